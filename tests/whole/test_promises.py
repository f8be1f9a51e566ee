"""The promises of docs/promises.md: whatever the files hold, nothing crashes, lies, leaks or gets in."""

from __future__ import annotations

import datetime
import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from helpers.promises_corpus import CORPUS, EVIL, HEADER, SOUND, Nasty
from timeline.anchoring import find_quote
from timeline.checking.run import examine
from timeline.cli import run
from timeline.evidence.model import Report
from timeline.formats import FORMATS
from timeline.model import Status
from timeline.model.errors import TimelineError
from timeline.project.settings import find_project
from timeline.project.sources import Limits, read_source
from timeline.report import render_html, render_markdown

AS_OF = datetime.date(2026, 11, 22)
DAY = ("--as-of", "2026-11-22")
ACTIVE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
FRAGMENTS = (
    "::error::x", "\n::set-env name=a::b", "##[group]", "##vso[task.x]", "\x1b]8;;x\x07",
    "\u202e", "\u200b", "\0",
    "\ud800", "<script>",
    "]]>", "&", '"', "'", "|", "`", "*_", "[a](javascript:x)", "=cmd|' /C x'!A1", "@b", "#1", "%0A", "${{x}}",
    "\r\n", "\u2028", "\x85", "3.7 %", "€5m ($6m)", "not", "May 2024", "…", "[…]", "[sic]", "é", "e\u0301", "日本",
    "1,000", "-5",
)  # fmt: skip
nasty_text = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=5), st.just(" ")), max_size=12).map(
    "".join
)
few = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
many = settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])


def lay_out(root: Path, files: dict[str, bytes]) -> Path:
    for path in root.rglob("*"):
        if path.is_file():
            path.unlink()
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def rendered(report: Report) -> dict[str, str]:
    """The report in every format there is, and both pages."""
    pages = {"timeline.md": render_markdown(report), "timeline.html": render_html(report)}
    return {name: render(report) for name, render in FORMATS.items()} | pages


def require_inert(name: str, text: str) -> None:
    """What a runner, a terminal or a spreadsheet gets holds no command and nothing that acts unseen."""
    found = ACTIVE.search(text)
    assert found is None, f"{name}: {found[0]!r}" if found else ""
    if name == "azure":  # its own commands, which begin a line
        text = re.sub(r"(?m)^##vso\[task\.logissue [^]\n]*\]", "", text)
    if name == "timeline.html":  # a page, which reaches no log
        return
    assert not re.search(r"##\w*\[", text), name
    if name != "github":
        assert not re.search(r"(?m)^\s*::", text), name


# ---- the corpus ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)
def test_a_nasty_project_has_its_exit_code_and_its_finding(
    case: Nasty, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lay_out(tmp_path, case.all_files)
    code = run(["check", "-C", str(tmp_path), *DAY, "--output-format", "json"])
    shown = capsys.readouterr()
    assert "internal error" not in shown.err
    assert code == case.code, shown.out[-600:] + shown.err
    fired = {finding["rule"] for finding in json.loads(shown.out)["findings"]} if shown.out else set()
    assert not case.rules or fired & set(case.rules), fired
    assert contents(tmp_path) == case.all_files, "an input was changed, or a file was written"


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: case.name)
def test_a_nasty_project_is_inert_in_every_format(case: Nasty, tmp_path: Path) -> None:
    lay_out(tmp_path, case.all_files)
    try:
        report = examine(find_project(tmp_path), AS_OF)
    except TimelineError:
        assert case.name.startswith("settings-")
        return
    for name, text in rendered(report).items():
        require_inert(name, text)
        assert len(text) < 4_000_000, name


# ---- 1: no traceback -------------------------------------------------------------------------------------------------


@few
@given(name=st.sampled_from([*SOUND, "claims/sources.csv", "claims/claims.lock"]), data=st.binary(max_size=200))
def test_any_bytes_in_any_file_end_with_an_exit_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes
) -> None:
    lay_out(tmp_path, SOUND | {name: data})
    for command in (["check"], ["lock"], ["report"], ["check", "--fix"]):
        assert run([*command, "-C", str(tmp_path), *DAY]) in (0, 1, 2)
    shown = capsys.readouterr()
    assert "internal error" not in shown.err
    assert "Traceback" not in shown.err


@few
@given(
    arguments=st.lists(st.one_of(st.sampled_from(["check", "read", "-C", "--as-of", "rule"]), nasty_text), max_size=4)
)
def test_any_arguments_end_with_an_exit_code_and_inert_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    assume(not {"add", "init", "review", "lock", "report"} & set(arguments) and "--output-file" not in arguments)
    monkeypatch.chdir(lay_out(tmp_path, SOUND))
    assert run(arguments) in (0, 1, 2)
    shown = capsys.readouterr()
    assert "internal error:" not in shown.err
    require_inert("arguments", shown.out + shown.err)


def test_an_internal_error_is_one_line_and_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault\n::error::of our own")

    monkeypatch.setattr("timeline.checking.run.collect", broken)
    arguments = ["check", "-C", str(lay_out(tmp_path, SOUND))]
    assert run(arguments) == 2
    shown = capsys.readouterr().err
    assert len(shown.splitlines()) == 1
    assert "Please report it" in shown
    with pytest.raises(RuntimeError):
        run(["--debug", *arguments])


# ---- 3: inputs are not modified --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["claims/claims.csv", "claims/claims.lock", "seeds/bank.txt", "timeline.toml"])
def test_no_output_replaces_a_file_of_the_project(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = SOUND | {"claims/claims.lock": b""}
    lay_out(tmp_path, files)
    assert run(["check", "-C", str(tmp_path), "--output-format", "json", "--output-file", str(tmp_path / name)]) == 2
    assert "is a file of the project itself" in capsys.readouterr().err
    assert contents(tmp_path) == files


def test_what_was_read_is_what_is_told_although_the_sources_vanish(tmp_path: Path) -> None:
    report = examine(find_project(lay_out(tmp_path, SOUND)), AS_OF)
    before = rendered(report)
    for path in (tmp_path / "seeds/bank.txt", tmp_path / "claims/claims.csv"):
        path.unlink()
    assert rendered(report) == before


# ---- 4: nothing outside ----------------------------------------------------------------------------------------------


@many
@given(
    st.lists(
        st.sampled_from(["..", ".", "/", "\\", "a", "link", "bank.txt", "C:", "\0", "~", "‥", "．．", "%2e", " "]),
        max_size=6,
    ).map("".join)
)  # fmt: skip
def test_no_name_of_a_source_leads_out(tmp_path: Path, name: str) -> None:
    root = tmp_path / "project"
    lay_out(root, SOUND)
    lay_out(tmp_path / "outside", {"secret.txt": b"secret", "bank.txt": b"secret"})
    if not (root / "seeds/link").is_symlink():
        (root / "seeds/link").symlink_to(tmp_path / "outside")
    source = read_source(root, "seeds", name, None, Limits(1 << 20))
    assert source.text == (SOUND["seeds/bank.txt"].decode() if name == "bank.txt" else "")
    assert (source.problem is None) == (name == "bank.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    lay_out(tmp_path, SOUND)
    os.mkfifo(tmp_path / "seeds/fifo")
    with socket.socket(socket.AF_UNIX) as stream:
        os.chdir(tmp_path / "seeds")
        stream.bind("socket")
    (tmp_path / "seeds/loop").symlink_to("loop")
    for name in ("fifo", "socket", "loop", ""):
        assert read_source(tmp_path, "seeds", name, None, Limits(1 << 20)).problem is not None


def test_settings_that_are_a_link_elsewhere_are_refused(tmp_path: Path) -> None:
    lay_out(tmp_path, {"outside.toml": b"", "project/x": b""})
    (tmp_path / "project/timeline.toml").symlink_to(tmp_path / "outside.toml")
    with pytest.raises(TimelineError, match="link"):
        find_project(tmp_path / "project")


# ---- 5: the same bytes -----------------------------------------------------------------------------------------------


def test_the_same_bytes_in_any_zone_locale_hash_seed_and_folder(tmp_path: Path) -> None:
    rows = "".join(f"c{n},2024,It fell {n} times,s{n % 7}.txt,it fell {n} times in all\n" for n in range(30))
    files = {
        f"seeds/s{n}.txt": "".join(f"it fell {k} times in all. " for k in range(n, 30, 7)).encode() for n in range(7)
    }
    outcomes = set()
    for number, (environment, folder) in enumerate(
        (
            ({"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"}, Path("/")),
            ({"PYTHONHASHSEED": "77", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "COLUMNS": "20"}, tmp_path),
        )
    ):
        root = tmp_path / str(number)
        ordered = sorted(files.items(), reverse=bool(number))
        lay_out(root, {"timeline.toml": b"", "claims/claims.csv": (HEADER + rows).encode(), **dict(ordered)})
        printed = b""
        for command in (["check", "--output-format", "sarif"], ["report"], ["lock"]):
            words = [sys.executable, "-m", "timeline", *command, "-C", str(root), *DAY]
            done = subprocess.run(words, cwd=folder, env={**os.environ, **environment}, capture_output=True)
            printed += done.stdout
        outcomes.add((printed, *sorted(contents(root).items())))
    assert len(outcomes) == 1
    written = {name for name, _ in next(iter(outcomes))[1:]} - files.keys()
    assert written == {*SOUND, "claims/claims.lock", "reports/timeline.md", "reports/timeline.html"} - {
        "seeds/bank.txt"
    }


# ---- 6: no network, no environment -----------------------------------------------------------------------------------


def test_no_command_reaches_the_network_or_runs_a_program(tmp_path: Path) -> None:
    beside = {"seeds/bank.txt.http.json": b'{"url": "https://example.org/bank", "etag": "a"}'}
    described = {"claims/sources.csv": b"source,url\nbank.txt,https://example.org/bank\n"}
    lay_out(tmp_path, SOUND | beside | described)
    guard = (
        "import sys\n"
        "def look(event, args):\n"
        "    if event.split('.')[0] in ('socket', 'subprocess') or event in ('os.system', 'os.exec', 'exec.remote'):\n"
        "        raise SystemExit(f'forbidden: {event}')\n"
        "from timeline.cli import run\n"
        "sys.addaudithook(look)\n"
        "commands = ('check', 'report', 'lock', 'check --fix', 'coverage')\n"
        "codes = [run([*command.split(), '-C', sys.argv[1]]) for command in commands]\n"
        "sys.exit(0 if codes == [0, 0, 0, 0, 0] else f'codes {codes}')\n"
    )
    done = subprocess.run([sys.executable, "-c", guard, str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_cluster_is_named_by_the_option_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A project's settings must not make a check connect anywhere."""
    root = lay_out(tmp_path, SOUND)
    (root / "timeline.toml").write_text('dask = "tcp://198.51.100.1:8786"\n', encoding="utf-8")
    assert run(["check", "-C", str(root)]) == 2
    assert "there is no setting 'dask'" in capsys.readouterr().err
    (root / "timeline.toml").unlink()
    assert run(["check", "-C", str(root), "--config", "dask=tcp://198.51.100.1:8786"]) == 2


# ---- 7: what is printed is inert -------------------------------------------------------------------------------------


@few
@given(cells=st.lists(nasty_text, min_size=6, max_size=6), source=nasty_text, where=nasty_text)
def test_any_text_in_any_cell_is_inert_in_every_format(
    tmp_path: Path, cells: list[str], source: str, where: str
) -> None:
    statement, words, about, measure, note, title = (cell.replace("\0", "") for cell in cells)
    row = ["a", "2024", statement or "x", "bank.txt", words or "x", about, measure, note]
    lines = ",".join('"' + cell.replace('"', '""') + '"' for cell in row)
    header = HEADER.strip() + ",subject,measure,note\n"
    head = "source,title,publisher,url\n" + ",".join(
        '"' + cell.replace('"', '""') + '"' for cell in ("bank.txt", title, note, where)
    )
    files = {
        "claims/claims.csv": (header + lines + "\n").encode("utf-8", "replace"),
        "claims/sources.csv": head.encode("utf-8", "replace"),
        "seeds/bank.txt": (source + words + source).encode("utf-8", "replace"),
    }
    report = examine(find_project(lay_out(tmp_path, SOUND | files)), AS_OF)
    for name, text in rendered(report).items():
        require_inert(name, text)
    html, plain = (render_html(one) for one in (report, examine(find_project(lay_out(tmp_path, SOUND)), AS_OF)))
    for active in (
        r"<script",
        r"(?i)<[a-z][^<>]*\son[a-z]+\s*=",
        r"(?i)(?:href|src)\s*=\s*[\"']?\s*(?:javascript|data):",
    ):
        assert len(re.findall(active, html)) == len(re.findall(active, plain)), active


def test_what_commands_say_of_hostile_text_is_inert(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = str(lay_out(tmp_path, SOUND))
    words = "the rate did fall to 3.7 % in May"
    for arguments in (
        ["add", "bank.txt", "--quote", EVIL], ["add", "bank.txt", "--find", EVIL], ["add", EVIL, "--quote", "x"],
        ["add", "bank.txt", "--quote", words, "--claim", EVIL, "--date", EVIL, "--note", EVIL, "--add-columns"],
        ["review", "--accept", EVIL], ["read", EVIL], ["read", EVIL, "--output-format", "json"], ["lock"], ["coverage"],
        ["lock", "--output-format", "json"], ["review", "--output-format", "json"],
        ["coverage", "--output-format", "json"], ["settings", "--output-format", "json"], ["rule", EVIL, "--all"],
        ["add", "bank.txt", "--quote", words, "--claim", EVIL, "--dry-run", "--add-columns", "--output-format", "json"],
        ["read", f"{EVIL.replace(' ', '')}.txt"[-200:]],
        ["check", "--diff"], ["check", "--statistics"], ["settings"], ["affected", EVIL], ["check", "--since", EVIL],
    ):  # fmt: skip
        assert run([*arguments, "-C", root]) in (0, 1, 2), arguments
        shown = capsys.readouterr()
        assert "internal error" not in shown.err
        require_inert(arguments[0], shown.out + shown.err)


# ---- 8: a quote never stands when its words are not there ------------------------------------------------------------

WORDS = (
    "rate", "fell", "did", "not", "never", "no", "3.7", "%", "€5", "million", "-2", "1,234", "2024", "Société", "May",
    "was", "won't",
    "über", "10³", "half", "U.S.", "日本", "about", "(net)", "co-op", "5-7", "Q3", "½", "x", "I", "l", "1",
)  # fmt: skip
LETTERS = "abcdeéüxyzABQ日本0123456789%€$£-−+³½"


@st.composite
def changed_quotes(draw: st.DrawFn) -> tuple[str, str, str]:
    """A quote, the words that stand in its place, and a text around them in words of its own."""
    words = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=12))
    changed = list(words)
    at = draw(st.integers(0, len(words) - 1))
    kind = draw(st.sampled_from(["replace", "drop", "insert", "swap", "letter", "cut", "add"]))
    if kind == "replace":
        changed[at] = draw(st.sampled_from(WORDS))
    elif kind == "drop":
        del changed[at]
    elif kind == "insert":
        changed.insert(at, draw(st.sampled_from(WORDS)))
    elif kind == "swap":
        other = draw(st.integers(0, len(words) - 1))
        changed[at], changed[other] = changed[other], changed[at]
    else:
        word, place = words[at], draw(st.integers(0, len(words[at]) - 1))
        new = {"letter": draw(st.sampled_from(LETTERS)), "cut": "", "add": word[place] + draw(st.sampled_from(LETTERS))}
        changed[at] = word[:place] + new[kind] + word[place + 1 :]
    around = draw(st.lists(st.sampled_from(["gamma", "delta;", "kappa.", "“sigma”", "omega\n"]), max_size=8))
    return " ".join(words), " ".join(filter(None, changed)), " ".join(around)


def readable(text: str) -> str:
    """A text as far as its words go.

    Kinds of dashes and white space between words, kinds of signs, and a comma between thousands are no difference.
    """
    signs = text.translate({ord("−"): "-", ord("’"): "'"})
    signs = re.sub(r"(?<![\d.,])(\d{1,3}),(\d{3})(?![\d.,])", r"\1\2", signs)
    signs = re.sub(r"-{2,3}(?!\d)|(?<=\w)-{2,3}(?=\d)", "-", signs)  # before an amount one is a minus, and two are not
    return " ".join(signs.split())


@settings(max_examples=500)
@given(changed_quotes(), st.booleans(), st.booleans())
def test_changed_words_never_stand(case: tuple[str, str, str], placed: bool, beside: bool) -> None:
    quote, stands, around = case
    plain, there = readable(quote), readable(stands)
    # Left out are changes that leave the words standing there: at the edges, where the quote is still inside.
    assume(plain not in there and plain.replace(" ", "") != there.replace(" ", ""))
    text = f"{around} {stands} {around}"
    near = len(around) + 1 if placed else None
    prefix, suffix = (around[-30:], around[:30]) if beside else ("", "")
    anchor = find_quote(quote, text, prefix=prefix, suffix=suffix, near=near)
    assert not anchor.status.stands, (anchor.status, anchor.folds, quote, stands)


@many
@given(changed_quotes())
def test_words_that_stand_are_found_in_their_place(case: tuple[str, str, str]) -> None:
    quote, _, around = case
    text = f"{around} {quote} {around}"
    anchor = find_quote(quote, text)
    assert anchor.status in (Status.EXACT, Status.AMBIGUOUS)
    assert anchor.start is not None
    assert anchor.end is not None
    assert text[anchor.start : anchor.end] == quote


@many
@given(st.text(max_size=60), st.text(max_size=300), st.text(max_size=10), st.integers(-5, 400))
def test_any_quote_in_any_text_has_offsets_that_hold(quote: str, text: str, beside: str, near: int) -> None:
    anchor = find_quote(quote, text, prefix=beside, suffix=beside, near=near)
    for start, end in [(anchor.start, anchor.end), *anchor.places, *anchor.parts]:
        assert (start is None) == (end is None)
        assert start is None or end is None or 0 <= start <= end <= len(text)
    if anchor.status is Status.EXACT and not anchor.parts:
        assert text[anchor.start : anchor.end].strip() == quote.strip()


@pytest.mark.parametrize(
    ("quote", "text", "stands", "status"),
    [
        ("It fell -", "It fell — or so.", "It fell —", Status.REFORMATTED),
        ("3 % -", "at 3 %  – then", "3 %  –", Status.REFORMATTED),
        ("- 3 %", "at –  3 % then", "–  3 %", Status.REFORMATTED),
        ("fell to 3 -", "It fell to 3 or so.", None, Status.ALTERED),
        ("-3 %", "at 3 % then", None, Status.ALTERED),
        ("fell by -3 %", "It fell by --3 % then", None, Status.ALTERED),
        ("fell by −3 %", "It fell by -3 % then", "fell by -3 %", Status.REFORMATTED),
    ],
)
def test_a_dash_at_the_edge_of_a_quote_is_part_of_it(quote: str, text: str, stands: str | None, status: Status) -> None:
    anchor = find_quote(quote, text)
    assert anchor.status is status
    assert stands is None or text[anchor.start : anchor.end] == stands
