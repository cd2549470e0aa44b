/**
 * Repositories for dnf, yum and zypper: repodata as createrepo_c writes it; its schema is
 * http://linux.duke.edu/metadata/common by usage.
 */
@NullMarked
package io.k8s.pkgbuilder.repo.yum;

import org.jspecify.annotations.NullMarked;
