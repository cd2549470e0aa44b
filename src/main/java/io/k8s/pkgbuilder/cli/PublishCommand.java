package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.publish.Publication;
import io.k8s.pkgbuilder.publish.PublicationJson;
import io.k8s.pkgbuilder.publish.Published;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "publish",
    sortOptions = false,
    description = {
      "Bring a repository to where clients find it: a directory, a bucket, or by a program.",
      "",
      "Only what changed is sent, what names other files last, so that clients find a whole"
          + " repository at every moment. Without --nomock it only says what it would do."
    },
    footer = {
      "",
      "Examples:",
      "  pkgbuilder publish repo --to gs://packages.example.org/repo",
      "  pkgbuilder publish repo --to s3://packages.example.org --nomock --verify-published",
      "  pkgbuilder publish repo --to /srv/www/repo --nomock"
    })
final class PublishCommand implements Callable<Integer> {
  private final World world;

  @Parameters(paramLabel = "DIR", description = "The finished folder, e.g. a repository.")
  private String folder = "";

  @Mixin private PublishOptions options = new PublishOptions();

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "How many files are sent at once; 8 by default, or one per processor.")
  private @Nullable Integer jobs;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "What stdout gets; text by default.")
  private String output = "text";

  @Option(
      names = {"-q", "--quiet"},
      description = "No progress on stderr.")
  private boolean quiet;

  PublishCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() throws IOException {
    boolean json = TextOrJson.json(output);
    PublishTarget target = new PublishTarget(world, options);
    target.check();
    int threads = PublishTarget.jobs(world, Optional.ofNullable(jobs));
    Instant start = world.clock().instant();
    Published published = publish(target, threads);
    world.out().print(json ? PublicationJson.render(published) : text(published));
    summary(published, Duration.between(start, world.clock().instant()));
    return ExitCode.OK;
  }

  private Published publish(PublishTarget target, int threads) throws IOException {
    try (PublishProgress progress = new PublishProgress(world, quiet)) {
      return target.publish(world.path(folder), threads, progress);
    }
  }

  private static String text(Published published) {
    StringBuilder text = new StringBuilder();
    Publication publication = published.publication();
    publication
        .uploads()
        .forEach(
            upload ->
                text.append(upload.before().isPresent() ? "replace " : "upload ")
                    .append(upload.file().path())
                    .append('\n'));
    publication.deletions().forEach(file -> text.append("delete " + file.path() + "\n"));
    return text.toString();
  }

  private void summary(Published published, Duration took) {
    if (quiet) {
      return;
    }
    Publication publication = published.publication();
    world
        .err()
        .print(
            String.format(
                Locale.ROOT,
                "%s: %d files%s (%s)%s, %d unchanged%s in %.1f s%n",
                published.target(),
                publication.uploads().size(),
                published.mock() ? " would be sent" : " sent",
                Progress.bytes(publication.size()),
                publication.deletions().isEmpty()
                    ? ""
                    : ", " + publication.deletions().size() + " removed",
                publication.unchanged().size(),
                published.verified() > 0 ? ", " + published.verified() + " read back" : "",
                took.toMillis() / 1000.0));
    if (published.mock()) {
      world.err().print("note: nothing was published; --nomock does it\n");
    }
  }
}
