#!/usr/bin/env bash
# What the bot may say and add to a change since the commit $1, as data in the folder $2: `changes.md` for the comment, and
# `patch`, the rows of ledgers and the stubs of translations that are missing, and the white space of the changed files in order. Runs with no right to write anything.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
motcham=${MOTCHAM:-.venv/bin/motcham}
base=$1 out=$2
mkdir -p "$out"

mapfile -t units < <(bash .github/units.sh "$base")
for unit in "${units[@]}"; do # a change with errors gets no row: `check` says what is wrong
  "$motcham" --ward "$unit" codes update >/dev/null 2>&1 || true
  "$motcham" --ward "$unit" translations update >/dev/null 2>&1 || true
done
mapfile -d '' -t new < <(git ls-files -z --others --exclude-standard -- '*codes.csv' '*.en.yml')
if [[ ${#new[@]} -gt 0 ]]; then git add --intent-to-add -- "${new[@]}"; fi
mapfile -d '' -t changed < <(git diff -z --name-only --no-renames --diff-filter=d "$base...HEAD" -- 'wards/*.yml' 'procedures/*.yml' 'provinces/*.yml')
if [[ ${#changed[@]} -gt 0 ]]; then "$motcham" tidy "${changed[@]}" >/dev/null 2>&1 || true; fi
git diff --no-renames --no-ext-diff -- '*codes.csv' '*.yml' >"$out/patch"

if bash .github/check.sh "$base" >"$out/problems" 2>&1; then
  printf '### Dữ liệu đúng, đăng được\n\n'
else
  # shellcheck disable=SC2016 # the marks of Markdown
  printf '### Chưa đăng được\n\n```\n%s\n```\n\n' "$(head -c 6000 "$out/problems" | sed 's/```/ˋˋˋ/g')"
fi >"$out/changes.md"
{
  printf '### Đổi gì với người dân\n\n'
  bash .github/changes.sh "$base" 2>/dev/null || printf 'Chưa so được: dữ liệu còn lỗi.\n'
} >>"$out/changes.md"
rm "$out/problems"
