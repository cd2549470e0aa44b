/**
 * What another packaging tool reads in (an nfpm.yaml, a debian folder, a spec); out, configurations
 * of ours, the files they name, and a list of everything that was not understood.
 *
 * <p>May see: config (YAML nodes, the reader), model, diagnostic.
 */
@NullMarked
package io.k8s.pkgbuilder.migrate;

import org.jspecify.annotations.NullMarked;
