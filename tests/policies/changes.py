#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""changes.py COMMAND: new passwords that are made of the old one are refused, others accepted.

Each kind of change is drawn by rule, with a fixed seed. The passwords are random ones, so that
without the old password every new one is accepted. Under the policy school, profile staff.
"""
import random
import string
import sys

from tap import Tap, judge

DRAWS = 50
SEED = 425
SYMBOLS = "!#$%&*+-=?@"
KEYS = string.ascii_letters + string.digits + SYMBOLS


def password(draw, length):
    """Random characters of all four kinds."""
    kinds = [string.ascii_lowercase, string.ascii_uppercase, string.digits, SYMBOLS]
    drawn = [draw.choice(kind) for kind in kinds]
    drawn += [draw.choice(KEYS) for _ in range(length - len(kinds))]
    draw.shuffle(drawn)
    return "".join(drawn)


def changes(draw):
    """Name of each kind of change and what makes a new password of an old one."""
    some = lambda: "".join(draw.choice(string.ascii_letters + string.digits)
                           for _ in range(draw.randint(1, 3)))
    symbol = lambda: draw.choice(SYMBOLS)
    year = lambda: draw.randint(1990, 2028)

    def counted(old):
        number = draw.randint(1, 98)
        return f"{old}{number:02}", f"{old}{number + 1:02}{symbol()}{symbol()}"

    def next_year(old):
        number = year()
        return f"{old}{number}", f"{number + 1}{old}"

    return {
        "the beginning kept, the end new":
            lambda old: (old, old[:-draw.randint(1, 3)] + some()),
        "the end kept, the beginning new":
            lambda old: (old, some() + old[draw.randint(1, 3):]),
        "the middle kept, both ends new":
            lambda old: (old, symbol() + old[1:-1] + some()),
        "a number at the end counted on": counted,
        "the year changed and moved": next_year,
        "halves swapped": lambda old: (old, old[6:] + old[:6]),
        "case inverted and an ending added":
            lambda old: (old, old.swapcase() + some()),
        "reversed and an ending added": lambda old: (old, old[::-1] + some()),
    }


def ask(command, pairs, with_old):
    requests = [{"password": new} | ({"old_password": old} if with_old else {})
                for old, new in pairs]
    return judge(command, requests, "--policy", "school")


def names(answer):
    return {reason["name"] for reason in answer["reasons"]}


def main(command):
    tap = Tap()
    draw = random.Random(SEED)
    for name, change in changes(draw).items():
        pairs = [change(password(draw, 12)) for _ in range(DRAWS)]
        answers = zip(pairs, ask(command, pairs, True), ask(command, pairs, False), strict=True)
        missed = [pair for pair, seen, alone in answers
                  if "similar_to_old" not in names(seen) or not alone["accepted"]]
        tap.case(f"{DRAWS} times {name}: refused for the old password alone", not missed,
                 f"not so: {missed}")

    pairs = [(password(draw, 12), password(draw, 12)) for _ in range(DRAWS)]
    refused = [pair for pair, answer in zip(pairs, ask(command, pairs, True), strict=True)
               if not answer["accepted"]]
    tap.case(f"{DRAWS} times another password: accepted", not refused, f"refused: {refused}")

    pairs = [(old, old[:4] + password(draw, 12)) for old, _ in pairs]
    refused = [pair for pair, answer in zip(pairs, ask(command, pairs, True), strict=True)
               if not answer["accepted"]]
    tap.case(f"{DRAWS} times four characters kept and twelve new: accepted", not refused,
             f"refused: {refused}")
    return tap.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
