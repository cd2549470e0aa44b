package io.k8s.pkgbuilder.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.k8s.pkgbuilder.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code inspect} shows what dpkg-deb and rpm show, of packages of any writer. */
class InspectIT {
  @TempDir static Path directory;

  private static List<JsonNode> inspect(Path folder, String suffix) throws IOException {
    List<String> words = new ArrayList<>(List.of("inspect", "--output", "json"));
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.map(Path::toString).filter(name -> name.endsWith(suffix)).sorted().forEach(words::add);
    }
    JsonNode all =
        new ObjectMapper().readTree(new Pkgbuilder(directory).run(words.toArray(String[]::new)));
    List<JsonNode> list = new ArrayList<>();
    all.forEach(list::add);
    return list;
  }

  @Test
  void debsAsDpkgDebHasThem() throws IOException {
    Tools.require("dpkg-deb", "apt-get", "tar");
    Path folder = Files.createDirectories(directory.resolve("debs"));
    Command.of("apt-get", "download", "-qq", "hello", "bash", "base-files", "login", "tzdata")
        .in(folder)
        .run();
    new Pkgbuilder(directory).run("demo", "--out", "debs/demo");
    List<JsonNode> all = inspect(folder, ".deb");
    assertThat(all).hasSizeGreaterThan(28);
    for (JsonNode one : all) {
      String file = one.get("file").asText();
      for (String field : List.of("Package", "Version", "Architecture")) {
        String key = field.equals("Package") ? "name" : field.toLowerCase(Locale.ROOT);
        assertThat(one.get(key).asText())
            .isEqualTo(Command.of("dpkg-deb", "-f", file, field).output().strip());
      }
      String listing =
          Command.of("sh", "-c")
              .with("dpkg-deb --fsys-tarfile \"$0\" | tar -tv --numeric-owner", file)
              .output();
      List<String> theirs =
          listing.lines().map(InspectIT::tarLine).filter(line -> !line.endsWith(" /")).toList();
      List<String> ours = new ArrayList<>();
      one.get("entries").forEach(entry -> ours.add(line(entry)));
      ours.remove("d /");
      assertThat(ours).as(file).containsExactlyInAnyOrderElementsOf(theirs);
    }
  }

  /** {@code drwxr-xr-x 0/0 0 2024-01-01 00:00 ./usr/} as {@code d /usr}, files with sizes. */
  private static String tarLine(String line) {
    String[] words = line.split("\\s+", 6);
    String path = words[5].replaceFirst("( -> | link to ).*", "").replaceFirst("^\\.", "");
    String name = path.length() > 1 ? path.replaceFirst("/$", "") : "/";
    return words[0].startsWith("-")
        ? "- " + words[2] + " " + name
        : words[0].charAt(0) + " " + name;
  }

  private static String line(JsonNode entry) {
    String path = entry.get("path").asText();
    return switch (entry.get("type").asText()) {
      case "file" -> "- " + entry.get("size").asText() + " " + path;
      case "directory" -> "d " + path;
      case "symlink" -> "l " + path;
      case "hardlink" -> "h " + path;
      default -> entry.get("type").asText() + " " + path;
    };
  }

  @Test
  void rpmsAsRpmHasThem() throws IOException {
    Tools.require("rpm", "rpmbuild");
    Path folder = Files.createDirectories(directory.resolve("rpms"));
    RpmbuildPackages.build(folder.resolve("rpmbuild"));
    new Pkgbuilder(directory).run("demo", "--out", "rpms/demo");
    List<JsonNode> all = inspect(folder, ".rpm");
    assertThat(all).hasSize(31);
    for (JsonNode one : all) {
      String file = one.get("file").asText();
      String format =
          "[%{FILENAMES}|%{FILEMODES:octal}|%{FILESIZES}|%{FILEDIGESTS}|%{FILEUSERNAME}\n]";
      String theirs = Command.of("rpm", "-qp", "--qf", format, file).output();
      List<String> ours = new ArrayList<>();
      one.get("entries").forEach(entry -> ours.add(rpmLine(entry)));
      assertThat(ours)
          .as(file)
          .containsExactlyInAnyOrderElementsOf(
              theirs.lines().map(InspectIT::withoutSizeOfOthers).toList());
      assertThat(
              Command.of("rpm", "-qp", "--qf", "%{NAME} %{VERSION}-%{RELEASE} %{ARCH}", file)
                  .output())
          .isEqualTo(
              one.get("name").asText()
                  + " "
                  + one.get("version").asText().replaceFirst("^[0-9]+:", "")
                  + " "
                  + one.get("architecture").asText());
    }
  }

  /** Path, permissions, and of regular files size and digest. */
  private static String withoutSizeOfOthers(String line) {
    String[] words = line.split("\\|", -1);
    String mode = words[1].substring(words[1].length() - 4);
    boolean regular = words[1].startsWith("100") || words[1].startsWith("0100");
    boolean bytes = regular && !words[3].isEmpty();
    return String.join("|", words[0], mode, bytes ? words[2] : "", bytes ? words[3] : "", words[4]);
  }

  private static String rpmLine(JsonNode entry) {
    boolean file = entry.get("type").asText().equals("file");
    return String.join(
        "|",
        entry.get("path").asText(),
        entry.get("mode").asText(),
        file ? entry.get("size").asText() : "",
        file ? entry.get("sha256").asText() : "",
        entry.get("owner").asText());
  }
}
