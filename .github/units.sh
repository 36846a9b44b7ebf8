#!/usr/bin/env bash
# The units of this repository, one a line: the real ones, or the sample where there is none.
# With a revision: those whose folders changed since, or the first where only what all share did.
# With --built: those that stand in site/, each in a folder of its own.
# With --shards: in how many parts a large repository is built, as JSON [1,2,…]; [] is all at once.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
at_once=${AT_ONCE:-10} # units that one run builds; more are shared out

folders=(wards/*/)
units=()
for folder in "${folders[@]}"; do
  unit=$(basename "$folder")
  if [[ $unit != phuong-mau ]]; then units+=("$unit"); fi
done
if [[ ${#units[@]} -eq 0 ]]; then units=(phuong-mau); fi

if [[ ${1:-} == --shards ]]; then
  shards=()
  if ((${#units[@]} > at_once)); then mapfile -t shards < <(seq $(((${#units[@]} + at_once - 1) / at_once))); fi
  (IFS=, && echo "[${shards[*]}]")
elif [[ ${1:-} == --built ]]; then
  for unit in "${units[@]}"; do
    if [[ -d site/$unit ]]; then echo "$unit"; fi
  done
elif [[ -n ${1:-} ]]; then
  changed=()
  for unit in "${units[@]}"; do
    if ! git diff --quiet "$1...HEAD" -- "wards/$unit"; then changed+=("$unit"); fi
  done
  printf '%s\n' "${changed[@]:-${units[0]}}"
else
  printf '%s\n' "${units[@]}"
fi
