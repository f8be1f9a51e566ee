"""What a pull request changed, for annotations to stand where it is reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.project.settings import Project


def lines_changed(
    project: Project, since: str | None, environment: Mapping[str, str], prefix: str = ""
) -> dict[str, list[tuple[int, int]]]:
    """The lines that were changed since a revision, or since the branch that the pull request is for.

    GitHub names that branch in GITHUB_BASE_REF; where only the merge is fetched, its first parent is that branch. Empty
    where git tells nothing.
    """
    from timeline.project.git import changed_lines, commit_of, is_in_repository

    branch = environment.get("GITHUB_BASE_REF", "")
    bases = [(since, since)] if since else [(f"origin/{branch}", "HEAD"), ("HEAD^1", "HEAD^2")] if branch else []
    folder = f"{prefix.strip('/')}/" if prefix.strip("/.") else ""
    for base, needed in bases if is_in_repository(project.root) else ():
        try:
            commit_of(project.root, needed)
            return {f"{folder}{path}": lines for path, lines in changed_lines(project.root, base).items()}
        except TimelineError:
            continue
    return {}
