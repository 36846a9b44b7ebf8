#!/usr/bin/env bash
# What the start workflow does: a folder for the unit ID, as the answers say, checked before anything is committed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
motcham=${MOTCHAM:-.venv/bin/motcham}

[[ ${ID:-} =~ ^[a-z0-9]+(-[a-z0-9]+)*$ ]] || {
  echo "::error::Tên thư mục chỉ gồm chữ thường không dấu, số và gạch nối, như: xa-thu." >&2
  exit 2
}
more=()
if [[ -n ${HOURS:-} ]]; then more+=("--hours=$HOURS"); fi
if [[ -n ${REPOSITORY:-} ]]; then more+=("--repository=$REPOSITORY"); fi

"$motcham" start "$ID" "--name=$NAME" "--level=$LEVEL" "--province=$PROVINCE" "--address=$ADDRESS" \
  "--phone=$PHONE" "--site-url=$SITE_URL" "${more[@]}"
"$motcham" --ward "$ID" check --format text
