#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own, which lives in a folder that is gone at the end: ENTENTE_POSTGRES says how to connect.
# Leaves with 77 where there is no server to start. Usage: server.sh COMMAND...
# SPDX-License-Identifier: MIT
set -euo pipefail

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[[ -n $programs ]] || { echo "there is no PostgreSQL server: apt-get install postgresql"; exit 77; }
folder=$(mktemp -d)
as=() # a server is started by nobody who may do all
if ((EUID == 0)); then
  getent passwd postgres >/dev/null || { echo "there is no user postgres, and root may not start a server"; exit 77; }
  chown postgres "$folder"
  as=(runuser -u postgres --)
fi
stop() {
  "${as[@]}" "$programs/pg_ctl" --pgdata "$folder/data" --mode immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT

cd "$folder"
"${as[@]}" "$programs/initdb" --pgdata "$folder/data" --auth trust --username entente --encoding UTF8 --no-sync >"$folder/initdb.log" 2>&1 ||
  { cat "$folder/initdb.log"; exit 1; }
"${as[@]}" "$programs/pg_ctl" --pgdata "$folder/data" --wait --log "$folder/data/log" \
  --options "-k $folder -c listen_addresses='' -c fsync=off -c synchronous_commit=off" start >/dev/null ||
  { cat "$folder/data/log"; exit 1; }
cd - >/dev/null
ENTENTE_POSTGRES="host=$folder dbname=postgres user=entente" ENTENTE_POSTGRES_DATA="$folder/data" "$@"
