/**
 * YAML text to a tree whose every node knows its line and column; refuses what could exhaust or
 * mislead: oversized, deeply nested or alias-inflated documents, duplicate keys, foreign tags.
 *
 * <p>In: bytes. Out: {@link io.k8s.pkgbuilder.config.yaml.YamlNode}. May see: diagnostic. Only this
 * package imports SnakeYAML.
 */
@NullMarked
package io.k8s.pkgbuilder.config.yaml;

import org.jspecify.annotations.NullMarked;
