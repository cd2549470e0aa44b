# The verbs of scenarios, by zypper. Sourced by run.sh.
. "$here/rpm.sh"

use_repository() {
  rm -rf /etc/zypp/repos.d /var/cache/zypp
  mkdir -p /etc/zypp/repos.d
  sed -e "s,^baseurl=.*,baseurl=file://$1/rpm/," -e "s,^gpgkey=.*,gpgkey=file://$1/kubernetes.asc," "$1/kubernetes.repo" \
    >/etc/zypp/repos.d/kubernetes.repo
  # On a busy machine libzypp 17.38 on Debian's rpm 6 hangs now and then in its one transaction for all packages: the program
  # that has rpm in it waits for a reader of its progress, and zypper for something else. This mode has rpm called for each.
  case $(rpm --version)/$(ls /etc/debian_version 2>/dev/null) in
    *" 6."*/?*) printf '[main]\ncommit.downloadMode = DownloadAsNeeded\n' >/etc/zypp/zypp.conf ;;
  esac
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
