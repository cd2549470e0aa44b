package io.k8s.pkgbuilder.source;

import io.k8s.pkgbuilder.content.Content;
import java.time.Instant;

/**
 * One file that a source found.
 *
 * @param name base name, e.g. kubelet or, of a tree, one of its members
 * @param content its bytes; verified where they came over a network
 * @param modified the file's, the archive member's or the server's time of last change, never the
 *     time of the download
 * @param origin where it was found, for messages: a path or a URL without credentials
 */
public record ResolvedFile(String name, Content content, Instant modified, String origin) {}
