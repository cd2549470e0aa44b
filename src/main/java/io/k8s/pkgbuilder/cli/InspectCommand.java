package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.diagnostic.Diagnostics;
import io.k8s.pkgbuilder.format.PackageFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "inspect",
    sortOptions = false,
    description = {
      "Show everything about packages, of any writer, in one shape for deb and rpm.",
      "",
      "Neither dpkg nor rpm is needed."
    },
    footer = {
      "",
      "Examples:",
      "  pkgbuilder inspect out/kubeadm-1.32.3-1.x86_64.rpm",
      "  pkgbuilder inspect --output json out/*.deb",
      "  pkgbuilder inspect kubelet_1.32.3-1_amd64.deb --cat /etc/default/kubelet"
    })
final class InspectCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Packages.")
  private List<String> files = new ArrayList<>();

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How it is shown; text by default.")
  private String output = "text";

  @Option(
      names = "--extract",
      paramLabel = "DIR",
      description = "Unpack the one package into this new folder instead.")
  private @Nullable String extract;

  @Option(
      names = "--cat",
      paramLabel = "PATH",
      description = "Print this one file of the one package instead.")
  private @Nullable String cat;

  InspectCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    boolean json = TextOrJson.json(output);
    if ((extract != null || cat != null)
        && (files.size() > 1 || (extract != null && cat != null))) {
      throw Diagnostic.of(Category.USAGE, "--extract and --cat take one package, and not both")
          .asException();
    }
    Diagnostics damaged = new Diagnostics();
    List<Inspected> inspected = new ArrayList<>();
    for (String file : files) {
      try {
        PackageFile opened = new PackageFiles(world).open(file);
        if (extract != null) {
          new Extraction(world, world.path(extract)).run(opened);
        } else if (cat != null) {
          print(opened, cat);
        } else {
          inspected.add(Inspected.of(file, opened));
        }
      } catch (IOException e) {
        damaged.add(Diagnostic.of(Category.PACKAGING, "'" + file + "': " + e.getMessage()));
      }
    }
    damaged.throwIfAny();
    if (!inspected.isEmpty()) {
      world.out().print(json ? InspectedJson.render(inspected) : text(inspected));
    }
    return ExitCode.OK;
  }

  private static String text(List<Inspected> inspected) {
    return String.join("\n", inspected.stream().map(InspectedText::render).toList());
  }

  /** As text: stdout is a writer here, and what people look at are scripts and configurations. */
  private void print(PackageFile opened, String path) throws IOException {
    boolean[] found = {false};
    opened.visit(
        (entry, bytes) -> {
          if (entry.path().equals(path)) {
            found[0] = true;
            world.out().print(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
          } else {
            bytes.transferTo(OutputStream.nullOutputStream());
          }
        });
    if (!found[0]) {
      throw Diagnostic.of(Category.USAGE, "there is no " + path + " in the package")
          .hint("'pkgbuilder inspect FILE' lists what is")
          .asException();
    }
  }
}
