# SPDX-License-Identifier: MIT
"""Whether a child of five to seven can read a word by its letters.

A word is regular if it can be cut into the spellings of GRAPHEMES, each said as taught
in England in the first two years of school (National curriculum, English, appendix 1),
and so gives one of its pronunciations. Sounds are in the alphabet of sounds.py.
"""

# spelling: its regular sounds. "^" at the start of a word only, "$" at the end only,
# "_e": around the last consonant of the word.
GRAPHEMES = {
    "b": "B", "bb": "B", "c": "K", "cc": "K", "ck": "K", "d": "D", "dd": "D", "f": "F",
    "ff": "F", "g": "G", "gg": "G", "h": "HH", "j": "JH", "k": "K", "l": "L", "ll": "L",
    "m": "M", "mm": "M", "n": "N", "nn": "N", "p": "P", "pp": "P", "qu": "K W", "r": "R",
    "rr": "R", "s": "S|Z", "ss": "S", "t": "T", "tt": "T", "v": "V", "ve$": "V", "w": "W",
    "x": "K S", "y^": "Y", "z": "Z", "zz": "Z", "ch": "CH", "tch": "CH", "ng": "NG",
    "nk": "NG K", "sh": "SH", "th": "TH|DH", "wh": "W|HH W", "ph": "F", "kn^": "N", "gn^": "N",
    "wr^": "R", "ce$": "S", "ge$": "JH", "dge$": "JH", "se$": "S|Z", "ze$": "Z",
    "le$": "AH0 L", "a": "AE1", "e": "EH1|AH0|IH0", "i": "IH1|IH0|AH0", "o": "AA1|AO1|AH0|AH1",
    "u": "AH1", "ai": "EY1", "ar": "AA1 R", "au": "AO1", "aw": "AO1|AA1", "ay": "EY1",
    "ea": "IY1", "ear": "IH1 R|IY1 R", "air": "EH1 R", "are$": "EH1 R", "ee": "IY1",
    "eer": "IH1 R", "er": "ER0|ER1", "ew": "UW1|Y UW1", "ie$": "AY1", "igh": "AY1",
    "ir": "ER1", "oa": "OW1", "oe$": "OW1", "oi": "OY1", "oo": "UW1|UH1", "or": "AO1 R",
    "ore$": "AO1 R", "ou": "AW1", "ow": "AW1|OW1|OW0", "oy": "OY1", "ue": "UW1|Y UW1",
    "ur": "ER1", "y$": "IY0|AY1", "ey$": "IY0|IY1", "o$": "OW0|OW1", "a$": "AH0",
    "al$": "AH0 L", "all": "AO1 L", "alk": "AO1 K", "wa": "W AA1|W AO1",
    "qua": "K W AA1|K W AO1", "war": "W AO1 R", "wor": "W ER1", "a_e": "EY1", "e_e": "IY1",
    "i_e": "AY1", "o_e": "OW1", "u_e": "UW1|Y UW1",
}
# c and g before e, i and y: ice, page, city, gem.
SOFT = {"c": "S", "g": "JH"}
SOFTENING = "eiy"
VOWELS = "aeiou"


def split_sounds(word, at):
    """What a vowel and the consonant after it may say before a last e: cake, ice."""
    middle = word[at + 1:-1]
    if at != len(word) - 3 or word[-1] != "e" or middle in VOWELS + "wxy":
        return
    for vowel in GRAPHEMES.get(f"{word[at]}_e", "").split("|"):
        for consonant in GRAPHEMES[middle].split("|") + [SOFT.get(middle)]:
            if vowel and consonant:
                yield f"{vowel} {consonant}"


def pieces(word, at):
    """Each (next place, sounds) that may come at a place of a word."""
    yield from ((len(word), said) for said in split_sounds(word, at))
    if word[at] in SOFT and word[at + 1:at + 2] in tuple(SOFTENING):
        yield at + 1, SOFT[word[at]]
    for spelling, sounds in GRAPHEMES.items():
        plain = spelling.rstrip("^$")
        end = at + len(plain)
        if (word.startswith(plain, at) and not ("^" in spelling and at > 0)
                and not ("$" in spelling and end < len(word))):
            yield from ((end, said) for said in sounds.split("|"))


def regular(word, sound, at=0):
    """Whether the letters from a place on give the sounds."""
    if at == len(word):
        return sound == ""
    return any(regular(word, sound[len(said):].lstrip(), end)
               for end, said in pieces(word, at)
               if sound == said or sound.startswith(said + " "))
