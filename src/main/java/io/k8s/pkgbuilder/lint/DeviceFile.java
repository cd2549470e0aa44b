package io.k8s.pkgbuilder.lint;

import io.k8s.pkgbuilder.format.PackageEntry;
import java.util.List;

/** Devices. */
final class DeviceFile implements Check {
  private static final About ABOUT =
      new About(
          "device-file",
          Level.ERROR,
          "a device, pipe or socket in a package",
          "Devices are the kernel's and udev's to make; package managers refuse them in"
              + " containers.",
          "Make it at run time, with tmpfiles.d or udev.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Violation> find(LintPackage subject, LintSet set) {
    return subject.each(
        entry -> entry.entry().type() == PackageEntry.Type.DEVICE, "packages hold no devices");
  }
}
