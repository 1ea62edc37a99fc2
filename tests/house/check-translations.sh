#!/usr/bin/env bash
# Fails when a .ts file and the texts in the sources have drifted apart: a text is missing, untranslated or gone, a
# translation has other places (%1, %n) than its text, or lupdate cannot tell a text's context.
#   check-translations.sh ROOT LUPDATE
set -euo pipefail
root=$1
lupdate=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$root/translations/collect-texts.sh" "$root" "$work/texts"
cp "$root"/translations/retort_*.ts "$work"
for file in "$work"/*.ts; do
    # English is what the sources speak: its file holds the plural forms alone.
    only=()
    [ "${file##*/}" != retort_en.ts ] || only=(-pluralonly)
    "$lupdate" -I "$work/texts" -locations none -disable-heuristic sametext -disable-heuristic similartext \
        -disable-heuristic number "${only[@]}" "$work/texts" -ts "$file" >"$work/log" 2>&1 || {
        cat "$work/log"
        exit 1
    }
done

faults=0
report() {
    [ -s "$work/found" ] || return 0
    sed "s|^|$1: |; s|$work/||" "$work/found"
    faults=$((faults + $(wc -l <"$work/found")))
}

grep -E 'lacks Q_OBJECT|without context|Unmatched|Discarding|Qualifying with unknown' "$work/log" >"$work/found" || true
report "text without a context"

# messages FILE: a line per message: its type, its context, its source, its translation.
messages() {
    tr '\n' ' ' <"$1" | sed 's|<name>|\n&|g; s|<message|\n&|g' | awk '
        /^<name>/ { context = $0; sub(/^<name>/, "", context); sub(/<\/name>.*/, "", context) }
        /^<message/ {
            type = /<translation[^>]*type="/ ? $0 : "finished"
            sub(/.*<translation[^>]*type="/, "", type); sub(/".*/, "", type)
            source = $0; sub(/.*<source>/, "", source); sub(/<\/source>.*/, "", source)
            translation = $0; sub(/.*<translation[^>]*>/, "", translation); sub(/<\/translation>.*/, "", translation)
            print type "\t" context "\t" source "\t" translation
        }'
}

# A translation must use the places of its text, each as often.
wrong_places() {
    awk -F '\t' '
        function uses(text, place) { return gsub("%L?" place, "", text) }
        function differ(one, other,   i) {
            for (i = 1; i <= 10; i++)
                if (uses(one, substr("123456789n", i, 1)) != uses(other, substr("123456789n", i, 1))) return 1
            return 0
        }
        $1 == "finished" && $4 !~ /<numerusform>/ && differ($3, $4) { print $2 ": " $3 " -> " $4 }'
}

texts=0
for file in "$work"/*.ts; do
    language=$(basename "$file" .ts)
    messages "$file" >"$work/messages"
    texts=$((texts + $(wc -l <"$work/messages")))
    awk -F '\t' '$1 == "unfinished" { print $2 ": " $3 }' "$work/messages" >"$work/found"
    report "$language: not translated"
    awk -F '\t' '$1 == "vanished" || $1 == "obsolete" { print $2 ": " $3 }' "$work/messages" >"$work/found"
    report "$language: no longer in the sources"
    awk -F '\t' '$1 == "finished" && ($4 ~ /^ *$/ || $4 ~ /<numerusform><\/numerusform>/) { print $2 ": " $3 }' "$work/messages" >"$work/found"
    report "$language: empty translation"
    wrong_places <"$work/messages" >"$work/found"
    report "$language: other places than the text"
done
if [ "$texts" -eq 0 ]; then
    echo "No text found in the sources below $root"
    exit 1
fi
echo "$texts translations, $faults faults"
[ "$faults" -eq 0 ]
