# What dnf, dnf5 and zypper make of a repository: $1 is its URL, $2 the URL of a place with damaged copies, $3 the client.
set -eu
say() { printf '%s\n' "$*" >&3; }
client=$3
# rpm 6 wants a network namespace of its own for scriptlets, which a container may not make.
rm -f /usr/lib/*/rpm-plugins/unshare.so
root=/target
fresh() { # URL KEY: an empty machine that knows this repository alone, with both kinds of signatures on
  rm -rf $root /var/cache/dnf /var/cache/libdnf5 /var/cache/zypp /etc/yum.repos.d /etc/dnf/repos.d /etc/zypp/repos.d
  mkdir -p $root/bin $root/etc/yum.repos.d $root/etc/zypp/repos.d /etc/yum.repos.d
  cp /bin/busybox $root/bin/sh
  sed -e "s,^baseurl=.*,baseurl=$1/rpm/," -e "s,^gpgkey=.*,gpgkey=file://${2:-/repo/kubernetes.asc}," /repo/kubernetes.repo >/etc/yum.repos.d/kubernetes.repo
  cp /etc/yum.repos.d/kubernetes.repo $root/etc/zypp/repos.d/
  # It asks a person before it takes a key; nobody is here.
  [ $client != zypper ] || rpm --root $root --import "${2:-/repo/kubernetes.asc}"
}
run() {
  case $client in
  zypper) zypper --root $root --non-interactive "$@" ;;
  *) $client -y --installroot=$root --releasever=1 --setopt=reposdir=/etc/yum.repos.d --setopt=cachedir=$root/cache --forcearch=x86_64 "$@" ;;
  esac
}
package() { # NAME VERSION, as the client wants it
  case $client in zypper) echo "$1=$2" ;; *) echo "$1-$2" ;; esac
}
installed() {
  local db
  for db in usr/lib/sysimage/rpm var/lib/rpm root/.rpmdb; do
    [ -d $root/$db ] && rpm --root $root --dbpath /$db -qa --qf '%{name} %{version}\n' 2>/dev/null
  done | grep -E '^(kube|cri)' | sort -u
}
downgrade() {
  case $client in zypper) run install --oldpackage kubelet=1.32.3 ;; *) run downgrade kubelet-1.32.3 ;; esac
}
refused() { # WHAT COMMAND...
  local what=$1; shift
  if "$@" >/tmp/log 2>&1; then say "TAKEN: $what"; cat /tmp/log; else say "refused: $what"; fi
}

fresh "$1"
run install "$(package kubelet 1.32.3)" "$(package kubeadm 1.32.3)" "$(package kubectl 1.32.3)" "$(package cri-tools 1.32.0)"
say "installed:"; installed >&3
say "$(chroot $root /usr/bin/kubectl)"
echo 'KUBELET_EXTRA_ARGS=--v=2' >$root/etc/sysconfig/kubelet
run update
say "upgraded:"; installed >&3
say "kept: $(cat $root/etc/sysconfig/kubelet)"
downgrade
say "downgraded:"; installed | grep kubelet >&3
say "kept: $(cat $root/etc/sysconfig/kubelet)"
run remove kubelet kubeadm kubectl cri-tools kubernetes-cni
say "removed:"; installed >&3 || true
say "saved: $(cat $root/etc/sysconfig/kubelet.rpmsave)"

for damage in index signature unsigned package; do
  fresh "$2/$damage"
  refused "$damage" run install kubectl
done
fresh "$1" /repo/other.asc
refused "wrong key" run install kubectl
