#!/usr/bin/env bash
# Everything `make test` holds: format, lint, types, layers, then the tests,
# one process for each processor; `lint` leaves the tests out.
# Tests that need Debian packages are left out, and named in one line, where those are not installed.
set -euo pipefail
bin=.venv/bin
layers=$(mktemp)
trap 'rm -f "$layers"' EXIT
$bin/ruff format --check --quiet .
$bin/ruff check --quiet .
$bin/mypy --no-error-summary
$bin/lint-imports --no-cache > "$layers" || { cat "$layers"; exit 1; }
[ "${1:-}" != lint ] || exit 0
wanted="not long"
if ! command -v soffice > /dev/null; then
  wanted="not long and not office"
  echo "Left out: tests marked office, for want of LibreOffice Calc (scripts/debian-packages.sh installs it)."
fi
$bin/python -m pytest -n auto -m "$wanted and not journey" --ignore tests/journeys
