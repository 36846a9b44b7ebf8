#!/bin/sh
# The tests need a Chromium and the zbar library. Install what is missing with apt-get where that is
# allowed (root, or sudo without a password); elsewhere say what to install.
set -eu

missing=""
found=""
for browser in chromium chromium-browser google-chrome; do
  if command -v "$browser" >/dev/null 2>&1; then found=yes; fi
done
[ -n "$found" ] || missing="chromium"

# The same search that pyzbar makes. Python is the environment's, or the machine's.
python=.venv/bin/python
[ -x "$python" ] || python=python3
"$python" -c 'import sys, ctypes.util; sys.exit(not ctypes.util.find_library("zbar"))' ||
  missing="$missing libzbar0"

[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if sudo -n true 2>/dev/null; then
    as_root="sudo -n"
  else
    as_root="no"
  fi
fi
if [ "$as_root" = no ] || ! command -v apt-get >/dev/null 2>&1; then
  echo "The tests need:$(printf ' %s' $missing). On Debian: sudo apt-get install $missing" >&2
  echo "Elsewhere install Chromium and the zbar library with your system's package manager." >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086 # several packages are several words
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
