"""What can be wrong with a file, before anything in it is understood."""

from parindex.core.light_typing import Final
from parindex.wording.fault_words import Words
from parindex.wording.language import N_

FILES: Final = {
    "file-not-found": Words(N_("The file does not exist."), N_("Check its name and folder.")),
    "file-unreadable": Words(N_("The file cannot be read."), N_("Check that it is a file you may open.")),
    "file-unwritable": Words(
        N_("The file or folder cannot be written."), N_("Check the rights to it and the space on the disk.")
    ),
    "file-empty": Words(N_("The file is empty."), N_("Choose the file with the data.")),
    "file-too-large": Words(
        N_("The file has {size} MB, more than {limit} MB."), N_("Check that it is the right file.")
    ),
    "not-utf8": Words(
        N_("The file is not in UTF-8; line {line} cannot be read."),
        N_("Save it as “CSV UTF-8” or as UTF-8 text."),
    ),
    "not-text-file": Words(N_("The file is not text."), N_("Choose a CSV, YAML or XLSX file.")),
    "old-font": Words(
        N_("Text is typed in an old font (TCVN3, .VnTime): {count} places, this is the first."),
        N_("Convert the file to Unicode and open it again."),
    ),
    "yaml-character": Words(N_("Character {position} is not allowed in YAML."), N_("Delete the control character.")),
    "yaml-syntax": Words(
        N_("The file is not YAML from here on."), N_("Check brackets, quotes and indentation before this place.")
    ),
    "yaml-two-documents": Words(N_("The file holds two documents."), N_("Keep one; delete the line “---”.")),
    "yaml-alias": Words(
        N_("Anchors and aliases (& and *) are not accepted."), N_("Write the value out where it is needed.")
    ),
    "yaml-tag": Words(N_("Tags (!) are not accepted."), N_("Delete the tag; every value is read as text.")),
    "yaml-too-deep": Words(N_("The file is nested too deeply."), N_("Check brackets and indentation.")),
    "yaml-key-not-text": Words(N_("A key is not a word."), N_("Write the key as a single word.")),
    "yaml-key-twice": Words(N_("“{key}” stands here twice."), N_("Keep one of the two.")),
    "workbook-old-or-locked": Words(
        N_("The file is an old Excel file (.xls) or is locked with a password."),
        N_("Open it in Excel and save it as .xlsx without a password."),
    ),
    "not-a-workbook": Words(N_("The file is not an Excel workbook (.xlsx)."), N_("Save it as .xlsx.")),
    "workbook-too-large": Words(
        N_("The workbook unpacks to more than is accepted."), N_("Keep only the sheet with the data.")
    ),
    "workbook-damaged": Words(N_("The workbook is damaged ({member})."), N_("Open it in Excel and save it again.")),
    "csv-damaged": Words(N_("The CSV file is damaged: a quote is not closed."), N_("Export it again.")),
    "parquet-damaged": Words(N_("The Parquet file cannot be read."), N_("Export it again.")),
    "parquet-not-installed": Words(
        N_("Parquet files need the optional part “parquet”."), N_("Install parindex[parquet].")
    ),
    "cell-error": Words(N_("The cell holds the error value {text}."), N_("Correct the formula or type the value.")),
    "formula-without-value": Words(
        N_("The formula {formula} has no stored value."), N_("Open the file in Excel, let it compute and save it.")
    ),
    "formula-differs": Words(
        N_("The cell shows {cached} but its formula {formula} gives {computed}."),
        N_("Let Excel compute the sheet again and save it, or type the right value."),
    ),
    "text-too-long": Words(
        N_("The text has more than the {limit} letters a cell of Excel can hold."), N_("Shorten the text.")
    ),
    "no-rows": Words(N_("There is a header but no rows."), N_("Choose the sheet or file with the data.")),
    "columns-missing": Words(
        N_("Columns are missing: {columns}."), N_("Name the columns in the first row exactly so.")
    ),
    "row-too-wide": Words(
        N_("The row has values beyond the {columns} columns of the header."),
        N_("Put the values under their columns."),
    ),
    "column-unknown": Words(N_("Column “{text}” is not known and is not read."), N_("Correct its name or delete it.")),
    "sheet-not-read": Words(
        N_("Sheet “{text}” has rows too but is not read; sheet “{read}” is."),
        N_("Delete or hide the sheets that do not count, or join them."),
    ),
    "column-value-unknown": Words(
        N_("Column “{text}” names an item but none of its values; it is not read."), N_("Write {wanted}.")
    ),
    "column-twice": Words(N_("Column “{text}” names a value already given."), N_("Keep one of the two.")),
    "previous-unfit": Words(
        N_("The file is not a results.json of parindex."), N_("Give the results.json of the year before.")
    ),
}
