"""stub"""

from __future__ import annotations
from timeline.evidence import Report


def render_html(report: Report) -> str:
    return ""
