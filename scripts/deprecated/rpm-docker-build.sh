#!/bin/sh
# Stands in for k/release's rpm/docker-build.sh; docs/migrating.md.
#
#   rpm-docker-build.sh [GOARCH/RPMARCH...]     as rpm/entry.sh had them: amd64/x86_64
set -eu
here=$(cd "$(dirname "$0")" && pwd -P)
# shellcheck source=/dev/null
. "$here/say.sh"

platforms=''
for word in "$@"; do
  case $word in
    -*) refused "rpm/docker-build.sh: $word has no counterpart" ;;
    *) platforms="$platforms --platform linux/${word%%/*}" ;;
  esac
done
# shellcheck disable=SC2086 # words without blanks
replaced rpm/docker-build.sh build --all --version "${VERSION:-stable}" --format rpm --revision 0 $platforms
