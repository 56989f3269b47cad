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
wanted="not long and not postgres and not journey and not process"
left="journeys (make journeys), processes of a site and PostgreSQL (.ci/run)"
command -v soffice > /dev/null || { wanted+=" and not office"; left+=", tests marked office (LibreOffice Calc)"; }
echo "Left out here: $left; what they need is installed by scripts/debian-packages.sh."
$bin/python -m pytest -n auto -m "$wanted" --ignore tests/journeys
