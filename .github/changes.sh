#!/usr/bin/env bash
# What a change since the commit $1 means for residents, as Markdown, for each unit that it is about.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
motcham=${MOTCHAM:-.venv/bin/motcham}
case $1 in *[!0]*) ;; *) exit ;; esac # a branch's first push: nothing is before

mapfile -t units < <(bash .github/units.sh "$1")
for unit in "${units[@]}"; do
  if [[ ${#units[@]} -gt 1 ]]; then printf '\n## %s\n\n' "$unit"; fi
  "$motcham" --ward "$unit" diff --base "$1" --format markdown
done
