"""What the workspace gives, as JSON for the scripts."""

from __future__ import annotations

from dataclasses import asdict

from timeline.review.workspace import Saved, ShownLook
from timeline.text.escape import shown


def look_data(look: ShownLook) -> dict[str, object]:
    """A look at a row. Texts have what cannot be seen spelled out, but for the words that are quoted."""
    return {
        "id": look.id,
        "status": str(look.status),
        "stands": look.stands,
        "summary": shown(look.summary),
        "findings": [
            {"rule": found.rule, "level": str(found.level), "message": shown(found.message), "help": shown(found.help)}
            for found in look.findings
            if found.ignored is None
        ],
        "figures": [shown(figure.shown) for figure in look.figures],
        "dates": [shown(date.shown) for date in look.dates],
        "conflicts": [{name: shown(str(value)) for name, value in asdict(row).items()} for row in look.conflicts],
        "can_save": shown(look.can_save),
    }


def saved_data(saved: Saved) -> dict[str, object]:
    """What was written."""
    return {
        "id": saved.id,
        "line": saved.line,
        "column": saved.column,
        "what": saved.what,
        "new": saved.new,
        "revision": saved.revision,
        "look": look_data(saved.look),
    }
