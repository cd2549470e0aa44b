# Downgrade of all five to the previous version.
install $all
downgrade kubelet="$PREVIOUS" kubeadm="$PREVIOUS" kubectl="$PREVIOUS" kubernetes-cni="$KUBERNETES_CNI_PREVIOUS" cri-tools="$CRI_TOOLS_PREVIOUS"
all_are PREVIOUS
