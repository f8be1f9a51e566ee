"""robots.txt as RFC 9309 has it: the groups of a product token, the longest rule that matches, `*` and `$`.

The standard library's reader takes the first rule that matches and knows no wildcards. Linear in the file and, for each
rule, in the path.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from urllib.parse import quote

from timeline.frozen import frozen

MOST = 500 << 10
"""Bytes of a robots.txt that are read (RFC 9309, 2.5)."""

MOST_LINE = 4096
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(string.ascii_letters + string.digits + "-._~")


@frozen
class Rule:
    """Which paths: what each must begin with, `parts` of it between the wildcards, and whether it must end there."""

    parts: tuple[str, ...]
    anchored: bool
    allow: bool
    length: int

    def matches(self, path: str) -> bool:
        first, *others = self.parts
        if not path.startswith(first):
            return False
        if not others:
            return not self.anchored or len(path) == len(first)
        at = len(first)
        for part in others[:-1]:
            found = path.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        last = others[-1]
        return (path.endswith(last) and len(path) - len(last) >= at) if self.anchored else path.find(last, at) >= 0


@frozen
class Robots:
    """What a robots.txt asks of one program."""

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        r"""May a path, with its query, be asked? The longest rule that matches counts, and of two equal the kinder.

        >>> one = parse_robots("User-agent: *\nDisallow: /a\nAllow: /a/*.html$", "x")
        >>> [one.allows(path) for path in ("/b", "/a/c", "/a/c.html", "/a/c.html?d")]
        [True, False, True, False]
        """
        if path == "/robots.txt":
            return True
        normal = normal_path(path)
        matching = ((rule.length, rule.allow) for rule in self.rules if rule.matches(normal))
        return max(matching, default=(0, True))[1]


ALL = Robots()


def parse_robots(text: str, product: str) -> Robots:
    """What a robots.txt asks of the program of that name: its own groups, or else those of everybody."""
    own, everybody = list[tuple[str, str]](), list[tuple[str, str]]()
    names, in_head, has_own = set[str](), False, False
    for key, value in fields_of(text):
        if key == "user-agent":
            names = names if in_head else set()
            names.add(product_of(value))
            in_head = True
            has_own = has_own or product.lower() in names
            continue
        in_head = in_head and key not in ("allow", "disallow", "crawl-delay")
        if product.lower() in names:
            own.append((key, value))
        elif "*" in names:
            everybody.append((key, value))
    chosen = own if has_own else everybody
    rules = tuple(
        rule_of(value, allow=key == "allow") for key, value in chosen if key in ("allow", "disallow") and value
    )
    return Robots(rules, max((seconds_of(value) for key, value in chosen if key == "crawl-delay"), default=0.0))


def fields_of(text: str) -> Iterator[tuple[str, str]]:
    """The lines that name something: key in lower case, value without its comment."""
    for line in text.removeprefix("\ufeff").replace("\r", "\n").split("\n"):
        key, colon, value = line[:MOST_LINE].partition("#")[0].partition(":")
        if colon:
            yield key.strip().lower(), value.strip()


def product_of(value: str) -> str:
    """The product token of a line, in lower case: what stands before a version or anything else."""
    found = re.match(r"\*|[A-Za-z_-]+", value)
    return found[0].lower() if found else ""


def rule_of(value: str, *, allow: bool) -> Rule:
    anchored = value.endswith("$")
    pattern = normal_path(value.removesuffix("$"))
    return Rule(tuple(pattern.split("*")), anchored, allow, len(value))


def normal_path(path: str) -> str:
    """A path in one way of writing: what need not be escaped is not, and all else is, in capitals (RFC 9309, 2.2.2).

    >>> normal_path("/%7ea/%c3%bc"), normal_path("/~a/ü")
    ('/~a/%C3%BC', '/~a/%C3%BC')
    """

    def one(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char in _UNRESERVED else match[0].upper()

    return _ESCAPE.sub(one, quote(path, safe="!$%&'()*+,/:;=?@[]~|"))


def seconds_of(value: str) -> float:
    """The seconds of a Crawl-delay, which the RFC does not know and many write; 0 for what is no number."""
    return float(value) if re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", value, re.ASCII) else 0.0
