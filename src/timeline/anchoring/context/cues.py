"""The words of a language that govern others, from the section `context` of its file. See lang/schema.toml for each.

A language without the section has only what is listed for it in lang/negations.toml, if anything.

Cost: the lists are made once for each language, when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

from timeline.anchoring.context.words import Phrases, first_word, keys_of, phrases_in, phrases_of
from timeline.anchoring.vocabulary import Vocabulary, vocabulary
from timeline.frozen import frozen
from timeline.lang import code_of, facts, few_negations, few_words, languages, phrases, word_set
from timeline.text.unspaced import has_unspaced
from timeline.text.words import words_in

Sides = tuple[frozenset[str], frozenset[str]]


@frozen
class Cues:
    """The lists of one language; each field is a key of its section.

    `opposed` are all words that have an opposite, `contrary` leads from each to all of its own, `negating` are those
    that a negation ends with, or is, and `turning` all phrases that refuse, deny or call false, of each of which
    `disowning` has a word, but for what stands instead of another thing. `governing` has a word, as `words_in` has it,
    of all that may govern what stands behind it.
    """

    known: Vocabulary
    elides: bool
    that_only_joins: bool
    infinitive: str
    words: dict[str, frozenset[str]]
    phrases: dict[str, Phrases]
    ends: dict[str, tuple[str, ...]]
    opposites: tuple[Sides, ...]
    opposed: frozenset[str]
    contrary: Mapping[str, Collection[str]]
    negating: frozenset[str]
    turning: Phrases
    disowning: frozenset[str]
    governing: frozenset[str]

    def has(self, name: str, key: str) -> bool:
        """Is a word in a list?"""
        return key in self.words[name]

    def negates(self, keys: Sequence[str], end: int) -> int:
        """How many words before number `end` are a negation that governs what follows; 0 where there is none.

        A word of an idiom denies nothing, and some words deny only behind another: "plus" behind "ne".
        """
        key = keys[end - 1]
        size = self.phrases["negations"].ending(keys, end) or int(self.known.is_contracted(key) and self.is_whole(key))
        if not size or self.phrases["idioms"].covers(keys, end - 1):
            return 0
        paired = size == 1 and self.has("paired", key)
        return 0 if paired and not any(self.has("openers", one) for one in keys[max(0, end - 5) : end]) else size

    def may_negate(self, keys: Collection[str]) -> bool:
        """Is there a word among them that any negation ends with, or is?"""
        return not self.negating.isdisjoint(keys) or self.known.has_contracted(keys)

    def may_disown(self, keys: Collection[str]) -> bool:
        """Is there a word among them by which somebody may deny or refuse something, or not show it?"""
        if not self.disowning.isdisjoint(keys):
            return True
        unproved = self.words["that"].isdisjoint(keys) or self.phrases["assents"].lasts.isdisjoint(keys)
        return not unproved and self.may_negate(keys)

    def may_govern(self, text: str) -> bool:
        """Is there a word in a text that may govern what stands behind it? Where no spaces part words, it may be."""
        return not self.governing.isdisjoint(words_in(text)) or has_unspaced(text)

    def refuses(self, keys: Sequence[str], end: int) -> tuple[int, bool]:
        """How many words before number `end` say that something did not come about; and is something else instead?"""
        refused, instead = self.phrases["refusals"].ending(keys, end), self.phrases["instead"].ending(keys, end)
        return max(refused, instead), instead > refused

    def is_whole(self, key: str) -> bool:
        """Is a contracted negation all of it: isn't, and not the n' that a word behind completes?"""
        return not key.startswith(self.known.negation_starts) if self.known.negation_starts else True

    def denies(self, key: str) -> bool:
        """Is a word one that can deny, wherever it stands?"""
        return self.known.denies(key) or self.has("openers", key) or self.has("subjects", key)

    def is_filler(self, key: str) -> bool:
        """May a word stand between a cue and what it governs?"""
        return self.has("between", key) or (len(key) > 4 and key.endswith(self.ends["adverb_ends"]))

    def is_infinitive(self, keys: Collection[str]) -> bool:
        """Do words hold the mark of an infinitive, by itself or within a verb of two parts: zu, herauszugeben?"""
        within = tuple(f"{part}{self.infinitive}" for part in self.ends["separable"])
        return self.infinitive in keys or any(key.startswith(within) for key in keys if within)

    def leads_to_clause(self, key: str) -> bool:
        """May a word stand between a verb that denies and the rest of its clause: denied having, denied he had?"""
        return any(self.has(name, key) for name in ("between", "pronouns", "nonfinite"))

    def opens_clause(self, key: str) -> bool:
        """Does a clause begin behind a word?"""
        return any(self.has(name, key) for name in ("joins", "that", "relatives", "questions"))


_WORDS = (
    "frequent", "between", "auxiliaries", "subjects", "cancels", "that", "claims", "reports", "unspeaking",
    "nonfinite", "pronouns", "this", "questions", "comparators", "modals", "relatives", "joins", "law", "paired",
    "openers", "again", "privatives", "dismissals", "late_negations", "not_opposites", "until",
)  # fmt: skip
_PHRASES = (
    "negations", "idioms", "deniers", "split_deniers", "assents", "falsehoods", "refusals", "instead", "intents",
    "negative_starts", "behind", "limiters", "bounds",
)  # fmt: skip
_TURNING = ("deniers", "falsehoods", "refusals", "instead")
_GOVERNING = ("negations", "deniers", "split_deniers", "falsehoods", "negative_starts", "bounds")
_LEFT_OPEN = ("refusals", "instead")  # the last word may be the first of what is governed
_ALONE = ("dismissals", "subjects", "cancels", "openers", "questions")
_BEHIND, _POINTING = ("behind", "limiters"), ("joins", "this", "late_negations")
_ENDS = ("adverb_ends", "nonfinite_ends", "negative_prefixes", "separable", "dropped")


@cache
def cues(language: str) -> Cues:
    """The cues of a language tag."""
    code = code_of(language)
    own = facts(code, "context")
    elides = bool(own.get("elides"))
    lists = {name: phrases_of(phrases(own.get(name, "")), elides=elides) for name in _PHRASES}
    words = {name: word_set(own.get(name, "")) for name in _WORDS}
    turned = own.get("opposites", "")
    if not own:
        lists["negations"] = phrases_of(few_negations(code))
        lists |= {name: phrases_of(few_words(code, name)) for name in ("deniers", "assents", "refusals")}
        words["that"] = word_set(" ".join(few_words(code, "that")))
        turned = ", ".join(few_words(code, "opposites"))
    opposites = tuple(_sides(turned))
    contrary: dict[str, set[str]] = {}
    for one, other in (pair for sides in opposites for pair in (sides, sides[::-1])):
        for word in one:
            contrary.setdefault(word, set()).update(other)
    known, common = vocabulary(code), words["frequent"] | words["auxiliaries"]
    turning = [row for name in _TURNING for row in lists[name].rows]
    disowning = (_rarest(row, common) for row in turning if row not in lists["instead"].rows)
    return Cues(
        known=known,
        elides=elides,
        that_only_joins=bool(own.get("that_only_joins", not own and words["that"])),
        infinitive=str(own.get("infinitive", "")),
        words=words,
        phrases=lists,
        ends={name: tuple(own.get(name, "").split()) for name in _ENDS},
        opposites=opposites,
        opposed=frozenset(contrary),
        contrary=contrary,
        negating=lists["negations"].lasts | words["openers"] | words["subjects"],
        disowning=words["dismissals"].union(disowning),
        turning=phrases_in([*turning, *((word,) for word in words["dismissals"] | words["cancels"])]),
        governing=_governing(known, words, lists, common),
    )


def _governing(
    known: Vocabulary, words: Mapping[str, Collection[str]], lists: Mapping[str, Phrases], common: Collection[str]
) -> frozenset[str]:
    """A word of each cue that may stand before what it governs, and what of contracted ones is parted from the rest."""
    rows = [row for name in _GOVERNING for row in lists[name].rows]
    rows += [row[:-1] or row for name in _LEFT_OPEN for row in lists[name].rows]
    single = known.negations.union(*(words[name] for name in _ALONE), known.negation_starts, known.negation_ends)
    return words_in(" ".join([*single, *(_rarest(row, common) for row in rows)]))


def _rarest(row: Sequence[str], common: Collection[str]) -> str:
    """The word of a phrase that most texts do not have, as far as that can be told: "yet" of "has yet to"."""
    return row[0] if len(row) == 1 else max(row, key=lambda word: (word not in common, len(word)))


@cache
def behind_in_any() -> frozenset[str]:
    """What a cue behind a quote, or what points back to it, begins with in all languages, up to an apostrophe."""
    context = [facts(code, "context") for code in languages()]
    listed = (phrase for own in context for name in _BEHIND for phrase in phrases(own.get(name, "")))
    words = (word for own in context for name in _POINTING for word in word_set(own.get(name, "")))
    firsts = {phrase.partition(" ")[0] for phrase in listed}.union(words)  # many begin alike
    return frozenset(head_of(first_word(one, 0)) for one in firsts)


def head_of(key: str) -> str:
    """A word up to its apostrophe, which is alike whether words are elided there or not."""
    return key.partition("'")[0]


def _sides(text: str) -> list[Sides]:
    """Entries parted by commas, each with two sides parted by a slash, their words by white space."""
    entries = (entry.partition("/") for entry in text.split(",") if entry.strip())
    return [(word_set(one), word_set(other)) for one, _, other in entries]


def may_negate(text: str, language: str) -> bool:
    """Is there a word in a text that any negation ends with, or is?"""
    known = cues(language)
    return known.may_negate(keys_of(text, elides=known.elides))


def denies(text: str, language: str = "en") -> bool:
    """Does a text deny, refuse or call something false on its own?

    >>> denies("He rejected claims of fraud"), denies("He paid, no doubt")
    (True, False)
    """
    known = cues(language)
    keys = keys_of(text, elides=known.elides)
    lists = [known.phrases[name] for name in ("deniers", "falsehoods", "refusals")]
    return any(
        known.negates(keys, end)
        or known.has("dismissals", keys[end - 1])
        or (known.has("subjects", keys[end - 1]) and not known.phrases["idioms"].covers(keys, end - 1))
        or any(phrases.ending(keys, end) for phrases in lists if not known.phrases["idioms"].covers(keys, end - 1))
        for end in range(1, len(keys) + 1)
    )
