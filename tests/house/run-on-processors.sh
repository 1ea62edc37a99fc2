#!/usr/bin/env bash
# Runs the tests as other processors would: OpenBLAS and ATen choose their kernels by the processor, kernels differ in the
# order they sum in, and no result may hang on that. Prints a table and the tests that failed; fails when one did.
#   run-on-processors.sh BUILD [NAMES]    NAMES: a regular expression, as for ctest -R; all tests without it
set -euo pipefail
build=${1:?Usage: run-on-processors.sh BUILD [NAMES]}
names=${2:-.}
report=$(mktemp)
trap 'rm -f "$report"' EXIT

# Each setting with the instructions it needs of this machine, as /proc/cpuinfo calls them.
settings=(
    "OPENBLAS_CORETYPE=Prescott sse2"
    "OPENBLAS_CORETYPE=Haswell avx2"
    "OPENBLAS_CORETYPE=SkylakeX avx512f"
    "ATEN_CPU_CAPABILITY=default sse2"
    "ATEN_CPU_CAPABILITY=avx2 avx2"
)

# The number the report gives under that name in its opening tag.
count() { sed -n '/<testsuite /,/>/p' "$report" | grep -oP "\b$1=\"\K[0-9]+" | head -n 1; }

failures=()
row='%-32s %8s %8s %8s %8s\n'
# shellcheck disable=SC2059
printf "$row" setting passed failed skipped seconds
for entry in "${settings[@]}"; do
    read -r setting needed <<<"$entry"
    if ! grep -qw "$needed" /proc/cpuinfo; then
        printf '%-32s this machine has no %s\n' "$setting" "$needed"
        continue
    fi
    begun=$SECONDS
    rm -f "$report"
    # The variables are read when a library loads, and go through every program that tests start.
    env -u OPENBLAS_CORETYPE -u ATEN_CPU_CAPABILITY "$setting" \
        ctest --test-dir "$build" -R "$names" --no-tests=error -j "$(nproc)" --output-junit "$report" >/dev/null 2>&1 || true
    if [ ! -s "$report" ]; then
        echo "No test ran in $build" >&2
        exit 1
    fi
    # A test whose program was never built counts as skipped in the report, and as failed here.
    missing=$(grep -c '<skipped message="Unable to find executable"' "$report" || true)
    failed=$(($(count failures) + missing))
    skipped=$(($(count skipped) - missing))
    # shellcheck disable=SC2059
    printf "$row" "$setting" $(($(count tests) - failed - skipped)) "$failed" "$skipped" $((SECONDS - begun))
    while IFS= read -r name; do
        failures+=("$setting $name")
    done < <(grep -oP '<testcase name="\K[^"]+(?=".* status="fail")' "$report" || true)
    [ "$missing" -eq 0 ] || failures+=("$setting $missing tests that were not built")
done
if [ ${#failures[@]} -gt 0 ]; then
    printf '\nFailed:\n'
    printf '    %s\n' "${failures[@]}"
    exit 1
fi
