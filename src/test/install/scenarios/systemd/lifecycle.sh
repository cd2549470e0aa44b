# systemd sees the unit enabled and not started, left alone by upgrades, masked or disabled for good, stopped by a removal.
systemd_is_up
# Real or not, no kubelet runs without a cluster: the administrator of this machine has it sleep.
runs_asleep
install kubelet="$PREVIOUS" kubeadm="$PREVIOUS" kubectl="$PREVIOUS" kubernetes-cni="$KUBERNETES_CNI_PREVIOUS" cri-tools="$CRI_TOOLS_PREVIOUS"
unit_is enabled
is_not_active
systemctl start kubelet.service
before=$(main_pid)
upgrade
is_whole kubelet VERSION
is_active
[ "$(main_pid)" = "$before" ] || fail "the upgrade started the kubelet anew"
[ "$(systemctl show -p NeedDaemonReload --value kubelet.service)" = no ] || fail "systemd still has the old unit"
[ -n "$(systemctl show -p DropInPaths --value kubelet.service | grep 10-kubeadm.conf)" ] || fail "kubeadm's drop-in is not seen"

quietly systemctl mask kubelet.service
reinstall kubelet
unit_is masked
quietly systemctl unmask kubelet.service
unit_is enabled
quietly systemctl disable kubelet.service
downgrade kubelet="$PREVIOUS"
upgrade
is_whole kubelet VERSION
unit_is disabled

quietly systemctl enable kubelet.service
systemctl start kubelet.service
remove kubelet kubeadm kubectl kubernetes-cni cri-tools
is_not_active
! kill -0 "$before" 2>/dev/null || fail "the kubelet runs on"
purge kubelet kubeadm kubectl kubernetes-cni cri-tools
rm -r /etc/systemd/system/kubelet.service.d
no_unit
