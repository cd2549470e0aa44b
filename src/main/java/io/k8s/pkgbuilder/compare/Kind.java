package io.k8s.pkgbuilder.compare;

import static io.k8s.pkgbuilder.compare.Significance.BREAKING;
import static io.k8s.pkgbuilder.compare.Significance.COSMETIC;
import static io.k8s.pkgbuilder.compare.Significance.NOTABLE;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can differ, and the built-in rule of what that means; docs/diff.md holds this table. A
 * policy may say otherwise.
 */
public enum Kind {
  PACKAGE_ADDED(Area.PACKAGE, NOTABLE, "only the second set has the package"),
  PACKAGE_REMOVED(Area.PACKAGE, BREAKING, "who installs the package finds none any more"),

  NAME_CHANGED(Area.METADATA, BREAKING, "another name is another package, and no upgrade"),
  ARCHITECTURE_CHANGED(Area.METADATA, BREAKING, "it installs on other machines"),
  VERSION_RAISED(Area.METADATA, NOTABLE, "machines upgrade to it"),
  VERSION_LOWERED(Area.METADATA, BREAKING, "package managers refuse or ignore an older version"),
  VERSION_RESPELLED(Area.METADATA, COSMETIC, "package managers take the two for equal"),
  FORMAT_CHANGED(Area.METADATA, COSMETIC, "a deb is compared with an rpm"),
  FIELD_CHANGED(Area.METADATA, NOTABLE, "people or programs read the field"),
  BUILD_FIELD_CHANGED(
      Area.METADATA, COSMETIC, "the field tells of the build: its host, its sources, its sum"),
  COMPRESSION_CHANGED(Area.METADATA, COSMETIC, "what is unpacked is the same"),
  SIGNATURE_ADDED(Area.METADATA, COSMETIC, "more can be verified"),
  SIGNATURE_REMOVED(Area.METADATA, NOTABLE, "machines that verify packages refuse it"),

  REQUIREMENT_ADDED(Area.RELATIONS, BREAKING, "it may not be installable where it was"),
  REQUIREMENT_REMOVED(Area.RELATIONS, BREAKING, "what it needs may be missing"),
  REQUIREMENT_NARROWED(Area.RELATIONS, BREAKING, "it may not be installable where it was"),
  REQUIREMENT_WIDENED(Area.RELATIONS, NOTABLE, "it installs beside versions it did not take"),
  CONFLICT_ADDED(Area.RELATIONS, BREAKING, "it pushes out what could stay"),
  CONFLICT_REMOVED(Area.RELATIONS, NOTABLE, "it installs beside what it refused"),
  CONFLICT_WIDENED(Area.RELATIONS, BREAKING, "it pushes out versions that could stay"),
  CONFLICT_NARROWED(Area.RELATIONS, NOTABLE, "it installs beside versions it refused"),
  REPLACEMENT_ADDED(Area.RELATIONS, NOTABLE, "it takes over another package's place or files"),
  REPLACEMENT_REMOVED(Area.RELATIONS, NOTABLE, "it no longer takes over another package"),
  REPLACEMENT_CHANGED(Area.RELATIONS, NOTABLE, "it takes over other versions"),
  PROVISION_ADDED(Area.RELATIONS, NOTABLE, "it satisfies more than it did"),
  PROVISION_REMOVED(Area.RELATIONS, BREAKING, "packages that need this lose it"),
  PROVISION_CHANGED(Area.RELATIONS, NOTABLE, "it satisfies other versions"),
  SUGGESTION_ADDED(Area.RELATIONS, NOTABLE, "package managers may install more with it"),
  SUGGESTION_REMOVED(Area.RELATIONS, NOTABLE, "package managers may install less with it"),
  SUGGESTION_CHANGED(Area.RELATIONS, NOTABLE, "package managers suggest other versions"),
  RELATION_RESPELLED(Area.RELATIONS, COSMETIC, "other words with the same meaning"),
  FORMAT_RELATION_CHANGED(
      Area.RELATIONS, COSMETIC, "what rpm notes itself: rpmlib(...), config(...)"),
  RELATION_BY_FORMAT(
      Area.RELATIONS,
      NOTABLE,
      "deb and rpm ask for different packages, or for packages that distributions name"
          + " differently"),

  SCRIPT_ADDED(Area.SCRIPTS, NOTABLE, "something new runs on the machine"),
  SCRIPT_REMOVED(Area.SCRIPTS, BREAKING, "what it set up is no longer set up"),
  SCRIPT_CHANGED(Area.SCRIPTS, NOTABLE, "something else runs on the machine"),
  SCRIPT_RESPELLED(Area.SCRIPTS, COSMETIC, "only comments, blank lines or blanks at line ends"),
  SCRIPT_BY_FORMAT(Area.SCRIPTS, COSMETIC, "deb and rpm run scripts at different moments"),

  ENTRY_ADDED(Area.ENTRIES, NOTABLE, "more lies on the machine"),
  ENTRY_REMOVED(Area.ENTRIES, BREAKING, "what used it does not find it"),
  PARENT_ADDED(Area.ENTRIES, COSMETIC, "a folder that holds other entries is now listed itself"),
  PARENT_REMOVED(
      Area.ENTRIES, COSMETIC, "a folder that holds other entries is no longer listed itself"),
  TYPE_CHANGED(Area.ENTRIES, BREAKING, "a file, folder or link became something else"),
  MODE_CHANGED(Area.ENTRIES, NOTABLE, "permissions changed without harm that a rule knows"),
  MODE_LOOSENED(
      Area.ENTRIES, BREAKING, "setuid, setgid, or writable by the group or everybody: a danger"),
  MODE_TIGHTENED(Area.ENTRIES, BREAKING, "who could read or execute it cannot any more"),
  OWNER_CHANGED(Area.ENTRIES, BREAKING, "another user or group has the owner's rights"),
  LINK_CHANGED(Area.ENTRIES, NOTABLE, "the link leads elsewhere"),
  CONFIG_LOST(Area.ENTRIES, BREAKING, "upgrades overwrite what administrators edit"),
  CONFIG_GAINED(Area.ENTRIES, NOTABLE, "upgrades keep what administrators edit"),
  ROLE_CHANGED(Area.ENTRIES, COSMETIC, "the mark as documentation or license changed"),
  CONTENT_CHANGED(Area.ENTRIES, NOTABLE, "the file holds something else"),
  RECOMPRESSED(Area.ENTRIES, COSMETIC, "a compressed file unpacks to the same bytes"),
  ELF_MACHINE_CHANGED(Area.ENTRIES, BREAKING, "the program is for another machine"),
  ELF_LOADER_CHANGED(Area.ENTRIES, BREAKING, "the program needs another dynamic loader"),
  ELF_LIBRARY_ADDED(Area.ENTRIES, BREAKING, "the program needs a library it did not need"),
  ELF_LIBRARY_REMOVED(Area.ENTRIES, NOTABLE, "the program no longer needs a library"),
  ELF_CODE_CHANGED(Area.ENTRIES, NOTABLE, "sections that are loaded at run time differ"),
  ELF_UNLOADED_CHANGED(
      Area.ENTRIES, COSMETIC, "only build ids, symbols, debugging data or comments differ"),
  ELF_SYMBOLS_CHANGED(Area.ENTRIES, NOTABLE, "symbols or debugging data were added or stripped"),
  GO_VERSION_CHANGED(Area.ENTRIES, NOTABLE, "another Go release built the program"),
  GO_BUILD_CHANGED(Area.ENTRIES, NOTABLE, "other modules or settings went into the program"),
  DOCUMENT_BY_FORMAT(
      Area.ENTRIES, COSMETIC, "deb and rpm have different places for documents and licenses"),
  TIMES_CHANGED(Area.ENTRIES, COSMETIC, "only the times of entries differ"),
  ORDER_CHANGED(Area.ENTRIES, COSMETIC, "only the order of entries in the archive differs");

  private final Area area;
  private final Significance significance;
  private final String meaning;

  Kind(Area area, Significance significance, String meaning) {
    this.area = area;
    this.significance = significance;
    this.meaning = meaning;
  }

  public Area area() {
    return area;
  }

  /** The built-in rule. */
  public Significance significance() {
    return significance;
  }

  /** Why the rule says so, or what the kind is. */
  public String meaning() {
    return meaning;
  }

  /** Its stable name in policies and reports: {@code requirement-added}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of this {@link #word}. */
  public static Optional<Kind> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
