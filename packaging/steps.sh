# Sourced by the scripts here: named and timed steps, and building a preset.

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")

# A bare root has no locale, and Qt then complains before every line.
if [ -z "${LC_ALL:-}${LC_CTYPE:-}${LANG:-}" ]; then
    export LANG=C.UTF-8
fi

# step NAME COMMAND...: says what happens, does it, and says how long it took. A failing command ends the script.
step() {
    local name=$1 start=$SECONDS code=0
    shift
    printf '\n== %s\n' "$name"
    "$@" || code=$?
    if [ "$code" -ne 0 ]; then
        printf '== %s: failed with exit code %d after %d s\n' "$name" "$code" $((SECONDS - start)) >&2
        exit "$code"
    fi
    printf '== %s: %d s\n' "$name" $((SECONDS - start))
}

# Compilers that may run at once: one a core, as long as each has 2 GiB of memory, which parsing torch.h takes.
build_jobs() {
    local cores memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 2097152) }' /proc/meminfo)
    [ "$memory" -ge 1 ] || memory=1
    echo $((cores < memory ? cores : memory))
}

# minutes SECONDS: "about 4 minutes", rounded up.
minutes() {
    local count=$((($1 + 59) / 60))
    echo "about $count minute$([ "$count" -eq 1 ] || echo s)"
}

# build_time CPU_SECONDS: how long a build takes that keeps one core busy for so long.
build_time() {
    minutes $(($1 / $(build_jobs)))
}

# Of ninja's lines of progress, one in half a minute and the last; all that compilers say.
sparse_progress() {
    local line next=0
    while IFS= read -r line || [ -n "$line" ]; do
        if [[ $line =~ ^\[([0-9]+)/([0-9]+)\ steps,\ ([0-9]+) ]]; then
            if ((BASH_REMATCH[3] < next && BASH_REMATCH[1] < BASH_REMATCH[2])); then
                continue
            fi
            next=$((BASH_REMATCH[3] + 30))
        fi
        printf '%s\n' "$line"
    done
}

# build PRESET [TARGET...]: progress is one line that is written anew on a terminal, and few lines elsewhere.
build() {
    local preset=$1
    shift
    local command=(cmake --build --preset "$preset" --parallel "$(build_jobs)" ${1:+--target "$@"})
    export NINJA_STATUS='[%f/%t steps, %e s] '
    if [ -t 1 ]; then
        "${command[@]}"
    else
        "${command[@]}" | sparse_progress
    fi
}

# A release build folder that is there keeps its settings; a new one leaves the tests out.
configure_release() {
    if [ -e build/release/CMakeCache.txt ]; then
        cmake --preset release
    else
        cmake --preset release -D BUILD_TESTING=OFF
    fi
}
