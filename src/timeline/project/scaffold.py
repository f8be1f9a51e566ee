"""The files of a new project: a small example that checks green, settings, a workflow and a hook.

For a table that is already there no example is made, and its folder of sources is left as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from timeline.project.settings import Settings
from timeline.project.workflows import DRAFT_STEP, WORKFLOW, watch_text

EXAMPLE_SOURCE = """\
Riverside Library: notes on the new reading room

The reading room opened on 4 March 2024 after eleven months of building.
It has 120 seats, and the city paid 2.4 million euros for it.
"""

EXAMPLE_CLAIMS = """\
id,date,claim,source,quote,prefix,suffix,subject,measure,value,ignore
reading-room-opened,4 March 2024,The reading room opened in March 2024.,reading-room.txt,opened on 4 March 2024,,,\
reading room,date,,
reading-room-cost,2024,The city paid €2.4 million for the reading room.,reading-room.txt,\
the city paid 2.4 million euros,,,reading room,cost,,
"""

EXAMPLE_SOURCES = """\
source,title,publisher,published,url,retrieved,language,encoding,sha256,note
reading-room.txt,Notes on the new reading room,Riverside Library,2024-03-05,,,en,,,An example: replace it.
"""

EXAMPLE_ARTICLE = """\
# Room for reading

Riverside has a reading room again: it “opened on 4 March 2024” [@reading-room-opened]. The city paid €2.4 million for
it. [@reading-room-cost]
"""

SETTINGS = """\
# Settings of timeline; all have defaults. `timeline settings` shows them, docs/settings.md explains them.
# language = "en"
# date_order = "DMY"
# max_age = 180
"""

HOOK = """\
repos:
  - repo: local
    hooks:
      - id: timeline
        name: claims stand in their sources
        entry: timeline check
        language: system
        pass_filenames: false
        require_serial: true
        files: ^({paths})
"""

ATTRIBUTES = """\
# Sources are evidence: no line end is converted. Records may stand in any order: two branches' locks merge by lines.
"{seeds}/**" -text
"{claims}" -text
"{lock}" -text merge=union
"""

ATTRIBUTES_PATH = ".gitattributes"
WORKFLOW_PATH = ".github/workflows/claims.yml"
WATCH_PATH = ".github/workflows/sources.yml"
HOOK_PATH = ".pre-commit-config.yaml"
SETTINGS_PATH = "timeline.toml"
ARTICLE_PATH = "articles/reading-room.md"
REFRESHED = "refresh_days = 21\n"
ARTICLES = 'drafts = ["articles/**/*.md"]\n'


def files_for(settings: Settings, *, adopted: bool, known: bool = False, watch: bool = False) -> dict[str, str]:
    """The files to make, by path. With a table already there (`adopted`) no example is added to it.

    Where settings are `known`, they alone say which articles are checked. `watch`: are the sources looked at online?
    """
    has_article = not (adopted or known)
    article = {ARTICLE_PATH: EXAMPLE_ARTICLE} if has_article else {}
    example = {
        settings.claims: EXAMPLE_CLAIMS,
        settings.sources: EXAMPLE_SOURCES,
        f"{settings.seeds}/reading-room.txt": EXAMPLE_SOURCE,
        **article,
    }
    made = {
        SETTINGS_PATH: settings_text(settings) + (ARTICLES if has_article else "") + (REFRESHED if watch else ""),
        ATTRIBUTES_PATH: ATTRIBUTES.format(seeds=settings.seeds, claims=settings.claims, lock=settings.lock),
        WORKFLOW_PATH: WORKFLOW + (DRAFT_STEP if has_article or settings.drafts else ""),
        HOOK_PATH: hook_text(settings),
        **({WATCH_PATH: watch_text(settings)} if watch else {}),
    }
    return made if adopted else {**example, **made}


def columns_text(columns: Mapping[str, str]) -> str:
    """The settings that say what a table calls its columns; nothing where there is nothing to say."""
    if not columns:
        return ""
    lines = "".join(f"{column} = {json.dumps(name, ensure_ascii=False)}\n" for column, name in columns.items())
    return f"\n# What the header of the table seems to mean: look whether it does.\n[columns]\n{lines}"


def paths_beside(claims: str) -> dict[str, str]:
    """Where the files lie that belong to a table elsewhere: beside it.

    >>> paths_beside("data/table.csv")
    {'claims': 'data/table.csv', 'sources': 'data/sources.csv', 'lock': 'data/table.lock'}
    """
    path = PurePosixPath(claims)
    return {"claims": claims, "sources": str(path.with_name("sources.csv")), "lock": str(path.with_suffix(".lock"))}


def settings_text(settings: Settings) -> str:
    """The settings file; it says where the files lie that do not lie where they do by default."""
    paths = ((name, getattr(settings, name)) for name in ("claims", "sources", "lock", "seeds"))
    lines = (f'{name} = "{path}"\n' for name, path in paths if path != getattr(Settings(), name))
    return SETTINGS + "".join(lines)


def hook_text(settings: Settings) -> str:
    """The hook, run where a file changes that a check depends on."""
    folders = (PurePosixPath(path).parent for path in (settings.claims, f"{settings.seeds}/any", settings.lock))
    at_top = r"[^/]+\.(csv|lock|jsonl)$"
    paths = dict.fromkeys(f"{re.escape(str(folder))}/" if folder.name else at_top for folder in folders)
    return HOOK.format(paths="|".join(paths))
