package io.k8s.pkgbuilder.publish;

/**
 * How to publish.
 *
 * @param mock say what would be done, and do nothing
 * @param delete remove what the tree does not have
 * @param replace let a package change under its name
 * @param verify read everything back
 */
public record PublishSettings(boolean mock, boolean delete, boolean replace, boolean verify) {}
