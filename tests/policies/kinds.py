#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""kinds.py COMMAND WORDLISTS: kinds of weak passwords are refused and random phrases accepted.

Each kind is drawn by rule, with a fixed seed: not one password but its class is tested. All under
the policy school, profile staff.
"""
import pathlib
import random
import sys

from tap import Tap, judge

DRAWS = 50
PHRASES = 2000
COMMON = 300
SEED = 710

CLUBS = """Arsenal Chelsea Everton Liverpool Fulham Burnley Sunderland Brentford Bournemouth
Tottenham Wolves Blackburn Middlesbrough Southampton Portsmouth Watford Millwall Norwich Preston
Reading Barnsley Blackpool Bolton Bradford Gillingham Walsall Barrow Rangers Celtic Aberdeen
Hibernian Hearts Kilmarnock Motherwell Cardiff Swansea Wrexham Newport Villa Forest Palace Albion
Derby Leeds Leicester Luton Coventry Plymouth Rotherham Stoke""".split()
TIMES = """Spring Summer Autumn Winter January February March April June July August September
October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Easter
Christmas Halloween Holiday Weekend""".split()
OPENINGS = "Iam Iama Ilove My Ilike Ihave Iwant Weare Youare Hello Thisis Letmein".split()
RUNS = "1 12 123 1234 12345 321 01 99 007 111".split()
SYMBOLS = "!?.*#$@"
LEET = str.maketrans({"a": "@", "e": "3", "i": "1", "o": "0", "s": "5"})


def top_words(path, count):
    """The most common passwords that are plain words of six letters or more."""
    lines = path.read_text(encoding="ascii").splitlines()
    return [line for line in lines if line.isalpha() and len(line) >= 6][:count]


def kinds(draw, words):
    """Name of each kind and what draws one."""
    year = lambda: str(draw.randint(1985, 2029))
    symbol = lambda: draw.choice(SYMBOLS)
    word = lambda: draw.choice(words)
    date = lambda: (draw.randint(1, 28), draw.randint(1, 12), draw.randint(1950, 2020))
    dates = ["{0:02}/{1:02}/{2}", "{0}.{1}.{2}", "{0:02}-{1:02}-{2}", "{0:02}{1:02}{2}",
             "{2}{1:02}{0:02}", "{2}-{1:02}-{0:02}"]
    return {
        "a common password, a digit and a symbol (Password1!)":
            lambda: word().capitalize() + draw.choice("0123456789") + symbol(),
        "a club, a year and a symbol (Arsenal2024!)":
            lambda: draw.choice(CLUBS) + year() + symbol(),
        "a season or month, a year and a symbol (Summer2025!)":
            lambda: draw.choice(TIMES) + year() + symbol(),
        "a common password in leet and a digit (P@ssw0rd1)":
            lambda: word().capitalize().translate(LEET) + draw.choice(RUNS),
        "a saying, a common word and counting (Iamsecret123)":
            lambda: draw.choice(OPENINGS) + word() + draw.choice(RUNS),
        "a date and two letters (14/03/2012Aa)":
            lambda: draw.choice(dates).format(*date()) + draw.choice(["Aa", "aA", "Ab", "Zz", "Xx"]),
    }


def phrases(draw, words):
    """Three words, joined in each of the four ways."""
    three = [draw.choice(words) for _ in range(3)]
    yield "with spaces", " ".join(three)
    yield "with hyphens", "-".join(three)
    yield "glued", "".join(three)
    yield "glued with capitals", "".join(word.capitalize() for word in three)


def eff_words():
    import diceware
    folder = pathlib.Path(diceware.__file__).parent / "wordlists"
    lines = (folder / "wordlist_en_eff.txt").read_text(encoding="ascii").splitlines()
    return [line.split()[-1] for line in lines if line[:1].isdigit()]


def main(command, wordlists):
    tap = Tap()
    draw = random.Random(SEED)
    words = top_words(pathlib.Path(wordlists) / "passwords.txt", COMMON)
    for name, one in kinds(draw, words).items():
        passwords = [one() for _ in range(DRAWS)]
        answers = judge(command, [{"password": password} for password in passwords],
                        "--policy", "school")
        accepted = [password for password, answer in zip(passwords, answers, strict=True)
                    if answer["accepted"]]
        tap.case(f"{DRAWS} of {name} are refused", not accepted, f"accepted: {accepted}")

    drawn = {}
    for _ in range(PHRASES):
        for form, phrase in phrases(draw, eff_words_list):
            drawn.setdefault(form, []).append(phrase)
    for form, all_of_form in drawn.items():
        answers = judge(command, [{"password": phrase} for phrase in all_of_form],
                        "--policy", "school")
        refused = [phrase for phrase, answer in zip(all_of_form, answers, strict=True)
                   if not answer["accepted"]]
        tap.case(f"of {PHRASES} random phrases {form} at least 99.9 % are accepted",
                 len(refused) <= PHRASES // 1000, f"refused: {refused}")
    return tap.end()


if __name__ == "__main__":
    eff_words_list = eff_words()
    sys.exit(main(*sys.argv[1:]))
