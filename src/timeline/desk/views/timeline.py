"""The HTML report as it would be written now, with the way to the other views above it."""

from __future__ import annotations

from markupsafe import Markup

from timeline.desk.asked import Answer, Asked, Refused, json_answer
from timeline.desk.pages import Desk, fragment
from timeline.desk.views.route import Route
from timeline.report.files import make_pages
from timeline.report.html_pages import Frame, html_pages
from timeline.report.pages import STEM
from timeline.report.story import build_story


def show(desk: Desk, _: Asked) -> Answer:
    """The overview; the whole report, where it has one page."""
    return one_of(desk, STEM)


def page(desk: Desk, asked: Asked) -> Answer:
    """Another page of a report that has several."""
    return one_of(desk, asked.query.get("name", ""))


def one_of(desk: Desk, name: str) -> Answer:
    pages = desk.made.get(desk.workspace.revision, lambda: pages_of(desk))
    if f"{name}.html" not in pages:
        raise Refused(404, "the report has no such page")
    return Answer(pages[f"{name}.html"].encode("utf-8", "backslashreplace"))


def pages_of(desk: Desk) -> dict[str, str]:
    above = Markup(fragment(desk, "timeline.html"))  # noqa: S704 (escaped by its template)
    styles = ("/assets/timeline.css", "/assets/above.css")
    scripts = ("/assets/timeline.js", "/assets/above.js")
    frame = Frame(above, "/assets/icon.svg", styles, scripts, f"{desk.root}/timeline/page?name=")
    return html_pages(build_story(desk.workspace.report()), frame=frame)


def write(desk: Desk, _: Asked) -> Answer:
    """Write the reports as `timeline report` does: of what is on the disk."""
    return json_answer({"lines": make_pages(desk.workspace.project, desk.workspace.day).write()})


ROUTES = (
    Route("GET", "/timeline", show),
    Route("GET", "/timeline/page", page),
    Route("POST", "/timeline/write", write),
)
