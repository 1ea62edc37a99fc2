#!/usr/bin/env bash
# Fails when clang-format 14 would change a C++ file. Other versions format differently, so that without 14 the check is
# skipped (exit code 77).
#   check-format.sh ROOT
set -euo pipefail
cd "$1"
formatter=
for candidate in clang-format-14 clang-format; do
    if "$candidate" --version 2>/dev/null | grep -q 'version 14\.'; then
        formatter=$candidate
        break
    fi
done
if [ -z "$formatter" ]; then
    echo "SKIPPED: clang-format 14 is not installed; Debian 12 has it as clang-format-14"
    exit 77
fi

# What git tracks; all files where this is no checkout (or one that belongs to somebody else).
mapfile -t files < <(git ls-files '*.h' '*.cpp' 2>/dev/null |
    grep . || find app core tests translations ui -name '*.h' -o -name '*.cpp')
existing=()
for file in "${files[@]}"; do
    [ ! -e "$file" ] || existing+=("$file")
done
if [ ${#existing[@]} -eq 0 ]; then
    echo "No C++ file found below $PWD"
    exit 1
fi
echo "${#existing[@]} files"
"$formatter" --dry-run -Werror "${existing[@]}"
