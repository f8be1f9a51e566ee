"""The sources of a project that is being worked on: read when they are asked for, and made ready for searching once.

Cost in memory: the texts of the sources that rows cite, of those looked at last what searching them has made, and of
all what tells which of them may have some words (known_words.py).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from threading import Lock
from typing import TYPE_CHECKING

from timeline.evidence.inputs import limits_in
from timeline.evidence.model import Evidence
from timeline.model import Source
from timeline.project.settings import Project
from timeline.project.sources import read_each, read_source
from timeline.review.known_words import Entered, KnownWords

if TYPE_CHECKING:
    from timeline.anchoring import TextIndex

Searched = tuple[Mapping[str, Source], Iterator[Source]]

MOST_CHARACTERS = 20_000_000  # of the sources that are kept ready


class Texts:
    """The sources by name. `sources` are those that rows cite or that have a hash to hold."""

    def __init__(self, project: Project, evidence: Evidence, words: KnownWords | None = None) -> None:
        self.sources: dict[str, Source] = dict(evidence.sources)
        self._project = project
        self._infos = evidence.infos
        self._listed = evidence.listed
        self._hashed = frozenset(name for name in evidence.listed if name in self._infos and self._infos[name].sha256)
        self._ready: OrderedDict[tuple[str, str, str], TextIndex] = OrderedDict()
        self._characters = 0  # of those that are ready
        self._guard = Lock()
        self._entered = Entered(words or KnownWords(), {*self._listed, *self._hashed})

    def source(self, name: str) -> Source:
        """A source; one that could not be read has a problem."""
        if name not in self.sources:
            settings = self._project.settings
            info = self._infos.get(name)
            self.sources[name] = read_source(self._project.root, settings.seeds, name, info, limits_in(self._project))
            self._entered.forget(name)  # it may be another than was entered
        return self.sources[name]

    def index(self, source: Source) -> TextIndex:
        """What a reader sees of a source, ready for searching."""
        from timeline.anchoring import TextIndex

        key = (source.name, source.sha256, source.view.sha256 if source.view else "")
        with self._guard:
            index = self._ready.pop(key, None)
            if index is None:
                index = TextIndex(source.seen, language=source.language)
                self._characters += len(index.text)
            self._ready[key] = index
            while len(self._ready) > 1 and self._characters > MOST_CHARACTERS:
                self._characters -= len(self._ready.popitem(last=False)[1].text)
        return index

    def cited(self, names: set[str]) -> Mapping[str, Source]:
        """The sources that are read whatever they hold: those of rows, and those with a hash to hold."""
        return {name: self.source(name) for name in sorted(names | self._hashed)}

    def prepare(self) -> None:
        """Enter the words of all sources, so that lost ones are found without looking through each of them.

        It takes as long as reading them all, and may be done beside everything else; what is entered is passed over.
        """
        known, left = dict(self.sources), self._entered.missing({*self._listed, *self.sources})
        there = (known[name] for name in left if name in known)
        for source in chain(there, self._read(name for name in left if name not in known)):
            if not self._entered.enter(source):
                break

    def searched(self, words: str, cited: Collection[str], is_cited: Callable[[str], bool]) -> Searched:
        """The sources that may have lost words: first those that rows cite or that have a hash to hold, then others.

        Of `cited`, names that rows have, some may be cited no more: `is_cited` says it. Others are read when they are
        asked for.
        """
        names = self._entered.having(words, cited)
        first = [name for name in names if name in self._hashed or is_cited(name)]
        others = set(names).difference(first).intersection(self._listed) if len(first) < len(names) else ()
        return {name: self.source(name) for name in first}, self._read(iter(sorted(others)))

    def _read(self, names: Iterator[str]) -> Iterator[Source]:
        settings = self._project.settings
        return read_each(self._project.root, settings.seeds, names, self._infos, limits_in(self._project))
