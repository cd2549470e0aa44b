# A held package stays while others are upgraded.
install kubelet="$PREVIOUS" kubeadm="$PREVIOUS" kubectl="$PREVIOUS" kubernetes-cni="$KUBERNETES_CNI_PREVIOUS" cri-tools="$CRI_TOOLS_PREVIOUS"
hold kubelet
upgrade
is_whole kubelet PREVIOUS
for name in kubeadm kubectl cri-tools kubernetes-cni; do is_whole "$name" VERSION; done
