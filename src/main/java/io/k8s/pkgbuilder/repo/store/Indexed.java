package io.k8s.pkgbuilder.repo.store;

import java.nio.file.Path;

/**
 * What became of one package file.
 *
 * @param input as the user named it
 * @param version in the format's own form, epoch included
 * @param architecture in the format's words
 * @param path in the repository
 * @param added false when the repository had it before
 * @param refused whether clients that check packages' own signatures will refuse it: a new rpm
 *     without one
 */
public record Indexed(
    Path input,
    String format,
    String name,
    String version,
    String architecture,
    String path,
    boolean added,
    boolean refused) {}
