#!/usr/bin/env bash
# Copies the C++ sources into a folder for lupdate, with RETORT_TEXT("…") spelled as QT_TRANSLATE_NOOP("core", "…"):
# lupdate expands no macro, so that it would not find the context. Unchanged files keep their time stamps.
#   collect-texts.sh ROOT DESTINATION
set -euo pipefail
cd "$1"
destination=$2
mkdir -p "$destination"
find app core ui -name '*.cpp' -o -name '*.h' | while read -r file; do
    copy=$destination/$file
    mkdir -p "${copy%/*}"
    sed '/^#define/!s/\bRETORT_TEXT(/QT_TRANSLATE_NOOP("core", /g' "$file" >"$copy.new"
    if cmp -s "$copy.new" "$copy"; then
        rm "$copy.new"
    else
        mv "$copy.new" "$copy"
    fi
done
# What was renamed or deleted has no texts any more.
(cd "$destination" && find . -name '*.cpp' -o -name '*.h') | while read -r file; do
    [ -e "$file" ] || rm "$destination/$file"
done
