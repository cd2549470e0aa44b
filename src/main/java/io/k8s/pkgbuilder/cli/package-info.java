/**
 * The command line: picocli commands, wiring, rendering of diagnostics and progress, exit codes.
 * The only room that prints, and the only one where clock, environment and threads enter. Nothing
 * sees it.
 */
@NullMarked
package io.k8s.pkgbuilder.cli;

import org.jspecify.annotations.NullMarked;
