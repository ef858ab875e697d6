# The functions of .ci/run. They end each process that they start by its own id, and remove each folder that they make.

pass() { passed=$((passed + 1)) && echo "ok       $1"; }
fail() { failed=$((failed + 1)) && echo "FAILED   $1"; }

# The seconds a check may take: its own limit, and no longer than the whole run may.
within() { local left=$((ends - SECONDS)); echo $((left < 1 ? 1 : left < $1 ? left : $1)); }

# check NAME SECONDS COMMAND...: one check. A function runs in a subshell of its own under the same limit.
check() {
  local name=$1 limit begin=$SECONDS log="$work/check.log" status
  limit=$(within "$2")
  shift 2
  # In its own shell, so that the limit also holds for the functions below.
  timeout -k 10 "$limit" bash -o pipefail -c '. .ci/parts.sh && "$@"' check "$@" >"$log" 2>&1 </dev/null
  status=$?
  if [ $status = 0 ]; then pass "$name ($((SECONDS - begin)) s)" && return 0; fi
  [ $status = 124 ] && echo "stopped after $limit s" >>"$log"
  tail -n 200 "$log"
  fail "$name (exit $status)"
  return 1
}

# run_tests DATABASE COMMAND...: runs the suite and adds its counts to the totals.
run_tests() {
  local name=$1 json="$work/tests.json" log="$work/tests.log" counts begin=$SECONDS
  shift
  rm -f "$json"
  timeout -k 10 "$(within 900)" "$@" --reporter=default --reporter=json --outputFile.json="$json" >"$log" 2>&1 </dev/null
  local status=$?
  counts=$(node .ci/counts.mjs "$json" $status)
  local good=${counts% *} bad=${counts#* }
  passed=$((passed + good)) failed=$((failed + bad))
  [ "$bad" = 0 ] || { tail -n 400 "$log" && echo "FAILED   npm test exited with $status"; }
  echo "tests on the $name: $good good, $bad bad ($((SECONDS - begin)) s)"
}

finish() {
  echo "$passed passed, $failed failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
  exit
}

# Ends a process that was started here, with its process group if it leads one.
end_process() {
  local pid=$1 signal=${2:-TERM}
  kill -s "$signal" -- "-$pid" 2>/dev/null || kill -s "$signal" "$pid" 2>/dev/null
}

clean_up() {
  local pid
  for pid in "${pids[@]}"; do end_process "$pid"; done
  for pid in "${pids[@]}"; do
    for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    end_process "$pid" KILL
  done
  [ -n "${cluster:-}" ] && as_owner "$postgres_bin/pg_ctl" stop -D "$cluster" -m fast -t 20 >/dev/null 2>&1
  rm -rf -- "${folders[@]}"
}

free_port() {
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

install_cleanly() {
  npm ci 2>&1 | tee "$work/install.log" || return 1
  ! grep EBADENGINE "$work/install.log"
}

grep_all() { local file=$1 text && shift && for text in "$@"; do grep -qF -- "$text" "$file" || { echo "$file lacks: $text"; return 1; }; done; }

# --- Debian's packages ----------------------------------------------------------------------------------------------------
# Installs the packages that are missing. Fails without apt, without rights or without a network.
install_packages() {
  local name missing=() sudo=""
  for name in "$@"; do
    dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q "ok installed" || missing+=("$name")
  done
  [ ${#missing[@]} = 0 ] && return 0
  command -v apt-get >/dev/null || return 1
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  if [ -n "$sudo" ] && ! sudo -n true 2>/dev/null; then return 1; fi
  {
    $sudo env DEBIAN_FRONTEND=noninteractive timeout -k 10 "$(within 120)" apt-get update -q
    # The package's own cluster would take a port and stay. The one made below is removed at the end.
    if [ "$1" = postgresql ]; then
      $sudo mkdir -p /etc/postgresql-common/createcluster.d
      echo "create_main_cluster = false" | $sudo tee /etc/postgresql-common/createcluster.d/no-main.conf
    fi
    $sudo env DEBIAN_FRONTEND=noninteractive timeout -k 10 "$(within 300)" \
      apt-get install -y -q --no-install-recommends -o Dpkg::Options::=--force-confold "${missing[@]}"
  } >"$work/apt.log" 2>&1 </dev/null || { tail -n 30 "$work/apt.log"; return 1; }
}

# --- PostgreSQL -----------------------------------------------------------------------------------------------------------
# Prints the address of a server on the port, if one answers, has pg_trgm and lets us create databases.
find_server() { node .ci/server.mjs "postgres://postgres@127.0.0.1:${1:-5432}/postgres"; }

# As the user that owns the cluster: PostgreSQL does not run as root.
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

start_cluster() {
  local folder
  postgres_bin=$(dirname "$(ls -d /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)") || return 1
  folder=$(mktemp -d) && folders+=("$folder")
  [ "$(id -u)" = 0 ] && chown postgres "$folder"
  cluster_port=$(free_port)
  {
    cd "$folder" &&
      as_owner "$postgres_bin/initdb" -D "$folder/cluster" -U postgres -A trust -E UTF8 --locale=C.UTF-8 &&
      as_owner "$postgres_bin/pg_ctl" start -w -t 60 -D "$folder/cluster" -l "$folder/log" \
        -o "-p $cluster_port -k $folder -c listen_addresses=127.0.0.1"
    local status=$?
    cd "$OLDPWD" || return 1
  } >"$work/cluster.log" 2>&1 </dev/null
  cluster="$folder/cluster"
  [ $status = 0 ] || { cat "$work/cluster.log" "$folder/log"; return 1; }
}

# --- the service ------------------------------------------------------------------------------------------------------------
# start_service NAME SECONDS COMMAND...: starts the service in its own process group. The seconds are an aim, printed beside
# the measured time. A loaded machine takes longer, so the check fails only when no answer comes at all.
start_service() {
  local name=$1 limit=$2 begin
  shift 2
  begin=$(date +%s%N)
  setsid "$@" >"$work/service.log" 2>&1 </dev/null &
  service=$!
  pids+=("$service")
  if node .ci/answers.mjs "$site/health/ready" "$((limit + 150))" "$service"; then
    pass "$name: answered after $((($(date +%s%N) - begin) / 1000000)) ms (aim: $limit s)"
  else
    tail -n 100 "$work/service.log"
    fail "$name: no answer from $site"
  fi
}

# stop_service NAME [STATUS]: sends SIGTERM. The service must end within 15 s, with the status if one is given.
stop_service() {
  local name=$1 wanted=${2:-} status
  end_process "$service"
  for _ in $(seq 150); do kill -0 -- "-$service" 2>/dev/null || break; sleep 0.1; done
  if kill -0 -- "-$service" 2>/dev/null; then
    fail "$name: still running 15 s after SIGTERM"
    end_process "$service" KILL
    return
  fi
  wait "$service"
  status=$?
  pids=()
  if [ -n "$wanted" ] && [ "$status" != "$wanted" ]; then
    tail -n 50 "$work/service.log"
    fail "$name: exit $status, not $wanted"
  else
    pass "$name"
  fi
}

refuses_second_process() {
  local said
  said=$(PORT=0 timeout 25 node dist/src/main.js 2>&1) && { echo "it was not refused"; return 1; }
  echo "$said"
  echo "$said" | grep -q "in use by process $(node -p "JSON.parse(require('node:fs').readFileSync('$DATABASE_URL/walkback.lock', 'utf8')).pid")"
}

lint_openapi() {
  curl -fsS --max-time 20 "$1/openapi.json" -o "$work/openapi.json" && npx redocly lint "$work/openapi.json"
}

# --- Docker -------------------------------------------------------------------------------------------------------------------
check_compose() {
  local compose="docker-compose"
  docker compose version >/dev/null 2>&1 && compose="docker compose"
  mkdir -p "$work/compose" && cp docker-compose.yml "$work/compose/" && cd "$work/compose" || return 1
  sed 's/^POSTGRES_PASSWORD=$/POSTGRES_PASSWORD=check/' "$OLDPWD/.env.example" >.env
  $compose config -q || return 1
  : >.env
  if $compose config -q 2>/dev/null; then echo "it starts without a password" && return 1; fi
}

# as_nobody FOLDER COMMAND...: runs the command as a user without rights, if we may become one.
as_nobody() {
  cd "$1" || return 1
  if [ "$(id -u)" = 0 ] && runuser -u nobody -- "$2" --version >/dev/null 2>&1; then
    chown -R nobody data
    set -- "$1" runuser -u nobody -- "${@:2}"
  fi
  "${@:2}"
}
