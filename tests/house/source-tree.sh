#!/usr/bin/env bash
# Whether anything was written into the source tree between two moments.
#   source-tree.sh record ROOT FILE    writes what lies below ROOT into FILE
#   source-tree.sh compare ROOT FILE   fails when something has come, gone or been written since; says what
# Build folders, which hold a CMakeCache.txt, and git's own do not count.
set -euo pipefail
command=$1 root=$2 file=$3

# Folders by name, files with size and time: a line each.
list() {
    local builds=() cache
    while IFS= read -r cache; do
        builds+=(-path "$(dirname "$cache")" -o)
    done < <(find . -name CMakeCache.txt -not -path './.git/*')
    find . \( "${builds[@]}" -path ./build -o -path ./.git \) -prune -o -type d -printf '%p/\n' -o \
        -printf '%p %s %T@\n' | LC_ALL=C sort
}

cd "$root"
case $command in
    record)
        list >"$file"
        echo "$(wc -l <"$file") files and folders"
        ;;
    compare)
        changes=$(diff "$file" <(list) | grep '^[<>]' || true)
        if [ -n "$changes" ]; then
            echo "The source tree is not as it was (< before, > now). Tests may write below the build folder only:"
            echo "$changes"
            exit 1
        fi
        ;;
    *)
        echo "Usage: source-tree.sh record|compare ROOT FILE" >&2
        exit 2
        ;;
esac
