/**
 * Packages in, of any writer; out, the mistakes in them that hurt users, each with the name of the
 * check that found it. Nothing is built or changed.
 *
 * <p>May see: format (PackageReader's shapes), payload (ELF headers), content, repo.check, model,
 * diagnostic; docs/adr/0016-lint.md says why.
 */
@NullMarked
package io.k8s.pkgbuilder.lint;

import org.jspecify.annotations.NullMarked;
