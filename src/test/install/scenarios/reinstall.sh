# Reinstall: brings back a file that was lost, and keeps what the administrator decided.
install $all
rm /usr/bin/kubectl
systemctl disable kubelet.service >/dev/null 2>&1
reinstall $all
for name in $all; do is_whole "$name" VERSION; is_unchanged "$name"; done
unit_is disabled
answers VERSION
