"""The language of a shell: Vietnamese, unless English is asked for.

Sentences are written here in English and looked up in the compiled catalogue, so that neither the
command line nor a test needs a framework.
"""

from os.path import dirname, join

from parindex.core.faults import Param
from parindex.core.light_typing import Final, Literal, NamedTuple
from parindex.core.terms import SCALE, Amount
from parindex.wording.catalogue import Catalogue, open_catalogue
from parindex.wording.numbers import number

type LanguageCode = Literal["vi", "en"]

LOCALE: Final = join(dirname(__file__), "locale")
DOMAIN: Final = "parindex"


def N_(text: str) -> str:  # noqa: N802 -- the name the extractor of messages knows
    """Mark text for the catalogue without translating it yet."""
    return text


class Language(NamedTuple):
    """A language with its catalogue (compiled, or empty where texts stay as written) and decimal mark."""

    code: LanguageCode
    catalogue: Catalogue
    mark: str

    def say(self, text: str, /, **params: Param) -> str:
        """Word a marked text with its parameters."""
        return self.catalogue.translated(text).format(**{name: self.show(value) for name, value in params.items()})

    def number(self, scaled: int, decimals: int = 0) -> str:
        """Write one exact decimal, with at least so many digits after its mark."""
        return number(scaled, decimals, mark=self.mark)

    def counted(self, value: int) -> str:
        """Write a count as papers do: two digits at least, thousands grouped (08, 18.600)."""
        return self.number(value * SCALE).zfill(2)

    def show(self, value: Param) -> str:
        """Write one parameter."""
        if isinstance(value, Amount):
            return self.number(value.scaled)
        if isinstance(value, tuple):
            return "; ".join(self.show(each) for each in value)
        return str(value)


def language(code: LanguageCode = "vi") -> Language:
    """Open a language; without a compiled catalogue its sentences are English."""
    if code == "en":
        return Language(code, Catalogue(), ".")
    return Language(code, open_catalogue(join(LOCALE, code, "LC_MESSAGES", f"{DOMAIN}.mo")), ",")
