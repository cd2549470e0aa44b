/** What both kinds of repository are made of: files that appear whole, digests, history. */
@NullMarked
package io.k8s.pkgbuilder.repo.store;

import org.jspecify.annotations.NullMarked;
