#!/usr/bin/env bash
# Proves that check-layers.sh can fail: a made-up tree that keeps every rule passes, and breaks each rule once.
#   check-layers-selftest.sh CHECKER
set -euo pipefail
checker=$1
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failures=0

# fresh_tree: only what is allowed, some of it close to what is not.
fresh_tree() {
    rm -rf "${tree:?}"/*
    mkdir -p "$tree"/core/{engine/models,data,files,weights,experiment,export} "$tree"/ui/{charts,session} "$tree"/app/cli
    echo '#include <torch/torch.h>' >"$tree/core/engine/trainer.h"
    printf '#include <opencv2/imgproc.hpp>\n#include "core/engine/batches.h"\n' >"$tree/core/data/image.cpp"
    printf '#include <map>\n// Q is no include: #include <QString> in a comment\n' >"$tree/core/files/csv.cpp"
    printf '#include <curl/curl.h>\n#include "core/engine/message.h"\n' >"$tree/core/weights/download.cpp"
    printf '#include "core/engine/trainer.h"\n#include "core/data/image.h"\n' >"$tree/core/experiment/lane.cpp"
    printf '#include "core/engine/trainer.h"\n#include "core/files/csv.h"\n' >"$tree/core/export/graph.cpp"
    echo '#include <QtCharts/QChartView>' >"$tree/ui/charts/view.cpp"
    printf '#include <QWidget>\n#include "core/experiment/spec.h"\n#include "ui/charts/view.h"\n' >"$tree/ui/session/s.h"
    echo '#include "ui/main_window.h"' >"$tree/app/main.cpp"
}

passes() { "$checker" "$tree" >"$tree/report" 2>&1; }

fresh_tree
if ! passes; then
    echo "A tree that keeps the rules is refused:"
    cat "$tree/report"
    failures=$((failures + 1))
fi

# breaks FILE INCLUDE: adding this line must be refused, and the report must name the file.
breaks() {
    fresh_tree
    echo "#include $2" >>"$tree/$1"
    if passes || ! grep -q "^$1:" "$tree/report"; then
        echo "Not noticed: $1 with #include $2"
        failures=$((failures + 1))
    fi
}
breaks core/engine/trainer.h '<QObject>'
breaks core/data/image.cpp '<QtCore/QString>'
breaks core/experiment/lane.cpp '"QDir"'
breaks core/files/csv.cpp '"ui/main_window.h"'
breaks core/experiment/lane.cpp '"../../app/cli/progress.h"'
breaks core/engine/trainer.h '<opencv2/core.hpp>'
breaks core/engine/trainer.h '"core/data/image.h"'
breaks core/engine/trainer.h '"core/files/csv.h"'
breaks core/engine/trainer.h '"core/experiment/spec.h"'
breaks core/data/image.cpp '"core/experiment/spec.h"'
breaks core/files/csv.cpp '"core/experiment/spec.h"'
breaks core/data/image.cpp '"core/engine/trainer.h"'
breaks core/files/csv.cpp '"core/engine/trainer.h"'
breaks core/engine/trainer.h '"core/weights/download.h"'
breaks core/weights/download.cpp '"core/experiment/spec.h"'
breaks core/weights/download.cpp '"core/engine/trainer.h"'
breaks core/export/graph.cpp '"core/experiment/spec.h"'
breaks core/experiment/lane.cpp '"core/export/export.h"'
breaks core/experiment/lane.cpp '"core/inspect/answers.h"'
breaks core/data/image.cpp '"core/inspect/answers.h"'
breaks ui/session/s.h '"app/main.h"'
breaks ui/session/s.h '<QChartView>'
breaks ui/session/s.h '<QLineSeries>'
breaks ui/session/s.h '<QtCharts/QValueAxis>'
breaks app/main.cpp '<QChart>'

rm -rf "${tree:?}"/*
if passes; then
    echo "An empty tree passes"
    failures=$((failures + 1))
fi
echo "$failures failures"
[ "$failures" -eq 0 ]
