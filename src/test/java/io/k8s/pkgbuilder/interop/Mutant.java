package io.k8s.pkgbuilder.interop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of src/test/install/mutants.yaml, which says what its fields mean.
 *
 * @param add files to write, by path below packages/
 * @param because what the scenario must say
 */
record Mutant(
    String name,
    String file,
    String from,
    String to,
    Map<String, String> add,
    String fails,
    String because,
    boolean gate) {
  Mutant {
    add = Map.copyOf(add);
  }

  static List<Mutant> all() {
    List<Mutant> rows = new ArrayList<>();
    for (JsonNode row : Distribution.table("mutants.yaml").path("mutants")) {
      Map<String, String> add = new HashMap<>();
      row.path("add").properties().forEach(one -> add.put(one.getKey(), one.getValue().asText()));
      rows.add(
          new Mutant(
              row.required("name").asText(),
              row.required("edit").required("file").asText(),
              row.required("edit").path("from").asText(),
              row.required("edit").required("to").asText(),
              add,
              row.required("fails").asText(),
              row.required("because").asText(),
              row.path("gate").asBoolean()));
    }
    return rows;
  }

  /** A copy of packages/, broken. */
  Path write(Path folder) throws IOException {
    FiftyPackages.deleteTree(folder);
    Files.createDirectories(folder.toAbsolutePath().getParent());
    Command.of("cp", "-r", Path.of("packages").toAbsolutePath(), folder).output();
    replace(folder.resolve(file), from, to);
    for (Map.Entry<String, String> one : add.entrySet()) {
      Files.writeString(folder.resolve(one.getKey()), one.getValue());
    }
    return folder;
  }

  /** Replaces text that must be there; appends where there is none. */
  static void replace(Path file, String from, String to) {
    try {
      String text = Files.readString(file);
      if (!text.contains(from)) {
        throw new AssertionError(file + " does not have: " + from);
      }
      Files.writeString(file, from.isEmpty() ? text + "\n" + to : text.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
