#!/usr/bin/env bash
# Installs the system packages that some tests and the report's screenshots need: Chromium.
# Nothing of Tocsin's main job needs them. Debian and Ubuntu; run as root or with sudo.
set -euo pipefail
if command -v chromium >/dev/null 2>&1; then exit 0; fi
SUDO=""
if [ "$(id -u)" -ne 0 ]; then SUDO="sudo"; fi
$SUDO apt-get update -qq
$SUDO env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
