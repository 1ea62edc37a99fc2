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

# build PRESET [TARGET...]
build() {
    local preset=$1
    shift
    cmake --build --preset "$preset" --parallel "$(build_jobs)" ${1:+--target "$@"}
}

# A release build folder that is there keeps its settings; a new one leaves the tests out.
configure_release() {
    if [ -e build/release/CMakeCache.txt ]; then
        cmake --preset release
    else
        cmake --preset release -D BUILD_TESTING=OFF
    fi
}
