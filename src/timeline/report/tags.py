"""Elements of a drawing, with every text and attribute escaped: the one place where markup is made by hand."""

from __future__ import annotations

from markupsafe import Markup

from timeline.text.escape import html_text


def tag(name: str, *children: str, **attributes: object) -> Markup:
    """An SVG element. An attribute that is None or empty is left out; `class_` is class, `stroke_width` stroke-width.

    >>> tag("a", "<b>", tag("line", x1=1.5, x2="10%"), class_="c", href=None)
    Markup('<a class="c">&lt;b&gt;<line x1="1.5" x2="10%"/></a>')
    """
    written_out = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html_text(written(value))}"'
        for key, value in attributes.items()
        if value is not None and value != ""
    )
    inside = "".join(child if isinstance(child, Markup) else html_text(child) for child in children)
    return Markup(f"<{name}{written_out}>{inside}</{name}>" if inside else f"<{name}{written_out}/>")  # noqa: S704 (escaped above)


def written(value: object) -> str:
    """A number with at most two decimals, always written the same way; anything else as text."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def joined(parts: list[Markup]) -> Markup:
    return Markup("").join(parts)
