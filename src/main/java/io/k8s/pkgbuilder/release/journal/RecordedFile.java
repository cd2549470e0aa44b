package io.k8s.pkgbuilder.release.journal;

/**
 * A file as a step left it, or took it.
 *
 * @param path below the work directory, with slashes; absolute where the file lies elsewhere
 * @param size in bytes
 * @param sha256 lower-case hex
 * @param stamp {@link FileStamp} at that time: while it stays, the bytes need not be read again
 */
public record RecordedFile(String path, long size, String sha256, String stamp) {}
