# The client is killed while it unpacks; what its manual tells to do then gives a whole installation.
attempt=1
install kubelet="$PREVIOUS" kubernetes-cni="$KUBERNETES_CNI_PREVIOUS"
until kill_while_unpacking kubelet; do
  [ $attempt -lt 5 ] || fail "five upgrades were over before they could be killed"
  attempt=$((attempt + 1))
  downgrade kubelet="$PREVIOUS" kubernetes-cni="$KUBERNETES_CNI_PREVIOUS"
done
[ "$(installed kubelet)" != "$VERSION" ] || fail "it was not interrupted"
repair
upgrade
install $all
all_are VERSION
