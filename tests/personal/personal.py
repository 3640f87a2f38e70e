#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Passwords that are based on the person are refused, and only these.

    personal.py SCORE COUNT SEED... | personal.py --table SCORE COUNT SEED...

SCORE is the built score.c. For each seed COUNT people are drawn (people.py). With --table
the figures are printed and nothing is judged.
"""
import collections
import pathlib
import subprocess
import sys

from people import WITHIN

HERE = pathlib.Path(__file__).resolve().parent
# Percent: of personal passwords accepted in total and in a pattern, with the data given, and
# with the data hashed and words typed as they are or mistyped; of controls refused in addition
# to those refused without any data; of strong passwords accepted.
MAX_ACCEPTED, MAX_OF_PATTERN, MAX_HASHED, MAX_MORE_REFUSED, MIN_STRONG = 1.0, 3.0, 4.0, 0.1, 99.0

Score = collections.namedtuple("Score", "rows words none kept")


def draw(count, seed):
    return subprocess.run([sys.executable, HERE / "people.py", count, seed],
                          stdout=subprocess.PIPE, check=True).stdout


def score(program, rows):
    """{(kind, pattern): Score}"""
    done = subprocess.run([program], input=rows, stdout=subprocess.PIPE, check=True)
    found = {}
    for line in done.stdout.decode().splitlines():
        kind, pattern, *numbers = line.split("\t")
        found[kind, pattern] = Score(*map(int, numbers))
    return found


def total(scores, kind):
    chosen = [score for (its_kind, _), score in scores.items() if its_kind == kind]
    return Score(*map(sum, zip(*chosen)))


def percent(part, score):
    return 100 * part / score.rows


def table(scores):
    print(f"{'':8} {'accepted, in percent':44} {'rows':>7} {'given':>7} {'kept':>7} {'none':>7}")
    totals = {(kind, "all"): total(scores, kind) for kind, _ in scores}
    for (kind, pattern), found in [*scores.items(), *totals.items()]:
        if kind in ("personal", "strong") or pattern == "all":
            print(f"{kind:8} {pattern:44} {found.rows:7} {percent(found.words, found):7.2f} "
                  f"{percent(found.kept, found):7.2f} {percent(found.none, found):7.2f}")


def cases(scores):
    """Names and whether they hold, with what was found."""
    personal, strong = total(scores, "personal"), total(scores, "strong")
    yield ("personal passwords are refused", percent(personal.words, personal) <= MAX_ACCEPTED, personal)
    whole = total({key: found for key, found in scores.items() if key[1] not in WITHIN}, "personal")
    yield ("they are where the data are kept outside", percent(whole.kept, whole) <= MAX_HASHED, whole)
    for (kind, pattern), found in scores.items():
        if kind == "personal":
            yield (f"refused: {pattern}", percent(found.words, found) <= MAX_OF_PATTERN, found)
        elif kind == "strong":
            yield (f"accepted: {pattern}", percent(found.words, found) >= MIN_STRONG, found)
    controls = Score(*map(sum, zip(total(scores, "other"), total(scores, "random"))))
    yield ("hardly more of others' passwords are refused than without the data",
           percent(controls.none - controls.words, controls) <= MAX_MORE_REFUSED, controls)
    yield ("without the data many would be accepted", percent(personal.none, personal) > 20, personal)
    yield ("strong passwords with a name stay strong",
           percent(strong.words, strong) >= MIN_STRONG, strong)


def main(arguments):
    tabled = arguments[0] == "--table"
    program, count, *seeds = arguments[tabled:]
    scores = {}
    for seed in seeds:
        for key, found in score(program, draw(count, seed)).items():
            before = scores.get(key, Score(0, 0, 0, 0))
            scores[key] = Score(*(a + b for a, b in zip(before, found)))
    if tabled:
        table(scores)
        return 0
    failed = 0
    number = 0
    for number, (name, holds, found) in enumerate(cases(scores), 1):
        print(f"{'ok' if holds else 'not ok'} {number} - {name}")
        if not holds:
            failed += 1
            print(f"# {found}")
    print(f"1..{number}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
