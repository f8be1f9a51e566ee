"""The events of a Word document (WordprocessingML, ECMA-376): what of its text is passed over, deleted, hidden, struck.

Sources and articles are read by it alike. Of a drawing that is there twice (mc:AlternateContent) the first is read.
"""

from __future__ import annotations

_APART = "mc:Fallback w:instrText w:delInstrText w:pPr w:sectPr w:tblPr w:tcPr w:rt w:fldData"
_PASSED = frozenset(_APART.split())
_DELETED = frozenset(("w:del", "w:moveFrom"))
_HIDING = {"w:vanish": "hidden", "w:webHidden": "hidden", "w:strike": "struck", "w:dstrike": "struck"}
_OFF = ("0", "false", "none", "off")


class WordEvents:
    """Takes the events of the XML of a Word document; what becomes of its text is for the classes below it to say."""

    texts = frozenset(("w:t", "m:t", "w:delText"))

    def __init__(self) -> None:
        self.passed = 0  # how deep in what is passed over
        self.deleted = 0
        self.hidden = ""  # why the text of the run is not seen
        self.in_text = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """The beginning of an element that does not tell how text is to be taken."""

    def finish(self, name: str) -> None:
        """The end of such an element."""

    def put(self, text: str) -> None:
        """Text of a run."""

    @property
    def why(self) -> str:
        """Why the text that goes by is not seen; empty where it is."""
        return "deleted" if self.deleted else self.hidden

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.passed or name in _PASSED:
            self.passed += 1
        elif name in self.texts:
            self.in_text = True
        elif name in _DELETED:
            self.deleted += 1
        elif name in _HIDING:
            self.hidden = _HIDING[name] if attributes.get("w:val", "1") not in _OFF else self.hidden
        else:
            if name == "w:r":
                self.hidden = ""
            self.begin(name, attributes)

    def end(self, name: str) -> None:
        if self.passed:
            self.passed -= 1
        elif name in self.texts:
            self.in_text = False
        elif name in _DELETED:
            self.deleted -= 1
        else:
            self.finish(name)

    def text(self, data: str) -> None:
        if self.in_text and not self.passed:
            self.put(data)
