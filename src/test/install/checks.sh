# What scenarios check. Sourced by run.sh.

# The five packages have three versions: component NAME KUBERNETES-VERSION.
version_of() {
  case $1 in
    cri-tools) eval echo "\$CRI_TOOLS_$2" ;;
    kubernetes-cni) eval echo "\$KUBERNETES_CNI_$2" ;;
    *) eval echo "\$$2" ;;
  esac
}

# expected NAME WHICH: type, mode and path of each file, for the packages of WHICH: VERSION or PREVIOUS.
expected() {
  case $format in deb) licences=/usr/share/doc ;; *) licences=/usr/share/licenses ;; esac
  eval "input=/in/\$$2"
  sed -n "s/^$1 *\([fdc] .*\)/\1/p" "$here/files.txt" | while read -r type mode path; do
    case $path in
      ENV) echo "$type $mode $env_file" ;;
      CNI) for plugin in "$input"/cni/*; do echo "$type $mode /opt/cni/bin/${plugin##*/}"; done ;;
      LICENSES/*) echo "$type $mode $licences/${path#LICENSES/}" ;;
      *) echo "$type $mode $path" ;;
    esac
  done
}

# Parent directories, and what a format adds: copyright, changelogs and overrides of debs.
ours() {
  grep -vxE '/(etc|opt|usr|var|etc/default|etc/sysconfig|usr/bin|usr/lib|usr/lib/(systemd(/system)?|modules-load.d|sysctl.d)|usr/share|usr/share/(doc|licenses|lintian)|usr/share/(doc|licenses)/[a-z-]+|usr/share/doc/[a-z-]+/(copyright|changelog.*)|usr/share/lintian/overrides(/[a-z-]+)?|var/lib)' || true
}

# is_whole NAME WHICH: the package is installed in that version, with every file as it should be and no other.
is_whole() {
  version=$(version_of "$1" "$2")
  [ "$(installed "$1")" = "$version" ] || fail "$1 is '$(installed "$1")' instead of $version"
  expected "$1" "$2" >/tmp/expected
  while read -r type mode path; do
    case $type in
      d) is="directory" ;;
      *) is="regular file" ;;
    esac
    found=$(stat -c '%F %a %U:%G' "$path" 2>&1) || true
    [ "$found" = "$is $mode root:root" ] || fail "$1: $path is '$found' instead of '$is $mode root:root'"
    [ "$type" != c ] || conffiles "$1" | grep -qxF "$path" || fail "$1: $path is no configuration file"
  done </tmp/expected
  cut -d' ' -f3- /tmp/expected | sort >/tmp/want
  owned "$1" | ours | sort >/tmp/have
  cmp -s /tmp/want /tmp/have || fail "$1 owns other files: $(diff /tmp/want /tmp/have | grep '^[<>]' | tr '\n' ' ')"
  is_input "$1" "$2"
}

# The binaries are those that went in.
is_input() {
  eval "input=/in/\$$2"
  case $1 in
    kubernetes-cni)
      for plugin in "$input"/cni/*; do cmp "$plugin" "/opt/cni/bin/${plugin##*/}" || fail "another ${plugin##*/}"; done ;;
    cri-tools) cmp "$input/crictl" /usr/bin/crictl || fail "another crictl" ;;
    *) cmp "$input/$1" "/usr/bin/$1" || fail "another $1" ;;
  esac
}

is_unchanged() { [ -z "$(changed "$1")" ] || fail "$1 is changed: $(changed "$1")"; }
# The kubelet's file of variables, edited and nothing else.
only_its_configuration_is_changed() {
  changed kubelet | grep -q " c $env_file\$" || fail "the edit of $env_file is not seen"
  ! changed kubelet | grep -qv " c $env_file\$" || fail "changed: $(changed kubelet)"
}

# answers WHICH: what is installed runs and says what its input says: by itself, or where the input cannot run here
# (it may need a newer C library), in the same words.
answers() {
  eval "input=/in/\$$1"
  same "$input/kubelet" /usr/bin/kubelet --version
  same "$input/kubectl" /usr/bin/kubectl version --client
  same "$input/crictl" /usr/bin/crictl --version
  same "$input/kubeadm" /usr/bin/kubeadm version
  export CNI_COMMAND=VERSION
  for plugin in "$input"/cni/*; do same "$plugin" "/opt/cni/bin/${plugin##*/}"; done
  unset CNI_COMMAND
}
same() {
  theirs=$1 ours=$2
  shift 2
  # A program may name itself in an error.
  "$theirs" "$@" >/tmp/theirs 2>&1 </dev/null && ended=0 || ended=$?
  "$ours" "$@" >/tmp/ours 2>&1 </dev/null && ours_ended=0 || ours_ended=$?
  [ "$ended" = "$ours_ended" ] || fail "$ours $* ended with $ours_ended, its input with $ended: $(cat /tmp/ours)"
  sed -i "s,$theirs,$ours,g" /tmp/theirs
  sed -i 's/time="[^"]*"//' /tmp/theirs /tmp/ours
  cmp -s /tmp/theirs /tmp/ours || fail "$ours $* says '$(cat /tmp/ours)', its input '$(cat /tmp/theirs)'"
  [ "$ended" = 0 ] || echo "note: $ours cannot run here, and neither can its input: $(tail -n 1 /tmp/ours)"
}

# The unit is known and enabled, as the presets of this machine want it.
unit_is() {
  found=$(systemctl is-enabled kubelet.service 2>/dev/null) || true
  [ "$found" = "$1" ] || fail "kubelet.service is '$found' instead of $1"
}
no_unit() { [ -z "$(find /etc/systemd /usr/lib/systemd -name 'kubelet*')" ] || fail "left: $(find /etc/systemd /usr/lib/systemd -name 'kubelet*')"; }

# Everything is there and works: all_are WHICH.
all_are() {
  for name in $all; do
    is_whole "$name" "$1"
    is_unchanged "$name"
  done
  unit_is enabled
  answers "$1"
}

# A picture of the file system, and what has come since; not what clients keep for themselves.
picture() {
  find / -xdev \( -path /proc -o -path /sys -o -path /tmp -o -path /run -o -path /var/cache -o -path /var/log -o -path /var/lib/dpkg -o -path /var/lib/apt \
    -o -path /var/lib/dnf -o -path /var/lib/rpm -o -path '/usr/lib/sysimage' -o -path /var/lib/zypp -o -path /var/adm -o -path /root -o -path '/usr/lib/*/sysimage' -o -path /var/tmp \) -prune -o -printf '%p %y %m\n' | sort
}
take_picture() { picture >/tmp/before; }
nothing_is_left() {
  picture >/tmp/after
  left=$(comm -13 /tmp/before /tmp/after)
  [ -z "$left" ] || fail "left: $left"
  # base-files makes /opt but does not own it, so that dpkg takes it away, empty, with the last package in it.
  gone=$(comm -23 /tmp/before /tmp/after | grep -vx '/opt d 755') || true
  [ -z "$gone" ] || fail "gone: $gone"
}

# The rest is for machines whose first process is systemd.
systemd_is_up() {
  attempts=0
  until systemctl is-system-running 2>/dev/null | grep -qxE 'running|degraded'; do
    attempts=$((attempts + 1))
    [ $attempts -lt 60 ] || fail "systemd is $(systemctl is-system-running 2>&1)"
    sleep 0.5
  done
}
runs_asleep() {
  mkdir -p /etc/systemd/system/kubelet.service.d
  printf '[Service]\nExecStart=\nExecStart=/usr/bin/sleep infinity\n' >/etc/systemd/system/kubelet.service.d/90-asleep.conf
}
is_active() { systemctl is-active --quiet kubelet.service || fail "kubelet.service is not active"; }
is_not_active() { ! systemctl is-active --quiet kubelet.service || fail "kubelet.service is active"; }
main_pid() { systemctl show -p MainPID --value kubelet.service; }
