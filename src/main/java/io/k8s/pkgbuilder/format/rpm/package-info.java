/** RPM packages, format version 4: lead, signature header, header, cpio payload. */
@NullMarked
package io.k8s.pkgbuilder.format.rpm;

import org.jspecify.annotations.NullMarked;
