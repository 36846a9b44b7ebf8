#!/bin/sh
# The tests need a Chromium, a Firefox, a WebKit with a screen in memory, nginx, Ghostscript, the zbar
# library, and Node with npm. Install what is missing with apt-get where that is allowed (root, or sudo without a
# password); elsewhere say what to install.
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
  missing="chromium"
command -v firefox-esr >/dev/null 2>&1 || command -v firefox >/dev/null 2>&1 ||
  missing="${missing:+$missing }firefox-esr"
command -v WebKitWebDriver >/dev/null 2>&1 || missing="${missing:+$missing }webkit2gtk-driver"
command -v Xvfb >/dev/null 2>&1 || missing="${missing:+$missing }xvfb"
command -v nginx >/dev/null 2>&1 || [ -x /usr/sbin/nginx ] || missing="${missing:+$missing }nginx"
command -v gs >/dev/null 2>&1 || missing="${missing:+$missing }ghostscript"

# The same search that pyzbar makes. Python is the environment's, or the machine's.
python=.venv/bin/python
[ -x "$python" ] || python=python3
"$python" -c 'import sys, ctypes.util; sys.exit(not ctypes.util.find_library("zbar"))' ||
  missing="${missing:+$missing }libzbar0"

# What checks the scripts asks for Node 20. A Node of another source brings its own npm.
node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null ||
  missing="${missing:+$missing }nodejs"
command -v npm >/dev/null 2>&1 || missing="${missing:+$missing }npm"

# Debian has Chromium's headless shell too, in which the same tests take less time. They run without it.
quicker=""
grep -qs '^ID=debian$' /etc/os-release &&
  ! command -v chromium-headless-shell >/dev/null 2>&1 && quicker="chromium-headless-shell"

[ -n "$missing$quicker" ] || exit 0

give_up() {
  [ -n "$missing" ] || exit 0
  echo "The tests need what is missing here: $missing" >&2
  echo "On Debian: sudo apt-get install $missing" >&2
  echo "Elsewhere install Chromium, Firefox, WebKitGTK's driver, Xvfb, nginx, Ghostscript, the zbar library and Node 20 or newer, each its own way." >&2
  exit 1
}

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || give_up
  as_root="sudo -n"
fi
command -v apt-get >/dev/null 2>&1 || give_up

echo "Installing ${quicker:+$quicker }$missing with apt-get."
export DEBIAN_FRONTEND=noninteractive
patience=""
[ -n "$missing" ] || patience="-o Acquire::Retries=0 -o Acquire::http::Timeout=10"
# shellcheck disable=SC2086 # several options are several words
$as_root apt-get update -qq $patience </dev/null || give_up
[ -z "$quicker" ] || $as_root apt-get install -y -qq --no-install-recommends --no-remove "$quicker" </dev/null >/dev/null 2>&1 ||
  echo "No $quicker here: the tests take Chromium itself."
[ -n "$missing" ] || exit 0
# shellcheck disable=SC2086 # several packages are several words
$as_root apt-get install -y -qq --no-install-recommends $missing </dev/null >/dev/null || give_up

# The tests start an nginx of their own; the one that Debian starts with its package is not wanted.
case " $missing " in *" nginx "*)
  $as_root update-rc.d nginx disable >/dev/null 2>&1 || true
  $as_root service nginx stop >/dev/null 2>&1 || true
esac
