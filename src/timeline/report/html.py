"""The chronology as one HTML file: no network, no server, readable without its script, the same bytes every time.

The template escapes everything by itself (jinja2 autoescape), and what cannot be seen is spelled out before. The file
allows only its own style and script, by their hashes (Content Security Policy 3, section 2.3.1), and nothing else: no
address is fetched, no inline handler runs, no attribute styles. Cost: linear in the rows and in the text shown.
"""

from __future__ import annotations

import base64
import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from timeline.evidence.model import Evidence
from timeline.report.dating import written_date
from timeline.report.sides import describe_common, describe_rate
from timeline.report.tags import tag
from timeline.report.words import (
    CLAIM,
    LINE,
    NAME,
    describe,
    describe_changes,
    figure_of,
    in_marks,
    kind_of,
    outcome,
    plural,
    sentence,
    who,
)
from timeline.text.escape import clip, shown

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).with_name("templates")


def environment(evidence: Evidence) -> Environment:
    """The template's environment. Whatever text it prints is made visible first, then escaped."""
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
    env.filters |= {
        "name": lambda text: clip(text, NAME),
        "line": lambda text: clip(text, LINE),
        "help": format_help,
        "statement": lambda text: clip(text, CLAIM),
        "kind": kind_of,
        "who": partial(who, evidence=evidence),
        "figure": figure_of,
        "date": lambda citation: written_date(citation)[0],
        "edtf": lambda citation: written_date(citation)[1],
        "marked": in_marks,
        "common": describe_common,
        "rate": describe_rate,
        "outcome": outcome,
        "sentence": sentence,
        "tally": lambda reason: reason.partition("; ")[0],
        "described": partial(describe, evidence=evidence),
        "changed": describe_changes,
        "plural": plural,
    }
    return env


def seen(value: object) -> object:
    """A text with what cannot be seen spelled out; markup and numbers as they are."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def format_help(text: str) -> Markup:
    """A finding's next step, what stands in backticks as code. Every part is escaped: names from files stand in it.

    >>> format_help("Look, then `timeline lock` <b>"), format_help("a`b")
    (Markup('Look, then <code>timeline lock</code> &lt;b&gt;'), Markup('a`b'))
    """
    parts = shown(clip(text, LINE)).split("`")
    if len(parts) % 2 == 0:  # a backtick of its own
        return escape("`".join(parts))
    return Markup("").join(tag("code", part) if n % 2 else escape(part) for n, part in enumerate(parts))


def read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


def digest(text: str) -> str:
    """The SHA-256 of an inline style or script, as a Content Security Policy writes it."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
