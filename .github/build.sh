#!/usr/bin/env bash
# What is published, into site/: one unit alone at its top, several each in a folder of its own. Every code is proven.
# SHARD (2/17) builds one part of many units.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
motcham=${MOTCHAM:-.venv/bin/motcham}
mapfile -t units < <(bash .github/units.sh)

if [[ ${#units[@]} -eq 1 ]]; then
  "$motcham" build
  "$motcham" codes
  exit
fi
"$motcham" wards build -o "site/{id}" ${SHARD:+--shard "$SHARD"}
for unit in $(bash .github/units.sh --built); do
  "$motcham" --ward "$unit" codes --site "site/$unit"
done
