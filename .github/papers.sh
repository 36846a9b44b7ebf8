#!/usr/bin/env bash
# Every paper of every unit into print/ready/, proven against the site that it leads to; with several units in folders of
# their own.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
motcham=${MOTCHAM:-.venv/bin/motcham}
mapfile -t units < <(bash .github/units.sh)

for unit in "${units[@]}"; do
  own=
  if [[ ${#units[@]} -gt 1 ]]; then own=/$unit; fi
  "$motcham" --ward "$unit" build --site-dir "site$own"
  "$motcham" --ward "$unit" print ready -o "print/ready$own"
  "$motcham" --ward "$unit" verify "print/ready$own/all.pdf" --site "site$own"
done
