#!/usr/bin/env bash
# `make run` as a newcomer has it: wait until the site answers, say how long that took, and end it.
set -euo pipefail
cd "$(dirname "$0")/.."
begun=$SECONDS
setsid make run &
site=$!
trap 'kill -TERM -- "-$site" 2> /dev/null || true; wait "$site" 2> /dev/null || true' EXIT
until (exec 3<> /dev/tcp/127.0.0.1/8000) 2> /dev/null; do
  kill -0 "$site" 2> /dev/null || { echo "make run ended by itself." >&2; exit 1; }
  [ $((SECONDS - begun)) -lt 600 ] || { echo "make run does not answer within ten minutes." >&2; exit 1; }
  sleep 0.2
done
echo "make run answers after $((SECONDS - begun)) s."
.venv/bin/python - << 'END'
from urllib.request import urlopen

page = urlopen("http://127.0.0.1:8000/ket-qua/krong-no-2022/", timeout=30).read().decode()
assert page.count("<tr>") == 14, page.count("<tr>")
print("It shows the ranking of Krông Nô 2022.")
END
