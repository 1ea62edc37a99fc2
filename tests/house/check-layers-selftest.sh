#!/usr/bin/env bash
# Proves that check-layers.pl can fail: a made-up tree that keeps every rule passes, and breaks each rule once.
#   check-layers-selftest.sh CHECKER
set -euo pipefail
checker=$1
work=$(mktemp -d)
tree=$work/tree
report=$work/report
trap 'rm -rf "$work"' EXIT
failures=0

# put FILE INCLUDE...: a source that includes these.
put() {
    local file=$tree/$1
    shift
    mkdir -p "${file%/*}"
    printf '#include %s\n' "$@" >"$file"
}

# Only what is allowed, some of it close to what is not.
make_tree() {
    put core/base/message.h '<string>'
    put core/engine/device.h '<torch/torch.h>' '"core/base/message.h"'
    put core/engine/models/vgg.cpp '"core/engine/models/vgg.h"' '"core/engine/device.h"'
    put core/engine/models/vgg.h '<torch/torch.h>'
    put core/engine/losses/kl.h '<torch/torch.h>'
    put core/engine/training/trainer.h '"core/engine/losses/kl.h"' '"core/engine/models/vgg.h"'
    put core/engine/training/batches.h '<vector>'
    put core/engine/teacher/bank.h '"core/engine/training/batches.h"'
    put core/data/image.cpp '<opencv2/core/utils/logger.hpp>' '"core/engine/training/batches.h"'
    printf '// Q is no include: #include <QString> in a comment\n' >>"$tree/core/data/image.cpp"
    put core/files/csv.h '"core/engine/teacher/bank.h"'
    put core/weights/download.cpp '<curl/curl.h>' '"core/base/message.h"'
    put core/export/export.h '"core/files/csv.h"'
    put core/experiment/spec/spec.h '"core/engine/losses/kl.h"'
    put core/experiment/record/records.h '"core/experiment/spec/spec.h"' '"core/files/csv.h"'
    put core/experiment/teacher/opened.h '"core/experiment/record/records.h"'
    put core/experiment/cost/cost.h '"core/experiment/teacher/opened.h"'
    put core/experiment/run/lane.cpp '"core/experiment/run/lane.h"' '"core/engine/training/trainer.h"'
    put core/experiment/run/lane.h '"core/experiment/cost/cost.h"'
    put core/experiment/preflight/check.h '"core/experiment/run/lane.h"'
    put core/experiment/results/summary.h '"core/experiment/record/records.h"'
    put core/experiment/report/report.h '"core/experiment/results/summary.h"'
    put core/experiment/import/import.h '"core/experiment/record/records.h"'
    put core/inspect/predict.h '"core/experiment/run/lane.h"'
    put core/cluster/slurm.h '"core/experiment/spec/spec.h"'
    put ui/charts/view.cpp '<QtCharts/QChartView>'
    put ui/charts/view.h '<QWidget>'
    put ui/session/s.h '<QWidget>' '"core/experiment/spec/spec.h"' '"ui/charts/view.h"' '"core/export/export.h"'
    put app/main.cpp '"ui/session/s.h"' '"translations/install.h"'
    put translations/install.h '<QTranslator>'
    touch "$tree/README.md"
}

fresh_tree() {
    rm -rf "$tree"
    cp -r "$work/made" "$tree"
}

passes() { "$checker" "$tree" >"$report" 2>&1; }

complain() {
    echo "$1"
    failures=$((failures + 1))
}

# keeps WHAT: the tree as it is now must pass.
keeps() {
    if ! passes; then
        complain "$1 is refused:"
        cat "$report"
    fi
}

# refused WHAT PATTERN: the tree as it is now must be refused, and a line of the report must match.
refused() {
    if passes || ! grep -qE "$2" "$report"; then
        complain "Not noticed: $1"
    fi
}

# breaks FILE INCLUDE: adding this line must be refused, and the report must name the file.
breaks() {
    fresh_tree
    echo "#include $2" >>"$tree/$1"
    refused "$1 with #include $2" "^$1:"
}

make_tree
mv "$tree" "$work/made"
fresh_tree
keeps "A tree that keeps the rules"

# Libraries.
breaks core/engine/device.h '<QObject>'
breaks core/data/image.cpp '<QtCore/QString>'
breaks core/experiment/run/lane.h '"QDir"'
breaks core/engine/training/trainer.h '<opencv2/core.hpp>'
breaks core/base/message.h '<torch/torch.h>'
breaks core/files/csv.h '<curl/curl.h>'
breaks ui/session/s.h '<QChartView>'
breaks ui/session/s.h '<QLineSeries>'
breaks ui/session/s.h '<QtCharts/QValueAxis>'
breaks app/main.cpp '<QChart>'

# Arrows, each from below: what stands higher may not be included, whether it is there or not.
breaks core/files/csv.h '"ui/main_window.h"'
breaks core/experiment/run/lane.cpp '"../../../app/cli/progress.h"'
breaks ui/session/s.h '"app/main.h"'
breaks core/base/message.h '"core/engine/device.h"'
breaks core/base/message.h '"core/files/csv.h"'
for above in data files weights export experiment/spec inspect cluster; do
    breaks core/engine/teacher/bank.h "\"core/$above/x.h\""
done
breaks core/engine/device.h '"core/engine/models/vgg.h"'
breaks core/engine/models/vgg.h '"core/engine/losses/kl.h"'
breaks core/engine/losses/kl.h '"core/engine/models/vgg.h"'
breaks core/engine/losses/kl.h '"core/engine/training/batches.h"'
breaks core/engine/training/batches.h '"core/engine/teacher/bank.h"'
breaks core/data/image.cpp '"core/files/csv.h"'
breaks core/data/image.cpp '"core/experiment/spec/spec.h"'
breaks core/data/image.cpp '"core/inspect/predict.h"'
breaks core/data/image.cpp '"core/engine/training/trainer.h"'
breaks core/files/csv.h '"core/engine/training/trainer.h"'
breaks core/files/csv.h '"core/weights/download.h"'
breaks core/files/csv.h '"core/experiment/record/records.h"'
breaks core/weights/download.cpp '"core/engine/device.h"'
breaks core/weights/download.cpp '"core/experiment/spec/spec.h"'
breaks core/export/export.h '"core/experiment/spec/spec.h"'
breaks core/experiment/spec/spec.h '"core/export/export.h"'
breaks core/experiment/spec/spec.h '"core/experiment/record/folder.h"'
breaks core/experiment/record/records.h '"core/experiment/teacher/opened.h"'
breaks core/experiment/record/records.h '"core/experiment/results/summary.h"'
breaks core/experiment/teacher/opened.h '"core/experiment/cost/cost.h"'
breaks core/experiment/cost/cost.h '"core/experiment/run/lane.h"'
breaks core/experiment/run/lane.cpp '"core/experiment/preflight/check.h"'
breaks core/experiment/run/lane.cpp '"core/experiment/results/summary.h"'
breaks core/experiment/run/lane.cpp '"core/inspect/predict.h"'
breaks core/experiment/results/summary.h '"core/experiment/teacher/opened.h"'
breaks core/experiment/results/summary.h '"core/experiment/report/report.h"'
breaks core/experiment/report/report.h '"core/experiment/run/lane.h"'
breaks core/experiment/report/report.h '"core/experiment/import/import.h"'
breaks core/experiment/import/import.h '"core/experiment/results/summary.h"'
breaks core/inspect/predict.h '"core/export/export.h"'
breaks core/inspect/predict.h '"core/cluster/slurm.h"'
breaks core/cluster/slurm.h '"core/inspect/predict.h"'
breaks translations/install.h '"ui/session/s.h"'
breaks app/main.cpp '"core/experiment/loose.h"'

# A room that nobody knows.
fresh_tree
put core/attic/old.h '<string>'
refused "a folder that is no room" '^core/attic/old.h:'

# A .cpp and its .h count as one unit, so a cycle may go through a .cpp.
fresh_tree
put ui/session/t.cpp '"ui/session/s.h"'
put ui/session/t.h '<QWidget>'
keeps "A unit that includes another"
put ui/session/s.cpp '"ui/session/t.h"'
refused "a cycle between units" '^A cycle between units: ui/session/s -> ui/session/t -> ui/session/s'

# Two folders that include each other through units that do not.
fresh_tree
put ui/charts/tools.h '"ui/session/plain.h"'
put ui/session/plain.h '<QWidget>'
refused "a cycle between folders" '^A cycle between folders: ui/charts -> ui/session -> ui/charts'

# Crowds. A .cpp with its .h is one; the zoo is excepted.
crowd() {
    local number
    for number in $(seq 10 29); do
        put "$1/unit_$number.cpp" '<string>'
        put "$1/unit_$number.h" '<string>'
    done
}
fresh_tree
rm "$tree"/ui/session/*
crowd ui/session
crowd core/engine/models
keeps "A folder of twenty units"
put ui/session/one_more.h '<string>'
refused "a folder of 21 units" '^ui/session: 21 units'

# The top level. Where there is a repository, what is not kept in it does not count.
fresh_tree
mkdir -p "$tree/build/ci"
keeps "A build folder"
mkdir "$tree/files"
refused "a folder at the top level" '^files: '
if command -v git >/dev/null; then
    git -C "$tree" init -q
    keeps "A folder that git does not keep"
    touch "$tree/notes.txt"
    git -C "$tree" add notes.txt
    refused "a file at the top level that git keeps" '^notes.txt: '
fi

rm -rf "$tree"
mkdir "$tree"
refused "a tree without sources" '^No source'
echo "$failures failures"
[ "$failures" -eq 0 ]
