"""Facts of languages, as data: one TOML file a language, read when it is first asked for.

A fact of a language stands in its file and nowhere else: number words, months, negations, units, abbreviations, idioms.
What a key means, and in which form its words are written, says schema.toml; an absent key switches off, in that
language, the rule that needs it. A new language is a new file.
"""

from timeline.lang.loader import (
    alternatives,
    calendar_facts,
    code_of,
    counted,
    facts,
    few_negations,
    few_words,
    has_file,
    languages,
    listed,
    name_of,
    of_writing,
    phrases,
    read_file,
    spelt_out,
    valued,
    valued_phrases,
    word_set,
)
from timeline.lang.regions import Marks, marks, money_of, money_signs, money_words, region_of, unit_names
from timeline.lang.units import Smaller, Unit, Worth, rate_symbols, smaller_units, unit_words, units, units_of, worths

__all__ = [
    "Marks",
    "Smaller",
    "Unit",
    "Worth",
    "alternatives",
    "calendar_facts",
    "code_of",
    "counted",
    "facts",
    "few_negations",
    "few_words",
    "has_file",
    "languages",
    "listed",
    "marks",
    "money_of",
    "money_signs",
    "money_words",
    "name_of",
    "of_writing",
    "phrases",
    "rate_symbols",
    "read_file",
    "region_of",
    "smaller_units",
    "spelt_out",
    "unit_names",
    "unit_words",
    "units",
    "units_of",
    "valued",
    "valued_phrases",
    "word_set",
    "worths",
]
