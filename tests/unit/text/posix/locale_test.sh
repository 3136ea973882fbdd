#!/bin/sh
# SPDX-License-Identifier: MIT
# A9: the A functions take the code set of the environment's locale, whether the program called
# setlocale() or not. Builds locales of its own, so that none need be installed.
probe=$1
locales=$(mktemp -d) || exit 1
trap 'rm -rf "$locales"' EXIT
# glibc itself keeps the list that it makes of LOCPATH.
export ASAN_OPTIONS="detect_leaks=0:$ASAN_OPTIONS"
failures=0
missing=0

expect() { # <locale> <argument in printf notation> <expected>
    seen=$(env -u LC_CTYPE -u LANG LOCPATH="$locales" LC_ALL="$1" "$probe" "$(printf "$2")")
    if [ "$seen" != "$3" ]; then
        echo "FAILED: locale '$1', argument '$2': expected '$3', seen '$seen'"
        failures=$((failures + 1))
    fi
}

build() { # <name> <source> <code set>
    localedef -i "$2" -f "$3" "$locales/$1" >/dev/null 2>&1
    if [ -d "$locales/$1" ]; then return 0; fi
    echo "NOT TESTED: cannot build the locale $1 ($2, $3): localedef or its sources are missing"
    missing=$((missing + 1))
    return 1
}

expect C 'a\303\251' '006100e9 61c3a9e0b881'
expect POSIX 'a\303\251' '006100e9 61c3a9e0b881'
expect C.UTF-8 'a\303\251' '006100e9 61c3a9e0b881'
expect xx_XX.not_installed 'a\303\251' '006100e9 61c3a9e0b881'
expect C '\303' 'fffd efbfbde0b881'

if build latin9 de_DE ISO-8859-15; then
    expect latin9 'a\244' '006120ac 61a43f'
fi
if build eucjp ja_JP EUC-JP; then
    expect eucjp '\306\374' '65e5 c6fc3f'
    expect eucjp '\306' 'fffd 3f3f'
fi

[ "$failures" -eq 0 ] || exit 1
[ "$missing" -eq 0 ] || exit 77
