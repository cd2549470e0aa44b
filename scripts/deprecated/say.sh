# shellcheck shell=sh
# Part of the wrappers beside it, which read it.
#
# replaced OLD COMMAND...: says what replaces OLD; runs it with PKGBUILDER_DELEGATE=1, else ends with 78 (EX_CONFIG).
replaced() {
  old=$1
  shift
  printf '%s was replaced by pkgbuilder; run instead:\n\n  pkgbuilder %s\n\nWhat differs: docs/migrating.md. PKGBUILDER_DELEGATE=1 runs it.\n' "$old" "$*" >&2
  [ "${PKGBUILDER_DELEGATE:-}" = 1 ] || exit 78
  exec "${PKGBUILDER:-$here/../pkgbuilder}" "$@"
}

# refused WHY: for words that have no counterpart.
refused() {
  printf '%s\nWhat replaces it: docs/migrating.md.\n' "$1" >&2
  exit 78
}

# words PREFIX LIST: each word of a list with commas, after a blank and the prefix.
words() { printf '%s' "$2" | tr ',' '\n' | sed "s|^| $1|" | tr -d '\n'; }

# release VERSION: as release tags have it; the old tools took it without its v.
release() {
  case $1 in
    [0-9]*) printf 'v%s' "$1" ;;
    *) printf '%s' "$1" ;;
  esac
}
