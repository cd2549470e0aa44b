package io.k8s.pkgbuilder.publish;

import java.util.Optional;

/**
 * One file that is at the target.
 *
 * @param path relative to the target, with slashes
 * @param size in bytes
 * @param md5 lower-case hex, where the service says it
 * @param sha256 lower-case hex, where the service says it
 * @param version what a precondition names: an entity tag or a generation
 */
public record Stored(
    String path, long size, Optional<String> md5, Optional<String> sha256, String version) {}
