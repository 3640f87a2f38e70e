#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""test_checks.py ROOT: what test_lists.py looks with can see.

The rules about words live beside the script that makes the lists. Here they are tried on
words whose answer is known, and on random ones against slow and simple code.
"""
import itertools
import pathlib
import random
import sys

sys.dont_write_bytecode = True
ROOT = pathlib.Path(sys.argv[1])
sys.path[:0] = [str(ROOT / "tests/lint"), str(ROOT / "tools")]

from report import Report  # noqa: E402
from wordlists import apart, phonics, screen, sounds  # noqa: E402

SEED = 6
# Two words, how each is said, and an accent in which they are one; none: no accent.
ALIKE = [
    ("bee", "B IY1", "be", "B IY0", "standard"),
    ("flour", "F L AW1 ER0", "flower", "F L AW1 ER0", "standard"),
    ("caught", "K AO1 T", "court", "K AO1 R T", "standard"),
    ("father", "F AA1 DH ER0", "farther", "F AA1 R DH ER0", "standard"),
    ("panda", "P AE1 N D AH0", "pander", "P AE1 N D ER0", "standard"),
    ("pour", "P AO1 R", "poor", "P UH1 R", "standard"),
    ("saw", "S AO1", "sore", "S AO1 R", "standard"),
    ("tire", "T AY1 ER0", "tyre", "T AY1 R", "standard"),
    ("which", "HH W IH1 CH", "witch", "W IH1 CH", "standard"),
    ("prince", "P R IH1 N S", "prints", "P R IH1 N T S", "standard"),
    ("three", "TH R IY1", "free", "F R IY1", "London"),
    ("hair", "HH EH1 R", "air", "EH1 R", "London"),
    ("dew", "D UW1", "jew", "JH UW1", "standard, merged yod"),
    ("pass", "P AE1 S", "parse", "P AA1 R S", "long bath"),
    ("look", "L UH1 K", "luck", "L AH1 K", "northern"),
    ("cot", "K AA1 T", "caught", "K AO1 T", "Scots"),
    ("pool", "P UW1 L", "pull", "P UH1 L", "Scots"),
    ("beer", "B IH1 R", "bear", "B EH1 R", "near-square"),
    ("hot", "HH AA1 T", "heart", "HH AA1 R T", None),
    ("barn", "B AA1 R N", "born", "B AO1 R N", None),
    ("huddle", "HH AH1 D AH0 L", "hurdle", "HH ER1 D AH0 L", None),
    ("ship", "SH IH1 P", "sheep", "SH IY1 P", None),
]
READABLE = {"cat": "K AE1 T", "ship": "SH IH1 P", "frog": "F R AA1 G", "milk": "M IH1 L K",
            "quiz": "K W IH1 Z", "train": "T R EY1 N", "night": "N AY1 T", "coat": "K OW1 T",
            "hook": "HH UH1 K", "moon": "M UW1 N", "farm": "F AA1 R M", "torch": "T AO1 R CH",
            "turn": "T ER1 N", "town": "T AW1 N", "coin": "K OY1 N", "beard": "B IH1 R D",
            "chair": "CH EH1 R", "ladder": "L AE1 D ER0", "think": "TH IH1 NG K",
            "crisp": "K R IH1 S P", "duck": "D AH1 K", "yes": "Y EH1 S", "fox": "F AA1 K S"}
# what comes later: split and other spellings, silent and soft letters, words known by sight
UNREADABLE = {"said": "S EH1 D", "one": "W AH1 N", "two": "T UW1", "was": "W AH1 Z",
              "who": "HH UW1", "bread": "B R EH1 D", "head": "HH EH1 D", "door": "D AO1 R",
              "yacht": "Y AA1 T", "choir": "K W AY1 ER0", "shoe": "SH UW1", "cake": "K EY1 K",
              "ice": "AY1 S", "page": "P EY1 JH", "gnome": "N OW1 M", "key": "K IY1",
              "wrap": "R AE1 P", "wasp": "W AA1 S P", "happy": "HH AE1 P IY0",
              "snow": "S N OW1", "bird": "B ER1 D", "play": "P L EY1", "ball": "B AO1 L",
              "leaf": "L IY1 F", "gown": "JH AW1 N", "satin": "S AE1 T AH0 N",
              "fern": "F ER1 N", "perch": "P ER1 CH", "grass": "G R AA1 S"}


def sounds_faults():
    for first, said, second, said_too, accent in ALIKE:
        found = [alike[2] for alike in
                 sounds.alike([first, second], {first: [said], second: [said_too]})]
        if bool(found) != bool(accent):
            yield f"{first}, {second}: {found}"
        elif accent and sounds.key(first, said, accent) != sounds.key(second, said_too, accent):
            yield f"{first}, {second}: not in the accent {accent}"


def phonics_faults():
    yield from (f"{word} is readable" for word, said in READABLE.items()
                if not phonics.decodable(word, said))
    yield from (f"{word} is not readable" for word, said in UNREADABLE.items()
                if phonics.decodable(word, said))


def distance(first, second):
    """Edits between two words, by the table of Wagner and Fischer."""
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(second, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (letter != other))
    return row[-1]


def random_words(dice, count):
    """Short words of few letters, so that many are near each other."""
    return sorted({"".join(dice.choices("abcd", k=dice.randint(3, 5))) for _ in range(count)})


def near_faults():
    words = random_words(random.Random(SEED), 200)
    found = apart.near(words)
    for pair in itertools.combinations(words, 2):
        if (distance(*pair) < 2) != (pair in found or pair[::-1] in found):
            yield f"{pair}: {distance(*pair)} edits"


def prefix_faults():
    words = random_words(random.Random(SEED), 200)
    found = apart.prefixes(words)
    for first, second in itertools.permutations(words, 2):
        if second.startswith(first) != ((first, second) in found):
            yield f"{first}, {second}"


def with_borders(strings, look):
    """Looks with other border strings than those of the project."""
    usual = screen.barred
    classes = {"border": {screen.fnv(text) for text in strings},
               "core": {screen.digest(text[:screen.CORE]) for text in strings}}
    screen.barred = lambda: classes
    screen.is_core.cache_clear()
    try:
        return look()
    finally:
        screen.barred = usual
        screen.is_core.cache_clear()


def shows_across(text, borders, string):
    """Whether a string stands in a text over one of its borders."""
    places = [at for at in range(len(text)) if text.startswith(string, at)]
    return any(at < border < at + len(string) for at in places for border in borders)


def border_faults():
    """Two and three words written together, all of them, for each of many strings."""
    dice = random.Random(SEED)
    words = random_words(dice, 14)
    for _ in range(60):
        string = "".join(dice.choices("abcd", k=dice.randint(3, 7)))
        expected = any(shows_across("".join(chosen), itertools.accumulate(map(len, chosen[:-1])),
                                    string)
                       for count in (2, 3) for chosen in itertools.product(words, repeat=count))
        found = with_borders([string], lambda: screen.rude_borders(words))
        if bool(found) != expected:
            yield f"{string}: {'not ' if expected else ''}shown, found {found}"


def main():
    report = Report()
    report.case("words that sound alike are seen in their accent", sounds_faults())
    report.case("words are readable by their letters or not", phonics_faults())
    report.case("words one edit apart are those of a table of edits", near_faults())
    report.case("words that begin others are seen", prefix_faults())
    report.case("strings across borders are those of all words written together",
                border_faults())
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
