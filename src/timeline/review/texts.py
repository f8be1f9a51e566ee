"""The sources of a project that is being worked on: read when they are asked for, and made ready for searching once.

Cost in memory: the texts of the sources that rows cite, and of those looked at last what searching them has made.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from threading import Lock
from typing import TYPE_CHECKING

from timeline.evidence.inputs import limits_of
from timeline.evidence.model import Evidence
from timeline.model import Source
from timeline.project.settings import Project
from timeline.project.sources import read_each, read_source

if TYPE_CHECKING:
    from timeline.anchoring import TextIndex

MOST_CHARACTERS = 20_000_000  # of the sources that are kept ready


class Texts:
    """The sources by name. `sources` are those that rows cite or that have a hash to hold."""

    def __init__(self, project: Project, evidence: Evidence) -> None:
        self.sources: dict[str, Source] = dict(evidence.sources)
        self._project = project
        self._infos = evidence.infos
        self._listed = evidence.listed
        self._hashed = frozenset(name for name in evidence.listed if name in self._infos and self._infos[name].sha256)
        self._ready: OrderedDict[tuple[str, str, str], TextIndex] = OrderedDict()
        self._characters = 0  # of those that are ready
        self._guard = Lock()

    def source(self, name: str) -> Source:
        """A source; one that could not be read has a problem."""
        if name not in self.sources:
            settings = self._project.settings
            info = self._infos.get(name)
            self.sources[name] = read_source(self._project.root, settings.seeds, name, info, limits_of(settings))
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
        """The sources that are looked through first for lost words: those of rows, and those with a hash to hold."""
        return {name: self.source(name) for name in sorted(names | self._hashed)}

    def uncited(self, names: set[str]) -> Iterator[Source]:
        """Those that are looked through then, each read when it is asked for."""
        settings, known = self._project.settings, names | self._hashed
        more = (name for name in self._listed if name not in known)
        return read_each(self._project.root, settings.seeds, more, self._infos, limits_of(settings))
