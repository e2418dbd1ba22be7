"""A letter as a Word document: the few parts of Office Open XML that headings, paragraphs and lists need.

The same letter gives the same bytes. Headings, lists, title and language are marked as such, so that the
document can be read aloud and edited.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from webapp.language import ENGLISH, Language, pieces, spoken
from webapp.wording.grammar import labelled
from webapp.wording.letters.letter import Entry, Letter, Part

DATE: Final = (1980, 1, 1, 0, 0, 0)
"""What every part inside bears as its time: the earliest that a ZIP file knows."""

UNIX: Final = 3
HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES: Final = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{TYPE}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{TYPE}.numbering+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    "</Types>"
)
RELATIONS: Final = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="r2" Type="{PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/>'
    "</Relationships>"
)
WORD_RELATIONS: Final = (
    f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/relationships/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/relationships/numbering" Target="numbering.xml"/>'
    "</Relationships>"
)
STYLES: Final = (
    f'<w:styles xmlns:w="{WORD}"><w:docDefaults>'
    '<w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>'
    '<w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    "</w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    "{headings}"
    '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120" w:after="40"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Detail"><w:name w:val="Detail"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="40"/><w:ind w:left="567"/></w:pPr></w:style>'
    "</w:styles>"
)
HEADING: Final = (
    '<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:spacing w:before="{before}" w:after="120"/>'
    '<w:outlineLvl w:val="{outline}"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
)
BULLETS: Final = 1
FIRST_NUMBERING: Final = 2


def letter_as_docx(letter: Letter) -> bytes:
    """Write a letter as a Word document."""
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "docProps/core.xml": _properties(letter),
        "word/_rels/document.xml.rels": WORD_RELATIONS,
        "word/document.xml": _document(letter),
        "word/numbering.xml": _numbering(len(letter.parts)),
        "word/styles.xml": STYLES.replace("{headings}", _headings()).replace("{language}", _language()),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = UNIX
            archive.writestr(entry, HEAD + content)
    return file.getvalue()


def _properties(letter: Letter) -> str:
    moment = f"{letter.day.isoformat()}T00:00:00Z"
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(letter.title)}</dc:title><dc:creator>Fingerpost</dc:creator>"
        f"<dc:language>{_language()}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "</cp:coreProperties>"
    )


def _document(letter: Letter) -> str:
    paragraphs = "".join(_paragraphs(letter))
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1304" w:right="1304" w:bottom="1304" w:left="1304" w:header="708" w:footer="708" '
        'w:gutter="0"/></w:sectPr>'
    )
    return f'<w:document xmlns:w="{WORD}"><w:body>{paragraphs}{page}</w:body></w:document>'


def _paragraphs(letter: Letter) -> Iterator[str]:
    yield _paragraph(letter.title, "Heading1")
    for text in letter.opening:
        yield _paragraph(text)
    for place, part in enumerate(letter.parts):
        yield from _part(part, FIRST_NUMBERING + place if part.numbered else BULLETS)
    for text in letter.closing:
        yield _paragraph(text)


def _part(part: Part, numbering: int) -> Iterator[str]:
    yield _paragraph(part.title, "Heading2")
    yield _paragraph(part.intro)
    for entry in part.entries:
        yield from _entry(entry, numbering)


def _entry(entry: Entry, numbering: int) -> Iterator[str]:
    yield _paragraph(entry.text, "ListParagraph", numbering=numbering, bold=bool(entry.lines))
    for line in entry.lines:
        yield _paragraph(line.text, "Detail", label=line.label)


def _paragraph(
    text: str, style: str = "Normal", *, label: str = "", numbering: int = 0, bold: bool = False
) -> str:
    listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>' if numbering else ""
    name = _run(labelled(label, ""), bold=True) if label else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{listed}</w:pPr>{name}{_run(text, bold=bold)}</w:p>'


def _run(text: str, *, bold: bool = False) -> str:
    return "".join(_piece(words, bold=bold, english=english) for words, english in pieces(text))


def _piece(text: str, *, bold: bool, english: bool) -> str:
    weight = "<w:b/>" if bold else ""
    language = f'<w:lang w:val="{_code(ENGLISH)}"/>' if english else ""
    looks = f"<w:rPr>{weight}{language}</w:rPr>" if weight or language else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _language() -> str:
    return _code(spoken())


def _code(language: Language) -> str:
    return language.locale.replace("_", "-")


def _headings() -> str:
    return HEADING.format(level=1, before=0, outline=0, size=32) + HEADING.format(
        level=2, before=360, outline=1, size=26
    )


def _numbering(parts: int) -> str:
    """Define bullets, and for each part a list of its own that begins with 1."""
    level = (
        '<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="{format}"/><w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl></w:abstractNum>'
    )
    lists = [level.format(id=BULLETS, format="bullet", sign="•")]
    lists += [level.format(id=FIRST_NUMBERING + n, format="decimal", sign="%1.") for n in range(parts)]
    used = (
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(BULLETS, FIRST_NUMBERING + parts)
    )
    return f'<w:numbering xmlns:w="{WORD}">{"".join(lists)}{"".join(used)}</w:numbering>'
