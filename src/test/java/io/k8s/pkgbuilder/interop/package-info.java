/** The finished jar and container against real tools, with real binaries: what a user would see. */
@NullMarked
package io.k8s.pkgbuilder.interop;

import org.jspecify.annotations.NullMarked;
