"""Criteria sets as YAML files, for the tests that read them."""

from pathlib import Path

WHOLE = """\
format: parindex-criteria/1
code: bo-thu
title: Bộ tiêu chí thử
level: commune
year: 2022
status: sample
total: 20
domains:
  - key: steering
    code: I
    title: Chỉ đạo điều hành
    max: 12
    children:
      - key: plan
        code: "1.1"
        title: Kế hoạch
        max: 2
        rule: {type: yes_no}
      - key: reports
        code: "1.2"
        title: Báo cáo
        max: 10
        rule: {type: linear_floor, floor: 50%}
  - key: law
    code: II
    title: Thể chế
    max: 8
    rule: {type: unread_remainder}
"""

FRAME = """\
format: parindex-criteria/1
code: khung
title: Khung bộ tiêu chí
level: commune
year: 2022
status: frame
total: 20
bonus_cap: 1
domains:
  - key: steering
    code: "1"
    title: Chỉ đạo điều hành
    max: 12
    children:
      - key: plan
        code: "1.1"
        title: Kế hoạch
        max: 2
        rule: {type: yes_no}
      - key: local
        code: "1.2"
        title: Phần huyện quy định
        max: 10
        rule: {type: unread_remainder}
  - key: law
    code: "2"
    title: Thể chế
    max: 8
    rule: {type: unread_remainder}
"""

EXTENSION = """\
format: parindex-criteria/1
code: huyen-a
title: Bộ tiêu chí huyện A
year: 2022
status: sample
extends: {set: khung}
additions:
  - under: local
    children:
      - key: local-a
        code: "1.2.1"
        title: Tiêu chí thứ nhất
        max: 4
        rule: {type: yes_no}
      - key: local-b
        code: "1.2.2"
        title: Tiêu chí thứ hai
        max: 6
        rule: {type: linear}
"""


def set_file(folder: Path, text: str = WHOLE, name: str = "") -> str:
    """Write a set, by default under its own code, and give its path."""
    code = text.partition("code: ")[2].partition("\n")[0]
    path = folder / (name or f"{code}.yaml")
    path.write_text(text, encoding="utf-8")
    return str(path)


def line_of(text: str, start: str) -> int:
    """Give the number of the first line that begins so."""
    return next(at for at, line in enumerate(text.splitlines(), start=1) if line.strip().startswith(start))
