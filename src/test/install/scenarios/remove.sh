# Remove: all goes but an edited configuration file.
install $all
echo KUBELET_EXTRA_ARGS=--v=2 >"$env_file"
remove $all
for name in $all; do
  is_removed "$name" || fail "$name is still there"
  for file in $(expected "$name" VERSION | sed -n 's/^f [0-9]* //p'); do [ ! -e "$file" ] || fail "$file is left"; done
done
[ "$(cat "$(saved)")" = KUBELET_EXTRA_ARGS=--v=2 ] || fail "the edited configuration is lost"
[ -z "$(find /usr/lib/systemd -name 'kubelet*')" ] || fail "left: $(find /usr/lib/systemd -name 'kubelet*')"
