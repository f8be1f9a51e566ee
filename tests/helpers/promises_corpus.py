"""Small projects that are wrong, hostile or odd, each with the exit code of `timeline check` and a rule it must tell.

A case is a name, the files of the project, the exit code and the rules among which one must fire (none: nothing must).
Files that are not given are those of SOUND. The hostile ones hold no harm beyond text.
"""

from __future__ import annotations

from dataclasses import dataclass, field

HEADER = "id,date,claim,source,quote\n"
ROW = "fall,2024-05-02,The rate fell to 3.7 %,bank.txt,the rate did fall to 3.7 % in May\n"
BANK = "Minutes. Members noted that the rate did fall to 3.7 % in May. They did not expect more.\n"
SOUND: dict[str, bytes] = {
    "timeline.toml": b"",
    "claims/claims.csv": (HEADER + ROW).encode(),
    "seeds/bank.txt": BANK.encode(),
}
EVIL = "\x1b[31m\u202e::error::x ##[group]y ##vso[task.complete] <img src=x onerror=alert(1)> \u200b=1+2 | `a` @b"
DIGITS = "1" * 20_000


@dataclass(frozen=True)
class Nasty:
    """One project and what must come of it. `code` is the exit code, `rules` one of which must be told."""

    name: str
    code: int
    files: dict[str, bytes] = field(default_factory=dict)
    rules: tuple[str, ...] = ()

    @property
    def all_files(self) -> dict[str, bytes]:
        return SOUND | self.files


def table(*rows: str, header: str = HEADER) -> dict[str, bytes]:
    return {"claims/claims.csv": (header + "".join(f"{row}\n" for row in rows)).encode("utf-8", "surrogatepass")}


def quoted(words: str, *, claim: str = "It was said", date: str = "2024", source: str = "bank.txt") -> dict[str, bytes]:
    cells = (claim, source, words)
    return table(",".join(["a", date, *('"' + cell.replace('"', '""') + '"' for cell in cells)]))


def seed(text: str | bytes) -> dict[str, bytes]:
    return {"seeds/bank.txt": text if isinstance(text, bytes) else text.encode()}


def locked(line: str) -> dict[str, bytes]:
    return {"claims/claims.lock": line.encode("utf-8", "surrogatepass")}


TABLES = (
    Nasty("sound", 0),
    Nasty("empty-table", 2, {"claims/claims.csv": b""}, ("csv-malformed",)),
    Nasty("header-alone", 2, table()),
    Nasty("one-cell-too-many", 2, table("a,2024,It fell,bank.txt,fell to 3.7 %,more"), ("csv-malformed",)),
    Nasty("one-cell-too-few", 2, table("a,2024,It fell,bank.txt"), ("csv-malformed",)),
    Nasty("first-row-wider", 1, table("a,2024,It fell,bank.txt,fell,x", ROW.strip()), ("csv-malformed",)),
    Nasty("quote-never-closed", 2, table('a,2024,"It fell,bank.txt,fell'), ("csv-malformed",)),
    Nasty("text-after-quote", 2, table('a,2024,"no" he said,bank.txt,fell'), ("csv-malformed",)),
    Nasty("lone-cr", 2, table("a,2024,It\rfell,bank.txt,fell to"), ("csv-malformed",)),
    Nasty("nul-in-a-cell", 2, table("a,2024,It\0fell,bank.txt,fell to"), ("csv-malformed",)),
    Nasty("not-utf-8", 2, {"claims/claims.csv": HEADER.encode() + b"a,2024,f\xe9ll,bank.txt,x\n"}, ("csv-malformed",)),
    Nasty("a-zip", 2, {"claims/claims.csv": b"PK\x03\x04" + bytes(range(256))}, ("csv-malformed",)),
    Nasty("utf-16-without-bom", 2, {"claims/claims.csv": (HEADER + ROW).encode("utf-16-le")}, ("csv-malformed",)),
    Nasty("utf-16-with-bom", 0, {"claims/claims.csv": (HEADER + ROW).encode("utf-16")}),
    Nasty("bom-and-crlf", 0, {"claims/claims.csv": b"\xef\xbb\xbf" + (HEADER + ROW).replace("\n", "\r\n").encode()}),
    Nasty("semicolons", 0, {"claims/claims.csv": (HEADER + ROW).replace(",", ";").encode()}),
    Nasty("a-column-missing", 2, table("a,2024,x,bank.txt", header="id,date,claim,source\n"), ("column-missing",)),
    Nasty("a-column-twice", 2, table("a,2024,x,bank.txt,y,z", header=HEADER.strip() + ",quote\n"), ("csv-malformed",)),
    Nasty("merge-conflict", 1, table("<<<<<<< HEAD", ROW.strip(), "=======", ">>>>>>> x"), ("csv-malformed",)),
    Nasty("id-twice", 1, table(ROW.strip(), ROW.strip()), ("id-duplicate",)),
    Nasty("id-with-a-formula", 2, table(f"=1+2,{ROW.split(',', 1)[1].strip()}"), ("id-invalid",)),
    Nasty("id-looks-alike", 2, table(f"f\u0430ll,{ROW.split(',', 1)[1].strip()}"), ("id-invalid",)),
    Nasty("id-na-is-text", 0, table(f"NA,{ROW.split(',', 1)[1].strip()}")),
    Nasty("claim-of-nothing-seen", 1, table("a,2024,\u200b\u00ad,bank.txt,the rate did fall"), ("field-empty",)),
    Nasty("quote-of-marks", 1, quoted("… [...] …"), ("field-empty",)),
    Nasty("ignore-without-reason", 1, table(f"{ROW.strip()},quote-missing:", header=HEADER.strip() + ",ignore\n"),
          ("ignore-invalid",)),
    Nasty("ten-thousand-semicolons", 1, table(f"{ROW.strip()},{';x' * 10_000}", header=HEADER.strip() + ",ignore\n"),
          ("ignore-invalid",)),
    Nasty("wide-header", 0, table(f"{ROW.strip()}{',' * 2000}",
                                  header=HEADER.strip() + "".join(f",c{n}" for n in range(2000)) + "\n")),
)  # fmt: skip

SOURCES = (
    *(
        Nasty(f"source-{name}", 1, quoted("the rate did fall", source=path), ("source-outside", "source-missing"))
        for name, path in {
            "parent": "../timeline.toml", "absolute": "/etc/hostname", "drive": "C:\\x.txt", "unc": "\\\\host\\x",
            "tilde": "~/x", "dot": "./bank.txt", "empty-part": "a//b", "device": "con.txt", "stream": "b.txt::$DATA",
            "control": "ba\x01nk.txt", "full-width-dots": "\uff0e\uff0e/x", "one-dot-leader": "\u2024\u2024/x",
            "case": "Bank.txt", "trailing-dot": "bank.txt.", "long": "x" * 5000, "percent": "%2e%2e/timeline.toml",
            "surrogate": "x\ufffd", "folder-up-inside": "a/../bank.txt", "newline": "bank.txt\nx",
        }.items()
    ),
    Nasty("source-is-a-zip", 1, seed(b"PK\x03\x04" + bytes(range(256)) * 4), ("source-unreadable",)),
    Nasty("source-with-nul", 1, seed("the rate did fall to 3.7 % in May\0"), ("source-unreadable",)),
    Nasty("source-utf-16-bare", 1, seed(BANK.encode("utf-16-le")), ("source-unreadable",)),
    Nasty("source-utf-16", 0, seed(BANK.encode("utf-16"))),
    Nasty("source-cp1252", 1, seed(BANK.encode() + b"\xa3"), ("source-unreadable",)),
    Nasty("source-cut-in-a-character", 1, seed(BANK.encode() + b"\xe2\x82"), ("source-unreadable",)),
    Nasty("source-empty", 1, seed(b""), ("quote-missing",)),
    Nasty("source-bom-alone", 1, seed(b"\xef\xbb\xbf"), ("quote-missing",)),
    *(
        Nasty(f"encoding-{name}", 1,
              {"claims/sources.csv": f"source,encoding\nbank.txt,{name}\n".encode()}, ("source-unreadable",))
        for name in ("rot13", "zlib", "base64", "idna", "punycode", "undefined", "unicode_escape", "os", "utf-7", "xx")
    ),
    Nasty("encoding-declared", 0, {**seed(BANK.encode("utf-16-le")),
                                   "claims/sources.csv": b"source,encoding\nbank.txt,utf-16-le\n"}),
    Nasty("hash-of-another", 1, {"claims/sources.csv": f"source,sha256\nbank.txt,{'0' * 64}\n".encode()},
          ("source-hash-mismatch",)),
    Nasty("sources-not-csv", 1, {"claims/sources.csv": b'source\n"'}, ("csv-malformed",)),
)  # fmt: skip

QUOTES = (
    Nasty("dropped-not", 1, quoted("They did expect more"), ("quote-altered",)),
    Nasty("changed-digit", 1, quoted("the rate did fall to 3.9 % in May"), ("quote-altered",)),
    Nasty("minus-sign", 1, quoted("the rate did fall to -3.7 % in May"), ("quote-altered",)),
    Nasty("no-percent", 1, quoted("the rate did fall to 3.7 in May"), ("quote-altered",)),
    Nasty("tenfold", 1, quoted("the rate did fall to 37 % in May"), ("quote-altered",)),
    Nasty("superscript", 1, {**quoted("it grew by 10³ units then"), **seed("it grew by 103 units then")},
          ("quote-altered", "quote-missing")),
    Nasty("words-swapped", 1, quoted("the rate fall did to 3.7 % in May"), ("quote-altered",)),
    Nasty("homoglyph", 1, quoted("the r\u0430te did fall to 3.7 % in May"), ("quote-altered",)),
    Nasty("elsewhere", 1, {**quoted("Some other words that stand"), "seeds/other.txt": b"Some other words that stand."},
          ("quote-misattributed",)),
    Nasty("twice", 1, {**quoted("the rate did fall to 3.7 % in May"), **seed(BANK * 2)}, ("quote-ambiguous",)),
    Nasty("nowhere", 1, quoted("Nothing of this was ever written anywhere"), ("quote-missing",)),
    Nasty("parts-in-the-wrong-order", 1, quoted("They did not expect more … the rate did fall"),
          ("quote-altered", "quote-missing")),
    Nasty("cut-number", 1, quoted("the rate did fall to 3"), ("quote-cut",)),
    Nasty("evil-everywhere", 1, {**quoted(EVIL, claim=EVIL), **seed(EVIL.replace("x", "y", 1) + "\n" + BANK)}),
    Nasty("marks-without-end", 1, quoted("e" + "\u0301\u0316" * 20_000)),
    Nasty("brackets-without-end", 1, quoted("[" * 20_000 + "a")),
    Nasty("ellipses-without-end", 1, quoted("a … " * 5_000)),
    Nasty("digits-without-end", 1, quoted(DIGITS, claim=DIGITS + " %")),
    Nasty("spaces-without-end", 1, {**quoted("the rate" + " " * 20_000 + "x"), **seed("the rate" + " " * 9_000 + "y")}),
    Nasty("exponent-without-end", 0, quoted("the rate did fall to 3.7 %", claim="It fell to 1e9999999 dollars")),
)  # fmt: skip

DATES = tuple(
    Nasty(f"date-{name}", 1, quoted("the rate did fall to 3.7 % in May", date=f'"{date}"'), ("date-unreadable",))
    for name, date in {
        "month-13": "2024-13-01", "30-february": "2024-02-30", "brackets": "(" * 10_000, "digits": DIGITS,
        "words": "whenever it may be", "slashes": "1/" * 5_000, "control": "2024\x1b[2J",
    }.items()
)  # fmt: skip

LOCKS = (
    Nasty("lock-not-json", 1, locked("no json\n"), ("lock-invalid",)),
    Nasty("lock-nested", 1, locked("[" * 100_000 + "\n"), ("lock-invalid",)),
    Nasty("lock-number-too-large", 1, locked('{"start": ' + "9" * 10_000 + "}\n"), ("lock-invalid",)),
    Nasty("lock-nan", 1, locked('{"start": NaN}\n'), ("lock-invalid",)),
    Nasty("lock-key-twice", 1, locked('{"id": "a", "id": "b"}\n'), ("lock-invalid",)),
    Nasty("lock-lone-surrogate", 1, locked('{"id": "\\ud800"}\n'), ("lock-invalid",)),
    Nasty("lock-half-a-line", 1, locked('{"id": "fall", "sourc'), ("lock-invalid",)),
    Nasty("lock-binary", 1, {"claims/claims.lock": bytes(range(256))}, ("lock-invalid",)),
)

SEEN = tuple(
    Nasty(f"refreshed-{name}", 1, {"claims/refreshed.jsonl": data}, ("refreshed-invalid",))
    for name, data in {
        "not-json": b"no json\n", "nested": b"[" * 100_000, "number-too-large": b'{"trivial": ' + b"9" * 10_000 + b"}",
        "key-twice": b'{"source": "a", "source": "b"}', "half-a-line": b'{"source": "bank.txt", "ur',
        "binary": bytes(range(256)), "outside": b'{"source": "a", "url": "b", "kept": "../../x"}',
    }.items()
)  # fmt: skip

SETTINGS = tuple(
    Nasty(f"settings-{name}", 2, {"timeline.toml": text.encode()})
    for name, text in {
        "unknown": "clams = 'x'", "outside": "claims = '../x.csv'", "type": "max_age = 'x'", "not-toml": "=",
        "deep": "a = " + "[" * 100_000, "dots": "a" + ".a" * 100_000 + " = 1", "digits": "max_age = " + "9" * 5_000,
        "infinite": "max_age = inf", "one-file-twice": "lock = 'claims/claims.csv'",
        "reports-in-seeds": "reports = 'seeds'",
        "escape": 'language = "\\u001b[2J"\nclaims = 3', "large": "#" * 1_100_000, "rates": "rates = 'seeds/bank.txt'",
    }.items()
)  # fmt: skip

CORPUS = (*TABLES, *SOURCES, *QUOTES, *DATES, *LOCKS, *SEEN, *SETTINGS)
