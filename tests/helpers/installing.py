"""What the installing commands of a text name: pip, pipx, uv and others, in a shell, in YAML, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

_COMMAND = re.compile(
    r"\b(?:pip[\d.]*\s+(?:install|download)|pipx\s+(?:install|run|inject)|uv\s+(?:add|pip\s+install|tool\s+(?:install|run))"
    r"|uvx|(?:poetry|pdm|rye|hatch)\s+add|(?:conda|mamba|brew)\s+install)\b((?:\\\n|[^\n`;&|#])*)"
)
_WITH_VALUE = ("-c", "--constraint", "-r", "--requirement", "-e", "--editable", "--python", "--with", "-t", "--target")
_OURS = re.compile(r"timeline(?:[-_.][\w.-]+)?(?:\[[^\]]*\])?(?:[=<>~!@].*)?", re.IGNORECASE)


def installed(text: str) -> Iterator[str]:
    """What each installing command names, without its options; where one says `--from`, that alone."""
    for command in _COMMAND.finditer(text):
        words = [_bare(word) for word in command[1].replace("\\\n", " ").split()]
        if "--from" in words[:-1]:
            yield words[words.index("--from") + 1]
            continue
        for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
            if not word.startswith("-") and before not in _WITH_VALUE and "@" not in (after, before, word):
                yield word


def _bare(word: str) -> str:
    """A word without its quotation marks, and without what ends a sentence."""
    word = word.strip("\"'").rstrip(",:)\"'")
    return word if word.strip(".") == "" else word.rstrip(".")


def is_ours_by_name_alone(word: str) -> bool:
    """Would an index be asked for a package of our name?"""
    return _OURS.fullmatch(word) is not None and not word.endswith(".whl")


def is_pinned(address: str) -> bool:
    """Does a git address name a commit, or what stands for one?"""
    return re.search(r"@(?:[0-9a-f]{40}|COMMIT)$", address) is not None
