/**
 * From YAML (a superset of nfpm's) with overlays, conditions and expansion to {@code
 * PackageConfig}; from platforms/*.yaml to {@code PlatformCatalog}.
 *
 * <p>May see: model, diagnostic. Only this room parses YAML; see docs/adr/0006-yaml-nodes.md.
 */
@NullMarked
package io.k8s.pkgbuilder.config;

import org.jspecify.annotations.NullMarked;
