# SPDX-License-Identifier: MIT
# What every script of this folder shares. Sourced, never run.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cacheDirectory=${XDG_CACHE_HOME:-$HOME/.cache}/openwinfax

say() { printf '%s: %s\n' "$(basename "$0")" "$*"; }

fail() {
    printf '%s: error: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# Runs a command as root: directly, or by sudo for everybody else.
asRoot() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo > /dev/null; then
        sudo "$@"
    else
        fail "'$1' needs root: run scripts/setup as root, or install sudo"
    fi
}

# Elapsed time since a value of $SECONDS, as "2m05s".
elapsedSince() {
    local seconds=$((SECONDS - $1))
    printf '%dm%02ds' $((seconds / 60)) $((seconds % 60))
}

# A whole campaign of a built test program, without ctest's limit of time: soakTest TARGET PROGRAM FILTER
soakTest() {
    local wrapper=()
    # Address space randomisation above 28 bits is more than the sanitizers of GCC 12 can stand.
    [ "$1" = linux ] || wrapper=(setarch "$(uname -m)" -R)
    WINFAX_SOAK=1 WINFAX_BIN_DIR="$repository/build/$1/bin" WINFAX_TEST_PROGRAM_DIR="$repository/build/$1/tests" \
        ${wrapper[@]+"${wrapper[@]}"} "build/$1/tests/$2" --gtest_filter="$3" \
        --gtest_output="xml:build/$1/tests/soak_$2.xml"
}

# Prints the comment at the head of a script, from its third line on.
describe() { sed -n '3,/^[^#]/{s/^# \{0,1\}//p}' "$1"; }

# Options for apt-get that read a copy of this machine's package sources kept in DIRECTORY. In the
# copy the security suite has only the machine's own architecture: its i386 index is sometimes
# stale, which would fail `apt-get update`. The machine's sources stay as they are. KIND is deb or
# deb-src.
privateAptSources() {
    local directory=$1 kind=$2 source
    mkdir -p "$directory/parts"
    : > "$directory/sources.list"
    for source in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ -f "$source" ] || continue
        awk -v kind="$kind" '$1 == "deb" {
            sub(/^deb/, kind)
            if (/security/ && !sub(/\[/, "[arch=amd64 ")) sub(kind, kind " [arch=amd64]")
            print
        }' "$source" >> "$directory/sources.list"
    done
    for source in /etc/apt/sources.list.d/*.sources; do
        [ -f "$source" ] || continue
        awk -v RS= -v ORS='\n\n' -v kind="$kind" '{
            sub(/(^|\n)Types:[^\n]*/, "\nTypes: " kind)
            sub(/^\n/, "")
            if (/(^|\n)Suites:[^\n]*security/ && !/(^|\n)Architectures:/)
                $0 = $0 "\nArchitectures: amd64"
            print
        }' "$source" > "$directory/parts/$(basename "$source")"
    done
    aptSourceOptions=(-o "Dir::Etc::SourceList=$directory/sources.list"
        -o "Dir::Etc::SourceParts=$directory/parts")
}
