#!/usr/bin/env bash
# Our figures against the peers', target by target, on this machine; the page docs/reference/performance.md.
#   PEERS=folder   other programs of the peers, and other generators, than those of benchmarks/peers
#   ROUNDS=7       alternating rounds
#   ONLY="p10"     these targets alone; the page stays as it is
#   SEEDS=folder   the real reports that W4 is made of
set -euo pipefail
cd "$(dirname "$0")/.."
peers=$(realpath -m "${PEERS:-benchmarks/peers}")
work=$PWD/benchmarks/.work
data=$work/data
missing=""

if [ ! -f "$peers/gen_w1.py" ]; then
  echo "No peers in $peers: say where they are with PEERS=folder." >&2
  exit 2
fi
unset PYTHONDONTWRITEBYTECODE PYTHONPATH
mkdir -p "$data"
export PIP_DISABLE_PIP_VERSION_CHECK=1

# parindex as it is installed, from its lock; a copy, so that nobody's edits move while it is timed.
scripts/set-up.sh "$work/product" requirements.lock
"$work/product/bin/python" -m pip install --quiet --no-deps --no-build-isolation --force-reinstall .

# The reports of W4, from real ones that are not ours to give.
seeds=$(realpath -m "${SEEDS:-../shared/seeds}")
if ls "$seeds"/*.txt > /dev/null 2>&1; then
  [ -f "$data/w4/0999.txt" ] || "$work/product/bin/python" "$peers/w4_bound.py" "$seeds" "$data/w4" make
else
  missing+="W4: the reports it is made of are not here"$'\n'
fi

needs_peers() {
  local target
  for target in ${ONLY:-all}; do
    case ${target,,} in p10 | p11 | p12 | p13) ;; *) return 0 ;; esac
  done
  return 1
}
if needs_peers; then
  # Peers in environments of their own: pyarrow imports a pandas that is installed beside it.
  environment() {
    local name=$1
    shift
    [ -x "$work/$name/bin/python" ] || "$work/product/bin/python" -m venv "$work/$name"
    "$work/$name/bin/python" -m pip install --quiet "$@" 2> "$work/$name.log" || return 1
  }
  environment lean numpy pyarrow
  environment peers numpy pandas pyarrow polars duckdb openpyxl xlsxwriter
  environment openfisca numpy pyarrow openfisca-core \
    || missing+="OpenFisca: openfisca-core could not be installed"$'\n'
  if ! command -v Rscript > /dev/null; then
    missing+="COINr: R is not installed"$'\n'
  elif ! Rscript -e "library(COINr, lib.loc = '$work/r')" > /dev/null 2>&1; then
    mkdir -p "$work/r"
    Rscript -e "chooseCRANmirror(ind = 1); install.packages('COINr', lib = '$work/r')" > "$work/r.log" 2>&1 || true
    Rscript -e "library(COINr, lib.loc = '$work/r')" > /dev/null 2>&1 \
      || missing+="COINr: it could not be installed, the archive of R packages cannot be reached from here"$'\n'
  fi

  peer() { PYTHONPATH=$peers PYTHONPYCACHEPREFIX=$work/pycache "$work/lean/bin/python" "$@"; }
  for units in 12 63 1000 10598 100000; do
    years=1
    [ "$units" = 10598 ] && years=10
    [ -f "$data/w1_${units}_$((2025 - years)).parquet" ] || peer "$peers/gen_w1.py" "$data" "$units" "$years"
  done
  peer benchmarks/w1_set.py "$data" 12 63 1000 10598 100000
fi

PEERS=$peers WORK=$work MISSING=$missing ONLY=${ONLY:-} ROUNDS=${ROUNDS:-7} REPORT=$PWD/docs/reference/performance.md \
  "$work/product/bin/python" benchmarks/measure.py
