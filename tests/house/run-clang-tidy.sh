#!/usr/bin/env bash
# clang-tidy 14 over all of core, ui and app, as .clang-tidy says, on the sources of a configured release build: a folder is
# read at once, so that libtorch's headers are parsed some forty times and not four hundred.
#   run-clang-tidy.sh [BUILD_DIR] [PATTERN]      default build/ci, all folders; PATTERN is a regular expression on paths
set -euo pipefail
root=$(readlink -f "$(dirname "$0")/../..")
build=$(readlink -f "${1:-$root/build/ci}")
pattern=${2:-.}
command -v clang-tidy-14 >/dev/null || {
    echo "$0: clang-tidy-14 is missing (Debian: clang-tidy-14)" >&2
    exit 77
}
[ -e "$build/compile_commands.json" ] || {
    echo "$0: $build is not configured: cmake --preset ci" >&2
    exit 2
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# GCC's precompiled headers lie beside their texts, where clang would try to read them: it is given copies of the texts.
sed_script=
while read -r header; do
    copy=$work/$(printf '%s' "$header" | sha256sum | cut -c1-12).hxx
    cp "$header" "$copy"
    sed_script+="s#$header#$copy#g;"
done < <(find "$build" -name cmake_pch.hxx)
# libtorch 1.13 uses vectors of IValue while it is incomplete, which clang refuses in C++20 unless it comes first.
sed -e "$sed_script" -e 's/ -fpch-preprocess//g; s/ -Winvalid-pch//g; s/ -Werror / /g' -e 's/ -Wno-stringop-overflow//g; s/ -Wno-restrict//g' \
    "$build/compile_commands.json" >"$work/compile_commands.json"

mapfile -t sources < <(grep -oP '"file": "\K[^"]+' "$work/compile_commands.json" |
    grep -E "^($build/(core|ui|app)/.*/Unity/|$root/(core|ui|app)/)" | grep -vE '_autogen|cmake_pch' | grep -E "$pattern" | sort -u)
if grep -q . < <(printf '%s\n' "${sources[@]}" | grep /Unity/); then
    # What a folder's unit includes need not be read again by itself.
    mapfile -t sources < <(printf '%s\n' "${sources[@]}" | while read -r source; do
        case $source in
        */Unity/*) echo "$source" ;;
        *) grep -qrsF "\"$source\"" "$build" --include='unity_*.cxx' || echo "$source" ;;
        esac
    done)
fi
[ ${#sources[@]} -gt 0 ] || {
    echo "$0: no source matches $pattern" >&2
    exit 2
}
printf '%s\n' "${sources[@]}" | xargs -P "$(nproc)" -I {} \
    clang-tidy-14 -p "$work" --quiet --checks=-bugprone-suspicious-include --extra-arg=-Wno-unknown-warning-option \
    --extra-arg-before=-include --extra-arg-before=ATen/core/ivalue.h {} 2>"$work/errors" | tee "$work/findings"
grep -E "error: " "$work/errors" | grep -v "warnings treated as errors" >&2 || true
printf '%d sources, %d findings\n' "${#sources[@]}" "$(grep -cE ': (warning|error): ' "$work/findings" || true)"
! grep -qE ': (warning|error): ' "$work/findings"
