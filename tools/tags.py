"""The subtags of languages, scripts and territories that CLDR knows, for src/timeline/lang/tags.toml: `make data`.

From Babel, which ships CLDR: what has a name in English or data of its own. Babel is needed here alone, and not to run.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

TAGS = Path(__file__).parents[1] / "src" / "timeline" / "lang" / "tags.toml"
HEAD = """# The subtags that CLDR {version} knows, written by `make data` from Babel {babel}. Not to be edited.
"""
WIDTH = 118


def tags_file() -> str:
    """The file's text: three lists of subtags in lower case."""
    import babel
    from babel import Locale, localedata
    from babel.core import get_cldr_version

    english = Locale("en")
    names = (*english.languages, *localedata.locale_identifiers())
    lists = {
        "languages": {name.split("_")[0] for name in names} - {"root"},
        "scripts": set(english.scripts),
        "territories": set(english.territories),
    }
    head = HEAD.format(version=get_cldr_version(), babel=babel.__version__)
    return head + "".join(f'{key} = """\n{listed(subtags)}\n"""\n' for key, subtags in lists.items())


def listed(subtags: Iterable[str]) -> str:
    return textwrap.fill(" ".join(sorted(map(str.lower, subtags))), WIDTH)


if __name__ == "__main__":
    TAGS.write_text(tags_file(), encoding="utf-8")
    sys.stdout.write(f"{TAGS.name} written\n")
