"""`timeline fetch`: a page or file from the web becomes a source, with how it was obtained and what is known of it.

Nothing is asked before it is clear where the answer would go, and nothing written before it is clear that it is a page.
Row, file and what stands beside it are one change (saving.py): what a run that is killed leaves half done, the next one
finishes.
"""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from timeline.frozen import frozen
from timeline.model import Kind, Problem, Region, Source, SourceInfo
from timeline.model.errors import TimelineError
from timeline.online.client import Client
from timeline.online.doubt import judge
from timeline.online.naming import name_for
from timeline.online.outcome import Fetched, Outcome
from timeline.online.target import parse_target
from timeline.online.wayback import fetch_archived
from timeline.project.changing import changing_sources, new_file, over
from timeline.project.claims import read_source_table
from timeline.project.decode import decoded
from timeline.project.describe import Described, describe_source, read_described
from timeline.project.obtained import ENDING, Obtained, owner_of, read_obtained
from timeline.project.saving import bytes_at, save
from timeline.project.seeds import Seeds
from timeline.project.settings import Project
from timeline.project.sources import unsafe_name
from timeline.readers.charset import declared_by, declared_in, is_utf8
from timeline.readers.title import title_of
from timeline.text.escape import clip, one_line

LONGEST_TITLE = 300


@frozen
class Wanted:
    """What is to be fetched: a URL, the name it gets (empty: made of the URL), the day of an archived copy.

    `doubtful`: it is kept also where it looks like another page than the one that was asked for.
    """

    url: str
    name: str = ""
    archived: datetime.date | None = None
    doubtful: bool = False


@frozen
class Kept:
    """What came of it. Where `fetched` is no page, nothing was written, and `name` is empty.

    `cells` are those of its row that were written, `problem` is why it cannot be quoted as it is.
    """

    fetched: Fetched
    name: str = ""
    path: str = ""
    size: int = 0
    kind: str = ""
    obtained: Obtained = field(default_factory=Obtained)
    cells: Mapping[str, str] = field(default_factory=dict)
    table: str = ""
    problem: Problem | None = None

    def to_dict(self) -> dict[str, object]:
        """What came of it, as plain data."""
        fetched, obtained = self.fetched, self.obtained
        hops = [{"status": hop.status, "url": hop.url} for hop in fetched.redirects]
        asked = {"url": fetched.url, "final_url": fetched.final_url, "redirects": hops, "status": fetched.status}
        file = {"source": self.name, "path": self.path, "size": self.size, "kind": self.kind, "type": fetched.type}
        more = {"sha256": obtained.sha256, "archived": obtained.archived, "row": dict(self.cells)}
        outcome = {"outcome": fetched.outcome.value, "reason": fetched.reason}
        return {"version": 1, "kept": bool(self.name), **outcome, **asked, **file, **more}


def fetch_source(project: Project, day: datetime.date, wanted: Wanted, client: Client) -> Kept:
    """Ask for a page, and keep it where it is one. Raises TimelineError for what keeps it from being asked or kept."""
    url = parse_target(wanted.url).url
    require_free(project, url, wanted.name)
    read_described(project.root, project.settings.sources)
    of_day: datetime.date | None = None
    if wanted.archived is None:
        fetched = client.get(url)
    else:
        fetched, of_day = fetch_archived(client, url, wanted.archived)
    if fetched.outcome is not Outcome.OBTAINED:
        return Kept(fetched)
    name = wanted.name or name_for(url, fetched.type, fetched.body)
    source, encoding = read_obtained_source(f"{project.settings.seeds}/{name}", name, fetched)
    judged = judge(fetched, source)
    if judged.outcome is not Outcome.OBTAINED and not (wanted.doubtful and judged.outcome is Outcome.IN_DOUBT):
        return Kept(judged)
    return keep(project, obtained_of(judged, day, of_day), judged, source, encoding)


def read_obtained_source(path: str, name: str, fetched: Fetched) -> tuple[Source, str]:
    """What was obtained, as it is read, and the encoding that has to be declared for that, where it has to.

    Where only the server's answer names the encoding, and the bytes neither name one nor are UTF-8, that is declared.
    """
    data = fetched.body
    source = decoded(name, path, data, None, content_type=fetched.type)
    named = "" if is_utf8(data) or declared_in(data) else declared_by(fetched.type)
    if named:
        info = SourceInfo(name, Region(path), encoding=named)
        declared = decoded(name, path, data, info, content_type=fetched.type)
        if declared.problem is None and declared.encoding == named:
            return declared, named
    return source, ""


def keep(project: Project, obtained: Obtained, fetched: Fetched, source: Source, encoding: str) -> Kept:
    """Write what was obtained, beside it how, and its row. Raises TimelineError; then nothing is written."""
    root, settings, name = project.root, project.settings, source.name
    file = f"{settings.seeds}/{name}"
    with changing_sources(project, name):
        require_free(project, fetched.url, name)
        row = described(project, name, source, obtained, encoding)
        known = read_obtained(root / file) is not None  # of a file that is not there any more
        beside = bytes_at(root / f"{file}{ENDING}") if known else None
        how = obtained.to_bytes()
        side = over(file + ENDING, how, beside) if known else new_file(project, file + ENDING, how)
        save(root, [over(settings.sources, row.data, row.read), side, over(file, fetched.body, None)])
    kind = str(source.view.kind) if source.view else "" if source.problem else Kind.TEXT.value
    size = len(fetched.body)
    return Kept(fetched, name, source.path, size, kind, obtained, row.cells, settings.sources, source.problem)


def require_free(project: Project, url: str, name: str) -> None:
    """Raise TimelineError where a source would be written over, or its name is none, or the page is kept already."""
    root, seeds = project.root, project.settings.seeds
    infos, _ = read_source_table(root, project.settings.sources, "")
    kept = next((info.name for info in infos.values() if info.url == url and there(root / seeds / info.name)), "")
    if kept and not name:
        message = f"{url} is kept already, as {seeds}/{kept}"
        raise TimelineError(message, f"Ask whether it has changed: timeline refresh {kept}. Or give --name.")
    if not name:
        return
    fault = unsafe_name(name) or Seeds(root, seeds).folder(name).fault
    if fault or owner_of(name):
        raise TimelineError(f"--name {name[:80]!r} {fault or 'is that of no source'}", "Give it another name.")
    if there(root / seeds / name):
        raise TimelineError(
            f"{seeds}/{name} is there already", "Nothing is written over: give another name with --name."
        )


def there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def obtained_of(fetched: Fetched, day: datetime.date, of_day: datetime.date | None) -> Obtained:
    """How it was obtained, as it is written beside it."""
    return Obtained(
        url=fetched.url,
        final_url=fetched.final_url,
        redirects=tuple((hop.status, hop.url) for hop in fetched.redirects),
        status=fetched.status,
        retrieved=day.isoformat(),
        type=fetched.type,
        etag=fetched.etag,
        last_modified=fetched.last_modified,
        sha256=hashlib.sha256(fetched.body).hexdigest(),
        archived=of_day.isoformat() if of_day else "",
    )


def described(project: Project, name: str, source: Source, obtained: Obtained, encoding: str) -> Described:
    """sources.csv with what is known of the page. Raises TimelineError, also where its hash is known and another."""
    path = project.settings.sources
    infos, _ = read_source_table(project.root, path, "")
    wanted = infos[name].sha256 if name in infos else ""
    if wanted and wanted != obtained.sha256:
        message = f"{obtained.url} is not any more what {path} gives the SHA-256 of"
        raise TimelineError(message, "An archive may have it: --wayback DAY. Nothing was written.")
    known = {
        "title": title_in(source),
        "url": obtained.url,
        "retrieved": obtained.retrieved,
        "encoding": encoding,
        "sha256": obtained.sha256,
        "note": f"as an archive kept it on {obtained.archived}" if obtained.archived else "",
    }
    return describe_source(read_described(project.root, path), path, name, known)


def title_in(source: Source) -> str:
    """The title of a page on one line, without what cannot be seen; empty for all else."""
    if source.view is None or source.view.kind is not Kind.HTML:
        return ""
    seen = (char for char in title_of(source.view.original) if unicodedata.category(char) not in ("Cc", "Cf"))
    return clip(one_line("".join(seen)), LONGEST_TITLE)
