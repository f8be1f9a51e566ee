r"""Text of unknown origin made harmless for the place it goes to: terminals, Markdown, HTML, XML and CSV.

Every place first spells out what cannot be seen or would act: control characters, bidirectional overrides, zero-width
and tag characters become visible escapes (`\x1b`, `\u202e`, `\U000e0041`), so that a reader sees that they are
there. Then each place adds what is special to it. Cost: linear in the text; each pattern looks at a bounded
neighbourhood.

Sources: CommonMark 0.31 and GitHub Flavored Markdown 0.29 (autolinks, tables, footnotes); GitHub's own pass over the
rendered text (mentions, references, shortcodes, dollar mathematics); the workflow commands of GitHub's, Azure's and
TeamCity's runners; XML 1.0, production 2; Unicode Standard Annex 9 and Technical Report 36; OWASP on CSV injection.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from timeline.patterns import late

_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Joiners belong to the writing of Arabic and Indic scripts and to emoji; elsewhere they only hide. One variation
# selector after a character picks its emoji or its text form; a run of them smuggles data.
_JOINED = "\u0600-\u1cff\ua800-\uabff\ufb50-\ufdff\ufe0f\u2190-\u2bff\U0001f000-\U0001faff"
# Latin, Cyrillic, and the marks and currency signs that print has: most texts hold nothing else.
_UNUSUAL = late("[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0400-\u0482\u2010-\u2027\u202f-\u205f\u20a0-\u20bf]")
_COMMAND = re.compile(r"(?<!\S)::")
_OLD_COMMAND = re.compile(r"##(\w{0,20})\[")
_BREAKS = late("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_MARKUP_CHARS = re.compile("[&<>\"']")

# What GitHub makes of text although no Markdown is in it. A span around one character parts it from its neighbours and
# survives GitHub's sanitizer; a backslash or an entity is gone before that pass begins.
_LIVE = late(
    r"@(?=[A-Za-z0-9])|\#(?=[0-9])|(?<=[Gg][Hh])-(?=[0-9])|:(?=//)|(?<=[Ww]{3})\.|:(?=[A-Za-z0-9_+-]{1,60}:)|\$(?![0-9])"
)
_MARKDOWN = {char: f"\\{char}" for char in "\\`*_~[]#"} | {"|": "&#124;", "&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKDOWN_CHARS = re.compile(r"[\\`*_~\[\]|&<>#]")
_PLAIN_CODE = late(r"[A-Za-z0-9_ ./:,+%?~…-]*")
_BLOCK_MARK = late(r"\A(?:([+-](?=\s|\Z)|-(?=-)|:(?=-)|=)|([0-9]{1,9})([.)])(?=\s|\Z))")

_FORMULA = late("[\\s\x00'\"]*[=+\\-@|%\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_PLAIN_NUMBER = late(r"[+-]?[0-9][0-9.,]*%?")


def visible(text: str, *, newlines: bool = False) -> str:
    r"""The text for a terminal or a log: what cannot be seen is spelled, and no runner takes it for a command.

    A tab stays. A line break is spelled too, or with `newlines` stays as LF. A `::` that begins a word is written
    `:\:` and `##[` is written `##\[`, so that neither a line nor a wrapped line can become a workflow command.

    >>> visible("a\x1b[2Jb\u202e"), visible("a\r\nb"), visible("a\r\nb", newlines=True)
    ('a\\x1b[2Jb\\u202e', 'a\\r\\nb', 'a\nb')
    >>> visible("  ::error::x ##[group]"), visible("std::vector")
    ('  :\\:error::x ##\\[group]', 'std::vector')
    """
    if not is_usual(text):
        text = text.replace("\r\n", "\n") if newlines else text.replace("\r", "\\r").replace("\n", "\\n")
        text = _hidden().sub(_spell, text.replace("\r", "\\r"))
    return inert(text)


def is_usual(text: str) -> bool:
    """Has it nothing but common letters and marks on one line, each of which is seen and takes one column?"""
    return (text.isascii() and text.isprintable()) or _UNUSUAL.search(text) is None


def inert(text: str) -> str:
    r"""The text with every workflow command broken by a backslash; also for an output as a whole.

    >>> inert("\u3000::set-env name=x::y"), inert("##vso[task.complete]")
    ('\u3000:\\:set-env name=x::y', '##vso\\[task.complete]')
    """
    if "::" in text:
        text = _COMMAND.sub(r":\\:", text)
    return _OLD_COMMAND.sub(r"##\1\\[", text) if "##" in text else text


def markdown_text(text: str) -> str:
    r"""The text on one line of GitHub Markdown, also in a table's cell: it shows as written, and nothing comes alive.

    Line breaks of every kind become a space. No emphasis, code, link, image, footnote, HTML, table cell, mention,
    reference, address, shortcode or mathematics can come of it, and no heading, list or rule where it begins a line.

    >>> markdown_text("*a* | [b](c) <b> & d_e")
    '\\*a\\* &#124; \\[b\\](c) &lt;b&gt; &amp; d\\_e'
    >>> markdown_text("@octocat #12 https://a.example"), markdown_text("# a"), markdown_text("1. a")
    ('<span>@</span>octocat <span>#</span>12 https<span>:</span>//a.example', '\\# a', '1\\. a')
    >>> markdown_text("$13.6 billion, or 5 US$")
    '$13.6 billion, or 5 US<span>$</span>'
    """
    line = _hidden().sub(_spell, one_line(text))
    # The parts between live characters are escaped one by one: a span must not be escaped itself.
    parts, at = [], 0
    for match in _LIVE.finditer(line):
        parts += [_MARKDOWN_CHARS.sub(_in_markdown, line[at : match.start()]), f"<span>{match[0]}</span>"]
        at = match.end()
    parts.append(_MARKDOWN_CHARS.sub(_in_markdown, line[at:]))
    return _BLOCK_MARK.sub(_unmark, "".join(parts))


def markdown_code(text: str) -> str:
    """The text in a fixed-width face in Markdown, also in a table's cell.

    >>> markdown_code("2024-06~"), markdown_code("a|b")
    ('`2024-06~`', '<code>a&#124;b</code>')
    """
    line = one_line(text)
    plain = line and _PLAIN_CODE.fullmatch(line)
    return f"`{line}`" if plain else f"<code>{markdown_text(line)}</code>"


def html_text(text: str) -> str:
    r"""The text for HTML, between tags or in a quoted attribute; line breaks stay as LF.

    >>> html_text("<b> & \u202e'")
    '&lt;b&gt; &amp; \\u202e&#39;'
    """
    return _MARKUP_CHARS.sub(_in_markup, shown(text))


def xml_text(text: str) -> str:
    r"""The text for XML 1.0, between tags or in a quoted attribute.

    Where a library writes the XML and escapes by itself, give it `shown(text)`, which holds no forbidden character.

    >>> xml_text("a\x00<\ufffe")
    'a\\x00&lt;\\ufffe'
    """
    return html_text(text)


def shown(text: str) -> str:
    r"""The text with what cannot be seen spelled, tabs and line breaks kept (every break as LF).

    >>> shown("a\r\nb\rc\x0bd")
    'a\nb\nc\\x0bd'
    """
    if is_usual(text):
        return text
    return _hidden().sub(_spell, text.replace("\r\n", "\n").replace("\r", "\n"))


def unseen(text: str) -> Iterator[int]:
    r"""The offsets of the characters that cannot be seen, or that would act.

    >>> list(unseen("a\u202eb\xadc"))
    [1, 3]
    """
    return (match.start() for match in _hidden().finditer(text))


def csv_cell(text: str) -> str:
    """The text for a cell that a spreadsheet will open: never a formula. Quoting is the CSV writer's.

    An apostrophe is put before what a spreadsheet would calculate; plain numbers stay.

    >>> csv_cell("=1+2"), csv_cell("-5.2"), csv_cell("-5+cmd"), csv_cell("a=b")
    ("'=1+2", '-5.2', "'-5+cmd", 'a=b')
    """
    if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text):
        return "'" + shown(text)
    return shown(text)


def one_line(text: str) -> str:
    r"""The text with every kind of line break, and the white space around it, as one space.

    >>> one_line("  a \r\n\n b\u2028c\x0bd ")
    'a b c d'
    """
    if is_usual(text):
        return text.strip()
    return " ".join(filter(None, map(str.strip, _BREAKS.split(text))))


def clip(text: str, limit: int) -> str:
    """The text, or its first `limit` characters and how many are left out.

    >>> clip("abc", 3), clip("abcdef", 3)
    ('abc', 'abc… (3 characters more)')
    """
    if len(text) <= limit:
        return text
    return f"{text[:limit].rstrip()}… ({len(text) - limit:,} characters more)"


@cache
def _hidden() -> re.Pattern[str]:
    """A character that cannot be seen, or would act."""
    return re.compile(f"[{_UNSEEN}]|(?<![{_JOINED}])[\u200c\u200d]|(?<=[\ufe00-\ufe0f])[\ufe0e\ufe0f]")


def _spell(match: re.Match[str]) -> str:
    r"""A character as Python writes it in a string: \x1b, \u202e, \U000e0041."""
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _in_markup(match: re.Match[str]) -> str:
    return _MARKUP[match[0]]


def _in_markdown(match: re.Match[str]) -> str:
    return _MARKDOWN[match[0]]


def _unmark(match: re.Match[str]) -> str:
    """A mark that would begin a heading, a list, a rule or a table, with a backslash before its punctuation."""
    return f"{match[2] or ''}\\{match[3] or match[1]}"
