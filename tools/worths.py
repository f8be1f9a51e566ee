"""The generated file src/timeline/lang/worths.toml: what units of measure are worth in the base of their dimension.

`make data` writes it from the expressions in units.toml, by the definitions of pint; the tests fail where it is not
what would be written. To load these takes as long as checking hundreds of rows: no run of the program does it.
"""

from __future__ import annotations

from decimal import Context, Decimal, localcontext
from pathlib import Path

import pint

from timeline.lang import units
from tools.data import lines

FILE = Path(__file__).resolve().parents[1] / "src" / "timeline" / "lang" / "worths.toml"
DIGITS = Context(prec=60, traps=[])  # those of the comparing itself

HEAD = f"""\
# What one of each unit is worth in the base of its dimension; at least and at most, where it may be several.
# Made by `make data` from units.toml, by the definitions of pint {pint.__version__}. Not to be edited.
#
# offsets: what is added to a unit whose nought is another's. inverse: units that tell how far and not how much,
# kilometres a litre and not litres for 100 kilometres.
"""


def worths_file() -> str:
    """The text of the file."""
    worths, offsets, inverse = dict[str, str](), dict[str, str](), list[str]()
    with localcontext(DIGITS):
        registry = pint.UnitRegistry(non_int_type=Decimal, cache_folder=None)
        for unit in units().values():
            found = [_in_base(registry, expression) for expression in unit.expressions]
            scales = sorted({scale for scale, _, _ in found})
            worths[unit.name] = " ".join(map(_written, (scales[0], *scales[1:][-1:])))
            if found[0][1]:
                offsets[unit.name] = _written(found[0][1])
            if found[0][2]:
                inverse.append(unit.name)
    tables = f"[worths]\n{lines(worths)}", f"[offsets]\n{lines(offsets)}"
    return "\n".join((HEAD, f"inverse = '{', '.join(inverse)}'\n", *(f"{table}\n" for table in tables)))


def _in_base(registry: pint.UnitRegistry[Decimal], expression: str) -> tuple[Decimal, Decimal, bool]:
    """How much one is, how much nought is, and whether it tells how far."""
    if expression.isidentifier():
        zero, one = (registry.Quantity(Decimal(n), expression).to_base_units().magnitude for n in (0, 1))
        return one - zero, zero, False
    quantity = registry.parse_expression(expression).to_base_units()
    return Decimal(quantity.magnitude), Decimal(0), quantity.dimensionality.get("[length]", 0) == -2


def _written(number: Decimal) -> str:
    return f"{number.normalize():f}"


def main() -> None:
    FILE.write_text(worths_file(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
