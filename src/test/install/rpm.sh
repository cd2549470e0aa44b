# What rpm itself knows, for dnf.sh and zypper.sh.
format=rpm env_file=/etc/sysconfig/kubelet

# rpm 6 wants a network namespace of its own for scriptlets, which a container may not make.
rm -f /usr/lib/*/rpm-plugins/unshare.so

# An rpm host that is a Debian has an empty database: a package stands in for what it has, and here is what every rpm
# distribution's package "filesystem" owns and Debian lacks.
prepare() {
  # Debian's rpm has it in the home directory; its zypper does not.
  mkdir -p /etc/rpm /var/lib/rpm
  case $(rpm --eval %_dbpath) in "$HOME"/*) echo '%_dbpath /var/lib/rpm' >/etc/rpm/macros.dbpath ;; esac
  rpmdb --initdb >/dev/null 2>&1 || true
  rpm --import "$1/kubernetes.asc" 2>/dev/null
  if rpm -q --whatprovides iptables >/dev/null 2>&1; then return; fi
  mkdir -p /etc/sysconfig /usr/share/licenses /usr/lib/systemd/system /usr/lib/modules-load.d /usr/lib/sysctl.d
  quietly rpm -i "$1"/rpm/noarch/node-base-*.rpm
}

installed() { rpm -q --qf '%{version}\n' "$1" 2>/dev/null | grep -v 'not installed'; }
owned() { rpm -ql "$1" 2>/dev/null; }
changed() { rpm -V --nodeps "$1" 2>/dev/null; }
conffiles() { rpm -q --configfiles "$1" 2>/dev/null; }
saved() { echo "$env_file.rpmsave"; }
is_removed() { ! rpm -q "$1" >/dev/null 2>&1; }
is_purged() { is_removed "$1"; }
# A transaction that was cut off leaves the old version of a package beside the new one in the database: the old one goes,
# as 'dnf remove --duplicates' has it. What else was cut off is begun again by the caller.
repair() {
  for name in $all; do
    if [ "$(rpm -q "$name" 2>/dev/null | grep -c "^$name-[0-9]")" -gt 1 ]; then
      quietly rpm -e --justdb --nodeps --noscripts "$(rpm -q "$name" 2>/dev/null | sort -V | head -n 1)"
      reinstall "$name"
    fi
  done
}
# rpm writes NAME;HEX and renames it.
unpacking() { set -- "/usr/bin/$1;"*; [ -e "$1" ]; }
