"""What can be wrong with a report to be proofread, before anything in it is checked."""

from parindex.core.light_typing import Final
from parindex.wording.fault_words import Words
from parindex.wording.language import N_

REPORTS: Final = {
    "report-kind-unknown": Words(
        N_("The file is of no kind that can be read as a report."),
        N_("Choose a DOCX, PDF, XLSX, HTML, Markdown or text file."),
    ),
    "report-locked": Words(N_("The file is locked with a password."), N_("Save it without a password.")),
    "report-old-word": Words(
        N_("The file is an old Word file (.doc, .rtf, .odt) and cannot be converted here."),
        N_("Open it in Word and save it as .docx, or install LibreOffice."),
    ),
    "report-damaged": Words(
        N_("The file is damaged ({member})."), N_("Open it in the program it was made with and save it again.")
    ),
    "report-unpacks-too-large": Words(
        N_("The file unpacks to more than is accepted."), N_("Check where it comes from, and that it is the report.")
    ),
    "report-has-dtd": Words(
        N_("The file declares entities or a document type ({member}), which is not accepted."),
        N_("Open it in Word and save it again."),
    ),
    "report-too-long": Words(N_("The text has more than {limit} lines."), N_("Check that it is the right file.")),
    "report-text-too-long": Words(
        N_("The text has more than {limit} letters."), N_("Choose the report alone, without its attachments.")
    ),
    "report-table-too-wide": Words(
        N_("A table has more than {limit} columns."), N_("Keep only the table that belongs to the report.")
    ),
    "report-too-many-cells": Words(
        N_("The tables have more than {limit} cells."), N_("Keep only the tables that belong to the report.")
    ),
    "report-cell-too-long": Words(
        N_("A cell of a table holds more than {limit} letters."), N_("Check that it is the right file.")
    ),
    "comments-need-docx": Words(
        N_("Comments can be written into a Word file (.docx) only."), N_("Choose another --format for this file.")
    ),
    "comments-need-output": Words(
        N_("A Word file with comments needs a place."), N_("Give --output: a file, or a folder for several.")
    ),
    "comments-same-name": Words(
        N_("Another of the reports has the same name, and so would its copy with comments."),
        N_("Give the two one after the other, each with an --output of its own."),
    ),
    "output-is-report": Words(
        N_("What is found would be written over the report itself."), N_("Give --output another name or folder.")
    ),
    "report-ends-process": Words(
        N_("Reading the file ended the program that read it."),
        N_("Open it in the program it was made with and save it again."),
    ),
    "report-takes-too-long": Words(
        N_("Reading the file takes longer than any report does."),
        N_("Choose the report alone, without its attachments."),
    ),
    "report-takes-too-much-memory": Words(
        N_("Reading the file takes more memory than any report does."),
        N_("Choose the report alone, without its attachments."),
    ),
    "pdf-locked": Words(
        N_("The PDF is locked with a password."), N_("Save it without a password, or export it again.")
    ),
    "pdf-damaged": Words(N_("The PDF is damaged."), N_("Open it in the program it was made with and export it again.")),
    "pdf-too-long": Words(
        N_("The PDF has more than {limit} pages."), N_("Choose the report alone, without its attachments.")
    ),
    "pdf-is-picture": Words(
        N_("The file is a picture; no text can be read."),
        N_("Choose the file it was scanned from, or install tesseract with Vietnamese (tesseract-ocr-vie)."),
    ),
    "pdf-not-recognised": Words(
        N_("The file is a picture, and tesseract found no text in it."),
        N_("Check that Vietnamese is installed (tesseract-ocr-vie), or scan it again more clearly."),
    ),
}
