package io.k8s.pkgbuilder.migrate;

import io.k8s.pkgbuilder.config.yaml.YamlNode;
import io.k8s.pkgbuilder.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From a %files section, and what %install put there, to binaries and contents.
 *
 * @param urls of sources, by base name
 * @param version in them, which becomes a variable
 */
record SpecFiles(
    Draft draft, SourceFolder folder, InstallTree tree, Map<String, String> urls, String version) {
  void take(List<SpecLine> lines) throws IOException {
    for (SpecLine line : lines) {
      if (line.text().isBlank() || line.text().strip().startsWith("#")) {
        continue;
      }
      FilesLine files = FilesLine.parse(line.text());
      files.unknown().forEach(word -> leave(line, word + " is not understood"));
      if (!line.architectures().isEmpty()) {
        leave(line, "files of some architectures: give the item when: {platform: ...}");
      }
      for (String path : files.paths()) {
        one(path, files, line);
      }
    }
  }

  private void one(String text, FilesLine line, SpecLine at) throws IOException {
    if (!text.startsWith("/")) {
      document(text, line, at);
      return;
    }
    String path = InstallTree.path(text);
    if (line.marks().contains("exclude")) {
      draft.add("exclude", Nodes.text(path));
    } else if (line.marks().contains("ghost")) {
      Map<String, YamlNode> item = Nodes.fields("dst", path, "type", "ghost");
      info(line, line.mode()).ifPresent(value -> item.put("file_info", value));
      draft.add("contents", Nodes.map(item));
    } else if (line.marks().contains("dir")) {
      draft.directory(path, info(line, directoryMode(path, line)));
    } else {
      found(path, line, at);
    }
  }

  private OptionalInt directoryMode(String path, FilesLine line) {
    InstallTree.Item item = tree.items().get(path);
    return line.mode().isPresent() || item == null ? line.mode() : item.mode();
  }

  /** What %install put there, and below. */
  private void found(String path, FilesLine line, SpecLine at) throws IOException {
    PathGlob glob = new PathGlob(path);
    List<String> matching = new ArrayList<>();
    for (String each : tree.items().keySet()) {
      if (glob.matches(each) || each.startsWith(path + "/")) {
        matching.add(each);
      }
    }
    for (String each : matching) {
      item(each, line, at);
    }
    if (matching.isEmpty() && !glob.isPattern() && ProgramFolders.hold(path)) {
      binary(path, path.substring(path.lastIndexOf('/') + 1), line, OptionalInt.empty());
      leave(at, "no command that was understood installs it; taken for a binary");
    } else if (matching.isEmpty()) {
      leave(at, "no command that was understood installs it");
    }
  }

  private void item(String path, FilesLine line, SpecLine at) throws IOException {
    InstallTree.Item item = tree.items().getOrDefault(path, NONE);
    switch (item.kind()) {
      case DIRECTORY -> draft.directory(path, info(line, directoryMode(path, line)));
      case LINK -> draft.content(item.source(), path, "symlink", Optional.empty());
      case FILE -> file(path, item, line, at);
    }
  }

  private static final InstallTree.Item NONE =
      new InstallTree.Item(InstallTree.Kind.DIRECTORY, "", OptionalInt.empty(), Location.of(""));

  private void file(String path, InstallTree.Item item, FilesLine line, SpecLine at)
      throws IOException {
    OptionalInt mode = line.mode().isPresent() ? line.mode() : item.mode();
    Optional<Path> file = folder.find(item.source());
    Optional<byte[]> bytes = file.isPresent() ? SourceFolder.written(file.get()) : Optional.empty();
    String name = item.source().substring(item.source().lastIndexOf('/') + 1);
    if (bytes.isPresent()) {
      int its = Files.isExecutable(file.orElseThrow()) ? 0755 : 0644;
      OptionalInt known = mode.isPresent() ? mode : OptionalInt.of(its);
      draft.content(draft.file(name, bytes.get()), path, line.type(), info(line, known));
    } else if (file.isPresent() || ProgramFolders.hold(path)) {
      binary(path, name, line, mode);
    } else {
      leave(at, "there is no " + item.source() + " beside the spec");
    }
  }

  private void binary(String path, String name, FilesLine line, OptionalInt mode) {
    Map<String, YamlNode> item = Nodes.fields("name", name);
    String url = urls.getOrDefault(name, "");
    if (url.contains("://")) {
      item.put("url", Nodes.text(template(url)));
    }
    item.put("dst", Nodes.text(path));
    if (mode.isPresent() && mode.getAsInt() != 0755) {
      info(line, mode).ifPresent(value -> item.put("file_info", value));
    }
    draft.add("binaries", Nodes.map(item));
  }

  private String template(String url) {
    String by = version.isEmpty() ? url : url.replace(version, "${version}");
    return by.replaceAll("/linux/(amd64|arm64|arm|ppc64le|s390x)/", "/\\${os}/\\${goarch}/");
  }

  /** %doc and %license of a file beside the spec. */
  private void document(String name, FilesLine line, SpecLine at) throws IOException {
    Optional<Path> file = folder.find(name);
    Optional<byte[]> bytes = file.isPresent() ? SourceFolder.written(file.get()) : Optional.empty();
    String type = line.type();
    if (bytes.isEmpty() || !type.matches("doc|license|readme")) {
      leave(at, "there is no " + name + " beside the spec");
      return;
    }
    String base = name.substring(name.lastIndexOf('/') + 1);
    String folderName = type.equals("license") ? "/usr/share/licenses/" : "/usr/share/doc/";
    draft.content(
        draft.file(base, bytes.get()),
        folderName + draft.name() + "/" + base,
        type,
        info(line, OptionalInt.of(0644)));
  }

  private static Optional<YamlNode> info(FilesLine line, OptionalInt mode) {
    Map<String, YamlNode> info = new LinkedHashMap<>();
    if (!line.owner().isEmpty() && !line.owner().equals("root")) {
      info.put("owner", Nodes.text(line.owner()));
    }
    if (!line.group().isEmpty() && !line.group().equals("root")) {
      info.put("group", Nodes.text(line.group()));
    }
    if (mode.isPresent()) {
      info.put("mode", Nodes.plain("0" + Integer.toOctalString(mode.getAsInt())));
    }
    return info.isEmpty() ? Optional.empty() : Optional.of(Nodes.map(info));
  }

  private void leave(SpecLine line, String reason) {
    draft.leave(line.location(), line.text(), reason);
  }
}
