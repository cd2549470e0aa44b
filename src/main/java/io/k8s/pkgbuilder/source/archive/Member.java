package io.k8s.pkgbuilder.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * One member as it is read.
 *
 * @param name normalised: relative, without "." and "..", e.g. kubernetes/node/bin/kubelet
 * @param kind what it is
 * @param target of a link, as it stands in the archive; else ""
 * @param modified as the archive says
 */
public record Member(String name, Kind kind, String target, Instant modified) {
  /** Kinds of members. */
  public enum Kind {
    FILE,
    DIRECTORY,
    SYMLINK,
    HARDLINK
  }

  /** Takes members in the archive's order. */
  public interface Visitor {
    /**
     * One member.
     *
     * @param bytes of a file; need not be read
     */
    void visit(Member member, InputStream bytes) throws IOException;
  }
}
