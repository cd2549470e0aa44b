# Fresh install of the newest version.
install kubelet kubeadm kubectl kubernetes-cni cri-tools
all_are VERSION
