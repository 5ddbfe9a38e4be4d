#!/usr/bin/env bash
# Installs the system packages that some parts use: Chromium (tests of pages), Tesseract with its
# English, Russian and Kazakh data (text of screenshots), Pango (PDF), OpenSSL and age (checks of
# evidence by strangers' tools). Without them those parts say so, and their tests are skipped.
# Debian and Ubuntu; run as root or with sudo.
set -euo pipefail
PACKAGES=(
  age chromium libpango-1.0-0 libpangoft2-1.0-0 openssl poppler-utils
  tesseract-ocr tesseract-ocr-eng tesseract-ocr-kaz tesseract-ocr-rus
)
MISSING=()
for package in "${PACKAGES[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || MISSING+=("$package")
done
if [ "${#MISSING[@]}" -eq 0 ]; then exit 0; fi
SUDO=""
if [ "$(id -u)" -ne 0 ]; then SUDO="sudo"; fi
$SUDO apt-get update -qq
$SUDO env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${MISSING[@]}"
