/** Whether what a repository offers can be installed. */
@NullMarked
package io.k8s.pkgbuilder.repo.check;

import org.jspecify.annotations.NullMarked;
