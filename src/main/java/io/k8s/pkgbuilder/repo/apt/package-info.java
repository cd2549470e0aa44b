/**
 * Repositories for apt: Packages, Contents, Release and their signatures, as
 * https://wiki.debian.org/DebianRepository/Format describes them.
 */
@NullMarked
package io.k8s.pkgbuilder.repo.apt;

import org.jspecify.annotations.NullMarked;
