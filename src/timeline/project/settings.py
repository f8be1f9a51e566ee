"""[tool.timeline] of pyproject.toml, or timeline.toml: what a project sets, all with defaults.

The nearest file upwards from the project's folder holds. An unknown key, a value of the wrong type or a path that
leaves the project is an error that names the file and the key; nothing is guessed.
"""

from __future__ import annotations

import datetime
import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, fields, replace
from pathlib import Path, PurePosixPath
from typing import Any

from timeline.frozen import frozen
from timeline.model.errors import TimelineError
from timeline.project.files import inside, read_bytes
from timeline.project.kept import Kept
from timeline.project.patterns import checked_pattern
from timeline.project.values import (
    LEVELS,
    checked_columns,
    checked_flag,
    checked_levels,
    checked_number,
    is_day,
    is_kept_from,
)

MAX_SETTINGS_BYTES = 1_000_000
MAX_DOTS = 500  # in one line
CHOICES = {"date_order": ("", "DMY", "MDY", "YMD"), "fail_on": (*LEVELS[:3], "never")}


@frozen
class Settings:
    """What a project can set. The metadata of each field is its line in docs/settings.md."""

    claims: str = field(default="claims/claims.csv", metadata={"help": "the claims table"})
    sources: str = field(default="claims/sources.csv", metadata={"help": "what is known of each source; may be absent"})
    lock: str = field(default="claims/claims.lock", metadata={"help": "where each quote stood when last verified"})
    seeds: str = field(default="seeds", metadata={"help": "the folder of the source texts"})
    title: str = field(default="", metadata={"help": "what the reports are headed by; empty: Timeline"})
    reports: str = field(default="reports", metadata={"help": "the folder that the reports are written to"})
    language: str = field(default="en", metadata={"help": "language of the claims, and of sources that name none"})
    date_order: str = field(
        default="", metadata={"help": "how 03/04/2024 is meant: DMY, MDY or YMD; refused where it is empty"}
    )
    as_of: str = field(default="", metadata={"help": "the day to check as of, as 2026-11-22; empty: today"})
    max_age: int = field(
        default=0, metadata={"help": "days after which a verification is stale; 0: never by age alone"}
    )
    refresh_days: int = field(
        default=0, metadata={"help": "days after which what was seen of a source online is old; 0: never by age alone"}
    )
    rate_days: int = field(
        default=10, metadata={"help": "days around a claim's date whose exchange rates are admitted"}
    )
    rates: str = field(
        default="", metadata={"help": "a file of exchange rates in the ECB's layout, instead of the shipped one"}
    )
    max_source_mb: int = field(default=64, metadata={"help": "sources larger than this are refused"})
    reader_seconds: int = field(default=8, metadata={"help": "seconds that reading one PDF or document may take"})
    fail_on: str = field(default="error", metadata={"help": "lowest level that makes `check` exit with 1"})
    follow: bool = field(
        default=False, metadata={"help": "ask git where words that were locked stand now, and show it beside findings"}
    )
    cache: bool = field(
        default=False,
        metadata={"help": "keep in .timeline-cache/ what was found: the next check is quick"},
    )
    jobs: int = field(default=0, metadata={"help": "processes that verify sources; 0: all cores where that pays"})
    select: tuple[str, ...] = field(default=(), metadata={"help": "the only rules to run; empty: all"})
    ignore: tuple[str, ...] = field(default=(), metadata={"help": "rules not to run"})
    levels: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"help": "the gravest level that the findings of a rule have: error, warning, note or off"},
    )
    baseline: str = field(
        default="",
        metadata={"help": "a file of accepted findings; empty: claims.baseline beside the lock, if it exists"},
    )
    columns: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"help": 'what the claims table calls a column, where it has another name: quote = "Source text"'},
    )
    drafts: tuple[str, ...] = field(default=(), metadata={"help": "articles for `timeline draft`: articles/**/*.md"})
    draft_terms: tuple[str, ...] = field(default=(), metadata={"help": "words in quotation marks that nobody said"})
    draft_complete: bool = field(default=False, metadata={"help": "are the articles to use every claim of the table?"})

    @property
    def refreshed(self) -> str:
        """Where it is recorded what was seen of the sources online: beside the lock."""
        return str(PurePosixPath(self.lock).with_name("refreshed.jsonl"))


@frozen
class Project:
    """A project's folder, its settings, and where each setting comes from ("default", a file's name, an option).

    `kept` is what checks of it have found, for those that follow; None: nothing is kept.
    """

    root: Path
    settings: Settings
    origins: Mapping[str, str] = field(default_factory=dict)
    kept: Kept | None = field(default=None, compare=False, repr=False)

    def path(self, name: str) -> Path:
        """The file that a setting names."""
        return self.root / str(getattr(self.settings, name))


def remembering(project: Project) -> Project:
    """The project with what a check of it finds kept for the next one, at least as long as it is at hand."""
    return project if project.kept is not None else replace(project, kept=Kept())


def find_project(
    root: Path,
    *,
    overrides: Mapping[str, object] | None = None,
    options: Mapping[str, object] | None = None,
    isolated: bool = False,
    origin: str = "--config",
) -> Project:
    """The project at `root`: the nearest settings file upwards, then `overrides`, then options named as their setting.

    `origin` says where the overrides come from. Raises TimelineError if `root` is no folder, or a settings file cannot
    be read or holds what it may not.
    """
    if not root.is_dir():
        raise TimelineError(f"{root.name or root}: there is no such folder", "Name the project's folder after -C.")
    settings, origins = Settings(), dict.fromkeys(keys(), "default")
    found = None if isolated else nearest_settings(root)
    if found is not None:
        path, table = found
        settings = apply(settings, table, path.name)
        origins.update(dict.fromkeys(table, path.name))
    if overrides:
        settings = apply(settings, overrides, origin)
        origins.update(dict.fromkeys(overrides, origin))
    for key, value in (options or {}).items():
        origins[key] = f"--{key.replace('_', '-')}"
        settings = apply(settings, {key: value}, origins[key])
    if found is not None and root == Path():
        root = folder_meant(found[0].parent, settings)
    return Project(root, settings, origins)


def folder_meant(above: Path, settings: Settings) -> Path:
    """The project's folder where none was named: this one, or the settings file's if only that one has the table."""
    here = Path()
    return above if not (here / settings.claims).exists() and (above / settings.claims).exists() else here


def keys() -> list[str]:
    return [item.name for item in fields(Settings)]


def nearest_settings(root: Path) -> tuple[Path, Mapping[str, object]] | None:
    """The settings table nearest upwards from `root` and its file, or None.

    The search ends at the top of a git checkout: what lies above is not the project's.
    """
    for path in settings_places(root):
        if not path.is_file():
            continue
        if path.name == "timeline.toml":
            return path, read_toml(path)
        table = read_toml(path).get("tool", {})
        if isinstance(table, dict) and "timeline" in table:
            return path, table["timeline"]
    return None


def settings_places(root: Path) -> Iterator[Path]:
    """Where settings may lie, the nearest first."""
    for folder in (root, *root.resolve().parents):
        yield folder / "timeline.toml"
        yield folder / "pyproject.toml"
        if (folder / ".git").exists():
            return


def read_toml(path: Path) -> dict[str, object]:
    """The tables of a TOML file. Raises TimelineError naming the file and the line.

    Dots are bounded because the parser's time grows with the square of a dotted key's length.
    """
    try:
        if not inside(path, path.parent):
            raise TimelineError(f"{path.name}: is a link that leads elsewhere", "Put a plain file there.")
        text = read_bytes(path, MAX_SETTINGS_BYTES).decode("utf-8")
        if any(line.count(".") > MAX_DOTS for line in text.split("\n")):
            raise TimelineError(f"{path.name}: has a line with more than {MAX_DOTS} dots", "Break it.")
        return tomllib.loads(text)
    except OSError as error:
        raise TimelineError(f"{path.name}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise TimelineError(f"{path.name}: is not UTF-8", "Save it as UTF-8.") from error
    except (ValueError, RecursionError) as error:  # also a number of more digits than Python reads
        raise TimelineError(f"{path.name}: is not valid TOML: {error}", "Mend the line that is named.") from error


def apply(settings: Settings, table: object, origin: str) -> Settings:
    """`settings` with the values of `table`. Raises TimelineError naming the key and `origin`."""
    if not isinstance(table, Mapping):
        raise TimelineError(f"{origin}: tool.timeline is not a table")
    changed: dict[str, Any] = {}
    for key, value in table.items():
        if key not in keys():
            raise TimelineError(f"{origin}: there is no setting {key!r}", nearest(str(key), keys()))
        changed[key] = checked(key, value, origin)
    return apart(replace(settings, **changed), origin)


def apart(settings: Settings, origin: str) -> Settings:
    """The same settings. Raises TimelineError where what the tool writes would replace what it reads."""
    files = [settings.claims, settings.sources, settings.lock, settings.baseline or None, settings.rates or None]
    named = [name for name in (*files, settings.refreshed) if name]
    twice = next((name for name in named if named.count(name) > 1), None)
    if twice:
        raise TimelineError(f"{origin}: {twice} is named for two purposes", "Give each its own file.")
    reports, seeds = PurePosixPath(settings.reports), PurePosixPath(settings.seeds)
    if reports == seeds or (seeds.parts and reports.is_relative_to(seeds)):
        raise TimelineError(f"{origin}: reports are written among the sources", "Give them a folder of their own.")
    inside = next((name for name in named if seeds.parts and PurePosixPath(name).is_relative_to(seeds)), None)
    if inside and inside != settings.rates:
        raise TimelineError(f"{origin}: {inside} lies among the sources", "Put it beside their folder.")
    return settings


def nearest(word: str, known: Iterable[str]) -> str:
    """The next step after an unknown word: the nearest known one, or the list."""
    known = list(known)
    close = difflib.get_close_matches(word[:60], known, n=1)
    return f"Did you mean {close[0]!r}?" if close else f"Known are: {', '.join(known)}."


def checked(key: str, value: object, origin: str) -> object:
    """The value of one key in its type. Raises TimelineError."""
    default = getattr(Settings(), key)
    if isinstance(default, tuple):
        if isinstance(value, str):
            value = [item.strip() for item in value.split(",") if item.strip()]
        if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
            return tuple(checked_pattern(item, origin) for item in value) if key == "drafts" else tuple(value)
        raise TimelineError(f"{origin}: {key} is a list of names")
    if isinstance(default, Mapping):
        return checked_columns(value, origin) if key == "columns" else checked_levels(value, origin)
    if isinstance(default, bool):
        return checked_flag(key, value, origin)
    if isinstance(default, int):
        return checked_number(key, value, origin)
    if key == "as_of" and type(value) is datetime.date:  # TOML has days of its own
        value = value.isoformat()
    if not isinstance(value, str):
        raise TimelineError(f"{origin}: {key} is {wanted(key)}")
    return checked_text(key, value, origin)


def wanted(key: str) -> str:
    """What the value of a key has to be, in words."""
    if key in CHOICES:
        return f"one of {', '.join(filter(None, CHOICES[key]))}"
    if key == "as_of":
        return "a day, as 2026-11-22"
    default = getattr(Settings(), key)
    return f"a text, as {default!r}" if default else "a text"


def checked_text(key: str, value: str, origin: str) -> str:
    if key in ("claims", "sources", "lock", "seeds", "reports", "rates", "baseline"):
        path = PurePosixPath(value)
        odd = "\\" in value or ":" in value or not value.isprintable()
        if value and (odd or path.is_absolute() or ".." in path.parts or value.startswith("~")):
            hint = "Give a path below the project's folder, with /."
            raise TimelineError(f"{origin}: {key} leads out of the project", hint)
        if key != "rates" and any(is_kept_from(part) for part in path.parts):
            message = f"{origin}: {key} lies in a folder or file whose name begins with a dot"
            raise TimelineError(message, "Give it another name.")
        if not value and key not in ("rates", "baseline"):
            raise TimelineError(f"{origin}: {key} is empty", "Leave the key out to have the default.")
        return str(path) if value else ""
    if key == "as_of" and value and not is_day(value):
        raise TimelineError(f"{origin}: as_of is {value[:40]!r}, which is no day", "Write it as 2026-11-22.")
    if key in CHOICES and value not in CHOICES[key]:
        raise TimelineError(f"{origin}: {key} is {wanted(key)}")
    return value
