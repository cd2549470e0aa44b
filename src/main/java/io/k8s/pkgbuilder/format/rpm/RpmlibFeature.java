package io.k8s.pkgbuilder.format.rpm;

import java.util.Locale;

/** What an rpm must know to install a package, with the version that learnt it: rpmds.cc. */
enum RpmlibFeature {
  COMPRESSED_FILE_NAMES("CompressedFileNames", "3.0.4-1"),
  PAYLOAD_FILES_HAVE_PREFIX("PayloadFilesHavePrefix", "4.0-1"),
  SCRIPTLET_INTERPRETER_ARGS("ScriptletInterpreterArgs", "4.0.3-1"),
  BUILTIN_LUA_SCRIPTS("BuiltinLuaScripts", "4.2.2-1"),
  FILE_DIGESTS("FileDigests", "4.6.0-1"),
  TILDE_IN_VERSIONS("TildeInVersions", "4.10.0-1"),
  CARET_IN_VERSIONS("CaretInVersions", "4.15.0-1"),
  PAYLOAD_IS_LZMA("PayloadIsLzma", "4.4.2-1"),
  PAYLOAD_IS_XZ("PayloadIsXz", "5.2-1"),
  PAYLOAD_IS_ZSTD("PayloadIsZstd", "5.4.18-1"),
  LARGE_FILES("LargeFiles", "4.12.0-1"),
  RICH_DEPENDENCIES("RichDependencies", "4.12.0-1");

  private static final long AT_MOST = 1 << 1 | Sense.EQUAL;

  private final String feature;
  private final String version;

  RpmlibFeature(String feature, String version) {
    this.feature = feature;
    this.version = version;
  }

  Dependency dependency() {
    String name = String.format(Locale.ROOT, "rpmlib(%s)", feature);
    return new Dependency(name, Sense.RPMLIB | AT_MOST, version);
  }
}
