"""Pages from templates: whatever text they print is made visible first, then escaped."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.desk.asked import Answer
from timeline.project.settings import Project

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")
TABS = ("sources", "claims", "settle", "timeline", "report")
"""The views in the order of the navigation; each name is its path, its template, its script and its style."""


@dataclass
class Desk:
    """One project at the desk: what a view is given beside the request. `root` is the path all links begin with."""

    project: Project
    day: datetime.date
    root: str


def render(desk: Desk, template: str, *, status: int = 200, **data: object) -> Answer:
    """A page. Its template is that of the view, and says what stands in its `main`."""
    page = environment().get_template(template)
    text = page.render(desk=desk, root=desk.root, tabs=TABS, tab=template.partition(".")[0], **data)
    return Answer(text.encode("utf-8", "replace"), status=status)


@cache
def environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from timeline.report.html import seen

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
