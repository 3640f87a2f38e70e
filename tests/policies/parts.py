#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Whether a refusal names every part that a password was built of.

    parts.py PWPOLICY

Passwords are put together of pieces of drawn people, in plain spelling, capitals and leet; a
reason of the right kind must take each piece. The twins of other people must show none of it.
"""
import random
import sys

from tap import Tap, judge

SEED, PEOPLE = 20261130, 80
FIRST = """Jane Rupert Ngozi Bilal Saoirse Harriet Marek Zainab Oluwaseun Imogen Tariq
Philippa Gwendolyn Dmitri Winifred Cedric""".split()
LAST = """Smith Entwistle Okonkwo Rahman Gallagher Thistlewood Nowak Sheikh Adeyemi Cholmondeley
Iqbal Featherstone Llewellyn Volkov Haddad Braithwaite""".split()
PETS = """Rex Biscuit Mittens Rolo Ziggy Pickle Scamper Nibbles Fudge""".split()
LEET = str.maketrans("aeio", "4310")
SHAPES = (
    ("first", "last"), ("last", "first"), ("pet", "year"), ("first", "year"),
    ("pet", "date"), ("first", "pet"), ("first", "last", "year"), ("pet", "last", "year"),
    ("year", "first", "last"), ("pet", "first", "pet"),
)
REASON = {"first": "full_name", "last": "full_name", "pet": "personal",
          "date": "personal", "year": "date"}
SPELLINGS = (str, str.capitalize, str.upper, lambda text: text.translate(LEET))
ENDS = ("", "!", "!!x", "#7", "?")


def person(dice):
    """Pieces by their name, and what check is told of the person."""
    born = (dice.randint(1, 28), dice.randint(1, 12), dice.randint(1900, 1950))
    pieces = {"first": dice.choice(FIRST).lower(), "last": dice.choice(LAST).lower(),
              "pet": dice.choice(PETS).lower(), "year": str(dice.randint(1960, 2026)),
              "date": "%02d%02d%d" % born}
    return pieces, {"full_name": f"{pieces['first'].title()} {pieces['last'].title()}",
                    "words": [pieces["pet"].title(), "%02d/%02d/%d" % born]}


def build(dice, pieces, shape):
    """A password, and where each of its pieces begins and ends."""
    text, places = "", []
    for name in shape:
        piece = dice.choice(SPELLINGS)(pieces[name])
        # the search takes a letter itself rather than the sign for it after it
        if text and text[-1].lower() in "aeio":
            piece = pieces[name].capitalize()
        if name in ("year", "date"):
            piece = pieces[name]
        # two numbers beside each other are one
        if text and text[-1].isdigit() and piece[0].isdigit():
            text += "-"
        places.append((REASON[name], len(text), len(text) + len(piece)))
        text += piece
    return text + dice.choice(ENDS), places


# No rule but strength, which nothing reaches, so that all is refused.
RULES = ("--policy", "school", "--profile", "pupil", "-o", "min_strength=128",
         "-o", "min_strength_passphrase=128")


def taken(result, name):
    """The characters that reasons of a name take."""
    return {at for reason in result["reasons"] if reason["name"] == name
            for at in range(reason["offset"], reason["offset"] + reason["length"])}


def missing(asked, result, places):
    """Pieces that no reason takes whole."""
    return [f"{asked['password']}: {name} {start} to {end}" for name, start, end in places
            if not set(range(start, end)) <= taken(result, name)]


def report(tap, name, faults):
    """One case that no row may fail."""
    tap.case(name, not faults, "; ".join(faults[:9]))


def main(command):
    dice, tap = random.Random(SEED), Tap()
    people = [person(dice) for _ in range(PEOPLE)]
    asked, places, others = [], [], []
    for number, (pieces, known) in enumerate(people):
        stranger = next(other for other in people[number + 1:] + people[:number]
                        if not {*other[0].values()} & {*pieces.values()})
        for shape in SHAPES:
            password, where = build(dice, pieces, shape)
            asked.append({"password": password, **known})
            others.append({"password": password, **stranger[1]})
            places.append(where)
    results = judge(command, asked, *RULES)
    rows = list(zip(asked, results, places))
    for number, shape in enumerate(SHAPES):
        report(tap, " and ".join(shape),
               [line for row in rows[number::len(SHAPES)] for line in missing(*row)])
    report(tap, "each reason and part is given once",
           [question["password"] for question, result, _ in rows
            if len({(r["name"], r["offset"], r["length"]) for r in result["reasons"]})
            != len(result["reasons"])])
    report(tap, "nothing is called personal that is not",
           [question["password"]
            for question, result in zip(others, judge(command, others, *RULES))
            if {r["name"] for r in result["reasons"]} & {"full_name", "personal"}])
    return tap.end()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
