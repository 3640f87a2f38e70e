# SPDX-License-Identifier: MIT
"""How words sound, and which words sound alike in some accent heard in UK schools.

Sounds are those of the CMU Pronouncing Dictionary: American, with every r said, so that
accents that keep the r are had for nothing and the others follow by rule. An accent is
a set of rules that let sounds fall together; two words are alike if any accent makes
them equal. The rules merge more than any one speaker does: a needless conflict costs
one word, an overlooked one a wrong password.
"""
import re

# What falls together nearly everywhere: unstressed vowels; wh with w; a last ts with s.
COMMON = [
    (r"\bER0", "AH R"),
    (r"\b(?:AH|IH|EH|AE|AA|AO|UH)0", "AH"),
    (r"\d", ""),
    (r"\bHH W\b", "W"),
    (r"\bT S$", "S"),  # prince, prints
]
# The r is said before a vowel only; so farther is father, and court caught.
SILENT_R = [
    (r"\b(?:UH|UW) R\b", "AO R"),  # poor, pour
    (r"\b(AY|AW|OY) R\b", r"\1 AH R"),  # tyre, tier
    (r"\b(?:IH|IY) R\b(?= [^AEIOU]|$)", "IA"),
    (r"\bEH R\b(?= [^AEIOU]|$)", "EA"),
    (r" R(?= [^AEIOU]|$)", ""),
]
MERGED_OPEN = [(r"\bAO\b(?! R)", "AA")]  # caught, cot
YOD = [(r"(?<=[TDNSLZ]) Y UW\b", " UW"), (r"\bT UW\b", "CH UW"), (r"\bD UW\b", "JH UW")]
FRONTED = [(r"\bTH\b", "F"), (r"\bDH\b", "V")]  # three, free
DROPPED_H = [(r"\bHH ?", "")]  # hair, air
NORTHERN = [(r"\bUH\b", "AH")]  # look, luck
SCOTS = [(r"\bUW\b", "UH")]  # pool, pull
NEAR_SQUARE = [(r"\b(?:IH|IY) R\b", "EH R")]  # beer, bear
LONG_BATH = [(r"\bAE(?= (?:S|F|TH|N S|N T|N D|N CH|M P)\b)", "AA")]  # pass, parse

ACCENTS = {
    "standard": SILENT_R,
    "standard, merged yod": SILENT_R + YOD,
    "London": SILENT_R + FRONTED + DROPPED_H + YOD,
    "long bath": LONG_BATH + SILENT_R,
    "northern": SILENT_R + NORTHERN + DROPPED_H,
    "Scots": MERGED_OPEN + SCOTS,
    "Irish": MERGED_OPEN + YOD,
    "near-square": NEAR_SQUARE + SILENT_R,
    "American": MERGED_OPEN + YOD + NEAR_SQUARE,
}


def british(word, sound):
    """The American o of hot and the a of father are one sound; here they part by
    spelling, and the o of cloth goes with hot."""
    vowels = re.search(r"[aeiou].*", word)
    spelt_o = "o" in word and not re.search(r"au|aw|al|ou|oa|or", word)
    if spelt_o or (vowels and re.search(r"(?:w|qu)a", word)):
        return re.sub(r"\b(?:AA|AO)(?=\d)(?!\d R\b)", "OH", sound)
    return sound


def key(word, sound, accent):
    """What a word becomes in an accent; equal keys sound alike."""
    rules = ACCENTS[accent]
    if MERGED_OPEN[0] not in rules:
        sound = british(word, sound)
    for pattern, instead in COMMON + rules:
        sound = re.sub(pattern, instead, sound)
    return sound.strip()


def alike(words, sounds):
    """Pairs of words, as (word, word, accent), that sound alike; sounds gives the
    pronunciations of each word."""
    found = {}
    for accent in ACCENTS:
        groups = {}
        for word in sorted(words):
            for sound in sounds[word]:
                groups.setdefault(key(word, sound, accent), set()).add(word)
        for group in groups.values():
            for first in group:
                for second in group:
                    if first < second:
                        found.setdefault((first, second), accent)
    return [(*pair, accent) for pair, accent in sorted(found.items())]


def joined(word, known):
    """The sounds of a word as those of its two parts: bed-post."""
    for cut in range(3, len(word) - 2):
        first, second = word[:cut], word[cut:]
        if first in known and second in known:
            return [f"{known[first][0]} {known[second][0]}"]
    return []


def of(word, known, own):
    """All pronunciations: written by hand, else the dictionary's, else its parts'."""
    return own.get(word) or known.get(word) or joined(word, known)
