# Upgrade with an edited configuration file: the edit stays, no question is asked.
install kubelet="$PREVIOUS" kubernetes-cni="$KUBERNETES_CNI_PREVIOUS"
echo KUBELET_EXTRA_ARGS=--v=2 >"$env_file"
only_its_configuration_is_changed
upgrade
is_whole kubelet VERSION
[ "$(cat "$env_file")" = KUBELET_EXTRA_ARGS=--v=2 ] || fail "the edit is lost: $(cat "$env_file")"
only_its_configuration_is_changed
unit_is enabled
