# shellcheck shell=bash
# What the benchmarks share; sourced by them.

# now: nanoseconds since 1970.
now() { date +%s%N; }

# seconds COMMAND...: its wall-clock time; ends the script when the command fails.
seconds() {
  local start log
  log=$(mktemp)
  start=$(now)
  "$@" >"$log" 2>&1 || { cat "$log" >&2; echo "${0##*/}: $* failed" >&2; exit 1; }
  awk "BEGIN{printf \"%.2f\", ($(now) - $start) / 1e9}"
  rm -f "$log"
}

# median: of the numbers on stdin, apart by blanks.
median() { tr -s ' ' '\n' | grep . | sort -n | awk '{a[NR] = $1} END{print a[int((NR + 1) / 2)]}'; }

# ratio OURS THEIRS
ratio() { awk "BEGIN{printf \"%.2f\", $1 / $2}"; }

# version PROGRAM WORD...: the first number that it says.
version() { "$@" 2>&1 | grep -om1 '[0-9][0-9]*\.[0-9][0-9.]*' | head -1 || true; }

# machine: its cores, its processor, its Java.
machine() { printf '%s cores%s, Java %s' "$(nproc)" "$(sed -n 's/^model name[^:]*: /, /p' /proc/cpuinfo | head -1)" "$(version java -version)"; }

# publish NAME FILE: puts the file between <!-- NAME --> and <!-- /NAME --> of docs/benchmarks.md.
publish() {
  local page=${BASH_SOURCE[0]%/*}/../../docs/benchmarks.md new
  grep -qx "<!-- $1 -->" "$page" || { echo "${0##*/}: docs/benchmarks.md has no place for $1" >&2; exit 1; }
  new=$(mktemp)
  awk -v begin="<!-- $1 -->" -v rows="$2" -v end="<!-- /$1 -->" '
    $0 == begin { print; print ""; while ((getline line < rows) > 0) print line; print ""; skip = 1 }
    $0 == end { skip = 0 }
    !skip && $0 != begin { print }' "$page" >"$new"
  cat "$new" >"$page"
  rm "$new"
}
