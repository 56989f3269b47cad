"""The same input gives the same bytes on any machine: other locale, time zone and seed of hashes."""

from pathlib import Path

from command_line import LIBRARY, python

CAMPAIGNS = ("krong-no-commune-2022", "sample-commune")
SCORE = """
from parindex.cli.main import main
status = [
    main(["score", "--criteria", name, "--input", f"{library}/{name}/scores.csv", "--output", name, *options])
    for name in names
]
"""


def test_results_do_not_depend_on_locale_time_zone_or_hash_seed(tmp_path: Path) -> None:
    machines = {
        "a": {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
        "b": {"LC_ALL": "vi_VN.UTF-8", "TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "2"},
        "c": {"LC_ALL": "de_DE.UTF-8", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "3", "LANGUAGE": "fr"},
    }
    code = f"names, library, options = {CAMPAIGNS!r}, {str(LIBRARY)!r}, ['--xlsx', '--trace']" + SCORE

    printed = []
    for name, machine in machines.items():
        (tmp_path / name).mkdir()
        printed.append(python(code, cwd=tmp_path / name, **machine))

    written = [
        {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in (tmp_path / name for name in machines)
    ]
    assert sorted(written[0]) == [
        f"{name}/{file}" for name in CAMPAIGNS for file in ("results.json", "results.xlsx", "trace.jsonl")
    ]
    assert written[1:] == [written[0], written[0]]
    assert [ended.err for ended in printed] == ["", "", ""]
    assert [ended.out for ended in printed[1:]] == [printed[0].out, printed[0].out]
