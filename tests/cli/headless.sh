#!/usr/bin/env bash
# A command line that was built without the window: it needs no Qt, says in one line that it draws no charts, and does
# all else.
#   headless.sh RETORT_CLI
set -euo pipefail
cli=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "$1" >&2
    exit 1
}

# expect CODE ARGUMENT...: runs the command line, with what it prints in the files out and err.
expect() {
    local wanted=$1 code=0
    shift
    "$cli" "$@" >"$work/out" 2>"$work/err" || code=$?
    [ "$code" -eq "$wanted" ] || fail "retort-cli $*: exit code $code, not $wanted: $(cat "$work/err")"
}

ldd "$cli" >"$work/libraries"
! grep -i 'libqt' "$work/libraries" || fail "it is linked with Qt"

run=$work/experiment/runs/alpha-0.5_rep-1
mkdir -p "$run"
echo '{"alpha": 0.5, "repeat": 1, "status": "done"}' >"$run/run.json"
printf 'epoch,train_loss,train_accuracy,val_loss,val_accuracy\n0,,,2.3,0.1\n1,1.9,0.4,1.8,0.5\n' >"$run/metrics.csv"

expect 1 export "$work/experiment" --csv "$work/epochs.csv" --charts "$work/charts"
[ "$(wc -l <"$work/err")" -eq 1 ] || fail "more than one line: $(cat "$work/err")"
grep -q 'built without the window' "$work/err" || fail "it does not say why there are no charts: $(cat "$work/err")"
[ ! -e "$work/epochs.csv" ] && [ ! -e "$work/charts" ] || fail "it wrote files although it failed"

expect 0 export "$work/experiment" --csv "$work/epochs.csv"
[ -s "$work/epochs.csv" ] || fail "no CSV"

expect 0 export "$work/experiment" --report "$work/report.html"
[ "$(grep -c 'the report has no charts' "$work/err")" -eq 1 ] || fail "it does not say that the report has no charts"
grep -q '</html>' "$work/report.html" || fail "no report"

expect 0 summarize "$work/experiment"
grep -q '0.5' "$work/out" || fail "no summary: $(cat "$work/out")"
