"""Reading XLSX workbooks with the standard library: cells, cached values and formulas.

Libraries that read values do not give formulas, and the one that gives both takes longer to
import than a district takes to score (docs/adr/0004). Writing is left to a library.
"""

from parindex.core.light_typing import Final

WORKBOOK_ENDINGS: Final = frozenset({".xlsx", ".xlsm", ".xls"})
"""File names taken for workbooks; the oldest form is refused with its remedy."""
