"""What `timeline review` shows of a row: where it stands in the list, its finding, what it was and what it is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.cli.output import colour_of_stdout, columns_of_stdout, emit

if TYPE_CHECKING:
    from timeline.evidence.model import Report
    from timeline.model import Finding
    from timeline.review.items import Item

CONTEXT = 48
LONGEST = 600
MOST = 20
LEFT = "  "  # before the lines of a row
HELP = """
  a  accept      the source's words become the quote; where only the place changed, it is recorded
  1  to 9        of several places, or figures, this one is meant: it is filled in
  e  edit        type the quote anew, on an empty line; it must stand in the source. Of a date: the date
  k  keep        leave the row as it is and accept the finding, with a reason (until=2027-01-01 may begin it)
  d  drop        take the row out of the table
  x  other row   where two rows are in conflict, show the other one
  s  skip        decide later
  o  source      go on to the next source
  A  K  S        accept, keep or skip all rows of this kind that are left
  u  undo        take the last answer back
  q  quit        then you are asked whether to write; so does Ctrl-C
"""


def show_item(item: Item, number: int, of: int, decided: int, report: Report) -> None:
    """One row: the gravest of its findings whole, the others in a line, and the words then and now."""
    from timeline.formats.excerpt import Texts
    from timeline.formats.full import block
    from timeline.formats.layout import wrapped
    from timeline.formats.paint import Paint
    from timeline.formats.phrases import gravest_first
    from timeline.rules import BY_NAME
    from timeline.text.escape import inert, visible

    paint, width = Paint(colour_of_stdout()), columns_of_stdout()
    claim = item.citation.claim
    first, *others = sorted(gravest_first(item.findings), key=lambda found: BY_NAME[found.rule].derived)
    done = f" · {decided} decided" if decided else ""
    lines = [paint.strong(f"{number} of {of} · {visible(claim.source)} · {item.kind}{done}"), ""]
    lines += block(first, Texts(report.evidence), claim.quote, paint, width)
    below = [f"also {visible(found.rule)}: {visible(found.message)}" for found in others]
    below += then_and_now(item)
    below += [f"claim: {visible(short(claim.statement))}"]
    below += [f"accept writes the {name}: {visible(short(text))}" for name, text in item.cells.items()]
    below += [f"{number}  {visible(short(words))}" for number, words in enumerate(item.choices, 1)]
    below += [f"against {visible(one.id)}: {visible(short(one.claim.statement))}" for one, _ in item.others[:MOST]]
    room = None if width is None else width - len(LEFT)
    lines += [LEFT + line for one in below for line in wrapped(one, room, len(LEFT))]
    emit("\n" + "".join(f"{inert(line)}\n" for line in lines))


def then_and_now(item: Item) -> Iterator[str]:
    """The words with what stood around them when they were locked, and with what stands around them now."""
    from timeline.text.escape import visible

    entry, anchor, text = item.citation.entry, item.citation.anchor, item.source.text
    if entry is not None:
        before, words, after = (visible(short(part)) for part in (entry.before, entry.exact, entry.after))
        yield f"then ({entry.verified}): …{before}[{words}]{after}…"
    if entry is not None and anchor.start is not None and anchor.end is not None:
        parts = (text[max(0, anchor.start - CONTEXT) : anchor.start], text[anchor.start : anchor.end])
        before, words = (visible(short(part)) for part in parts)
        after = visible(short(text[anchor.end : anchor.end + CONTEXT]))
        yield f"now{' ' * 13}: …{before}[{words}]{after}…"


def short(text: str) -> str:
    """The text on one line, kinds of white space as a space, the middle of a long one left out."""
    line = "".join(" " if char.isspace() else char for char in text[: 2 * LONGEST])
    return line if len(text) <= LONGEST else f"{line[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"


def key_line(item: Item, alike: int, undo: bool) -> str:
    """The keys that mean something here, on one line of 80 columns with the key that is typed."""
    from timeline.model import Status

    keys = ["[a]ccept"] if item.acceptable else []
    keys += ["[1-9]"] if item.choices or item.status is Status.AMBIGUOUS else []
    keys += [] if item.source.problem or item.choices else ["[e]dit"]
    keys += ["[x]other"] if item.others else []
    keys += ["[k]eep", "[d]rop", "[s]kip", "[o]"]
    keys += [f"[A/K/S] all {alike}"] if alike > 1 else []
    return " ".join([*keys, *(["[u]ndo"] if undo else []), "[q]uit", "? "])


def help_text() -> str:
    return HELP


def print_findings(found: Sequence[Finding], colour: bool) -> None:
    """What the next check will say, where a decision is taken."""
    from timeline.formats.paint import Paint
    from timeline.text.escape import visible

    paint = Paint(colour)
    for one in found[:MOST]:
        head = paint.level(one.level, f"{one.level}[{one.rule}]")
        emit(f"but then {head} {visible(one.claim or '')}: {visible(one.message)}\n")
    if len(found) > MOST:
        emit(f"but then {len(found) - MOST} findings more\n")
