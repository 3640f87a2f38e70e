#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""test_lists.py ROOT: what must hold of the three lists that passphrases are drawn from.

Looks at the lists as they stand in wordlists/, with the rules that test_checks.py tries.
"""
import pathlib
import re
import sys

sys.dont_write_bytecode = True
ROOT = pathlib.Path(sys.argv[1])
sys.path[:0] = [str(ROOT / "tests/lint"), str(ROOT / "tools")]

from report import Report  # noqa: E402
from wordlists import apart, phonics, readme, screen, sounds  # noqa: E402
from wordlists.sources import Sources  # noqa: E402

HIGH_FREQUENCY = 1000
# name: fewest words, shortest, longest, edits apart
LISTS = {"infant": (512, 3, 5, 1), "junior": (1296, 3, 7, 2), "general": (4096, 3, 8, 1)}
# The passwords that no word may be.
TRIED_FIRST = 200
# Spellings that tell American from British English.
AMERICAN = """airplane aluminum armor ax behavior caliber center color favor fiber flavor gray
harbor honor humor jewelry ladybug liter mold mom neighbor pajamas parlor plow rumor savor sulfur
theater tire traveler vapor vigor""".split()


def lines(name):
    return (ROOT / "wordlists" / f"{name}.txt").read_text("ascii").splitlines()


def shape(words, rule):
    """Faults in number, order, length and letters."""
    fewest, shortest, longest, _ = rule
    if len(words) < fewest:
        yield f"only {len(words)} words"
    if words != sorted(set(words)):
        yield "not sorted, or a word stands twice"
    typed = re.compile(f"[a-z]{{{shortest},{longest}}}")
    yield from (word for word in words if not typed.fullmatch(word))


def foreign(words, known):
    """Words that are American, or that the library does not know as words."""
    yield from (word for word in words if word in AMERICAN or word not in known)


def named(words, names):
    borne = names - set(Sources.own("not-names.txt"))
    yield from (word for word in words if word in borne)


def clashes(words, edits):
    """Pairs that are too near each other; a word that begins another always is."""
    yield from (f"{first} begins {second}" for first, second in apart.prefixes(words))
    if edits > 1:
        yield from (f"{first} is near {second}" for first, second in apart.near(words))


def alike(words, said):
    yield from (word for word in words if not said.get(word))
    known = [word for word in words if said.get(word)]
    yield from (f"{first} is {second} ({accent})"
                for first, second, accent in sounds.alike(known, said))


def pronunciations():
    said = {}
    for line in lines("sounds"):
        word, sound = line.split(": ")
        said.setdefault(word, []).append(sound)
    return said


def undecodable(words, said):
    return [word for word in words
            if not any(phonics.decodable(word, sound) for sound in said[word])]


def bits_stated(counts):
    """The README's table says as many words as there are."""
    text = (ROOT / "wordlists/README.md").read_text("utf-8")
    for name, count in counts.items():
        if not re.search(rf"^\| {name}\.txt \| {count:,} \|", text, re.MULTILINE):
            yield f"{name}.txt: not stated as {count:,} words"


def screens():
    """The screens hold something, and every border string has its core."""
    for kind, values in screen.barred().items():
        if len(values) < 10:
            yield f"{kind}: only {len(values)} strings"


def one_list(report, name, rule, known, names, said):
    words = lines(name)
    tried_first = lines("passwords")[:TRIED_FIRST]
    two_ways = set(Sources.own("two-ways.txt"))
    report.case(f"{name}: enough plain words in order", shape(words, rule))
    report.case(f"{name}: British words that the library knows", foreign(words, known))
    report.case(f"{name}: no unfit word", filter(screen.unfit, words))
    report.case(f"{name}: no given name", named(words, names))
    report.case(f"{name}: no word said in two ways", two_ways & set(words))
    report.case(f"{name}: no word that everybody tries first",
                set(tried_first) & set(words))
    report.case(f"{name}: words keep apart", clashes(words, rule[3]))
    report.case(f"{name}: no word sounds like another", alike(words, said))
    report.case(f"{name}: nothing rude across borders",
                (f"{len(end)} and {len(head)} letters" for end, head in
                 screen.rude_borders(words)))


def main():
    report = Report()
    known, names, said = set(lines("words")), set(lines("names")), pronunciations()
    for name, rule in LISTS.items():
        one_list(report, name, rule, known, names, said)
    by_sight = undecodable(lines("infant"), said)
    report.case("infant: every word is decodable, or known by sight",
                {*by_sight} - {*lines("words")[:HIGH_FREQUENCY]})
    report.case("infant: nearly all are decodable",
                by_sight if len(by_sight) > len(lines("infant")) / 10 else [])
    report.case("junior: as many words as four dice have throws",
                [] if len(lines("junior")) == 6 ** 4 else ["more or fewer"])
    report.case("the screens are there", screens())
    report.case("the README states the numbers of words",
                bits_stated({name: len(lines(name)) for name in LISTS}))
    report.case("the lists are those the README describes",
                ["see tools/make-wordlists --check"] if readme.check(ROOT / "wordlists") else [])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
