"""Small documents made of plain words, with the same bytes each time: Word files, OpenDocument, e-books, PDF."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive whose members are of one day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            target.writestr(info, content)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word file with the XML of its body, and of other parts by name: footnotes, comments."""
    members = {"[Content_Types].xml": TYPES, "word/document.xml": part("document", f"<w:body>{body}</w:body>")}
    return archive({**members, **{f"word/{name}.xml": part(name, xml) for name, xml in parts.items()}})


def part(name: str, xml: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{name} xmlns:w="{W}" xmlns:mc="m" xmlns:wp="p">{xml}</w:{name}>'


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
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with the XML of its body and its styles."""
    spaces = " ".join(f'xmlns:{name}="{name}"' for name in ("office", "text", "table", "style", "draw", "svg", "dc"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub(*pages: str) -> bytes:
    """An e-book whose spine holds the pages in order; each is the XML of a body."""
    names = [f"page{n}.xhtml" for n in range(1, len(pages) + 1)]
    items = "".join(f'<item id="i{n}" href="{name}"/>' for n, name in enumerate(names))
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="book/p.opf"/></rootfiles></container>',
        "book/p.opf": f"<package><manifest>{items}</manifest><spine>{spine}</spine></package>",
    }
    head = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
    texts = {f"book/{name}": f"{head}<body>{page}</body></html>" for name, page in zip(names, pages, strict=True)}
    return archive({**members, **texts})


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
