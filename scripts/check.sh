#!/usr/bin/env bash
# Everything `make test` holds: format, lint, types, layers, then the tests; `lint` leaves the tests out.
set -euo pipefail
bin=.venv/bin
$bin/ruff format --check --quiet .
$bin/ruff check --quiet .
$bin/mypy --no-error-summary
$bin/lint-imports --no-cache > /tmp/parindex-layers.$$ || { cat /tmp/parindex-layers.$$; rm -f /tmp/parindex-layers.$$; exit 1; }
rm -f /tmp/parindex-layers.$$
[ "${1:-}" = lint ] || $bin/python -m pytest -m "not long"
