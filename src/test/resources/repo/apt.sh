# What apt makes of a repository: $1 is its URL, $2 the URL of a place with damaged copies; /repo holds the client files.
set -eu
export DEBIAN_FRONTEND=noninteractive
say() { printf '%s\n' "$*" >&3; }
use() { # URL: this repository alone, with signatures on
  apt-get clean
  rm -rf /etc/apt/sources.list /etc/apt/sources.list.d /var/lib/apt/lists
  mkdir -p /etc/apt/sources.list.d /etc/apt/keyrings
  cp "${2:-/repo/kubernetes.asc}" /etc/apt/keyrings/kubernetes.asc
  sed "s,^URIs: .*,URIs: $1/deb," /repo/kubernetes.sources >/etc/apt/sources.list.d/kubernetes.sources
}
# The images are made with Check-Valid-Until off.
strict="-o APT::Update::Error-Mode=any -o Acquire::Check-Valid-Until=true"
installed() { dpkg-query -W -f '${db:Status-Abbrev} ${Package} ${Version}\n' 'kube*' cri-tools 2>/dev/null | grep -v '^un' | sort; }
refused() { # WHAT COMMAND...
  local what=$1; shift
  if "$@" >/tmp/log 2>&1; then say "TAKEN: $what"; cat /tmp/log; else say "refused: $what"; fi
}

use "$1"
apt-get update
apt-get install -y kubelet=1.32.3-1 kubeadm=1.32.3-1 kubectl=1.32.3-1 cri-tools=1.32.0-1
say "installed:"; installed >&3
say "$(kubectl)"
echo 'KUBELET_EXTRA_ARGS=--v=2' >/etc/default/kubelet
apt-get install -y kubelet=1.33.1-1 kubeadm=1.33.1-1 kubectl=1.33.1-1 cri-tools
say "upgraded:"; installed >&3
say "kept: $(cat /etc/default/kubelet)"
apt-get install -y --allow-downgrades kubelet=1.32.3-1
say "downgraded:"; installed | grep kubelet >&3
say "kept: $(cat /etc/default/kubelet)"
apt-get remove -y kubelet kubeadm kubectl cri-tools kubernetes-cni
say "removed:"; installed >&3
say "kept: $(cat /etc/default/kubelet)"
apt-get purge -y kubelet kubeadm kubectl cri-tools kubernetes-cni
say "purged:"; installed >&3
[ ! -e /etc/default/kubelet ] && say "gone: /etc/default/kubelet"

for damage in index signature expired unsigned; do
  use "$2/$damage"
  refused "$damage" apt-get $strict update
done
use "$1" /repo/other.asc
refused "wrong key" apt-get $strict update
use "$2/package"
apt-get update
refused "package" apt-get install -y kubectl
