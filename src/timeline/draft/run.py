"""What `timeline draft` does: read the articles of a project, check them, and what its rules find in them."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from timeline.checking.coverage import uncited_sources
from timeline.checking.run import quiet
from timeline.draft.article import Article
from timeline.draft.collect import drafts_of
from timeline.draft.parse import format_of, parse
from timeline.evidence.collect import collect
from timeline.evidence.model import Evidence, Report
from timeline.evidence.verify_source import Progress
from timeline.model import Draft, DraftFormat, Flaw, Problem, Region, Source
from timeline.model.errors import TimelineError
from timeline.project.files import inside, read_bytes
from timeline.project.settings import Project
from timeline.project.texts import names_a_file
from timeline.rules import find
from timeline.text.lines import Lines

MAX_BYTES = 64 << 20
LONGEST_NAME = 255
MAX_BIBLIOGRAPHY = 16 << 20
_BIBLIOGRAPHY = re.compile(
    r"^bibliography:\s*(?P<yaml>[^\n]*(?:\n\s+-[^\n]*)*)|\\(?:bibliography|addbibresource)\{(?P<tex>[^{}]{1,500})\}",
    re.MULTILINE,
)
_FILE = re.compile(r"[\w./-]+")
_KEY = re.compile(r"@\w+\s*\{\s*([^\s,{}]{1,200})\s*,|\"id\"\s*:\s*\"([^\"]{1,200})\"")


@dataclass(frozen=True, slots=True)
class Given:
    """One article as it is given: the path that is shown, and its bytes or its text."""

    path: str
    data: bytes | str
    format: DraftFormat
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of all articles: a language and a day that stand before their own, and whether only links count."""

    language: str = ""
    published: datetime.date | None = None
    linked: bool = False


def check_drafts(
    project: Project, as_of: datetime.date, given: Sequence[Given], asked: Asked = Asked(), progress: Progress = quiet
) -> Report:
    """The report on articles: their drafts stand in its evidence. Raises TimelineError for unusable settings."""
    evidence = collect(project, as_of, progress)
    sources = readable_sources(project, evidence)
    articles, unread = parse_all(given, evidence, sources, asked)
    folders = {one.path: one.folder for one in given}

    def foreign(article: Article) -> Collection[str]:
        return bibliography_keys(article.text, folders.get(article.path))

    progress("articles", 0, len(articles))
    drafts = {
        one.path: one
        for one in (*drafts_of(articles, evidence, sources, linked=asked.linked, foreign=foreign), *unread)
    }
    others = {source.name: source for source in sources if source.name not in evidence.sources}
    found = replace(evidence, drafts=tuple(drafts[one.path] for one in given), others=others)
    return Report(found, find(found))


def readable_sources(project: Project, evidence: Evidence) -> list[Source]:
    """All sources of the project that can be read, cited or not, in order of name."""
    every = (*evidence.sources.values(), *uncited_sources(project, evidence))
    return sorted((source for source in every if source.problem is None), key=lambda source: source.name)


def parse_all(
    given: Sequence[Given], evidence: Evidence, sources: Sequence[Source], asked: Asked
) -> tuple[list[Article], list[Draft]]:
    """The articles that can be read, and drafts with a problem for the others."""
    latest = max((source.published for source in sources if source.published), default=None)
    articles, unread = [], []
    for one in given:
        try:
            article = parse(
                one.path,
                one.data,
                one.format,
                language=asked.language,
                default=evidence.settings.language,
                published=asked.published,
            )
        except TimelineError as error:
            problem = Problem(Flaw.DRAFT_UNREADABLE, f"{one.path} {error.message}", Region(one.path), help=error.hint)
            unread.append(Draft(one.path, one.format, "", Lines(""), problem=problem))
        else:
            articles.append(article if article.published else replace(article, published=latest))
    return articles, unread


def bibliography_keys(text: str, folder: Path | None) -> frozenset[str]:
    """The keys of the bibliographies that an article names, which lie beside it."""
    keys: set[str] = set()
    for match in _BIBLIOGRAPHY.finditer(text) if folder else ():
        for name in _FILE.findall(match["yaml"] or match["tex"] or ""):
            keys.update(keys_of(folder, name if "." in PurePosixPath(name).name else f"{name}.bib"))
    return frozenset(keys)


def keys_of(folder: Path | None, name: str) -> Iterator[str]:
    path = PurePosixPath(name)
    if folder is None or path.is_absolute():
        return
    try:
        text = read_bytes(folder / name, MAX_BIBLIOGRAPHY).decode("utf-8", "replace")
    except OSError:
        return
    yield from (one or other for one, other in _KEY.findall(text))


def articles_of(project: Project, paths: Iterable[str], form: DraftFormat | None) -> list[Given]:
    """The articles at paths, or those of the setting `drafts`. Raises TimelineError for what is not there."""
    named = list(dict.fromkeys(paths)) or list(listed(project))
    return [read_article(project, path, form) for path in named]


def listed(project: Project) -> Iterator[str]:
    """The paths that the setting `drafts` means, sorted."""
    root = project.root
    matched = {path for pattern in project.settings.drafts for path in root.glob(pattern)}
    found = [path for path in matched if path.is_file() and not path.is_symlink() and inside(path, root)]
    reports = project.path("reports")
    return iter(sorted(path.relative_to(root).as_posix() for path in found if reports not in path.parents))


def read_article(project: Project, path: str, form: DraftFormat | None) -> Given:
    """One article, named from the project's folder or from this one. Raises TimelineError."""
    place = project.root / path if (project.root / path).exists() else Path(path)
    try:
        data = read_bytes(place, MAX_BYTES)
    except FileNotFoundError as error:
        raise TimelineError(f"{path}: there is no such article", "Name a file, or set `drafts`.") from error
    except OSError as error:
        raise TimelineError(f"{path}: cannot be read: {error.strerror or type(error).__name__}") from error
    shown = shown_path(project.root, place, path)
    return Given(shown, data, form or format_of(path), place.parent)


def given_article(project: Project, article: str | os.PathLike[str], form: str | None) -> Given:
    """An article by its path, or a text as an article of that name. Raises TimelineError."""
    if form is not None and form not in set(DraftFormat):
        raise TimelineError(f"{form[:40]!r} is no format of articles", f"Known are: {', '.join(DraftFormat)}.")
    known = DraftFormat(form) if form else None
    named = str(article)
    if not isinstance(article, str) or names_a_file(named) or _is_file(project.root, named):
        return read_article(project, named, known)
    return Given("text", named, known or DraftFormat.MARKDOWN)


def _is_file(root: Path, name: str) -> bool:
    return len(name) <= LONGEST_NAME and "\n" not in name and (root / name).is_file()


def shown_path(root: Path, place: Path, given: str) -> str:
    """The path of an article from the project's folder; as it was given where it lies outside."""
    try:
        return place.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return PurePosixPath(given).name if PurePosixPath(given).is_absolute() else PurePosixPath(given).as_posix()
