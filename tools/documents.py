"""Small documents made of plain words, the same bytes each time: Word files, OpenDocument, e-books, PDF.

What they hold is stored and not packed: what packs it is not the same on every machine.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_OFFICE = "http://schemas.openxmlformats.org"
_W = f"{_OFFICE}/wordprocessingml/2006/main"
_MC = f"{_OFFICE}/markup-compatibility/2006"
_WP = f"{_OFFICE}/drawingml/2006/wordprocessingDrawing"
_RELATIONS = f"{_OFFICE}/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = {name: f"{_ODF}:{name}:1.0" for name in ("office", "text", "table", "style")}
_SPACES |= {
    "draw": f"{_ODF}:drawing:1.0",
    "svg": f"{_ODF}:svg-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive whose members are of one day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.create_system = 3  # else the system that it is made on
            target.writestr(info, content)
    return out.getvalue()


# ---- Word ------------------------------------------------------------------------------------------------------------


def docx(body: str, **parts: str) -> bytes:
    """A Word file with the XML of its body, and of other parts by name: footnotes, comments."""
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, kind in {"document": "document.main", **{name: name.rstrip("0123456789") for name in parts}}.items()
    )
    related = "".join(_relation(n, name.rstrip("0123456789"), f"{name}.xml") for n, name in enumerate(parts, 1))
    members = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relations(_relation(1, "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(related),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    return archive({**members, **{f"word/{name}.xml": part(name, xml) for name, xml in parts.items()}})


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'


def _relations(relations: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_OFFICE}/package/2006/relationships">{relations}</Relationships>'


def part(name: str, xml: str) -> str:
    return f'{_HEAD}<w:{name} xmlns:w="{_W}" xmlns:mc="{_MC}" xmlns:wp="{_WP}">{xml}</w:{name}>'


def p(*runs: str) -> str:
    """A paragraph of Word: runs of XML, or plain words."""
    return "<w:p>" + "".join(run if run.startswith("<") else r(run) for run in runs) + "</w:p>"


def r(words: str, properties: str = "", tag: str = "t") -> str:
    """A run of Word."""
    about = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{about}<w:{tag} xml:space="preserve">{escape(words)}</w:{tag}></w:r>'


def table(*rows: Sequence[str]) -> str:
    """A table of Word with a paragraph in each cell."""
    cells = ("".join(f"<w:tc>{p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


# ---- OpenDocument ----------------------------------------------------------------------------------------------------


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with the XML of its body and its styles."""
    kind = "application/vnd.oasis.opendocument.text"
    spaces = " ".join(f'xmlns:{name}="{address}"' for name, address in _SPACES.items())
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"))
    )
    content = (
        f'{_HEAD}<office:document-content {spaces} office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    manifest = (
        f'{_HEAD}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.3">'
        f"{entries}</manifest:manifest>"
    )
    return archive({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


# ---- e-books ---------------------------------------------------------------------------------------------------------


def epub(*pages: str, title: str = "Notes", language: str = "en") -> bytes:
    """An e-book whose spine holds the pages in order; each is the XML of a body."""
    names = [f"page{n}.xhtml" for n in range(1, len(pages) + 1)]
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>' for n, name in enumerate(names)
    )
    contents = "".join(f'<li><a href="{name}">{n}</a></li>' for n, name in enumerate(names, 1))
    items += '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    about = (
        f'<dc:identifier id="id">{escape(title)}</dc:identifier><dc:title>{escape(title)}</dc:title>'
        f'<dc:language>{language}</dc:language><meta property="dcterms:modified">2026-01-01T00:00:00Z</meta>'
    )
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": f'{_HEAD}<container version="1.0" xmlns="{_ODF}:container"><rootfiles>'
        '<rootfile full-path="book/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "book/p.opf": f'{_HEAD}<package version="3.0" unique-identifier="id" xmlns="http://www.idpf.org/2007/opf">'
        f'<metadata xmlns:dc="{_SPACES["dc"]}">{about}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>",
        "book/nav.xhtml": _xhtml(f'<nav epub:type="toc"><ol>{contents}</ol></nav>', title, language),
    }
    texts = {f"book/{name}": _xhtml(page, title, language) for name, page in zip(names, pages, strict=True)}
    return archive({**members, **texts})


def _xhtml(body: str, title: str, language: str) -> str:
    spaces = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    return (
        f'{_HEAD}<html {spaces} lang="{language}"><head><title>{escape(title)}</title></head><body>{body}</body></html>'
    )


# ---- PDF -------------------------------------------------------------------------------------------------------------


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF of pages with lines of words in Latin letters, set in Helvetica."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for n, lines in enumerate(pages):
        font = "<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{font}/Contents {5 + 2 * n} 0 R>>")
        shown = " ".join(f"({line.translate(_ESCAPED)}) Tj 0 -16 Td" for line in lines)
        stream = f"BT /F1 11 Tf 60 780 Td {shown} ET"
        objects.append(f"<</Length {len(stream.encode('cp1252'))}>>stream\n{stream}\nendstream")
    return assembled(objects)


_ESCAPED = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


def assembled(objects: Sequence[str]) -> bytes:
    """The file of some objects, with the table of where they stand."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table_at = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{table_at}\n%%EOF\n".encode()
    return out
