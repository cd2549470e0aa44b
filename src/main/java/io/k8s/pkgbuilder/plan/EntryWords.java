package io.k8s.pkgbuilder.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/** What kind of entry it is and where it comes from, in the words of the plan's JSON and text. */
final class EntryWords {
  private EntryWords() {}

  /** Keys in a fixed order, "type" first. */
  static Map<String, String> of(EntryPlan entry) {
    Map<String, String> words = new LinkedHashMap<>();
    if (entry instanceof EntryPlan.File file) {
      words.put("type", type(file.role()));
      origin(file.origin(), words);
    } else if (entry instanceof EntryPlan.Directory) {
      words.put("type", "dir");
    } else if (entry instanceof EntryPlan.Symlink link) {
      words.put("type", "symlink");
      words.put("target", link.target());
    } else if (entry instanceof EntryPlan.Ghost) {
      words.put("type", "ghost");
    } else if (entry instanceof EntryPlan.BinaryTree tree) {
      words.put("type", "binaries");
      words.put("binary", tree.request());
    }
    return words;
  }

  /** As configurations write it. */
  private static String type(FileRole role) {
    return switch (role) {
      case REGULAR -> "file";
      case CONFIG -> "config";
      case CONFIG_NOREPLACE -> "config|noreplace";
      case CONFIG_MISSINGOK -> "config|missingok";
      case DOC -> "doc";
      case LICENSE -> "license";
      case README -> "readme";
    };
  }

  private static void origin(FileOrigin origin, Map<String, String> words) {
    if (origin instanceof FileOrigin.ConfigFile file) {
      words.put("source", String.valueOf(file.path().getFileName()));
      words.put("configuredAt", file.location().toString());
    } else if (origin instanceof FileOrigin.Inline inline) {
      words.put("text", inline.text());
    } else if (origin instanceof FileOrigin.GzippedText text) {
      words.put("gzippedText", text.text());
    } else if (origin instanceof FileOrigin.Binary binary) {
      words.put("binary", binary.request());
    } else if (origin instanceof FileOrigin.Generated generated) {
      words.put("binary", generated.request());
      words.put("outputOf", String.join(" ", generated.arguments()));
    }
  }
}
