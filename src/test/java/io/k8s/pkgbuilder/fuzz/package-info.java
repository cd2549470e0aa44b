/**
 * Fuzzing of everything that reads what others wrote: {@code scripts/fuzz TARGET [MINUTES]}, and
 * for a moment in every build. The corpus is src/test/resources/fuzz/TARGET.
 */
@NullMarked
package io.k8s.pkgbuilder.fuzz;

import org.jspecify.annotations.NullMarked;
