#!/usr/bin/env bash
# Tests the page in Chromium, after a build; with --pictures, takes those of docs/page.md instead.
# Needs Node 20 and npm, and installs Debian's Chromium if there is none.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
home=$(CDPATH='' cd -- "$here/../../../../.." && pwd -P)

PAGE_CHROMIUM=${PAGE_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$PAGE_CHROMIUM" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  log=$(mktemp)
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } >"$log" 2>&1 ||
    { tail -n 5 "$log" >&2; }
  PAGE_CHROMIUM=$(command -v chromium || true)
fi
if [ -z "$PAGE_CHROMIUM" ]; then
  echo 'the test of the page needs Chromium: install it, or name it in PAGE_CHROMIUM' >&2
  exit 1
fi

fail() { printf '%s\n' "$1" >&2; exit 1; }
. "$home/local/find-jdk.sh"
export PAGE_CHROMIUM PAGE_JAVA=$jdk/bin/java
export PAGE_CLASSPATH=${PAGE_CLASSPATH:-$home/local/page/target/test-classes:$home/local/cli/target/lib/*}
npm ci --silent --prefix "$here"
cd "$here"
[ "${1:-}" != --pictures ] || exec node pictures.mjs "$home/docs"
exec node --test --test-reporter=spec "$here"/*.test.mjs
