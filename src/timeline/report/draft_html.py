"""The view of an article as one HTML file: no network, no script, the same bytes every time.

The template escapes everything by itself, and what cannot be seen is spelled out before, as in the report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.evidence.model import Report
from timeline.model import Draft
from timeline.report.draft_page import page_of
from timeline.report.html import TEMPLATES, digest, read, seen
from timeline.report.words import plural

if TYPE_CHECKING:
    from jinja2 import Environment

REPORT = "../timeline.html"
"""Where the report lies from the view: its anchors are the claims."""


def render_draft_html(report: Report, draft: Draft) -> str:
    """The view of one article."""
    css = read("draft.css")
    page = page_of(report, draft)
    template = environment().get_template("draft.html")
    return template.render(page=page, report=REPORT, css=Markup(css), css_hash=digest(css)) + "\n"  # noqa: S704 (ours)


def environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from timeline.report.compiled import compiled

    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=compiled(),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["plural"] = plural
    return env
