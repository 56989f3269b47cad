#!/usr/bin/env bash
# Install the Debian packages some tests need: LibreOffice, which opens the workbooks and the
# commented Word files we write, and turns old Word files into new ones; PostgreSQL, on which the
# suite runs a second time; Chromium for the journeys; strace for the order of writes; tesseract
# and poppler for scanned reports; the fonts of papers.
# Everything else runs without them.
set -euo pipefail
packages=(
  libreoffice-calc-nogui libreoffice-writer-nogui
  postgresql chromium fonts-croscore strace tesseract-ocr-vie poppler-utils
)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
