package io.k8s.pkgbuilder.format;

import io.k8s.pkgbuilder.model.PackageName;
import io.k8s.pkgbuilder.model.PackageVersion;
import io.k8s.pkgbuilder.model.Platform;
import java.nio.file.Path;

/**
 * One finished package file.
 *
 * @param file below the output directory, as the user named that
 * @param format the {@link PackageFormat#name}
 * @param architecture in the format's words
 * @param size in bytes
 * @param sha256 lower-case hex
 * @param unchanged whether a file with these very bytes was there before
 */
public record BuiltArtifact(
    Path file,
    PackageName name,
    PackageVersion version,
    Platform platform,
    String format,
    String architecture,
    long size,
    String sha256,
    boolean unchanged) {}
