# A kubelet that is configured to start, and to restart on upgrade.
use_repository /packages/restart
systemd_is_up
runs_asleep
install kubelet="$PREVIOUS" kubernetes-cni="$KUBERNETES_CNI_PREVIOUS"
unit_is enabled
is_active
before=$(main_pid)
upgrade kubelet
is_active
[ "$(main_pid)" != "$before" ] || fail "the upgrade did not start the kubelet anew"
