#!/usr/bin/env bash
# Checks units against the commit $1 and all that was ever promised before it; by night, by hand and at a branch's
# first push there is none, and all of history is compared with. The units are $2…; where none is named all of them, of a
# city's those that the change is about: the others are checked before they are published.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
motcham=${MOTCHAM:-.venv/bin/motcham}
base=$1
shift
case $base in *[!0]*) ;; *) base= ;; esac
if [[ $# -eq 0 ]]; then
  concerned=
  if [[ $(bash .github/units.sh --shards) != "[]" ]]; then concerned=$base; fi
  mapfile -t units < <(bash .github/units.sh "$concerned")
  set -- "${units[@]}"
fi

failed=0
for unit in "$@"; do # on GitHub it annotates the lines and fills the summary
  if [[ -z $base ]]; then "$motcham" --ward "$unit" check || failed=1; fi
  "$motcham" --ward "$unit" check --base "${base:-HEAD}" || failed=1
done
exit "$failed"
