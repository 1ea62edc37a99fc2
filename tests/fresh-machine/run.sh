#!/usr/bin/env bash
# Does on a fresh Debian what the README promises: makes bare roots with debootstrap, clones the committed state of this
# repository into them, and runs the README's two commands there; then makes the .deb and installs and starts it in a root
# that has never seen a compiler. Needs root, debootstrap, git and a network; takes as long as two clean builds.
#   run.sh [--suite bookworm|trixie] [--work DIR] [--user] [STAGE...]
# Stages, all of them by default: sample, tests, package.
#   --work DIR   where roots are made, and base systems and downloaded packages kept for the next time
#   --user       run the commands as an ordinary user with sudo, not as root
set -euo pipefail
repository=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")
suite=bookworm
work=${TMPDIR:-/tmp}/retort-fresh-machine
user=root
stages=()
while [ $# -gt 0 ]; do
    case $1 in
    --suite) suite=$2 && shift ;;
    --work) work=$2 && shift ;;
    --user) user=tester ;;
    sample | tests | package) stages+=("$1") ;;
    *)
        echo "$0: unknown argument $1; accepted: --suite S, --work DIR, --user, sample, tests, package" >&2
        exit 2
        ;;
    esac
    shift
done
[ ${#stages[@]} -gt 0 ] || stages=(sample tests package)
if [ "$(id -u)" -ne 0 ]; then
    echo "$0: needs root, for debootstrap and chroot" >&2
    exit 1
fi
base=$work/$suite.tar.gz
downloads=$work/$suite-packages
packages=$work/$suite-deb
mkdir -p "$work" "$downloads" "$packages"

roots=()
clean_up() {
    local root
    for root in "${roots[@]}"; do
        if mountpoint -q "$root/proc"; then
            umount "$root/proc"
        fi
        rm -rf --one-file-system "$root"
    done
}
trap clean_up EXIT

make_base() {
    [ ! -e "$base" ] || return 0
    echo "== debootstrap $suite"
    local root
    root=$(mktemp -d "$work/base-XXXXXX")
    roots+=("$root")
    debootstrap --variant=minbase "$suite" "$root" >"$work/debootstrap.log"
    rm -f "$root"/var/cache/apt/archives/*.deb
    tar -C "$root" -czf "$base.new" .
    mv "$base.new" "$base"
}

# fresh_root: makes a bare root, and leaves its path in $fresh. Packages downloaded for earlier roots are put into apt's
# own cache, where apt takes them from after checking them.
fresh_root() {
    fresh=$(mktemp -d "$work/root-XXXXXX")
    roots+=("$fresh")
    tar -C "$fresh" -xzf "$base"
    cp /etc/resolv.conf "$fresh/etc/resolv.conf"
    mount -t proc proc "$fresh/proc"
    find "$downloads" -name '*.deb' -exec cp -t "$fresh/var/cache/apt/archives" {} +
}

# inside USER COMMAND: runs a shell command in $fresh as that user, with an environment as bare as the root.
inside() {
    chroot "$fresh" su - "$1" -s /bin/bash -c "$2"
}

keep_downloads() {
    find "$fresh/var/cache/apt/archives" -maxdepth 1 -name '*.deb' -exec cp -n -t "$downloads" {} +
}

# clone: puts the committed state into the fresh root, in the home of the user that will work there.
clone() {
    if [ "$user" != root ]; then
        inside root "apt-get update -q && apt-get install -q -y --no-install-recommends sudo &&
            useradd --create-home $user && echo '$user ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/$user"
    fi
    home=$(inside "$user" pwd)
    git clone -q --no-hardlinks "$repository" "$fresh$home/retort"
    chroot "$fresh" chown -R "$user:" "$home/retort"
}

# readme_command NAME: the line of the README that runs that script.
readme_command() {
    grep -m 1 -E "^(\./)?packaging/$1( |\$)" "$repository/README.md"
}

run_readme_command() {
    fresh_root
    clone
    echo "== $suite, as $user: $1"
    inside "$user" "cd retort && $1"
    keep_downloads
}

run_package() {
    [ -n "${built:-}" ] || { fresh_root && clone && built=$fresh; }
    fresh=$built
    home=$(inside "$user" pwd)
    echo "== $suite, as $user: packaging/make-deb"
    inside "$user" "cd retort && packaging/make-deb"
    keep_downloads
    rm -f "$packages"/*.deb
    cp "$fresh$home"/retort/build/release/packages/retort_*.deb "$packages"

    echo "== $suite: install and start the package"
    fresh_root
    cp "$packages"/retort_*.deb "$fresh/root"
    inside root "apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends ./retort_*.deb"
    inside root "retort-cli --version && retort-cli sample /tmp/sample && ls /tmp/sample"
    # The window has no end of its own: still being there after ten seconds is what is expected.
    local code=0
    inside root "LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen timeout 10 retort" || code=$?
    if [ "$code" -ne 124 ]; then
        echo "retort ended with exit code $code instead of staying open" >&2
        exit 1
    fi
    inside root "apt-get remove -q -y retort && ! command -v retort && ! command -v retort-cli"
}

make_base
for stage in "${stages[@]}"; do
    started=$SECONDS
    case $stage in
    sample)
        run_readme_command "$(readme_command run-sample)"
        built=$fresh
        ;;
    tests) run_readme_command "$(readme_command run-tests)" ;;
    package) run_package ;;
    esac
    echo "== $suite $stage: passed after $((SECONDS - started)) s"
done
