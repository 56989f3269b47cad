"""Every mention of a unit's name, so that all are written alike, or one is not."""

from collections.abc import Sequence

from support.reports.sheet.draft import Draft, Wrong
from support.reports.sheet.places import misspelt
from support.reports.sheet.rules import same


class Names:
    def __init__(self, draft: Draft, all_names: Sequence[str]) -> None:
        self.draft = draft
        self.all_names = list(all_names)
        self.mentions: dict[str, list[str]] = {}

    def __call__(self, name: str, key: str = "") -> str:
        """The name, as it stands here; a key of its own where a claim needs one."""
        place = key or self.draft.key("name")
        self.mentions.setdefault(name, []).append(place)
        return self.draft.put(place, name)

    def close(self, *, tell: int = 3, slips: int = 4) -> None:
        """One spelling for each; told where a name stands at least so often, and slips for some."""
        often = [name for name, keys in self.mentions.items() if len(keys) >= 3]
        for name, keys in self.mentions.items():
            if len(keys) < 2:
                continue
            rule = same(*keys)
            told = len(keys) >= tell and name in often[:4]
            claim = self.draft.claim("name", rule, keys[-1], keys[0], listed=told)
            if name in often and slips:
                slips -= 1
                place = keys[self.draft.number(1, len(keys) - 1)]
                wrong = misspelt(name, self.all_names)
                self.draft.slip(claim, {place: wrong}, Wrong("name misspelt", at=place, computed=name))
