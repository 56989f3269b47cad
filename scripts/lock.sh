#!/usr/bin/env bash
# Compile the locks: names, versions and hashes, no addresses. Needs uv (pip install uv).
set -euo pipefail
common=(--universal --generate-hashes --quiet --no-header --python-version 3.12 --no-annotate --custom-compile-command "make lock")
uv pip compile pyproject.toml --extra parquet --extra postgres --group build "${common[@]}" -o requirements.lock
uv pip compile pyproject.toml --extra parquet --extra postgres --extra s3 --group build --group dev "${common[@]}" -o requirements-dev.lock
