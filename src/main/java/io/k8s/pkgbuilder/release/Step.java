package io.k8s.pkgbuilder.release;

/**
 * Something that is done, or not; never half of it.
 *
 * @param id the stage's word alone, or with what it is for: package/kubelet/linux/amd64/deb
 * @param fingerprint of everything that decides what it makes, lower-case hex
 */
public record Step(StageName stage, String id, String fingerprint) {}
