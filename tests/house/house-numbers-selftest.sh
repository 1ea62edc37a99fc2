#!/usr/bin/env bash
# Proves that house-numbers.pl measures what it says, and that it can fail: a made-up tree that keeps every number passes,
# and breaks each once.
#   house-numbers-selftest.sh CHECKER
set -euo pipefail
checker=$1
tree=$(mktemp -d)
report=$(mktemp)
trap 'rm -rf "$tree" "$report"' EXIT
failures=0

complain() {
    echo "$1"
    failures=$((failures + 1))
}

# lines COUNT: as many statements.
lines() {
    local left
    for ((left = $1; left > 0; --left)); do
        echo '    next();'
    done
}

# function_of LINES NAME: a function of so many lines, from its name to its closing brace.
function_of() {
    printf 'int %s(int a,\n        int b) {\n' "$2"
    lines $(($1 - 3))
    echo '}'
}

fresh_tree() {
    rm -rf "${tree:?}"/*
    mkdir -p "$tree"/core/engine/models "$tree"/ui/runs
    printf '// What is kept.\n#pragma once\n/// One run.\nstruct Run {};\n' >"$tree/core/run.h"
    {
        echo '#include "core/run.h"'
        echo 'namespace retort {'
        echo 'const std::map<int, int> table = {{1, 2}, {3, 4}};'
        echo "constexpr auto text = R\"(a { that is no brace)\"; // nor is this {"
        echo 'Run::Run(int a) : a_{a}, b_(2) {}'
        echo 'struct Pair : Both { int sum() const noexcept { return a + b; } };'
        function_of 7 seven
        echo '}'
    } >"$tree/core/run.cpp"
}

passes() { "$checker" "$tree" >"$report" 2>&1; }

# keeps WHAT: the tree as it is now must pass.
keeps() {
    if ! passes; then
        complain "$1 is refused:"
        cat "$report"
    fi
}

# says PATTERN: so must a line of the last report.
says() {
    if ! grep -qE "$1" "$report"; then
        complain "No line says $1:"
        cat "$report"
    fi
}

# refused WHAT PATTERN: the tree as it is now must be refused, and a line of the report must say why.
refused() {
    if passes; then
        complain "Not noticed: $1"
    else
        says "$2"
    fi
}

fresh_tree
keeps "A tree that keeps the numbers"
says '^functions +3 '
says '^median lines of a function +1 '
says '^functions of at most 20 lines +100.0 % '
says '^most units in a folder \(core\) +1 '
says '^headers without doc comments +0/1 '

fresh_tree
echo 'void loud() {' >>"$tree/core/run.cpp"
lines 18 >>"$tree/core/run.cpp"
printf '\n    // said\n}\n' >>"$tree/core/run.cpp"
keeps "A function of twenty lines, beside blank ones and comments"
function_of 21 long >>"$tree/core/run.cpp"
refused "one long function of five" '    core/run.cpp:[0-9]+ has 21 lines'

fresh_tree
for name in a b c d; do
    function_of 9 "$name" >>"$tree/core/run.cpp"
done
refused "functions that are long on the whole" '^median lines of a function +9 .*BROKEN'

fresh_tree
lines 600 | sed 's/^/\/\//' >"$tree/ui/runs/long.cpp"
keeps "A file of 600 lines"
echo '//' >>"$tree/ui/runs/long.cpp"
refused "a file of 601 lines" '    ui/runs/long.cpp has 601 lines'

fresh_tree
for name in a b; do
    lines 151 | sed 's/^/\/\//' >"$tree/ui/runs/$name.cpp"
done
refused "files that are long on the whole" '^median lines of a \.cpp +151 .*BROKEN'

fresh_tree
for number in $(seq 10 30); do
    echo >"$tree/core/engine/models/net_$number.cpp"
    [ "$number" -eq 30 ] || echo >"$tree/ui/runs/unit_$number.cpp"
done
keeps "A folder of twenty units, and a zoo"
echo >"$tree/ui/runs/unit_30.cpp"
refused "a folder of 21 units" '^most units in a folder \(ui/runs\) +21 .*BROKEN'

fresh_tree
printf '// One.\n#include "core/run.h"\n/// It.\nint one();\n' >"$tree/core/one.h"
echo '#include "core/one.h"' >>"$tree/core/run.h"
refused "a cycle" '    core/one -> core/run -> core/one'

fresh_tree
printf '// One.\nint one();\n' >"$tree/core/one.h"
refused "a header that documents nothing" '^    core/one.h'
printf '// All of them.\n#pragma once\n#include "core/run.h"\n' >"$tree/core/one.h"
keeps "A header that only includes another"
printf '#pragma once\n/// It.\nint one();\n' >"$tree/core/one.h"
refused "a header that does not say what it is for" '^    core/one.h'

rm -rf "${tree:?}"/*
refused "a tree without sources" '^No source'
echo "$failures failures"
[ "$failures" -eq 0 ]
