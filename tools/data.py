"""The generated files of src/timeline/lang/cldr/: what CLDR knows of regions, currencies, languages and units.

`python -m tools.data` writes them from the CLDR that the installed Babel holds, `make data` from the pinned one's.
They are the same bytes wherever they are made, and the tests fail where they are not what would be written.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from textwrap import wrap

import babel
from babel.core import get_global
from babel.localedata import LocaleDataDict, load, locale_identifiers
from babel.numbers import get_currency_name, get_currency_symbol, get_decimal_symbol, get_group_symbol

from timeline.lang import languages

FOLDER = Path(__file__).resolve().parents[1] / "src" / "timeline" / "lang" / "cldr"
VERSION = get_global("cldr")["version"]
WIDTH = 118

HEAD = """# {what}
# Made by `make data` from CLDR {version}, in another form, under the Unicode License (see LICENSE). Not to be edited.
"""
SIGNS = ("$", "£", "¥", "Rs")  # those that several countries write their money with
# What of CLDR is measured: the first words of its names of units, and the names of the tables.
MEASURES = (
    "length", "area", "volume", "mass", "temperature", "speed", "power", "energy", "pressure", "frequency", "electric",
    "angle", "force", "light", "consumption", "digital", "duration",
)  # fmt: skip
LEFT_OUT = ("-jp", "-person", "generic", "-per-100-kilometer")
LENGTHS = ("long", "short", "narrow")
COUNTS = (1, 2)  # of which the singular and the plural are


def files() -> dict[str, str]:
    """The text of each file by its name."""
    return {
        "LICENSE": (Path(babel.__file__).parent / "locale-data" / "LICENSE.unicode").read_text(encoding="utf-8"),
        "numbers.toml": numbers_file(),
        "money.toml": money_file(),
        "tags.toml": tags_file(),
        **{f"units/{code}.toml": units_file(code) for code in languages()},
    }


# ---- how numbers are written -----------------------------------------------------------------------------------------


def numbers_file() -> str:
    """The marks of each language and, where they differ, of its regions."""
    found: dict[str, list[str]] = {}
    for tag in sorted(regional_locales(), key=lambda tag: tag.split("-")):
        if tag == code_of(tag) or marks(tag) != marks(code_of(tag)):
            found.setdefault(marks(tag), []).append(tag)
    table = lines({key: " ".join(tags) for key, tags in sorted(found.items())})
    what = "The decimal mark and the mark between thousands, and who writes so; other regions write as their language."
    return file(what, [f"[marks]\n{table}"])


def regional_locales() -> Iterator[str]:
    """The locales of CLDR that are a language, or a language and a region."""
    for identifier in locale_identifiers():
        code, *rest = identifier.split("_")
        if not rest or (len(rest) == 1 and (len(rest[0]) == 2 or rest[0].isdecimal())):
            yield "-".join([code, *rest])


def code_of(tag: str) -> str:
    return tag.split("-")[0]


def marks(tag: str) -> str:
    """The two marks, all spaces as one and all apostrophes as one."""
    locale = tag.replace("-", "_")
    decimal, group = (find(locale, numbering_system="latn") for find in (get_decimal_symbol, get_group_symbol))
    return decimal + (" " if group.isspace() else group.replace("’", "'"))


# ---- money -----------------------------------------------------------------------------------------------------------


def money_file() -> str:
    """The money of each territory, where a bare sign means it, and how the languages call it."""
    own = territory_money()
    signs = {sign: " ".join(sorted(written_with(sign, own))) for sign in SIGNS}
    names = {code: ", ".join(money_names(code, sorted(set(own.values())))) for code in languages()}
    tables = [
        "territories = " + quoted(" ".join(f"{territory}={money}" for territory, money in sorted(own.items()))),
        f"[signs]\n{lines(signs)}",
        f"[names]\n{lines(names)}",
    ]
    return file(
        "The money of each territory; where it is written with a bare sign; what each language calls it.", tables
    )


def territory_money() -> dict[str, str]:
    """What is legal tender today; of several the one that the fewest territories have, which is their own."""
    tender = {
        territory: [code for code, since, until, legal in spans if legal and since and until is None]
        for territory, spans in get_global("territory_currencies").items()
    }
    common = Counter(chain.from_iterable(tender.values()))
    return {
        territory: min(codes, key=lambda code: (common[code], code)) for territory, codes in tender.items() if codes
    }


def written_with(sign: str, own: Mapping[str, str]) -> set[str]:
    """The territories of which some locale writes their money with that sign and no letters beside it."""
    pairs = (tag.split("-") for tag in map(plain, locale_identifiers()) if "-" in tag)
    found = ((parts[-1], "_".join(parts)) for parts in pairs if parts[-1] in own)
    return {
        territory for territory, locale in found
        if get_currency_symbol(own[territory], locale=locale).replace("￥", "¥") == sign
    }  # fmt: skip


def plain(identifier: str) -> str:
    return identifier.replace("_", "-")


def money_names(language: str, codes: Iterable[str]) -> Iterator[str]:
    """Each name of a currency with its code: "australian dollars=AUD"."""
    for code in codes:
        names = [get_currency_name(code, count, locale=language) for count in COUNTS]
        yield from (f"{name}={code}" for name in unique(folded(name) for name in names) if name != folded(code))


# ---- tags and units --------------------------------------------------------------------------------------------------


def tags_file() -> str:
    """The subtags that CLDR knows, in small letters: what has a name in English or data of its own."""
    english = load("en")
    lists = {
        "languages": {tag.split("_")[0] for tag in (*english["languages"], *locale_identifiers())} - {"root"},
        "scripts": english["scripts"],
        "territories": english["territories"],
    }
    return file(
        "The subtags of languages, scripts and territories that CLDR knows.",
        [f"{key} = {quoted(' '.join(sorted(map(str.lower, subtags))))}" for key, subtags in lists.items()],
    )


def units_file(language: str) -> str:
    """The names of units in a language, those of its regions after its own: singular, plural, abbreviations."""
    locales = [language, *sorted(plain(tag) for tag in regional_locales() if code_of(tag) == language != tag)]
    patterns = [LocaleDataDict(load(locale.replace("-", "_")))["unit_patterns"] for locale in locales]
    tables: dict[str, dict[str, str]] = {measure: {} for measure in MEASURES}
    for identifier in sorted(patterns[0]):
        measure, _, unit = identifier.partition("-")
        if measure in tables and not left_out(identifier):
            names = unique(chain.from_iterable(unit_names(each[identifier]) for each in patterns))
            tables[measure] |= {unit: ", ".join(names)} if names else {}
    return file(
        "The names of units by what they measure: singular, plural, abbreviations.",
        [f"[{measure}]\n{lines(units)}" for measure, units in tables.items()],
    )


def left_out(identifier: str) -> bool:
    return any(part in identifier for part in LEFT_OUT)


def unit_names(patterns: Mapping[str, Mapping[str, str]]) -> list[str]:
    """The names in the patterns of one unit, without their numbers, and without those that a bracket tells apart."""
    forms = (form for length in LENGTHS for form in sorted(patterns[length].items(), key=form_order))
    names = unique(spaced(text.replace("{0}", " ")) for form, text in forms if form != "per")
    return [name for name in names if name and "[" not in name]


def form_order(item: tuple[str, str]) -> tuple[bool, str]:
    """The singular first."""
    return item[0] != "one", item[0]


# ---- writing ---------------------------------------------------------------------------------------------------------


def folded(text: str) -> str:
    return spaced(text).lower()


def spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("’", "'").split())


def unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def lines(table: Mapping[str, str]) -> str:
    """A table of TOML."""
    return "\n".join(f"{key if is_bare(key) else quoted(key)} = {quoted(text)}" for key, text in table.items())


def is_bare(key: str) -> bool:
    return key.isascii() and key.replace("-", "").replace("_", "").isalnum()


def quoted(text: str) -> str:
    """A literal string of TOML, on as many lines as it takes."""
    if len(text) < WIDTH - 40 and "'" not in text:
        return f"'{text}'"
    if "'''" in text:
        raise ValueError(f"three apostrophes: {text}")
    if len(text) < WIDTH - 40:
        return f'"{text}"'
    return "\n".join(["'''", *wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False), "'''"])


def file(what: str, tables: Iterable[str]) -> str:
    head = HEAD.format(what=what, version=VERSION)
    return "\n\n".join([f"{head}\nversion = '{VERSION}'", *tables]) + "\n"


def main() -> None:
    for name, text in files().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
