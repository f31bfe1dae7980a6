#!/bin/sh
# Installs what is missing of packages.txt, of the sections named on the command line.
# Where apt is not permitted or fails, prints the exact line to run and stops.
set -eu
list="$(dirname "$0")/packages.txt"

if ! command -v dpkg-query >/dev/null 2>&1; then
  if [ "$(uname)" = Linux ] && [ ! -d .venv ]; then
    echo "There is no apt here. If a library turns out to be missing: $list names what Debian calls it."
  fi
  exit 0
fi

wanted=""
for section in "$@"; do
  wanted="$wanted $(awk -v want="$section" '/^# /{on=($2==want && NF==2); next} on && NF{print $1}' "$list")"
done

installed=" $(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null \
  | awk '$1=="installed"{printf "%s ", $2}')"
missing=""
for package in $wanted; do
  case "$installed" in
    *" $package "*|*" ${package}t64 "*) continue ;; # newer releases add t64 to some names
  esac
  if [ "$package" = python3-venv ] && "${PYTHON:-python3}" -c 'import ensurepip' 2>/dev/null; then
    continue
  fi
  missing="$missing $package"
done
[ -n "$missing" ] || exit 0

ask() {
  echo "Some system libraries are missing. Please run this line, then the same command again:"
  echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing"
  exit 1
}

if [ "$(id -u)" = 0 ]; then as=""
elif sudo -n true 2>/dev/null; then as="sudo"
else ask
fi
echo "Installing system libraries:$missing"
$as apt-get update -qq || ask
$as env DEBIAN_FRONTEND=noninteractive \
  apt-get install -y -qq --no-install-recommends $missing >/dev/null || ask
