"""The chronological reports: what was checked, in order of time, as Markdown and as one HTML file.

Both take the same `Report` and give a string; only the command line opens files. The same evidence gives the same
bytes on every machine. docs/report.md says what stands where, and in which order.
"""

from __future__ import annotations

from timeline.report.html_pages import render_html
from timeline.report.markdown_pages import render_markdown

__all__ = ["render_html", "render_markdown"]
