#!/usr/bin/env bash
# What the bot does with the data in the folder $1 that a run of `check` left: one comment on its pull request, which is kept
# up to date, and a commit of what was missing on a branch of this repository. It runs nothing of the change; what it reads of
# it is text, and a patch of which only ledgers, translations and white space in other YAML are taken.
set -euo pipefail

data=$1
: "${GH_REPO:?}" "${DEFAULT_BRANCH:?}" "${HEAD_REPO:?}" "${HEAD_BRANCH:?}" "${HEAD_SHA:?}" "${RUN_URL:?}"
marker='<!-- mot-cham -->'
most=60000 # bytes; GitHub takes 65,536 characters
spaced='^(procedures|provinces|wards/[a-z0-9-]+)(/[a-z0-9/-]+)?/[A-Za-z0-9-]+\.yml$' # in these white space alone
allowed='^(procedures|wards/[a-z0-9-]+)(/[a-z0-9/-]+)?/(codes\.csv|[a-z0-9-]+\.en\.yml)$'

number=$(gh api --method GET "repos/$GH_REPO/pulls" -f state=open -f head="${HEAD_REPO%%/*}:$HEAD_BRANCH" \
  --jq ".[] | select(.head.sha == \"$HEAD_SHA\") | .number" | head -n 1)
if [[ ! $number =~ ^[0-9]+$ ]]; then # closed, or pushed to meanwhile: the next run answers
  echo "No open pull request is at $HEAD_SHA." >&2
  exit
fi

added='' why=''
if [[ -s $data/patch ]]; then
  if [[ $HEAD_REPO != "$GH_REPO" || $HEAD_BRANCH == "$DEFAULT_BRANCH" ]]; then
    why='Nhánh ở kho khác, nên máy không thêm được dòng sổ mã, khung bản dịch, hay dọn khoảng trắng.'
  else
    gh auth setup-git
    tree=$(mktemp -d)/tree
    git fetch --quiet --depth 1 origin "$HEAD_SHA"
    git worktree add --quiet --detach "$tree" FETCH_HEAD # beside this script: its files are data, and none is run
    files=$(git -C "$tree" apply --numstat "$PWD/$data/patch" | cut -f 3)
    others=$(grep -vE "$allowed" <<<"$files" || true)
    if [[ -n $others ]] && grep -qvE "$spaced" <<<"$others" || git -C "$tree" apply --summary "$PWD/$data/patch" | grep -qv '^ create mode 100644 '; then
      echo "The patch is about more than ledgers, translations and white space." >&2
      exit 1
    elif git -C "$tree" apply --index "$PWD/$data/patch"; then
      mapfile -t whole <<<"$others"
      if [[ -n $others ]] && ! git -C "$tree" diff --cached --quiet --ignore-all-space --ignore-blank-lines -- "${whole[@]}"; then
        echo "The patch changes what files say." >&2
        exit 1
      fi
      git -C "$tree" -c user.name='github-actions[bot]' \
        -c user.email='41898282+github-actions[bot]@users.noreply.github.com' -c core.hooksPath=/dev/null \
        commit --quiet --message 'Thêm dòng sổ mã, khung bản dịch; dọn khoảng trắng'
      git -C "$tree" push --quiet origin "HEAD:refs/heads/$HEAD_BRANCH"
      gh workflow run check.yml --ref "$HEAD_BRANCH" # what the bot pushes starts no run by itself
      added=$files
    else
      why='Nhánh chính đã có dòng sổ mã mới. Bấm «Update branch» rồi máy sẽ thêm.'
    fi
  fi
fi

# Pages holds one site of a repository, the published one: the proposal's is taken from its run.
preview=$(gh api "repos/$GH_REPO/actions/runs/${RUN_URL##*/}/artifacts" \
  --jq '.artifacts[] | select(.name == "xem-thu" and (.expired | not)) | .id' | head -n 1)

{
  printf '%s\n' "$marker"
  head -c "$most" "$data/changes.md" | { iconv -c -f utf-8 -t utf-8 2>/dev/null || true; } | sed 's/@/@\xe2\x80\x8b/g; s/<!--/<! --/g' # nobody is called, nothing hidden
  if [[ $preview =~ ^[0-9]+$ ]]; then
    # shellcheck disable=SC2016 # the marks of Markdown
    printf '\n\nXem thử trang: [tải «xem-thu»](%s) (đăng nhập GitHub; giữ 14 ngày), giải nén rồi mở `mot-cham/index.html`.\n' "$RUN_URL/artifacts/$preview"
  else
    printf '\n\nChưa dựng được trang xem thử: mở [lượt chạy này](%s) xem vì sao.\n' "$RUN_URL"
  fi
  if [[ -n $added ]]; then
    printf '\nMáy đã thêm hoặc dọn trên nhánh này, và đang kiểm tra lại:\n'
    while read -r file; do printf -- '- `%s`\n' "$file"; done <<<"$added"
  elif [[ -n $why ]]; then
    # shellcheck disable=SC2016 # the marks of Markdown
    printf '\n%s Cũng làm được bằng tay: chạy `motcham codes update` rồi lưu.\n' "$why"
  fi
} >"$data/body.md"

comment=$(gh api --paginate "repos/$GH_REPO/issues/$number/comments" \
  --jq ".[] | select(.user.login == \"github-actions[bot]\" and (.body | startswith(\"$marker\"))) | .id" | head -n 1)
if [[ $comment =~ ^[0-9]+$ ]]; then
  gh api --method PATCH "repos/$GH_REPO/issues/comments/$comment" --field body="@$data/body.md" >/dev/null
else
  gh api --method POST "repos/$GH_REPO/issues/$number/comments" --field body="@$data/body.md" >/dev/null
fi
