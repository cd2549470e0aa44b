package io.k8s.pkgbuilder.attest;

import java.util.Optional;

/**
 * One input of a package.
 *
 * @param name what the package calls it: OS/GOARCH/NAME of a binary, the base name of a configured
 *     file
 * @param uri where it came from; empty for a file of this machine, whose path is nobody's business
 * @param sha256 lower-case hex
 * @param size in bytes
 * @param go what Go's linker wrote into it
 */
public record Material(
    String name, Optional<String> uri, String sha256, long size, Optional<GoBuildInfo> go) {}
