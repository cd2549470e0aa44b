/**
 * One description of each key - its name, shape and documentation - from which both the strict
 * reader and the JSON Schema come, so that they cannot disagree.
 *
 * <p>In: {@link io.k8s.pkgbuilder.config.yaml.YamlNode}. Out: {@link
 * io.k8s.pkgbuilder.config.key.Fields}, JSON Schema (draft-07, which editors know). May see: yaml,
 * diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.config.key;

import org.jspecify.annotations.NullMarked;
