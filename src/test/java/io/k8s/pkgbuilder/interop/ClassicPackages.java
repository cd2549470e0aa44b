package io.k8s.pkgbuilder.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The official packages of a time, made by dpkg-deb and rpmbuild from src/test/resources/reference,
 * whose README says what is there.
 *
 * @param data of one time
 * @param binaries kubelet, kubeadm, kubectl, crictl and a folder cni
 */
record ClassicPackages(Path data, Path binaries) {
  private static final List<String> SCRIPTS = List.of("preinst", "postinst", "prerm", "postrm");

  /** Writes the five debs and the five rpms into the folder. */
  void build(Path folder) throws IOException {
    Path work = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-work"));
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(data)) {
      for (Path control :
          files.filter(file -> file.toString().endsWith(".control")).sorted().toList()) {
        String name = control.getFileName().toString().replace(".control", "");
        deb(name, control, work.resolve(name), folder);
      }
    }
    rpms(work, folder);
  }

  private void deb(String name, Path control, Path tree, Path folder) throws IOException {
    Path debian = Files.createDirectories(tree.resolve("DEBIAN"));
    Files.copy(control, debian.resolve("control"));
    List<String> conffiles = new ArrayList<>();
    for (String line : Files.readAllLines(data.resolve(name + ".files"))) {
      String[] words = line.split(" ", -1);
      entry(tree, words[0], words[1], words[2]);
      if (words.length > 3) {
        conffiles.add(words[1]);
      }
    }
    if (!conffiles.isEmpty()) {
      Files.writeString(debian.resolve("conffiles"), String.join("\n", conffiles) + "\n");
    }
    for (String script : SCRIPTS) {
      Path file = data.resolve(name + "." + script);
      if (Files.exists(file)) {
        install("0755", file, debian.resolve(script));
      }
    }
    Command.of("chmod", "-R", "u=rwX,go=rX", tree).output();
    Command.of("dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, folder).output();
  }

  private void entry(Path tree, String mode, String path, String what) {
    Path target = tree.resolve(path.substring(1));
    String source = what.substring(what.indexOf(':') + 1);
    if (what.equals("dir")) {
      Command.of("install", "-d", "-m", mode, target).output();
    } else if (path.endsWith("/")) {
      try (Stream<Path> all = Files.list(binaries.resolve(source))) {
        all.sorted().forEach(file -> install(mode, file, target.resolve(file.getFileName())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else {
      install(mode, (what.startsWith("bin:") ? binaries : data).resolve(source), target);
    }
  }

  private static void install(String mode, Path source, Path target) {
    Command.of("install", "-D", "-p", "-m", mode, "-T", source, target).output();
  }

  private void rpms(Path work, Path folder) throws IOException {
    String spec =
        Files.readString(data.resolve("packages.spec"))
            .replace("@BIN@", binaries.toAbsolutePath().toString())
            .replace("@DATA@", data.toAbsolutePath().toString());
    Path file = Files.writeString(work.resolve("packages.spec"), spec);
    Command.of("rpmbuild", "--quiet", "-bb", "--target", "x86_64")
        .with("--define", "_topdir " + work.resolve("rpm"))
        .with("--define", "_build_id_links none", file)
        .output();
    try (Stream<Path> built = Files.list(work.resolve("rpm/RPMS/x86_64"))) {
      for (Path one : built.toList()) {
        Files.move(one, folder.resolve(one.getFileName()));
      }
    }
  }
}
