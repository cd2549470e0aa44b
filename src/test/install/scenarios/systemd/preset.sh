# The presets of the distribution decide whether a new unit is enabled, by rpm and by Debian 13 and later.
systemd_is_up
mkdir -p /etc/systemd/system-preset
echo 'disable kubelet.service' >/etc/systemd/system-preset/00-none.preset
install kubelet
unit_is disabled
is_not_active
