# SPDX-License-Identifier: MIT
"""Whether a child of five can read a word by its letters.

A word is decodable if it can be cut into the spellings of GRAPHEMES, each said as it is
taught in phases 2 and 3 of phonics in England (Letters and Sounds, 2007: the first year of
school), and so gives one of its pronunciations. Phase 4 adds no spelling, only consonants
next to each other: frog, milk, crisp. Sounds are in the alphabet of sounds.py.
"""

# spelling: its sounds. "^" at the start of a word only, "$" at the end only.
GRAPHEMES = {
    # phase 2
    "s": "S|Z", "a": "AE1", "t": "T", "p": "P", "i": "IH1", "n": "N", "m": "M", "d": "D",
    "g": "G", "o": "AA1|AO1", "c": "K", "k": "K", "ck": "K", "e": "EH1", "u": "AH1", "r": "R",
    "h": "HH", "b": "B", "f": "F", "ff": "F", "l": "L", "ll": "L", "ss": "S",
    # phase 3
    "j": "JH", "v": "V", "w": "W", "x": "K S", "y^": "Y", "z": "Z", "zz": "Z", "qu": "K W",
    "ch": "CH", "sh": "SH", "th": "TH|DH", "ng": "NG", "nk": "NG K",
    "ai": "EY1", "ee": "IY1", "igh": "AY1", "oa": "OW1", "oo": "UW1|UH1", "ar": "AA1 R",
    "or": "AO1 R", "ur": "ER1", "ow": "AW1", "oi": "OY1", "ear": "IH1 R|IY1 R",
    "air": "EH1 R", "ure$": "UH1 R", "er": "ER0",
    # doubled in words of two syllables, as in the word banks of phase 3: hammer, dinner
    "bb": "B", "dd": "D", "gg": "G", "mm": "M", "nn": "N", "pp": "P", "rr": "R", "tt": "T",
}


def pieces(word, at):
    """Each (next place, sounds) that may come at a place of a word."""
    for spelling, sounds in GRAPHEMES.items():
        plain = spelling.rstrip("^$")
        end = at + len(plain)
        if (word.startswith(plain, at) and not ("^" in spelling and at > 0)
                and not ("$" in spelling and end < len(word))):
            yield from ((end, said) for said in sounds.split("|"))


def decodable(word, sound, at=0):
    """Whether the letters from a place on give the sounds."""
    if at == len(word):
        return sound == ""
    return any(decodable(word, sound[len(said):].lstrip(), end)
               for end, said in pieces(word, at)
               if sound == said or sound.startswith(said + " "))
