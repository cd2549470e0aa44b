package io.k8s.pkgbuilder.format.rpm;

import io.k8s.pkgbuilder.model.InstallPath;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Directories that the package "filesystem" (of Fedora, RHEL, openSUSE) owns, as far as other
 * packages install below them.
 */
public final class FilesystemPackage {
  private static final Set<String> DIRECTORIES =
      Set.of(
          """
          / /bin /boot /dev /home /lib /lib64 /media /mnt /opt /proc /root /run /sbin /srv /sys /tmp
          /etc /etc/X11 /etc/bash_completion.d /etc/opt /etc/pki /etc/skel /etc/sysconfig /etc/xdg
          /etc/xdg/autostart /etc/logrotate.d
          /usr /usr/bin /usr/games /usr/include /usr/lib /usr/lib64 /usr/libexec /usr/local /usr/sbin
          /usr/share /usr/src /usr/tmp
          /usr/lib/debug /usr/lib/games /usr/lib/locale /usr/lib/modules /usr/lib/sysimage
          /usr/lib/systemd /usr/lib/systemd/system /usr/lib/systemd/user /usr/lib/sysusers.d
          /usr/lib/tmpfiles.d /usr/lib/sysctl.d /usr/lib/modules-load.d
          /usr/local/bin /usr/local/etc /usr/local/games /usr/local/include /usr/local/lib
          /usr/local/lib64 /usr/local/libexec /usr/local/sbin /usr/local/share /usr/local/src
          /usr/share/aclocal /usr/share/applications /usr/share/backgrounds
          /usr/share/bash-completion /usr/share/bash-completion/completions /usr/share/dict
          /usr/share/doc /usr/share/fish /usr/share/fish/vendor_completions.d /usr/share/fonts
          /usr/share/games /usr/share/help /usr/share/icons /usr/share/info /usr/share/licenses
          /usr/share/locale /usr/share/metainfo /usr/share/misc /usr/share/pixmaps
          /usr/share/sounds /usr/share/themes /usr/share/zsh /usr/share/zsh/site-functions
          /usr/src/debug /usr/src/kernels
          /var /var/adm /var/cache /var/db /var/empty /var/games /var/lib /var/lib/games
          /var/lib/misc /var/lib/rpm-state /var/local /var/lock /var/log /var/mail /var/nis /var/opt
          /var/preserve /var/run /var/spool /var/spool/lpd /var/spool/mail /var/tmp /var/yp
          """
              .strip()
              .split("\\s+"));

  private static final Pattern MANUAL =
      Pattern.compile("/usr/(local/)?share/man(/man[0-9n][px]?)?");

  private FilesystemPackage() {}

  static boolean owns(InstallPath path) {
    return owns(path.value());
  }

  /** Whether it is there on every machine, and nobody's else to own. */
  public static boolean owns(String path) {
    return DIRECTORIES.contains(path) || MANUAL.matcher(path).matches();
  }
}
