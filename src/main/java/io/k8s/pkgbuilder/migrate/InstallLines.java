package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A NAME.install: dh_install(1). */
record InstallLines(DebianDraft draft, SourceFolder debian, String file) {
  void take(String text) throws IOException {
    if (text.startsWith("#!")) {
      draft.leave(new Location(file, 1, 0), "#!", "a program writes it when it is built");
      return;
    }
    int number = 0;
    for (String line : text.split("\r?\n", -1)) {
      number++;
      String words = line.strip();
      if (!words.isEmpty() && !words.startsWith("#")) {
        line(words, new Location(file, number, 0));
      }
    }
  }

  private void line(String line, Location at) throws IOException {
    String[] words = line.split("\\s+", -1);
    if (line.contains("${") || line.contains("=>") || line.contains("{{")) {
      draft.leave(at, line, "it is filled in when it is built");
    } else if (words.length == 1) {
      String path = words[0].replaceFirst("^debian/tmp/", "");
      int slash = path.lastIndexOf('/');
      install(words[0], slash < 0 ? "/" : path.substring(0, slash), at);
    } else {
      for (int i = 0; i < words.length - 1; i++) {
        install(words[i], words[words.length - 1], at);
      }
    }
  }

  /** What is not there, or is an ELF file, comes from a build. */
  void install(String source, String folder, Location at) throws IOException {
    String into = DebianFiles.path(folder) + "/";
    String destination = into.equals("//") ? "/" : into;
    List<Path> found = find(source);
    List<Path> written = new ArrayList<>();
    for (Path path : found) {
      Optional<byte[]> bytes = SourceFolder.written(path);
      String name = path.getFileName().toString();
      if (bytes.isPresent()) {
        written.add(path);
        String type = destination.startsWith("/etc/") ? "config|noreplace" : "";
        boolean program = Files.isExecutable(path) || ProgramFolders.hold(destination);
        draft
            .out()
            .content(
                draft.out().file(name, bytes.get()),
                destination + name,
                type,
                DebianFiles.mode(program ? 0755 : 0644));
      }
    }
    String name = source.substring(source.lastIndexOf('/') + 1);
    if (written.size() < found.size() || (found.isEmpty() && ProgramFolders.hold(destination))) {
      binary(found.size() > 1 ? "" : name, destination, at, source);
    } else if (found.isEmpty()) {
      draft.leave(
          at, source, "there is no such file; put it beside package.yaml and name it in contents");
    }
  }

  private List<Path> find(String source) throws IOException {
    Path root = Optional.ofNullable(debian.path().getParent()).orElse(debian.path());
    List<Path> found = new SourceFolder(root).matching(source);
    return found.isEmpty()
        ? new SourceFolder(debian.path().resolve("tmp")).matching(source)
        : found;
  }

  private void binary(String name, String destination, Location at, String source) {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._+-]*")) {
      draft.leave(at, source, "write down in binaries which programs these are");
      return;
    }
    Map<String, YamlNode> item = Nodes.fields("name", name, "dst", destination + name);
    draft.out().add("binaries", Nodes.map(item));
  }
}
