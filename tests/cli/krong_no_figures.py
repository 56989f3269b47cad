"""What Krông Nô 2022 gives: the published points, dense ranks, and the index on 100,5 points."""

from typing import Any, NamedTuple

DOMAIN_MAXIMA = ("17.50", "10.00", "20.50", "17.50", "8.50", "21.50", "5.00")
GRADES = {"good": "Tốt", "fair": "Khá", "average": "Trung bình"}


class Row(NamedTuple):
    """One commune: code, name, points, index, grade, then points and ranks of the seven domains."""

    code: str
    name: str
    points: str
    percent: str
    grade: str
    domains: str
    ranks: str


ROWS = (
    Row("24703", "xã Nâm Nung", "80.40", "80.00", "good", "17.50 10.00 16.80 17.00 7.50 9.60 2.00", "1 1 3 1 3 2 4"),
    Row(
        "24688", "thị trấn Đắk Mâm", "80.00", "79.60", "good", "15.00 8.00 18.80 17.00 8.00 9.20 4.00", "3 4 1 1 2 3 2"
    ),
    Row("24697", "xã Nam Đà", "79.10", "78.71", "fair", "16.50 9.00 12.50 17.00 8.00 12.10 4.00", "2 2 5 1 2 1 2"),
    Row("24692", "xã Nam Xuân", "71.40", "71.04", "fair", "14.50 8.00 10.30 17.00 8.50 9.10 4.00", "4 4 11 1 1 4 2"),
    Row("24699", "xã Tân Thành", "70.40", "70.05", "fair", "8.50 8.50 16.90 16.00 8.00 8.50 4.00", "6 3 2 2 2 6 2"),
    Row("24709", "xã Đắk Nang", "65.70", "65.37", "average", "8.50 8.00 11.00 17.00 8.50 8.70 4.00", "6 4 10 1 1 5 2"),
    Row("24691", "xã Đắk Sôr", "62.40", "62.09", "average", "5.50 8.50 12.90 17.00 6.50 8.00 4.00", "9 3 4 1 5 8 2"),
    Row("24712", "xã Quảng Phú", "61.80", "61.49", "average", "8.00 7.50 11.80 17.00 7.00 5.50 5.00", "7 5 8 1 4 10 1"),
    Row("24706", "xã Đức Xuyên", "61.20", "60.90", "average", "8.00 6.50 12.20 17.00 8.50 5.00 4.00", "7 6 7 1 1 11 2"),
    Row("24715", "xã Nâm N'Đir", "60.40", "60.10", "average", "9.00 6.00 11.40 17.00 6.50 6.50 4.00", "5 7 9 1 5 9 2"),
    Row("24700", "xã Đắk Drô", "60.20", "59.90", "average", "7.00 7.50 8.00 17.00 7.50 9.20 4.00", "8 5 12 1 3 3 2"),
    Row(
        "24694", "xã Buôn Choah", "60.00", "59.70", "average", "5.00 6.50 12.40 17.00 8.00 8.10 3.00", "10 6 6 1 2 7 3"
    ),
)
DOMAIN_MEANS = {"1": "10.25", "2": "7.83", "3": "12.92", "4": "16.92", "5": "7.71", "6": "8.29", "7": "3.83"}


def unit_tree(row: Row, rank: int) -> dict[str, Any]:
    """Give what ``results.json`` says of one commune."""
    parts = zip(row.domains.split(), row.ranks.split(), DOMAIN_MAXIMA, strict=True)
    return {
        "code": row.code,
        "name": row.name,
        "points": row.points,
        "max": "100.50",
        "index_percent": row.percent,
        "grade": row.grade,
        "grade_name": GRADES[row.grade],
        "rank": rank,
        "domains": [
            {"code": str(at), "points": points, "max": most, "rank": int(place)}
            for at, (points, place, most) in enumerate(parts, start=1)
        ],
        "change": None,
        "not_filled": 0,
    }


UNITS = [unit_tree(row, rank) for rank, row in enumerate(ROWS, start=1)]
