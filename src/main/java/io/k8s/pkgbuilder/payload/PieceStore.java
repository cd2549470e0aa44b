package io.k8s.pkgbuilder.payload;

import io.k8s.pkgbuilder.payload.codec.Piece;
import io.k8s.pkgbuilder.payload.codec.Spool;
import java.util.Optional;

/** Pieces that earlier builds compressed. Thread-safe; its own troubles never fail a build. */
public interface PieceStore {
  /** Remembers nothing. */
  PieceStore NONE =
      new PieceStore() {
        @Override
        public Optional<Piece> find(String key, Spool spool) {
          return Optional.empty();
        }

        @Override
        public void keep(String key, Piece piece) {}
      };

  /**
   * The piece that was kept under exactly this key, whole and unchanged.
   *
   * @param spool takes its bytes
   */
  Optional<Piece> find(String key, Spool spool);

  /** Keeps a piece for later builds, if it can. */
  void keep(String key, Piece piece);
}
