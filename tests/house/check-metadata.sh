#!/usr/bin/env bash
# Validates what tells a desktop about the program. Skipped (exit code 77) where a validator is missing.
#   check-metadata.sh ROOT
set -euo pipefail
cd "$1/packaging"
for tool in desktop-file-validate appstreamcli; do
    if ! command -v "$tool" >/dev/null; then
        echo "SKIPPED: $tool is not installed (Debian: desktop-file-utils, appstream)"
        exit 77
    fi
done
complaints=$(desktop-file-validate org.retort.Retort.desktop 2>&1)
if [ -n "$complaints" ]; then
    echo "$complaints"
    exit 1
fi
appstreamcli validate --no-net org.retort.Retort.metainfo.xml
