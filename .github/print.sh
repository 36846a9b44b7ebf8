#!/usr/bin/env bash
# What the print workflow does: PAPER of CODES (a tag of each COPIES times, of FORMAT, with a HOLE, in ENGLISH too), for PRINTER, into print/, proven.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
motcham=${MOTCHAM:-.venv/bin/motcham}

refuse() {
  echo "::error::$1" >&2
  exit 2
}

# Only codes reach the command, whatever was typed.
codes=${CODES^^}
[[ $codes =~ ^[A-Z0-9\ ]*$ ]] || refuse "Ô mã chỉ nhận chữ, số và dấu cách, như: HT01 HT02."
[[ ${COPIES:-1} =~ ^[1-9][0-9]{0,2}$ ]] || refuse "Số thẻ của mỗi mã là từ 1 đến 999."
[[ ${FORMAT:-} =~ ^[a-z0-9-]*$ && ${FORMAT:-} != -* ]] || refuse "Khổ thẻ chỉ gồm chữ thường, số và gạch nối, như: 25x25."
[[ ${PRINTER:-} =~ ^[a-z0-9-]*$ && ${PRINTER:-} != -* ]] || refuse "Tên máy in chỉ gồm chữ thường, số và gạch nối, như: quay-1."
printer=${PRINTER:+--printer=$PRINTER}
read -ra each <<<"$codes"

case $PAPER in
  tags)
    wanted=()
    for code in "${each[@]}"; do
      for ((copy = 0; copy < ${COPIES:-1}; copy++)); do wanted+=("$code"); done
    done
    extra=()
    [[ ${HOLE:-} == true ]] && extra+=(--hole)
    [[ ${ENGLISH:-} == true ]] && extra+=(--english)
    "$motcham" print tags $printer ${FORMAT:+--format "$FORMAT"} "${extra[@]}" "${wanted[@]}"
    ;;
  all | round | calibration) "$motcham" print "$PAPER" $printer ;;
  poster | leaflet | large | group | card | notice | gate)
    [[ ${#each[@]} -gt 0 ]] || refuse "Ghi ít nhất một mã, như: HT01."
    for code in "${each[@]}"; do "$motcham" print "$PAPER" $printer "$code"; done
    ;;
  *) refuse "Không có loại giấy «$PAPER»." ;;
esac
