#!/usr/bin/env bash
# Make the virtual environment with the Python that .python-version names, install one lock with
# its hashes and the project itself, and compile the catalogues and the byte code.
set -euo pipefail
venv=$1
lock=$2
wanted=$(cat .python-version)

find_python() {
  local candidate
  for candidate in "python$wanted" python3 python "${PYENV_ROOT:-$HOME/.pyenv}/versions/$wanted"*/bin/python; do
    if "$candidate" -c "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '$wanted')" 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  echo "parindex needs Python $wanted and found none: install it (Debian 12: with pyenv or uv) and try again." >&2
  return 1
}

python=$(find_python)
if "$python" -m pip --python "$python" --version > /dev/null 2>&1; then
  # The machine's pip fills the environment: to unpack another one first takes seven seconds.
  [ -x "$venv/bin/python" ] || "$python" -m venv --without-pip "$venv"
  pip=("$python" -m pip --python "$venv/bin/python")
  parts=2
else
  [ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
  pip=("$venv/bin/python" -m pip)
  parts=1  # it may renew itself, and no other should be using it then
fi
export PIP_DISABLE_PIP_VERSION_CHECK=1
# Half of the time is waiting for the index, half unpacking: two parts of the lock side by side share both.
# What is imported is compiled when it first is; to compile all that is installed takes longer.
locks=$(mktemp -d)
trap 'rm -rf "$locks"' EXIT
awk -v "parts=$parts" -v "to=$locks/" '/^[^ #]/ { at = n++ % parts } n { print > (to at) }' "$lock"
installing=()
for part in "$locks"/*; do
  "${pip[@]}" install --quiet --no-compile --no-deps --require-hashes -r "$part" &
  installing+=($!)
done
for one in "${installing[@]}"; do wait "$one"; done
"$venv/bin/python" -m pip check > /dev/null
"$venv/bin/python" -m pip install --quiet --no-deps --no-build-isolation -e .
"$venv/bin/pybabel" -q compile --domain parindex --directory src/parindex/wording/locale
"$venv/bin/python" -m compileall -q -j 0 src
