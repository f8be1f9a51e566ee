"""The files made from CLDR: they are what `make data` writes, and hold what is asked of them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path

import pytest

import timeline.lang
from timeline.lang import languages, marks, money_of, money_signs, money_words, region_of, unit_names

FOLDER = Path(timeline.lang.__file__).parent / "cldr"
ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(FOLDER.rglob("*.toml"))
COMMON = {
    "length": {"meter", "kilometer", "mile", "foot", "inch"}, "area": {"hectare", "square-meter", "acre"},
    "volume": {"liter", "barrel", "gallon"}, "mass": {"gram", "kilogram", "tonne", "pound"},
    "temperature": {"celsius", "fahrenheit"}, "speed": {"kilometer-per-hour", "mile-per-hour"},
    "power": {"watt", "megawatt", "horsepower"}, "energy": {"joule", "kilowatt-hour", "calorie"},
    "pressure": {"bar", "hectopascal"}, "digital": {"byte", "gigabyte"}, "duration": {"second", "day", "year"},
}  # fmt: skip


def test_the_files_are_those_that_are_made_from_cldr() -> None:
    pytest.importorskip("babel")
    from tools import data

    if f"babel=={data.babel.__version__}" not in (ROOT / "constraints.txt").read_text(encoding="utf-8").split():
        pytest.skip("another Babel than the pinned one")
    written = {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.*")}
    written["LICENSE"] = (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert written == data.files(), "make data"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_a_file_names_its_version_and_its_licence(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    version = tomllib.loads(text)["version"]
    assert f"from CLDR {version}," in text
    assert "Unicode License" in text
    assert unicodedata.is_normalized("NFC", text)


def test_the_licence_goes_with_the_package() -> None:
    assert "UNICODE LICENSE V3" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "src/timeline/lang/cldr/LICENSE" in project["license-files"]


@pytest.mark.parametrize("code", languages())
def test_a_language_names_the_common_units(code: str) -> None:
    for measure, units in COMMON.items():
        assert units <= set(unit_names(code)[measure]), measure
    for table in unit_names(code).values():
        for names in table.values():
            assert all(name.strip() for name in names.split(","))


def test_units_have_their_names_in_the_regions_too() -> None:
    assert timeline.lang.phrases(unit_names("en")["length"]["kilometer"])[:2] == ["kilometer", "kilometers"]
    assert "kilometre" in timeline.lang.phrases(unit_names("en")["length"]["kilometer"])
    assert "quilómetros" in timeline.lang.phrases(unit_names("pt")["length"]["kilometer"])
    assert unit_names("tlh") == {}


@pytest.mark.parametrize("code", languages())
def test_every_language_with_a_file_has_its_marks_and_names_of_money(code: str) -> None:
    assert marks(code).decimal in ".,"
    assert {"euro", "euros"} & money_words(code, "EUR")


@pytest.mark.parametrize(
    ("tag", "decimal", "group"),
    [
        ("en", ".", ","), ("de", ",", "."), ("fr", ",", " "), ("es", ",", "."), ("es-MX", ".", ","),
        ("es_mx", ".", ","), ("de-CH", ".", "'"), ("de-AT", ",", "."), ("en-ZA", ",", " "), ("pt-PT", ",", " "),
        ("fr-CH", ",", "'"), ("en-IN", ".", ","), ("zz", ".", ","),
    ],
)  # fmt: skip
def test_a_region_has_its_marks_or_those_of_its_language(tag: str, decimal: str, group: str) -> None:
    assert marks(tag) == (decimal, group)


def test_a_bare_sign_means_the_money_of_those_who_write_it_so() -> None:
    assert money_signs("AU") == {"$": "AUD"}
    assert money_signs("PK") == {"Rs": "PKR"}
    assert money_signs("US") == {"$": "USD"}
    assert money_signs("BR") == money_signs("HK") == money_signs("FR") == {}  # "R$", "HK$"; and euros have a sign alone


def test_every_territory_has_one_money() -> None:
    territories = timeline.lang.valued(
        tomllib.loads((FOLDER / "money.toml").read_text(encoding="utf-8"))["territories"]
    )
    assert len(territories) > 200
    assert all(re.fullmatch("[A-Z]{2}", each) for each in territories)
    assert all(re.fullmatch("[A-Z]{3}", each) for each in territories.values())
    assert (money_of("NA"), money_of("PA"), money_of("BT")) == ("NAD", "PAB", "BTN")  # and what their neighbours have


@pytest.mark.parametrize(
    ("tag", "region"), [("en", ""), ("en-gb", "GB"), ("zh-Hant", ""), ("zh-Hant-TW", "TW"), ("es-419", "419"), ("", "")]
)
def test_the_region_of_a_tag(tag: str, region: str) -> None:
    assert region_of(tag) == region
