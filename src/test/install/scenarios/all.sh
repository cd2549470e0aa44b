# All five, one after the other, each onto what is there.
for name in cri-tools kubernetes-cni kubectl kubelet kubeadm; do
  install "$name"
  is_whole "$name" VERSION
done
all_are VERSION
