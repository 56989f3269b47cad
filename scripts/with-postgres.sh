#!/usr/bin/env bash
# Start a throw-away PostgreSQL, run the given command with DATABASE_URL, end the server.
# As root the server runs as `postgres`, which refuses root; else as oneself.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed (scripts/debian-packages.sh installs it)." >&2; exit 1; }
folder=$(mktemp -d /tmp/parindex-postgres.XXXXXX)
as_server() { bash -c "$*"; }
if [ "$(id -u)" -eq 0 ]; then
  chown postgres "$folder"
  as_server() { su postgres -s /bin/bash -c "$*"; }
fi
trap 'as_server "$bin/pg_ctl -D $folder/data -m immediate stop" > /dev/null 2>&1 || true; rm -rf "$folder"' EXIT
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
as_server "cd / && $bin/initdb -D $folder/data -U parindex -A trust -E UTF8 --locale=C.UTF-8 -N" > /dev/null
as_server "cd / && $bin/pg_ctl -D $folder/data -w -l $folder/log -o '-p $port -k $folder -c listen_addresses=127.0.0.1' start" > /dev/null
"$bin/createdb" -h 127.0.0.1 -p "$port" -U parindex parindex
PATH="$PATH:$bin" DATABASE_URL="postgresql://parindex@127.0.0.1:$port/parindex" "$@"
