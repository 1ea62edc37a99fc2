#!/usr/bin/env bash
# Proves that source-tree.sh notices whatever is written into a source tree, and nothing else.
#   source-tree-selftest.sh CHECKER
set -euo pipefail
checker=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
tree=$place/tree
failures=0

complain() {
    echo "$1"
    failures=$((failures + 1))
}

# touched WHETHER WHAT COMMAND...: records a tree, runs the command in it and compares; WHETHER is yes or no.
touched() {
    local whether=$1 what=$2 seen=no
    shift 2
    rm -rf "$tree"
    mkdir -p "$tree"/{core,.git,build/ci,out/bin}
    echo text >"$tree/core/a.cpp"
    touch -d '2020-01-01' "$tree/core/a.cpp"
    touch "$tree/out/CMakeCache.txt"
    "$checker" record "$tree" "$place/record" >/dev/null
    (cd "$tree" && "$@")
    "$checker" compare "$tree" "$place/record" >"$place/report" || seen=yes
    [ "$seen" = "$whether" ] || complain "$what: noticed $seen, and should be $whether"
}

touched no "nothing" true
touched no "a file in build/" touch build/ci/x
touched no "a file in another build folder" touch out/bin/x
touched no "a file of git's" touch .git/index
touched no "a file that is read" cat core/a.cpp
touched yes "a new file" touch core/b.cpp
touched yes "a hidden file" touch core/.b.swp
touched yes "a folder" mkdir files
touched yes "a file that goes" rm core/a.cpp
touched yes "a file that is written" touch core/a.cpp
touched yes "a file of another size" bash -c 'echo more >>core/a.cpp && touch -d 2020-01-01 core/a.cpp'
touched yes "a new file in a folder that is no build folder but by name" bash -c 'mkdir core/build && touch core/build/x'
grep -q 'core/build/x' "$place/report" || complain "The report does not name the file"
echo "$failures failures"
[ "$failures" -eq 0 ]
