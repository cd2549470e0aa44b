# One component, with what it depends on.
install kubelet
for name in kubelet kubernetes-cni; do is_whole "$name" VERSION; done
for name in kubeadm kubectl cri-tools; do [ -z "$(installed "$name")" ] || fail "$name came along"; done
unit_is enabled
