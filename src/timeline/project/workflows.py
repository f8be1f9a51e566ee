"""The GitHub workflows of a new project: one that checks, and one that looks at the sources online each week."""

from __future__ import annotations

import shlex

from timeline.project.settings import Settings

WHENCE = """\
env:
  # Fill in where timeline is installed from: git+https://HOST/OWNER/timeline@COMMIT, with the 40 digits of a commit,
  # or ./PATH of a wheel (.whl) in this repository. It is not on the package index: whatever is published under its
  # name there is somebody else's.
  TIMELINE: ""
"""

INSTALL = """\
      - name: Install timeline
        run: |
          if ! [[ "$TIMELINE" =~ ^git\\+.+@[0-9a-f]{40}$ || "$TIMELINE" =~ /.*\\.whl$ ]]; then
            echo "::error::TIMELINE at the top of this workflow does not say where to install timeline from"
            exit 1
          fi
          # What reads PDF files and web archives, where the project has such files.
          extras=""
          [ -z "$(find . -type f -iname '*.pdf' -print -quit)" ] || extras="${extras:+$extras,}pdf"
          [ -z "$(find . -type f -iname '*.warc*' -print -quit)" ] || extras="${extras:+$extras,}warc"
          case "$TIMELINE" in
            *.whl) python -m pip install "$TIMELINE${extras:+[$extras]}" ;;
            *) python -m pip install "timeline-check${extras:+[$extras]} @ $TIMELINE" ;;
          esac
"""

WORKFLOW = f"""\
name: claims
on: [push, pull_request]
permissions:
  contents: read
{WHENCE}jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
{INSTALL}      - uses: actions/cache@v4  # what was found in sources and rows that have not changed since
        with:
          path: .timeline-cache
          key: timeline-${{{{ github.sha }}}}
          restore-keys: timeline-
      - run: timeline check --cache --output-format github --output-format summary
"""

WATCH = """\
name: sources
on:
  schedule:
    - cron: "17 4 * * 1"
  workflow_dispatch:
permissions:
  contents: write
  pull-requests: write
concurrency: sources
@WHENCE@jobs:
  refresh:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
@INSTALL@      - name: Look at the sources online, and open what was found
        env:
          GH_TOKEN: ${{ github.token }}
        run: |
          code=0
          timeline refresh --output-format text --output-file "$RUNNER_TEMP/found.txt" || code=$?
          if [ "$code" -gt 1 ]; then
            exit "$code"
          fi
          # What was seen, as a block of code: words of the web are shown and mean nothing.
          { echo "What timeline refresh saw:"; echo; sed 's/^/    /' "$RUNNER_TEMP/found.txt"; } |
            head -c 60000 > "$RUNNER_TEMP/body.md"
          cat "$RUNNER_TEMP/body.md" >> "$GITHUB_STEP_SUMMARY"
          git add -- @PATHS@
          if git diff --cached --quiet; then
            exit 0
          fi
          git config user.name "github-actions[bot]"
          git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
          git commit --quiet --message "Sources looked at online"
          # Where nothing was found only the days have changed: they go straight in, where the branch takes them.
          if [ "$code" -eq 0 ] && git push origin "HEAD:$GITHUB_REF_NAME"; then
            exit 0
          fi
          git push --force origin HEAD:refs/heads/sources-online  # this workflow's own branch
          title="Sources online: look at what changed"
          if [ "$code" -eq 0 ]; then
            title="Sources online: all as they were kept"
          fi
          open="$(gh pr list --head sources-online --base "$GITHUB_REF_NAME" --json number --jq '.[].number')"
          if [ -n "$open" ]; then
            gh pr edit "$open" --title "$title" --body-file "$RUNNER_TEMP/body.md"
          elif ! gh pr create --head sources-online --base "$GITHUB_REF_NAME" --title "$title" \\
              --body-file "$RUNNER_TEMP/body.md"; then
            echo "::error::Found, and pushed as sources-online: allow Actions to create pull requests, or open one"
            exit 1
          fi
"""

DRAFT_STEP = """\
      - run: timeline draft --output-format github --output-format summary
"""


def watch_text(settings: Settings) -> str:
    """The workflow that looks at the sources online, and what it may write: the versions kept, and the record."""
    paths = " ".join(shlex.quote(path) for path in (settings.seeds, settings.refreshed))
    install = INSTALL.replace('extras=""', 'extras="fetch"')
    return WATCH.replace("@WHENCE@", WHENCE).replace("@INSTALL@", install).replace("@PATHS@", paths)
