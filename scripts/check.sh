#!/usr/bin/env bash
# Everything `make test` holds: format, lint, types, layers, then the tests,
# one process for each processor; `lint` leaves the tests out.
# Tests that need Debian packages are left out, and named in one line.
set -euo pipefail
bin=.venv/bin
layers=$(mktemp)
trap 'rm -f "$layers"' EXIT
$bin/ruff format --check --quiet .
$bin/ruff check --quiet .
$bin/mypy --num-workers auto --no-error-summary
$bin/lint-imports --no-cache > "$layers" || { cat "$layers"; exit 1; }
[ "${1:-}" != lint ] || exit 0
echo "Left out here: LibreOffice, tests that start processes, PostgreSQL (.ci/run), journeys (make journeys);" \
  "what they need is installed by scripts/debian-packages.sh."
$bin/python -m pytest -n auto -m "not long and not office and not postgres and not journey and not process" \
  --ignore tests/journeys
