"""How well letters are read: precision and recall of every field over the corpus of made-up letters; and how fast."""

import argparse
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from cchc_xl.values.problems import Refused
from tests.bench._long_plan import as_text, as_word
from tests.bench._programs import program
from tests.bench._sides import compare, seconds
from tests.corpus.answers import Exercise, exercises
from tests.corpus.score import FIELDS, Verdict, share_right, verdicts, wrong_and_silent
from tests.corpus.understood import plan_in, understood

TASKS = 300  # of a plan that a large province adopts
FLOORS = Path(__file__).parents[1] / "corpus" / "floors.toml"


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the score; writes misreadings to a file, or the floors of the tests, when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("misreadings", nargs="?", type=Path, help="where to write every misreading (Markdown)")
    parser.add_argument("--floors", action="store_true", help="raise each letter's floor to its score of today")
    asked = parser.parse_args(arguments)
    found = {exercise.slug: score(exercise) for exercise in exercises()}
    print(table_of_fields([v for of_letter in found.values() for v in of_letter]))
    print(table_of_letters(found))
    if not (asked.misreadings or asked.floors):
        speed()
    if asked.misreadings:
        asked.misreadings.write_text(misreadings(found), encoding="utf-8")
    if asked.floors:
        FLOORS.write_text(floors(found, floors_now()), encoding="utf-8")


def speed() -> None:
    """Prints how long a long plan takes beside short ones of as many tasks together, and the whole reading in a
    process of its own, from its start."""
    with tempfile.TemporaryDirectory() as name:
        long, short = as_word(Path(name), TASKS), as_word(Path(name), TASKS // 10)
        compare(
            f"a plan of {TASKS} tasks (Word)",
            lambda: plan_in(long, 2024),
            lambda: [plan_in(short, 2024) for _ in range(10)],
            f"ten of {TASKS // 10}",
        )
        run = program(Path(name) / "bytecode")
        for file in (long, as_text(Path(name), TASKS)):
            act = partial(run, "cchc_xl", "new", str(file), "--dry-run", "--year", "2024")
            act()
            print(f"{TASKS} tasks, {file.suffix}, the whole of new --dry-run: {seconds(act):.2f} s", flush=True)


def score(exercise: Exercise) -> list[Verdict]:
    """Reads one letter as ``new`` does and compares; a letter that is refused has everything wrong."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            plan = plan_in(exercise.file_in(Path(folder)), exercise.year)
        except Refused as refused:
            return verdicts(exercise, [], why_lost=f"refused: {refused}")
    return verdicts(exercise, understood(plan, exercise.year))


def table_of_fields(found: Sequence[Verdict]) -> str:
    lines = [f"{'field':<14}{'precision':>10}{'recall':>9}{'there':>7}{'exact':>8}{'wrong, not asked':>18}"]
    for field in FIELDS:
        own = [v for v in found if v.field == field]
        right, read, there = (sum(getattr(v, part) for v in own) for part in ("right", "read", "there"))
        precision = "–" if field == "questions" else _percent(right, read)
        silent = len(wrong_and_silent(own))
        exact = _percent(sum(v.exact for v in own), len(own))
        lines.append(f"{field:<14}{precision:>10}{_percent(right, there):>9}{there:>7}{exact:>8}{silent:>18}")
    return "\n".join([*lines, ""])


def table_of_letters(found: dict[str, list[Verdict]]) -> str:
    everything = [v for of_letter in found.values() for v in of_letter]
    width = max(map(len, found), default=0) + 2
    rows = [f"{'letter':<{width}}{'tasks':>6}{'fields right':>14}{'wrong, not asked':>18}"]
    rows += [_row(slug, of_letter, width) for slug, of_letter in found.items()]
    return "\n".join([*rows, _row("TOTAL", everything, width)])


def _row(name: str, found: Sequence[Verdict], width: int) -> str:
    tasks = sum(v.there for v in found if v.field == "tasks")
    return f"{name:<{width}}{tasks:>6}{share_right(found):>14.1%}{len(wrong_and_silent(found)):>18}"


def misreadings(found: dict[str, list[Verdict]]) -> str:
    """Every field that is not right, letter by letter, as a Markdown list; of a task nobody read only that."""
    return "\n".join(_of_letters(found)) + "\n"


def _of_letters(found: dict[str, list[Verdict]]) -> Iterable[str]:
    for slug, of_letter in found.items():
        yield f"\n## {slug} ({share_right(of_letter):.1%})"
        for v in of_letter:
            if not v.exact and (not v.lost or v.field == "tasks"):
                asked = " (asked)" if v.asked else ""
                yield f"- **{v.task}** {v.field}{asked}: expected «{v.expected}», got «{v.got}»"


def floors(found: dict[str, list[Verdict]], before: dict[str, int]) -> str:
    """Each letter's score in thousandths, rounded down; never below its floor before."""
    lines = [f"{slug} = {max(in_thousandths(own), before.get(slug, 0))}\n" for slug, own in found.items()]
    return "# Fields right, in thousandths. Raise with: python -m tests.bench.reading --floors\n" + "".join(lines)


def floors_now() -> dict[str, int]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def in_thousandths(found: Sequence[Verdict]) -> int:
    return int(share_right(found) * 1000)


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


if __name__ == "__main__":
    main(sys.argv[1:])
