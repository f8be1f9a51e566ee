"""Changes the code in small ways and counts the changes that no test notices (mutation testing, DeMillo et al., 1978).

`python tools/mutants.py [PATTERN …]` runs mutmut over what `[tool.mutmut]` in pyproject.toml names, in a copy of the
tree, build/mutants; of the mutants only those whose name fits a pattern, by default every tenth of each function.
Prints the share killed of each module and what survives, and fails where fewer than LEAST in a hundred are killed. To
look at a survivor: `cd build/mutants && mutmut show NAME`.

mutmut leaves decorated functions alone, and every rule is one. So the copy has its decorators written out: `@rule(…)`
above `def check` becomes `check = rule(…)(check)` below it, which is what the decorator means.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).resolve().parents[1]
TREE = ROOT / "build" / "mutants"
TENTH = "*__mutmut_*8"
LEAST = 85
KILLED = ("killed", "timeout")
UNDERSTOOD = ("staticmethod", "classmethod")  # by mutmut itself


def written_out(source: str) -> str:
    """The source with its decorators as calls after what they decorate."""
    lines = source.split("\n")
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for function in sorted(functions, key=lambda node: -node.lineno):
        decorators = [ast.unparse(decorator) for decorator in function.decorator_list]
        if not decorators or set(decorators) & set(UNDERSTOOD):
            continue
        call = function.name
        for decorator in reversed(decorators):
            call = f"{decorator}({call})"
        lines.insert(function.end_lineno or function.lineno, f"{' ' * function.col_offset}{function.name} = {call}")
        del lines[function.decorator_list[0].lineno - 1 : function.lineno - 1]
    return "\n".join(lines)


def copied() -> None:
    """Make the copy anew, for mutmut keeps results that hold for the tests of before."""
    shutil.rmtree(TREE, ignore_errors=True)
    shutil.copytree(ROOT, TREE, ignore=shutil.ignore_patterns(".*", "build", "dist", "__pycache__"))
    for file in (TREE / "src").rglob("*.py"):
        file.write_text(written_out(file.read_text(encoding="utf-8")), encoding="utf-8")


def statuses() -> dict[str, dict[str, str]]:
    """What became of each mutant that was tried, by module."""
    found = {}
    for file in sorted((TREE / "mutants").rglob("*.py.meta")):
        codes = json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
        tried = {name: status_by_exit_code[code] for name, code in codes.items() if code is not None}
        if tried:
            found[file.relative_to(TREE / "mutants" / "src" / "timeline").as_posix().removesuffix(".meta")] = tried
    return found


def main(patterns: list[str]) -> int:
    """Run mutmut, print what was killed and what survives."""
    copied()
    with (TREE / "mutmut.log").open("wb") as log:
        command = [Path(sys.executable).with_name("mutmut"), "run", *(patterns or [TENTH])]
        environment = {**os.environ, "HYPOTHESIS_PROFILE": "mutants"}
        done = subprocess.run(command, cwd=TREE, env=environment, stdout=log, stderr=log, check=False)
    if done.returncode:
        lines = (TREE / "mutmut.log").read_text(encoding="utf-8").replace("\r", "\n").splitlines()
        print("\n".join([line for line in lines if line[:1].isascii()][-60:]))  # without what turns on a terminal
        return 2
    made = killed = 0
    for module, tried in statuses().items():
        dead = sum(status in KILLED for status in tried.values())
        made, killed = made + len(tried), killed + dead
        print(f"{module}: {dead} of {len(tried)} killed")
        for name, status in tried.items():
            if status not in KILLED:
                print(f"    {status}: {name}")
    print(f"{killed} of {made} killed ({100 * killed / max(1, made):.1f} %)")
    return int(100 * killed < LEAST * made or not made)


if __name__ == "__main__":
    sys.exit(main([pattern for pattern in sys.argv[1:] if pattern]))
