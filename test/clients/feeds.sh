#!/usr/bin/env bash
# Reads the feeds with two real readers, newsboat and Debian's python3-feedparser, and compares the result with the API.
#   feeds.sh http://127.0.0.1:4200   uses a running service
#   feeds.sh                         starts the built service on a temporary folder, with the collection
# Prints "N passed, N failed" at the end. Exits with 0 if nothing failed, or if apt cannot install the readers.
set -u -o pipefail
cd "$(dirname "$0")/../.." || exit 1

has_readers() { command -v newsboat >/dev/null && /usr/bin/python3 -c "import feedparser" 2>/dev/null; }

install_readers() {
  local sudo=""
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  { $sudo apt-get update -q && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    newsboat python3-feedparser; } >/dev/null 2>&1 </dev/null
  has_readers
}

if ! has_readers && ! install_readers; then
  echo "skipped: newsboat and python3-feedparser are not here, and apt cannot install them"
  echo "0 passed, 0 failed"
  exit 0
fi

work=$(mktemp -d)
service=""
clean_up() {
  if [ -n "$service" ]; then kill "$service" 2>/dev/null && wait "$service" 2>/dev/null; fi
  rm -rf -- "$work"
}
trap clean_up EXIT

site=${1:-}
if [ -z "$site" ]; then
  port=$(node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  site="http://127.0.0.1:$port"
  DATABASE_URL="$work/data" PORT="$port" PUBLIC_URL="" LOG_LEVEL=warn node --enable-source-maps dist/src/main.js >"$work/service.log" 2>&1 &
  service=$!
  for _ in $(seq 240); do
    curl -fsS --max-time 2 "$site/health/ready" >/dev/null 2>&1 && break
    kill -0 "$service" 2>/dev/null || break
    sleep 0.5
  done
  curl -fsS --max-time 5 "$site/health/ready" >/dev/null || { cat "$work/service.log"; echo "0 passed, 1 failed"; exit 1; }
fi

/usr/bin/python3 test/clients/read_feeds.py "$site" "$work"
