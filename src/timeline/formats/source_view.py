"""What can be quoted of a source, with the place of each piece: for people a line a piece, for programs an object."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.model import View
from timeline.text.escape import visible


def show_source_view(view: View) -> str:
    """The lines of the view, each with its place in the original; what is hidden or struck is named behind it."""
    return "".join(f"{visible(line)}\n" for line in lines_of(view))


def lines_of(view: View) -> Iterator[str]:
    """A line of the view after the other, empty ones left out."""
    at = 0
    for line in view.text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            marks = dict.fromkeys(
                f"  [{one.why}: {view.text[max(at, one.start) : min(at + len(line), one.end)].strip()}]"
                for one in view.hidden_within(start, at + len(line))
            )
            yield f"{place_of(view, start)}\t{line.strip()}{''.join(marks)}"
        at += len(line) + 1


def place_of(view: View, offset: int) -> str:
    """Line and column of a character, or its place in words where the original has none."""
    if view.kind.has_lines and not view.places:
        line, column = view.position(offset)
        return f"{line}:{column}"
    return view.where(offset)


def source_view_object(source: str, view: View) -> dict[str, object]:
    """The whole view as plain data: its text, and where each piece of it is from."""
    return {
        "version": 1,
        "source": source,
        "kind": view.kind.value,
        "extractor": view.extractor,
        "extractor_version": view.version,
        "text": view.text,
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "place": span.place,
                "line": span.line,
                "column": span.column,
                "hidden": span.hidden or None,
            }
            for span in view.spans
        ],
    }
