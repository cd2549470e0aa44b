# The verbs of scenarios, by apt and dpkg. Sourced by run.sh.
export DEBIAN_FRONTEND=noninteractive
format=deb env_file=/etc/default/kubelet

# An own, fresh package list of the repository in $1 alone, with signatures checked.
use_repository() {
  rm -rf /etc/apt/sources.list /etc/apt/sources.list.d /var/lib/apt/lists
  mkdir -p /etc/apt/sources.list.d /etc/apt/keyrings
  cp "$1/kubernetes.asc" /etc/apt/keyrings/
  sed "s,^URIs: .*,URIs: file:$1/deb," "$1/kubernetes.sources" >/etc/apt/sources.list.d/kubernetes.sources
  quietly apt-get update
}

# NAME=VERSION, as this client wants it. Revisions are 1.
word() { case $1 in *=*) echo "$1-1" ;; *) echo "$1" ;; esac; }
words() { for word in "$@"; do word "$word"; done; }

# Word splitting of $(words ...) is wanted: names have no blanks.
# shellcheck disable=SC2046
install() { quietly apt-get install -y --no-remove $(words "$@"); }
reinstall() { quietly apt-get install -y --reinstall "$@"; }
upgrade() { if [ $# = 0 ]; then quietly apt-get -y dist-upgrade; else quietly apt-get install -y --no-remove --only-upgrade "$@"; fi; }
# shellcheck disable=SC2046
downgrade() { quietly apt-get install -y --allow-downgrades --no-remove $(words "$@"); }
remove() { quietly apt-get remove -y "$@"; }
purge() { quietly apt-get purge -y "$@"; }
hold() { quietly apt-mark hold "$@"; }
repair() { quietly dpkg --configure -a && quietly apt-get install -y --fix-broken; }

# installed NAME: its version without the revision; nothing if it is not wholly installed.
installed() { dpkg-query -W -f '${db:Status-Status} ${Version}\n' "$1" 2>/dev/null | sed -n 's/^installed \(.*\)-1$/\1/p'; }
owned() { dpkg-query -L "$1" | grep -v '^/\.$'; }
# changed NAME: files that are not as the package has them.
changed() { dpkg --verify "$1"; }
conffiles() { dpkg-query -W -f '${Conffiles}\n' "$1" | sed -n 's/^ \(\/[^ ]*\) .*/\1/p'; }
# What of the edited configuration is left after the removal.
saved() { echo "$env_file"; }
is_removed() { [ "$(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null)" = "rc " ] || is_purged "$1"; }
is_purged() { case $(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null) in '' | un*) ;; *) return 1 ;; esac; }
# A file that is there only while /usr/bin/$1 is being unpacked.
unpacking() { [ -e "/usr/bin/$1.dpkg-new" ]; }
