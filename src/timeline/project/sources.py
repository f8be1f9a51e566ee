"""seeds/ to Source: names, files, bytes. A source is what was obtained: it is never changed and never guessed at.

A name cannot leave the folder (no `..`, absolute path, drive, device, link), the same on every system. What the bytes
say is for decode.py; what cannot be read has a Problem instead of a text, so that nobody takes it for an empty one.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from timeline.frozen import frozen
from timeline.model import Flaw, Problem, Source, SourceInfo
from timeline.project.decode import SECONDS, decoded, problem, transcribed
from timeline.project.files import NotRegularError, TooLargeError, inside, read_bytes
from timeline.project.obtained import ENDING, Obtained, belongs, parse_obtained, read_obtained
from timeline.project.seeds import IS_LINK, Seeds, is_link
from timeline.project.views import Views
from timeline.readers.kind import PAGES

DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    "conin$",
    "conout$",
    *(f"{name}{n}" for name in ("com", "lpt") for n in "0123456789¹²³"),
}
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')


@frozen
class Limits:
    """How large a source may be, in bytes, and how long reading a document may take, in seconds.

    `views` are those that were made before, and keep those that are made.
    """

    size: int
    seconds: float = SECONDS
    views: Views | None = None


def read_sources(
    root: Path, folder: str, names: Iterable[str], infos: Mapping[str, SourceInfo], limits: Limits
) -> dict[str, Source]:
    """Each named source below `root`/`folder`, in order of name.

    Pages are read first: the process that reads documents is forked by the first of them, and has the parser then.
    """
    order = sorted(set(names), key=lambda name: (not name.lower().endswith(PAGES), name))
    found = {source.name: source for source in read_each(root, folder, order, infos, limits)}
    return {name: found[name] for name in sorted(found)}


def read_each(
    root: Path, folder: str, names: Iterable[str], infos: Mapping[str, SourceInfo], limits: Limits
) -> Iterator[Source]:
    """The same one after the other, each read when it is asked for."""
    seeds = Seeds(root, folder)
    return (read_one(seeds, name, infos.get(name), limits) for name in names)


def read_source(root: Path, folder: str, name: str, info: SourceInfo | None, limits: Limits) -> Source:
    """One source. Never raises for what it finds: a Problem says what is wrong."""
    return read_one(Seeds(root, folder), name, info, limits)


def read_one(seeds: Seeds, name: str, info: SourceInfo | None, limits: Limits) -> Source:
    """The same of a folder of which other sources are read too."""
    data = bytes_of(seeds, name, limits.size)
    path = f"{seeds.name}/{name}"
    if not isinstance(data, bytes):
        return Source(name, path, info=info, problem=data)
    place, _, last = name.rpartition("/")
    there = seeds.folder(place)
    if owner := belongs(last, there.names or ()):
        return Source(name, path, info=info, problem=beside(path, f"{place}/{owner}".lstrip("/")))
    has_record = there.names is None or last + ENDING in there.names
    kept = (read_obtained(there.path / last) if has_record else None) or Obtained()
    if info is not None and info.transcript and info.transcript != name:
        of_it = replace(info, name=info.transcript, transcript="", kind="", sha256="")
        return as_obtained(transcribed(name, path, data, info, read_one(seeds, info.transcript, of_it, limits)), kept)
    source = decoded(name, path, data, info, seconds=limits.seconds, content_type=kept.type, views=limits.views)
    return as_obtained(source, kept)


def as_obtained(source: Source, kept: Obtained) -> Source:
    """The source with the hash that it had when it came from the web, where that was kept."""
    return replace(source, obtained=kept.sha256) if kept.sha256 else source


def beside(path: str, owner: str) -> Problem:
    """Why a file that belongs to another one is no source that a row could cite."""
    if path.endswith(ENDING):
        what, hint = f"says how {owner} was obtained, and is no source", f"Name {owner}."
    else:
        what = f"is a version that was kept of {owner}, and no source"
        hint = f"Name {owner}, or copy the version to a name of its own."
    return problem(Flaw.SOURCE_UNREADABLE, path, f"{path} {what}", hint)


def bytes_of(seeds: Seeds, name: str, limit: int) -> bytes | Problem:
    """What the file of a source holds, or why it must not or cannot be read."""
    path = f"{seeds.name}/{name}"
    fault = unsafe_name(name)
    if fault:
        return outside(path, name, fault)
    top = seeds.folder("")
    if top.names is None and not top.path.is_dir():
        message = f"there is no folder {seeds.name}"
        return problem(Flaw.SOURCE_MISSING, path, message, f"Put the sources into {seeds.name}/.")
    place, _, last = name.rpartition("/")
    folder = seeds.folder(place)
    if folder.fault:
        return linked(path, folder.fault)
    absent = f"there is no {path}"
    try:
        data = read_bytes(f"{folder.path}/{last}", limit, follow=False)
    except FileNotFoundError:
        return problem(Flaw.SOURCE_MISSING, path, absent, similar_name(name, top.names))
    except NotADirectoryError:
        return problem(Flaw.SOURCE_MISSING, path, absent, "Name a file below the folder.")
    except NotRegularError:
        return irregular(path, folder.path / last)
    except TooLargeError:
        message = f"{path} is larger than {limit >> 20} MB"
        return problem(Flaw.SOURCE_UNREADABLE, path, message, "Split it, or set max_source_mb.")
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or type(error).__name__}"
        return problem(Flaw.SOURCE_UNREADABLE, path, message, "Make it readable.")
    if not folder.has(last):
        return problem(Flaw.SOURCE_MISSING, path, absent, similar_name(name, top.names))
    return data


def irregular(path: str, file: Path) -> Problem:
    """Why what is not a regular file is no source."""
    if is_link(file):
        return linked(path, IS_LINK)
    return problem(Flaw.SOURCE_UNREADABLE, path, f"{path} is not a regular file", "Put a text file there.")


def linked(path: str, fault: str) -> Problem:
    """Links are refused, wherever they lead."""
    return problem(Flaw.SOURCE_OUTSIDE, path, f"{path} {fault}", "Put a plain file there.")


def given_source(folder: str, name: str, texts: Mapping[str, str | bytes], info: SourceInfo | None) -> Source:
    """The same for a source that is at hand: a text as it is, or bytes as a file has them."""
    path, fault, given = f"{folder}/{name}", unsafe_name(name), texts.get(name)
    if fault:
        return Source(name, path, info=info, problem=outside(path, name, fault))
    if given is None:
        absent = problem(Flaw.SOURCE_MISSING, path, f"there is no {path}", similar_name(name, texts))
        return Source(name, path, info=info, problem=absent)
    if owner := belongs(name, texts):
        return Source(name, path, info=info, problem=beside(path, owner))
    kept = parse_obtained(as_bytes(texts.get(name + ENDING, b""))) or Obtained()
    if info is not None and info.transcript and info.transcript != name:
        of_it = replace(info, name=info.transcript, transcript="", kind="", sha256="")
        stand_in = given_source(folder, info.transcript, texts, of_it)
        return as_obtained(transcribed(name, path, as_bytes(given), info, stand_in), kept)
    if isinstance(given, bytes):
        return as_obtained(decoded(name, path, given, info, content_type=kept.type), kept)
    plain = replace(info, encoding="") if info else None  # the encoding is that of a file
    source = decoded(name, path, as_bytes(given), plain)
    text = "" if source.problem else source.text if source.view else given
    return replace(source, text=text, info=info, obtained=kept.sha256)


def as_bytes(given: str | bytes) -> bytes:
    return given if isinstance(given, bytes) else given.encode("utf-8", "surrogatepass")


def outside(path: str, name: str, fault: str) -> Problem:
    message = f"the source {name[:80]!r} {fault}"
    return problem(Flaw.SOURCE_OUTSIDE, path, message, "Name a file below the folder.")


def unsafe_name(name: str) -> str:
    """Why a name must not be opened, or nothing. The answer is the same on every system."""
    if not name:
        return "is empty"
    if name.startswith(("/", "~")) or _FORBIDDEN.search(name):
        return "is not a plain relative path"
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return "leaves the folder or has an empty part"
        if part[-1] in ". " or part[0] == " ":
            return "has a part that begins or ends with a space or ends with a dot"
        if part.split(".")[0].rstrip().lower() in DEVICES:
            return "names a device of Windows"
        if len(part.encode("utf-8", "surrogatepass")) > 255:
            return "is too long"
    return "is too long" if len(name) > 1024 else ""


def similar_name(name: str, names: Iterable[str] | None) -> str:
    """The next step where a source is not there: the file whose name differs only in case or Unicode form, if any."""

    def folded(text: str) -> str:
        return unicodedata.normalize("NFC", text).casefold().strip()

    near = sorted(other for other in names or () if folded(other) == folded(name))
    return f"There is {near[0]!r}: write the name so." if near else "Put the file there, or mend the name."


def list_sources(root: Path, folder: str, limit: int = 100_000) -> list[str]:
    """The names of the sources below the folder, sorted: plain files, without hidden ones and links.

    What lies beside a source (how it was obtained, versions that were kept of it) is left out.
    """
    names = frozenset(files_below(root, folder, limit))
    return sorted(name for name in names if not belongs(name, names))


def list_versions(root: Path, folder: str, limit: int = 100_000) -> list[str]:
    """The names of the versions that were kept of sources that are there, sorted."""
    names = frozenset(files_below(root, folder, limit))
    return sorted(name for name in names if not name.endswith(ENDING) and belongs(name, names))


def files_below(root: Path, folder: str, limit: int) -> list[str]:
    """The names of the plain files below the folder, without hidden ones and links."""
    if not inside(root / folder, root):
        return []
    found: list[str] = []
    pending = [("", str(root / folder))]
    while pending and len(found) < limit:
        place, at = pending.pop()
        try:
            entries = list(os.scandir(at))
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append((f"{place}{entry.name}/", entry.path))
            elif entry.is_file(follow_symlinks=False):
                found.append(f"{place}{entry.name}")
    return found
