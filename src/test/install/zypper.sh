# The verbs of scenarios, by zypper. Sourced by run.sh.
. "$here/rpm.sh"

use_repository() {
  rm -rf /etc/zypp/repos.d /var/cache/zypp
  mkdir -p /etc/zypp/repos.d
  sed -e "s,^baseurl=.*,baseurl=file://$1/rpm/," -e "s,^gpgkey=.*,gpgkey=file://$1/kubernetes.asc," "$1/kubernetes.repo" \
    >/etc/zypp/repos.d/kubernetes.repo
  prepare "$1"
  # It asks a person before it takes a key, and nobody is here.
  zypper_ --gpg-auto-import-keys refresh
}

zypper_() { quietly zypper --non-interactive "$@"; }

install() { zypper_ install "$@"; }
reinstall() { zypper_ install --force "$@"; }
upgrade() { zypper_ update "$@"; }
downgrade() { zypper_ install --oldpackage "$@"; }
remove() { zypper_ remove "$@"; }
purge() { zypper_ remove "$@"; }
hold() { zypper_ addlock "$@"; }
