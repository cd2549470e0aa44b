"use strict";
// Filters by significance, and opens the package that a link leads to.
const boxes = [...document.querySelectorAll("[data-show]")];
function filter() {
  const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.show));
  for (const one of document.querySelectorAll("[data-significance]")) {
    one.hidden = !shown.has(one.dataset.significance);
  }
  for (const one of document.querySelectorAll("details.package")) {
    one.hidden = !one.querySelector("li:not([hidden])");
  }
}
function open() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.matches("details")) {
    target.hidden = false;
    target.open = true;
    target.scrollIntoView();
  }
}
boxes.forEach((box) => box.addEventListener("change", filter));
addEventListener("hashchange", open);
open();
