#!/bin/sh
# Installs what is missing of the sections named on the command line of packages.txt.
# Where apt is not there nothing is asked; where it is not permitted the exact line is printed.
set -eu
command -v dpkg-query >/dev/null 2>&1 || exit 0
list="$(dirname "$0")/packages.txt"
missing=""
for section in "$@"; do
  for package in $(awk -v want="# $section" '/^# /{on=($0==want);next} on&&NF{print $1}' "$list"); do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] && continue
    # Newer releases renamed some libraries for 64-bit time.
    state=$(dpkg-query -W -f '${db:Status-Status}' "${package}t64" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
  done
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then as=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as="sudo"
else
  echo "Some system libraries are missing. Please run this line, then the same command again:"
  echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing"
  exit 1
fi
echo "Installing system libraries:$missing"
$as apt-get update -qq
$as env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
