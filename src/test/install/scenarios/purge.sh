# Purge: the machine is as it was before.
take_picture
install $all
purge $all
for name in $all; do is_purged "$name" || fail "$name is still known"; done
no_unit
nothing_is_left
