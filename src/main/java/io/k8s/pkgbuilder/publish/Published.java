package io.k8s.pkgbuilder.publish;

/**
 * What became of a publication.
 *
 * @param target for messages
 * @param mock whether it was only said
 * @param verified files that were read back and found right
 */
public record Published(String target, Publication publication, boolean mock, int verified) {}
