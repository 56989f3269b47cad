#!/usr/bin/env bash
# K2: trace the system calls of one deed that keeps a file and a row, and print their order:
# file written, synced, renamed, its folder synced, the database synced, and only then the answer.
set -euo pipefail
cd "$(dirname "$0")/.."
command -v strace > /dev/null || { echo "strace is not installed (scripts/debian-packages.sh installs it)." >&2; exit 1; }
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
export PYTHONPATH="src:tests" PARINDEX_SITE="$folder/site" DJANGO_SETTINGS_MODULE=parindex.config.settings
.venv/bin/python -m parindex.cli.main site init "$folder/site" --demo > /dev/null
strace -f -y -e trace=write,pwrite64,fsync,fdatasync,rename -o "$folder/trace" \
  .venv/bin/python -c 'from support.site_process import SAVE; exec(SAVE)' 2 k2 > /dev/null
.venv/bin/python - "$folder/trace" <<'PYTHON'
import re, sys
kinds = (
    ("write part", r"write\(\d+<[^>]*/incoming/"), ("fsync part", r"fsync\(\d+<[^>]*/incoming/"),
    ("rename", r"rename\("), ("fsync folder", r"fsync\(\d+<[^>]*/evidence/[^>]*>"),
    ("sync database", r"f(data)?sync\(\d+<[^>]*records\.sqlite3-wal"), ("answer", r"write\(1<"),
)
seen = [name for line in open(sys.argv[1], encoding="utf-8", errors="replace") for name, at in kinds if re.search(at, line)]
deeds, deed = [], []
for name in seen[seen.index("write part"):]:
    if not deed or deed[-1] != name:
        deed.append(name)
    if name == "answer":  # several writes make one answer; a new folder is synced before its first file
        deeds += [deed[deed.index("write part"):]] if "write part" in deed else []
        deed = []
for deed in deeds:
    print(" -> ".join(deed))
wanted = ["write part", "fsync part", "rename", "fsync folder", "sync database", "answer"]
# What comes first counts: once its row is there, a file is looked after once more.
sys.exit(any([name for name in dict.fromkeys(deed) if name in wanted] != wanted for deed in deeds) or not deeds)
PYTHON
