"""seeds/ to Source: names, files, bytes. A source is what was obtained: it is never changed and never guessed at.

A name cannot leave the folder (no `..`, absolute path, drive, device, link), the same on every system. What the bytes
say is for decode.py; what cannot be read has a Problem instead of a text, so that nobody takes it for an empty one.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from timeline.frozen import frozen
from timeline.model import Flaw, Problem, Source, SourceInfo
from timeline.project.decode import SECONDS, decoded, problem, transcribed
from timeline.project.files import NotRegularError, TooLargeError, inside, read_bytes
from timeline.project.obtained import ENDING, ListNames, Obtained, belongs, parse_obtained, read_obtained
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
Within = Callable[[Path, Path], bool]
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
    once = cache(names_in)  # for this run only: listing a folder anew for each of its files is quadratic
    within = cache(inside)
    return (read_source(root, folder, name, infos.get(name), limits, once, within) for name in names)


def names_in(folder: Path) -> frozenset[str] | None:
    """The names in a folder; None where it cannot be listed."""
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - names alone are wanted, and there may be many
    except OSError:
        return None


def read_source(
    root: Path,
    folder: str,
    name: str,
    info: SourceInfo | None,
    limits: Limits,
    list_names: ListNames = names_in,
    within: Within = inside,
) -> Source:
    """One source. Never raises for what it finds: a Problem says what is wrong."""
    data = bytes_of(root, folder, name, limits.size, list_names, within)
    path = f"{folder}/{name}"
    place, _, last = name.rpartition("/")
    names = list_names(root / folder / place) if isinstance(data, bytes) else None
    if owner := belongs(last, names or ()):
        data = beside(path, f"{place}/{owner}".lstrip("/"))
    if not isinstance(data, bytes):
        return Source(name, path, info=info, problem=data)
    has_record = names is None or last + ENDING in names
    kept = (read_obtained(root / folder / name) if has_record else None) or Obtained()
    if info is not None and info.transcript and info.transcript != name:
        of_it = replace(info, name=info.transcript, transcript="", kind="", sha256="")
        stand_in = read_source(root, folder, info.transcript, of_it, limits, list_names, within)
        return replace(transcribed(name, path, data, info, stand_in), obtained=kept.sha256)
    source = decoded(name, path, data, info, seconds=limits.seconds, content_type=kept.type, views=limits.views)
    return replace(source, obtained=kept.sha256)


def beside(path: str, owner: str) -> Problem:
    """Why a file that belongs to another one is no source that a row could cite."""
    if path.endswith(ENDING):
        what, hint = f"says how {owner} was obtained, and is no source", f"Name {owner}."
    else:
        what = f"is a version that was kept of {owner}, and no source"
        hint = f"Name {owner}, or copy the version to a name of its own."
    return problem(Flaw.SOURCE_UNREADABLE, path, f"{path} {what}", hint)


def bytes_of(
    root: Path, folder: str, name: str, limit: int, list_names: ListNames, within: Within = inside
) -> bytes | Problem:
    """What the file of a source holds, or why it must not or cannot be read."""
    path = f"{folder}/{name}"
    fault = unsafe_name(name)
    if fault:
        return outside(path, name, fault)
    if list_names(root / folder) is None and not (root / folder).is_dir():
        message = f"there is no folder {folder}"
        return problem(Flaw.SOURCE_MISSING, path, message, f"Put the sources into {folder}/.")
    fault = linked(root, folder, name, within)
    if fault:
        return problem(Flaw.SOURCE_OUTSIDE, path, f"{path} {fault}", "Put a plain file there.")
    absent = f"there is no {path}"
    try:
        data = read_bytes(root / folder / name, limit, follow=False)
    except FileNotFoundError:
        return problem(Flaw.SOURCE_MISSING, path, absent, similar_name(root / folder, name, list_names))
    except NotADirectoryError:
        return problem(Flaw.SOURCE_MISSING, path, absent, "Name a file below the folder.")
    except NotRegularError:
        return problem(Flaw.SOURCE_UNREADABLE, path, f"{path} is not a regular file", "Put a text file there.")
    except TooLargeError:
        message = f"{path} is larger than {limit >> 20} MB"
        return problem(Flaw.SOURCE_UNREADABLE, path, message, "Split it, or set max_source_mb.")
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or type(error).__name__}"
        return problem(Flaw.SOURCE_UNREADABLE, path, message, "Make it readable.")
    if not exact_case(root / folder, name, list_names):
        return problem(Flaw.SOURCE_MISSING, path, absent, similar_name(root / folder, name, list_names))
    return data


def given_source(folder: str, name: str, texts: Mapping[str, str | bytes], info: SourceInfo | None) -> Source:
    """The same for a source that is at hand: a text as it is, or bytes as a file has them."""
    path, fault, given = f"{folder}/{name}", unsafe_name(name), texts.get(name)
    if fault:
        return Source(name, path, info=info, problem=outside(path, name, fault))
    if given is None:
        hint = similar_name(Path(), name, lambda _: frozenset(texts))
        return Source(name, path, info=info, problem=problem(Flaw.SOURCE_MISSING, path, f"there is no {path}", hint))
    if owner := belongs(name, texts):
        return Source(name, path, info=info, problem=beside(path, owner))
    kept = parse_obtained(as_bytes(texts.get(name + ENDING, b""))) or Obtained()
    if info is not None and info.transcript and info.transcript != name:
        of_it = replace(info, name=info.transcript, transcript="", kind="", sha256="")
        stand_in = given_source(folder, info.transcript, texts, of_it)
        return replace(transcribed(name, path, as_bytes(given), info, stand_in), obtained=kept.sha256)
    if isinstance(given, bytes):
        return replace(decoded(name, path, given, info, content_type=kept.type), obtained=kept.sha256)
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


def linked(root: Path, folder: str, name: str, within: Within = inside) -> str:
    """Why the path to a source is not plainly below the folder, or nothing. Links are refused, wherever they lead."""
    if not within(root / folder, root):
        return "lies outside the project: the folder is a link"
    at = root / folder
    for part in name.split("/"):
        at = at / part
        try:
            if at.is_symlink():
                return "is a link"
        except OSError:
            return ""  # what is wrong with it is told when it is opened
    return ""


def exact_case(folder: Path, name: str, list_names: ListNames) -> bool:
    """Is each part of the name written as the folder lists it? File systems that fold case or form must not decide."""
    at = folder
    for part in name.split("/"):
        listed = list_names(at)
        if listed is not None and part not in listed:  # the files of a folder that cannot be listed may be readable
            return False
        at = at / part
    return True


def similar_name(folder: Path, name: str, list_names: ListNames) -> str:
    """The next step where a source is not there: the file whose name differs only in case or Unicode form, if any."""

    def folded(text: str) -> str:
        return unicodedata.normalize("NFC", text).casefold().strip()

    near = sorted(other for other in list_names(folder) or () if folded(other) == folded(name))
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
    pending = [root / folder]
    while pending and len(found) < limit:
        at = pending.pop()
        try:
            entries = list(os.scandir(at))
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith((".", "~$")):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(Path(entry.path))
            elif entry.is_file(follow_symlinks=False):
                found.append(Path(entry.path).relative_to(root / folder).as_posix())
    return found
