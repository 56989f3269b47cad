"""What the text says about a ranking: best and worst, how many in each class, the mean once more."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from support.reports.matter.league import League
from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.rules import Value, extreme, how_many, remains, same

BEST = (
    "Đơn vị có kết quả cao nhất là {best} với {high} điểm; thấp nhất là {worst} với {low} điểm, chênh lệch {gap} điểm.",
    "Dẫn đầu bảng xếp hạng là {best} ({high} điểm), đứng cuối là {worst} ({low} điểm); khoảng cách là {gap} điểm.",
    "Xếp thứ nhất là {best}, đạt {high} điểm; xếp cuối là {worst}, đạt {low} điểm; mức chênh lệch là {gap} điểm.",
    "Điểm cao nhất thuộc về {best} ({high} điểm), cao hơn đơn vị thấp nhất là {worst} ({low} điểm) {gap} điểm.",
)
AVERAGE = (
    "Điểm trung bình của {n} {units} là {mean} điểm",
    "Bình quân {n} {units} đạt {mean} điểm",
    "Giá trị trung bình chung của {n} {units} là {mean} điểm",
)
CLASSES = (
    ("Kết quả xếp loại: ", "{n} đơn vị xếp loại {name}", ", "),
    ("Theo mức xếp loại, có ", "{n} đơn vị loại {name}", "; "),
    ("Cụ thể: ", "loại {name} có {n} đơn vị", "; "),
)


def extremes(draft: Draft, league: League, key: str) -> str:
    """Best and worst of the table `key`, whose rows go from the best down."""
    units = league.units
    best, worst = units[0], units[-1]
    gap = best.total - worst.total
    text = draft.pick(BEST).format(
        best=draft.put("best", best.name),
        worst=draft.put("worst", worst.name),
        high=draft.points("high", best.total),
        low=draft.points("low", worst.total),
        gap=draft.points("gap", gap),
    )
    rows = [(unit.name, f"{key}.{at}.points") for at, unit in enumerate(units)]
    high = draft.claim("contradiction", extreme("best", rows), ("best", "high"), "best")
    low = draft.claim("contradiction", extreme("worst", rows, lowest=True), ("worst", "low"), "worst")
    second = next(unit for unit in units if unit.total < best.total)
    draft.slip(high, {"best": second.name}, Wrong("highest is not highest"))
    last_but_one = next(unit for unit in reversed(units) if unit.total > worst.total)
    draft.slip(low, {"worst": last_but_one.name}, Wrong("lowest is not lowest"))
    draft.claim("difference", remains("high", "low", "gap"), ("high", "gap"), "gap")
    draft.quiet("contradiction", same("high", f"{key}.0.points"), "high", "high")
    draft.quiet("contradiction", same("low", f"{key}.{len(units) - 1}.points"), "low", "low")
    return text


def mean_again(draft: Draft, league: League, key: str, units: str) -> str:
    """The mean of the table told in words; one could have added the rounded means of the fields instead."""
    mean = draft.values[f"{key}.mean"]
    if not isinstance(mean, Decimal):
        raise TypeError(key)
    number, shown = draft.count("units", len(league.units)), draft.points("mean.again", mean)
    text = draft.mark("mean.again.all", draft.pick(AVERAGE).format(n=number, units=units, mean=shown))
    claim = draft.claim("mean", same(f"{key}.mean", "mean.again"), "mean.again.all", "mean.again")
    parts = zip(*(unit.parts for unit in league.units), strict=True)
    added = sum((league.mean(part, 1) for part in parts), Decimal(0)).quantize(Decimal("0.01"))
    if abs(added - mean) > Decimal("0.02"):
        draft.slip(claim, {"mean.again": added}, Wrong("mean of rounded means"))
    rows = [f"{key}.{at}.name" for at in range(len(league.units))]
    draft.claim("count", how_many("units", rows, bool), "mean.again.all", "units")
    return text


def by_class(draft: Draft, league: League, key: str) -> str:
    """How many units each class has."""
    opening, form, joint = draft.pick(CLASSES)
    told = []
    keys = [f"{key}.{at}.class" for at in range(len(league.units))]
    for place, (_, name) in enumerate(league.bands):
        number = sum(league.class_of(unit) == name for unit in league.units)
        if number:
            counted = draft.count(f"class.{place}", number)
            told.append(draft.mark(f"class.{place}.all", form.format(n=counted, name=name)))
            rule = how_many(f"class.{place}", keys, is_(name))
            draft.claim("count", rule, f"class.{place}.all", f"class.{place}")
    return opening + joint.join(told) + "."


def risers(draft: Draft, keys: Sequence[str], text: str, key: str) -> str:
    """How many of the changes are upwards; the text has {n}."""
    up = sum(positive(draft.values[one]) for one in keys)
    shown = draft.mark(f"{key}.all", text.format(n=draft.count(key, up)))
    draft.claim("count", how_many(key, keys, positive), f"{key}.all", key)
    return shown


def positive(value: Value) -> bool:
    return isinstance(value, Decimal) and value > 0


def is_(name: str) -> Callable[[Value], bool]:
    return lambda value: value == name
