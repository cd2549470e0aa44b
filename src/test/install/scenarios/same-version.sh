# kubeadm that was built with --dependency same-version: the kubelet and kubectl go with it, always.
use_repository /packages/same-version
install kubeadm="$PREVIOUS" kubelet="$PREVIOUS" kubectl="$PREVIOUS" kubernetes-cni="$KUBERNETES_CNI_PREVIOUS"
upgrade kubeadm
for name in kubeadm kubelet kubectl; do is_whole "$name" VERSION; done
# Clients refuse this, or take the others back too.
(downgrade kubelet="$PREVIOUS") >/dev/null 2>&1 || true
for name in kubelet kubectl; do
  [ "$(installed "$name")" = "$(installed kubeadm)" ] || fail "kubeadm is $(installed kubeadm) and $name $(installed "$name")"
done
