"""The views of the desk, a module each: what it shows, and what it does with what the browser sends."""

from __future__ import annotations

from timeline.desk.views import claim, claims, pictures, settle, sources, state, timeline

VIEWS = (state, sources, pictures, claim, claims, settle, timeline)
