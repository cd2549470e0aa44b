# Upgrade of all five from the previous version.
install kubelet="$PREVIOUS" kubeadm="$PREVIOUS" kubectl="$PREVIOUS" kubernetes-cni="$KUBERNETES_CNI_PREVIOUS" cri-tools="$CRI_TOOLS_PREVIOUS"
all_are PREVIOUS
upgrade
all_are VERSION
