#!/usr/bin/env bash
# Proves that check-translations.sh can fail: a made-up tree in step passes, and each kind of drift is reported.
#   check-translations-selftest.sh CHECKER COLLECTOR LUPDATE
set -euo pipefail
checker=$1
collector=$2
lupdate=$3
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

message() { printf '<message><source>%s</source><translation%s>%s</translation></message>' "$1" "${3:-}" "$2"; }

# fresh_tree CORE_TRANSLATION WINDOW_MESSAGES
fresh_tree() {
    rm -rf "${tree:?}"/*
    mkdir -p "$tree"/{app,core,ui,translations}
    cp "$collector" "$tree/translations/collect-texts.sh"
    cat >"$tree/core/a.cpp" <<'CODE'
#define RETORT_TEXT(text) RETORT_TRANSLATE_NOOP("core", text)
void f() { throw Error(RETORT_TEXT("%1 is no "
                                   "folder"), {}); }
CODE
    printf 'namespace n {\nclass W : public QWidget {\n    Q_OBJECT\n    void g();\n};\n}\n' >"$tree/ui/w.h"
    printf '#include "ui/w.h"\nnamespace n {\nvoid W::g() {\n    tr("Start");\n}\n}\n' >"$tree/ui/w.cpp"
    {
        printf '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="es">\n'
        printf '<context><name>core</name>%s</context>\n' "$(message '%1 is no folder' "$1")"
        printf '<context><name>n::W</name>%s</context>\n</TS>\n' "$2"
    } >"$tree/translations/retort_es.ts"
}

# expect MATCH: the checker must fail with a line that matches; without MATCH it must pass.
expect() {
    local code=0
    "$checker" "$tree" "$lupdate" >"$tree/report" 2>&1 || code=$?
    if [ $# -eq 0 ] && [ "$code" -ne 0 ]; then
        echo "A tree in step is refused:"
        cat "$tree/report"
        failures=$((failures + 1))
    elif [ $# -eq 1 ] && { [ "$code" -eq 0 ] || ! grep -q "$1" "$tree/report"; }; then
        echo "Not reported: $1"
        cat "$tree/report"
        failures=$((failures + 1))
    fi
}

core='%1 no es una carpeta'
start=$(message Start Iniciar)
fresh_tree "$core" "$start"
expect
fresh_tree "$core" ''
expect 'not translated: n::W: Start'
fresh_tree "$core" "$(message Start '' ' type="unfinished"')"
expect 'not translated: n::W: Start'
fresh_tree "$core" "$start$(message Stop Detener)"
expect 'no longer in the sources: n::W: Stop'
fresh_tree "$core" "$(message Start '')"
expect 'Start'
fresh_tree 'No es una carpeta' "$start"
expect 'other places than the text: core'
fresh_tree "$core" "$start"
printf 'namespace n {\nvoid free() {\n    tr("Lost");\n}\n}\n' >"$tree/ui/free.cpp"
expect 'text without a context: texts/ui/free.cpp'
fresh_tree "$core" "$start"
rm -r "$tree"/core/* "$tree"/ui/*
printf '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n<TS version="2.1" language="es">\n</TS>\n' \
    >"$tree/translations/retort_es.ts"
expect 'No text found'

echo "$failures failures"
[ "$failures" -eq 0 ]
