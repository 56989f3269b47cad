"""The commands and their options, and the quick reading of a command line that spells them out.

argparse is the authority: it words the help and every error and knows all other ways of writing
(``--input=a.csv``, ``--dec dot``). Importing it takes longer than scoring a district, so a line of
whole option names and their values is read here; tests hold what is read equal to argparse's.
"""

from parindex.core.light_typing import TYPE_CHECKING, Any, Final, NamedTuple, Sequence
from parindex.wording.language import N_, LanguageCode

if TYPE_CHECKING:
    from parindex.core.scoring.leaf.facts import State


UNUSABLE: Final = 2
"""The exit status of unusable input and of wrong usage."""


class Options:
    """What a command line asks for; each command sets what it has options for."""

    lang: LanguageCode
    module: str
    command: str
    criteria: str
    input: str
    units: str | None
    block: list[str]
    blank: "State"
    decimal: str | None
    as_of: str | None
    previous: str | None
    published: str | None
    output: str
    format: str
    results: str
    xlsx: bool
    trace: bool
    unit: str
    item: str | None
    before: str
    after: str
    file: list[str]
    with_text: bool
    site: str | None
    folder: str
    demo: bool
    listen: str
    host: list[str]
    to: str | None
    backup: str
    checkpoint: list[str]
    every: str | None
    once: bool
    root: str | None
    username: str
    name: str | None
    event: list[str]
    decision: str
    reason: str
    yes: bool


class Option(NamedTuple):
    """One option, or a word known by its place; ``about`` and ``metavar`` are marked texts."""

    name: str
    about: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    default: str | None = None
    is_required: bool = False
    is_repeated: bool = False
    is_flag: bool = False

    @property
    def is_named(self) -> bool:
        return self.name.startswith("--")

    @property
    def target(self) -> str:
        """Give the name of its attribute."""
        return self.name.lstrip("-").replace("-", "_")

    @property
    def unset(self) -> bool | list[str] | str | None:
        """Give its value where it is not given."""
        return False if self.is_flag else [] if self.is_repeated else self.default


class Command(NamedTuple):
    """A command, or a group of them: its words, what runs it, its options."""

    name: str
    about: str
    module: str = ""
    function: str = ""
    options: tuple[Option, ...] = ()
    parts: tuple["Command", ...] = ()


_SET: Final = N_("a set of the library, or a file")
_NAME_OR_FILE: Final = N_("NAME|FILE")
_CRITERIA: Final = Option("criteria", _SET, _NAME_OR_FILE, is_required=True)
_EXPORTED: Final = Option("--output", N_("the file to write"), N_("FILE.xlsx|.yaml"), is_required=True)
_CAMPAIGN: Final = (
    Option("--criteria", _SET, _NAME_OR_FILE, is_required=True),
    Option("--input", N_("the scores or data of the units"), N_("FILE.csv|.xlsx|.parquet"), is_required=True),
    Option("--units", N_("register of units: unit, unit_name, blocks"), N_("FILE")),
    Option("--block", N_("rank inside this column; may be repeated"), N_("COLUMN"), is_repeated=True),
    Option("--blank", N_("what a blank item of a wide file means"), "", ("not_filled", "na_rule"), "not_filled"),
    Option("--decimal", N_("the decimal mark of the file, where it can be doubted"), "", ("comma", "dot")),
    Option("--as-of", N_("use the rules in force on this day"), N_("YYYY-MM-DD")),
)
_SCORE: Final = (
    *_CAMPAIGN,
    Option("--previous", N_("results of the year before, for the change"), "results.json"),
    Option("--published", N_("a printed paper to hold the result against"), N_("FILE.yaml")),
    Option("--output", N_("the folder to write to"), N_("FOLDER"), is_required=True),
    Option("--format", N_("what is printed"), "", ("table", "json"), "table"),
    Option("--results", N_("which file of results is written"), "", ("json", "csv", "parquet"), "json"),
    Option("--xlsx", N_("also write results.xlsx"), is_flag=True),
    Option("--trace", N_("also write trace.jsonl: where every point comes from"), is_flag=True),
)
_EXPLAIN: Final = (
    *_CAMPAIGN,
    Option("--unit", N_("the unit"), N_("CODE"), is_required=True),
    Option("--item", N_("only this item"), N_("CODE")),
)
_COMPARE: Final = (
    Option("before", N_("the earlier results"), N_("BEFORE.json"), is_required=True),
    Option("after", N_("the later results"), N_("AFTER.json"), is_required=True),
)
_PROOFREAD: Final = (
    Option(
        "file", N_("reports: DOCX, PDF, XLSX, HTML, Markdown, text"), N_("FILE"), is_required=True, is_repeated=True
    ),
    Option("--format", N_("how the findings are given"), "", ("text", "json", "html", "docx"), "text"),
    Option("--output", N_("the file to write; a folder if there are several reports"), N_("PATH")),
    Option("--units", N_("register of units whose names are right"), N_("CATALOGUE.csv")),
    Option("--with-text", N_("give the text that was read too, in JSON"), is_flag=True),
)
_SITE: Final = Option("--site", N_("the site's folder; else $PARINDEX_SITE, else ./site"), N_("FOLDER"))
_BACKUP: Final = Option("backup", N_("the folder of one backup"), N_("BACKUP"), is_required=True)
_INIT: Final = (
    Option("folder", N_("the folder to make"), N_("FOLDER"), is_required=True),
    Option("--demo", N_("for looking at, never for work"), is_flag=True),
    Option("--listen", N_("address and port of the server"), N_("HOST:PORT"), default="127.0.0.1:8000"),
    Option("--host", N_("a name under which the site may be called; may be repeated"), N_("NAME"), is_repeated=True),
)
_BACK_UP: Final = (_SITE, Option("--to", N_("the folder of the backups, instead of the site's"), N_("FOLDER")))
_RESTORE: Final = (_BACKUP, Option("--to", N_("an empty folder for the site"), N_("FOLDER"), is_required=True))
_VERIFY: Final = (
    _SITE,
    Option("--checkpoint", N_("a checkpoint kept outside; may be repeated"), N_("FILE.json"), is_repeated=True),
)
_ADMIN: Final = (
    Option("username", N_("the user name of the system administrator"), N_("USERNAME"), is_required=True),
    Option("--name", N_("the full name, for a new account"), N_("NAME")),
    _SITE,
)
_ERASE: Final = (
    _SITE,
    Option(
        "--event", N_("the number of an event, as history shows it; may be repeated"), N_("NUMBER"), is_repeated=True
    ),
    Option(
        "--file", N_("the digest of a stored file, as history shows it; may be repeated"), "SHA256", is_repeated=True
    ),
    Option("--decision", N_("the number of the decision"), N_("NUMBER"), is_required=True),
    Option("--reason", N_("the reason, with its ground in law"), N_("TEXT"), is_required=True),
    Option("--yes", N_("erase for good; without it, only say what would go"), is_flag=True),
)
_TICK: Final = (_SITE, Option("--every", N_("go on, every so many seconds"), N_("SECONDS")))
_WORKER: Final = (_SITE, Option("--once", N_("end when no job waits"), is_flag=True))
_OF_A_SITE: Final = (
    Command("init", N_("make a site: folder, key, empty database"), "site.init", "init_site", _INIT),
    Command("admin", N_("let the first system administrator in, or one shut out"), "site.admin", "let_in", _ADMIN),
    Command("run", N_("run server, worker and tick"), "site.run", "run_site", (_SITE,)),
    Command("check", N_("report everything that is unsafe about a site"), "site.check", "check_site", (_SITE,)),
    Command("backup", N_("make a backup while the site works"), "site.backups", "back_up_site", _BACK_UP),
    Command("verify-backup", N_("name what is missing or corrupt"), "site.backups", "verify_made", (_BACKUP,)),
    Command("restore", N_("restore a backup on an empty machine"), "site.backups", "restore_site", _RESTORE),
    Command("verify", N_("verify history and stored files"), "site.verify", "verify", _VERIFY),
    Command("erase", N_("erase content of history and files by decision"), "site.erase", "erase", _ERASE),
    Command("tick", N_("ask for what is due"), "site.processes", "run_tick", _TICK),
    Command("worker", N_("do the jobs that wait"), "site.processes", "run_worker", _WORKER),
)
_CONVERT: Final = (
    Option("folder", N_("the folder with the public lists around the reform of 2025"), N_("FOLDER"), is_required=True),
    Option("--output", N_("the folder to write to"), N_("FOLDER"), is_required=True),
)
_IMPORT: Final = (
    Option("folder", N_("the folder with units.csv and successions.csv"), N_("FOLDER"), is_required=True),
    Option("--site", N_("the folder of the site"), N_("FOLDER"), is_required=True),
    Option("--root", N_("only this unit's part: what is below it, what that came from and became"), N_("CODE")),
)
_OF_UNITS: Final = (
    Command(
        "convert", N_("turn public lists into units.csv and successions.csv"), "register.convert", "convert", _CONVERT
    ),
    Command("import", N_("add units to a site, all or nothing"), "register.import_files", "import_files", _IMPORT),
)
_OF_CRITERIA: Final = (
    Command("list", N_("list the sets of the library"), "criteria", "list_sets"),
    Command("check", N_("report everything that is wrong with a set, at once"), "criteria", "check", (_CRITERIA,)),
    Command("show", N_("print a set: items, maxima, rules"), "criteria", "show", (_CRITERIA,)),
    Command(
        "export", N_("write a set as Excel (official layout) or YAML"), "criteria", "export", (_CRITERIA, _EXPORTED)
    ),
)
PROGRAM: Final = Command(
    "parindex",
    N_("Compute the administrative-reform index exactly: points, class, rank."),
    options=(Option("--lang", N_("language of the output"), "", ("vi", "en"), "vi"),),
    parts=(
        Command("criteria", N_("criteria sets: list, check, show, export"), parts=_OF_CRITERIA),
        Command("score", N_("score a campaign: points, index, class, rank"), "score", "score", _SCORE),
        Command("explain", N_("explain the points of one unit, item by item"), "explain", "explain", _EXPLAIN),
        Command(
            "compare",
            N_("compare two results.json: points, class and places won or lost"),
            "compare",
            "compare",
            _COMPARE,
        ),
        Command(
            "proofread",
            N_("check the figures of a report before it is signed"),
            "proofread",
            "proofread_files",
            _PROOFREAD,
        ),
        Command("site", N_("a site: make, run, check, back up, restore, verify"), parts=_OF_A_SITE),
        Command("units", N_("the register of units: convert, import"), parts=_OF_UNITS),
    ),
)


def read_spelt_out(words: Sequence[str]) -> Options | None:
    """Read a line of whole names and of values that begin with no dash; ``None`` for any other."""
    rest, given, command = list(words), dict[str, Any](), PROGRAM
    while _reads(command, rest, given):
        if command.module:
            options = Options()
            vars(options).update(given, module=command.module, command=command.function)
            return options
        name = rest.pop(0) if rest else ""
        found = [part for part in command.parts if part.name == name]
        if not found:
            return None
        command = found[0]
    return None


def _reads(command: Command, rest: list[str], given: dict[str, Any]) -> bool:
    """Take a command's own words off the front of ``rest``; say whether all of them were plain."""
    named = {option.name: option for option in command.options if option.is_named}
    places = [option for option in command.options if not option.is_named]
    given.update((option.target, option.unset) for option in command.options)
    is_split = False  # argparse takes files in one run only
    while rest and (rest[0] in named or not command.parts):
        word = rest.pop(0)
        option = named.get(word)
        if option is None:
            if word.startswith("-") or not places or is_split:
                return False
            place = places[0] if places[0].is_repeated else places.pop(0)
            given[place.target] = [*given[place.target], word] if place.is_repeated else word
            is_split = place.is_repeated and bool(rest) and rest[0] in named
        elif option.is_flag:
            given[option.target] = True
        else:
            value = rest.pop(0) if rest else "-"
            if value.startswith("-") or value not in (option.choices or (value,)):
                return False
            given[option.target] = [*given[option.target], value] if option.is_repeated else value
    return not any(option.is_required and given[option.target] in (None, []) for option in command.options)
