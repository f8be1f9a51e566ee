"""The files of a new project: a small example that checks green, a workflow, and a hook. What is there is kept."""

from __future__ import annotations

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

SETTINGS = """\
# Settings of timeline; all have defaults. `timeline settings` shows them.
# language = "en"
# date_order = "DMY"
# max_age = 180
"""

WORKFLOW = """\
name: claims
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install timeline-check
      - run: timeline check --output-format github --output-format summary --output-file "$GITHUB_STEP_SUMMARY"
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
        files: ^(claims|seeds)/
"""


def files_for(claims: str, sources: str, seeds: str, *, adopted: bool) -> dict[str, str]:
    """The files to make, by path. With a table already there (`adopted`) no example is added to it."""
    files = {"timeline.toml": SETTINGS, ".github/workflows/claims.yml": WORKFLOW, ".pre-commit-config.yaml": HOOK}
    if not adopted:
        files = {claims: EXAMPLE_CLAIMS, sources: EXAMPLE_SOURCES, f"{seeds}/reading-room.txt": EXAMPLE_SOURCE, **files}
    return files
