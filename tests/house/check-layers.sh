#!/usr/bin/env bash
# The arrows between the folders, checked by their includes: app -> ui -> core, and inside core
# {experiment, export} -> {data, files, weights, engine}. Prints every breach, and fails when there is one or nothing to
# check.
#   check-layers.sh ROOT
set -euo pipefail
cd "$1"
breaches=0
seen=0

# forbid WHY INCLUDED FOLDER [EXCEPT]: no source below FOLDER (but for EXCEPT) includes what matches INCLUDED, a regular
# expression at the opening quote or bracket.
forbid() {
    local why=$1 included=$2 folder=$3 except=${4:-} files found
    [ -d "$folder" ] || return 0
    mapfile -t files < <(find "$folder" -type f \( -name '*.h' -o -name '*.cpp' \) ${except:+-not -path "$except/*"})
    seen=$((seen + ${#files[@]}))
    [ ${#files[@]} -gt 0 ] || return 0
    found=$(grep -nHE "^[[:space:]]*#[[:space:]]*include[[:space:]]*[<\"]$included" "${files[@]}" || true)
    [ -n "$found" ] || return 0
    printf '%s\n' "$found" | sed "s|\$|   <- $why|"
    breaches=$((breaches + $(printf '%s\n' "$found" | wc -l)))
}

path='([^>"]*/)?' # folders before the named one, so that "../ui/x.h" is found too
forbid "Qt inside core"                     'Q'                                     core
forbid "core includes the window"           "${path}(ui|app)/"                      core
forbid "OpenCV inside core/engine"          "${path}opencv"                         core/engine
forbid "engine includes what stands on it"  "${path}core/(data|files|weights|experiment|export|inspect)/" core/engine
for folder in data files weights; do
    forbid "$folder includes what stands on it" "${path}core/(experiment|export|inspect)/"  core/$folder
    forbid "$folder includes the trainer"       "${path}core/engine/trainer"        core/$folder
done
forbid "export includes experiment"         "${path}core/experiment/"               core/export
forbid "experiment includes export"         "${path}core/export/"                   core/experiment
for folder in experiment export; do
    forbid "$folder includes inspect"       "${path}core/inspect/"                  core/$folder
done
forbid "the window includes the program"    "${path}app/"                           ui
for folder in ui app; do
    forbid "Qt Charts outside ui/charts"    "${path}(QtCharts|QChart|Q[A-Za-z]*(Axis|Series|Legend|Marker|BarSet)[A-Za-z]*>)" \
        $folder ui/charts
done

if [ "$seen" -eq 0 ]; then
    echo "No source found below $PWD"
    exit 1
fi
echo "$breaches includes against the layers"
[ "$breaches" -eq 0 ]
