#!/bin/sh
# Sees to it that there is a browser for the tests, and says which. In this order: an installed
# Chromium or Chrome; Playwright's own, where it has been downloaded before; Chromium from the
# packages, as root on Debian; Playwright's own, downloaded into var/ (VAR_DIR).
# A browser counts when it runs: it may lack libraries, or be a stub that only knows a shop.
#
#   --look          prints the browser's path; installs nothing
#   --no-download   as without, but for the last step
set -u
cd "$(dirname "$0")/../.."

BROWSERS=${VAR_DIR:-$PWD/var}/browsers
MACHINE=${MACHINE-} # another root of the file system, for its test

main() {
    if installed || downloaded; then
        if [ "${1-}" = --look ]; then
            echo "$found"
        else
            echo "$version: $found"
        fi
        return 0
    fi
    [ "${1-}" != --look ] || return 1
    if [ "$(id -u)" = 0 ] && [ -e "$MACHINE/etc/debian_version" ] && command -v apt-get >/dev/null; then
        echo "The tests need Chromium: installing it from the distribution's packages."
        install_package && installed && return
    fi
    if [ "${1-}" != --no-download ]; then
        echo "The tests need Chromium: downloading Playwright's own into $BROWSERS."
        download && downloaded && return
    fi
    echo "The tests need Chromium, and it could not be had: install it (on Debian:" \
        "apt install chromium; Chrome will do as well), then run this again." >&2
    return 1
}

installed() {
    for each in chromium chromium-browser google-chrome google-chrome-stable \
        "$MACHINE/Applications/Chromium.app/Contents/MacOS/Chromium" \
        "$MACHINE/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"; do
        if found=$(command -v "$each") && runs; then
            return 0
        fi
    done
    return 1
}

downloaded() {
    # Its name depends on Playwright's version.
    found=$(find "$BROWSERS" -type f \( -name headless_shell -o -name chrome-headless-shell \) \
        2>/dev/null | sort | tail -n 1)
    [ -n "$found" ] && runs
}

runs() {
    version=$("$found" --version 2>/dev/null </dev/null)
}

install_package() {
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2 &&
        apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 chromium >/dev/null
}

download() {
    PLAYWRIGHT_BROWSERS_PATH=$BROWSERS .venv/bin/playwright install --only-shell chromium >&2
}

main "$@"
