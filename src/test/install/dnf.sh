# The verbs of scenarios, by dnf 4 or 5: $client. Sourced by run.sh.
. "$here/rpm.sh"

use_repository() {
  rm -rf /etc/yum.repos.d /etc/dnf/repos.d /var/cache/dnf /var/cache/libdnf5
  mkdir -p /etc/yum.repos.d
  sed -e "s,^baseurl=.*,baseurl=file://$1/rpm/," -e "s,^gpgkey=.*,gpgkey=file://$1/kubernetes.asc," "$1/kubernetes.repo" \
    >/etc/yum.repos.d/kubernetes.repo
  # Debian's dnf5 comes with a plugin whose program createrepo_c it does not demand.
  rm -f /etc/dnf/libdnf5-plugins/local.conf
  prepare "$1"
}

dnf_() { quietly "$client" -y --releasever=1 --setopt=reposdir=/etc/yum.repos.d "$@"; }
word() { echo "$1" | tr '=' -; }
words() { for word in "$@"; do word "$word"; done; }

# shellcheck disable=SC2046 # names have no blanks
install() { dnf_ install $(words "$@"); }
reinstall() { dnf_ reinstall "$@"; }
upgrade() { dnf_ upgrade "$@"; }
# shellcheck disable=SC2046
downgrade() { dnf_ downgrade $(words "$@"); }
remove() { dnf_ remove "$@"; }
purge() { dnf_ remove "$@"; }
# As the documentation of Kubernetes tells administrators to.
hold() { echo "exclude=$*" >>/etc/yum.repos.d/kubernetes.repo; }
