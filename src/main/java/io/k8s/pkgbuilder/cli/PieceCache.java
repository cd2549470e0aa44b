package io.k8s.pkgbuilder.cli;

import io.k8s.pkgbuilder.diagnostic.Category;
import io.k8s.pkgbuilder.diagnostic.Diagnostic;
import io.k8s.pkgbuilder.model.ByteSize;
import io.k8s.pkgbuilder.payload.PieceFolder;
import io.k8s.pkgbuilder.payload.PieceStore;
import java.util.Optional;

/** What builds on this machine have compressed before, so that they need not again. */
record PieceCache(Optional<PieceFolder> folder, ByteSize limit) {
  private static final String DEFAULT = "1GiB";

  static final PieceCache OFF = new PieceCache(Optional.empty(), new ByteSize(0));

  /**
   * As the option says, else the variable, else the default; none where no cache has a place.
   *
   * @param typed what --piece-cache says
   * @param directory what --cache-dir says
   * @throws io.k8s.pkgbuilder.diagnostic.DiagnosticException of category USAGE for what is no size
   */
  static PieceCache of(World world, Optional<String> typed, Optional<String> directory) {
    String size = typed.or(() -> world.variable("PKGBUILDER_PIECE_CACHE")).orElse(DEFAULT);
    if (size.equals("off")) {
      return OFF;
    }
    try {
      return new PieceCache(
          CacheDirectory.of(world, directory)
              .map(cache -> new PieceFolder(cache.resolve("pieces"), world.clock())),
          ByteSize.parse(size));
    } catch (IllegalArgumentException e) {
      throw Diagnostic.of(Category.USAGE, "--piece-cache: " + e.getMessage())
          .hint("give a size, or off")
          .asException();
    }
  }

  PieceStore store() {
    return folder.map(PieceStore.class::cast).orElse(PieceStore.NONE);
  }

  void prune() {
    folder.ifPresent(pieces -> pieces.prune(limit));
  }
}
