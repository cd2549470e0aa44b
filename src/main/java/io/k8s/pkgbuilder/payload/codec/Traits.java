package io.k8s.pkgbuilder.payload.codec;

import io.k8s.pkgbuilder.model.ElfMachine;
import java.util.Optional;

/**
 * What a codec may know of a stretch before it compresses it.
 *
 * @param size in bytes
 * @param machine of the executable it is, if it is one
 * @param solid it is a whole stream with several similar files, whose likeness spans files
 */
public record Traits(long size, Optional<ElfMachine> machine, boolean solid) {}
