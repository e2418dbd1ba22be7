"""The letter that turns what is open into work: questions to a vendor, or what a vendor has to prepare."""

from webapp.wording.letters.describe import describe_letter, kind_of_letter
from webapp.wording.letters.docx import letter_as_docx
from webapp.wording.letters.letter import Entry, Kind, Letter, Line, Part
from webapp.wording.letters.plain import letter_as_text

__all__ = [
    "Entry",
    "Kind",
    "Letter",
    "Line",
    "Part",
    "describe_letter",
    "kind_of_letter",
    "letter_as_docx",
    "letter_as_text",
]
