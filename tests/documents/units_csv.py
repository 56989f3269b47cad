"""Small registers as files, for tests."""

from pathlib import Path

UNITS = """key,kind,name,code,parent,valid_from,valid_to
q,province,Quảng Trị,45,,2020-01-01,
a,commune,Gio Mai,19500,q,2020-01-01,2025-07-01
b,commune,Gio Châu,19501,q,2020-01-01,2025-07-01
n,commune,Gio Linh,19500,q,2025-07-01,
"""
SUCCESSIONS = """from,to,kind,day
a,n,merge,2025-07-01
b,n,merge,01/07/2025
"""


def files(folder: Path, units: str = UNITS, successions: str = SUCCESSIONS) -> tuple[str, str]:
    """Write both files; their paths."""
    for name, text in (("units.csv", units), ("successions.csv", successions)):
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder / "units.csv"), str(folder / "successions.csv")
