#!/usr/bin/env bash
# Mutation testing of core/criteria and core/scoring (about an hour on two cores): how many small
# changes of the code no test notices. Survivors are listed in mutants/survivors.txt, their kinds justified in
# docs/reference/mutants.md.
set -euo pipefail
bin=$PWD/.venv/bin
work=mutants
mkdir -p "$work"
rm -rf "$work/checkout"
git worktree prune
git clone --quiet . "$work/checkout"
cp -r src/parindex/wording/locale "$work/checkout/src/parindex/wording/"
(
  cd "$work/checkout"
  PYTHONDONTWRITEBYTECODE=1 "$bin/mutmut" run --max-children "$(($(nproc) + 1))" > ../run.log 2>&1 || true
  "$bin/mutmut" results > ../results.txt
)
grep -E ': (survived|no tests|timeout|suspicious)' "$work/results.txt" | sed 's/^ *//' > "$work/survivors.txt" || true
tail -c 400 "$work/run.log" | tr '\r' '\n' | grep -E '[0-9]+/[0-9]+' | tail -n 1
echo "Not killed: $(wc -l < "$work/survivors.txt") (mutants/survivors.txt)"
