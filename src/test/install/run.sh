#!/bin/sh
# Runs one scenario on this machine, which it changes: only ever in a container.
#   run.sh CLIENT SCENARIO        CLIENT is apt, dnf, dnf5 or zypper; SCENARIO a file in scenarios/
# Around it: /packages/declared and /packages/same-version, repositories with $VERSION and $PREVIOUS of the five packages;
# /in/VERSION, the binaries that they were built from. Ends with 0, or says what is wrong.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
client=$1 scenario=$2
all="kubelet kubeadm kubectl kubernetes-cni cri-tools"
export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin

fail() { echo "$scenario: $*" >&2; exit 1; }

# Runs a command and shows what it said only if it fails, which it must not.
quietly() {
  if "$@" >/tmp/said 2>&1; then return; fi
  cat /tmp/said >&2
  fail "'$*' failed"
}

# must_fail WHY COMMAND...: in a shell of its own, as a verb that fails ends its shell.
must_fail() {
  why=$1
  shift
  if ("$@") >/tmp/refused 2>&1; then fail "$why"; fi
}

# kill_while_unpacking NAME: upgrades, and kills the client and all that it started while the program NAME is half there.
# Ends with 1 if the upgrade was too quick for that.
kill_while_unpacking() {
  (upgrade) >/tmp/killed 2>&1 &
  upgrading=$!
  until unpacking "$1"; do
    if ! kill -0 $upgrading 2>/dev/null; then return 1; fi
  done
  kill -KILL -1 # all but the first process and this one
  wait || true
}

. "$here/checks.sh"
case $client in
  apt) . "$here/apt.sh" ;;
  dnf | dnf5) . "$here/dnf.sh" ;;
  zypper) . "$here/zypper.sh" ;;
  *) fail "no such client: $client" ;;
esac
use_repository /packages/declared
. "$here/scenarios/$scenario.sh"
