#!/usr/bin/env bash
# Install the Debian packages that the tests need and that are not there yet. A tool that is already on the PATH under its package's name counts
# as there: machines come with Node.js from elsewhere.
set -euo pipefail
cd "$(dirname "$0")"
missing=()
while read -r package; do
  [[ -z $package || $package == \#* ]] && continue
  command -v "${package%js}" >/dev/null 2>&1 && continue
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done < debian-packages.txt
((${#missing[@]})) || exit 0
echo "installing Debian packages: ${missing[*]}" >&2
as_root=()
((EUID == 0)) || as_root=(sudo)
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
