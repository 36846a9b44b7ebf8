#!/usr/bin/env bash
# What is due, as Markdown, each part below a heading: that the site is not built any more, then each unit's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
motcham=${MOTCHAM:-.venv/bin/motcham}
most=2 # days without a publication; there is one every night

# GitHub stops what runs by the clock in a new fork, and everywhere after 60 days without a commit.
last=$(gh run list --workflow deploy.yml --status success --limit 1 --json updatedAt --jq '.[0].updatedAt // ""')
if [[ -n $last ]] && (($(date +%s) - $(date -d "$last" +%s) > most * 86400)); then
  printf '### Trang đã thôi tự dựng lại mỗi đêm\n\n'
  printf -- '- Lần đăng gần nhất: ngày %s. ' "$(TZ=Asia/Ho_Chi_Minh date -d "$last" +%d/%m/%Y)"
  printf 'Mở thẻ **Actions**, chọn **deploy** ở bên trái. Thấy **Enable workflow** thì bấm; '
  printf 'lần chạy trên cùng màu đỏ thì mở ra xem lỗi. Rồi bấm **Run workflow**.\n\n'
fi

mapfile -t units < <(bash .github/units.sh)
for unit in "${units[@]}"; do
  if [[ ${#units[@]} -gt 1 ]]; then printf '## %s\n\n' "$unit"; fi
  "$motcham" --ward "$unit" review --format markdown
  echo
done
