# SPDX-License-Identifier: MIT
"""Choose the words from which passphrases are drawn: three lists, by age.

Fit and plain words are looked for first; of these each list takes as many as can stand
beside each other. In every list no word begins another, so that words written together
come apart in one way only, none sounds like another, and no border between two or three
words shows anything rude. Juniors' words are also at least two edits apart; those of
infants are too short for that (cat, cot) and are read, not heard.
"""
from . import apart, phonics, screen, sounds, topics
from .sources import Sources

SHORTEST, LONGEST = 3, 8
LARGEST_SIZE = 50
# Words that everybody tries first.
PASSWORDS_BARRED = 200
# Of the 51 million words of the subtitles.
LEAST_SPOKEN = 15
INFANT_LONGEST, INFANT_SPOKEN = 5, 50
# Nine tosses of a coin.
INFANT_WANTED = 2 ** 9
# Words that children meet so often that they read them before they can decode them: the
# first of words.txt. Only those of infant-words.txt for things that can be pictured are taken.
HIGH_FREQUENCY = 1000
JUNIOR_LONGEST, JUNIOR_SPOKEN = 7, 3
# Four dice.
JUNIOR_WANTED = 6 ** 4
# Endings of words that are abstract, technical or hard to picture.
DULL_ENDINGS = ("ly", "ness", "tion", "tions", "sion", "sions", "ism", "isms", "ity",
                "ities", "ment", "ments", "ance", "ence", "ible", "able", "ably", "ibly",
                "ised", "ized", "ises", "izes", "ising", "izing", "ise", "ize", "ist",
                "ists", "ency", "ancy", "ious", "eous", "ative", "ology", "ical",
                "wise", "ward", "wards", "less", "hood", "ship")
DULL_STEM = 4


def bases(word):
    """The words of which this one may be an inflected form."""
    for ending, instead in (("s", ""), ("es", ""), ("ies", "y"), ("ves", "f"), ("ves", "fe"),
                            ("ed", ""), ("ed", "e"), ("ied", "y"), ("ing", ""), ("ing", "e"),
                            ("er", ""), ("er", "e"), ("ier", "y"), ("ers", ""), ("ers", "e"),
                            ("est", ""), ("est", "e"), ("iest", "y"), ("en", "e")):
        if word.endswith(ending):
            base = word[:-len(ending)] + instead
            yield base
            if len(base) > 2 and base[-1] == base[-2]:
                yield base[:-1]


def inflected(word, known):
    """Plurals and verb forms; words such as `river` or `ring` have no base."""
    strict = word.endswith(("s", "ed", "ing", "est"))
    return strict and any(len(base) > 1 and base in known for base in bases(word))


def dull(word):
    """Whether a dull ending follows a stem; `fence` and `table` have none."""
    return any(word.endswith(end) and len(word) - len(end) >= DULL_STEM
               for end in DULL_ENDINGS)


def plain(word, known):
    """Whether a word of words.txt is common and no form of another."""
    return (word.size <= LARGEST_SIZE and not dull(word.text) and not inflected(word.text, known))


class Chooser:
    """What all lists ask of a word: who bears it, how it sounds, how common it is."""

    def __init__(self, data, words, names, passwords):
        self.words = words
        self.known = {word.text for word in words}
        self.british = {word.text for word in words if word.british and word.plain}
        self.counts = data.spoken_counts()
        self.dictionary = data.sounds()
        self.own_sounds = Sources.own_sounds()
        self.barred = {*names} - {*Sources.own("not-names.txt")}
        self.barred |= {*passwords[:PASSWORDS_BARRED], *Sources.own("two-ways.txt")}
        self.left_out = set(Sources.own("not-suggested.txt"))
        self.frequent = {word.text for word in words[:HIGH_FREQUENCY]}
        self.young = set(Sources.own("infant-words.txt"))
        self.nouns, meanings = data.nouns()
        self.things = topics.below(meanings, [self.nouns["physical_entity"][0]])

    def rank(self, word):
        """Sorts the commonest first."""
        return (-self.counts[word], word)

    def sounds(self, word):
        return sounds.of(word, self.dictionary, self.own_sounds)

    def fit(self, word):
        return (SHORTEST <= len(word) <= LONGEST and word in self.british
                and word not in self.barred and not screen.unfit(word)
                and bool(self.sounds(word)))

    def alike(self, words):
        said = {word: self.sounds(word) for word in words}
        return {pair[:2] for pair in sounds.alike(words, said)}

    def without_rude_borders(self, words):
        """Words without those that end, or those that begin, a border string, whichever
        are fewer."""
        words = set(words)
        for end, head in screen.rude_borders(words):
            before = {word for word in words if word.endswith(end)}
            after = {word for word in words
                     if word.startswith(head) or head.startswith(word)}
            words -= min(before, after, key=lambda side: (len(side), sorted(side)))
        return words

    def general(self):
        """Common words that teenagers and adults know, and some rarer ones that are easy
        to picture (`general-words.txt`)."""
        rare = set(Sources.own("general-words.txt"))
        pool = {word.text for word in self.words
                if word.text in rare or (self.counts[word.text] >= LEAST_SPOKEN
                                         and plain(word, self.known))}
        pool = {word for word in pool - self.left_out if self.fit(word)}
        pool = self.without_rude_borders(pool)
        pool = apart.without_alike(pool, self.alike(pool), self.rank)
        return sorted(apart.prefix_free(pool, self.rank))

    def children(self, file, longest, spoken):
        """Words of a hand-kept list that keep two edits apart, as many as can be."""
        pool = {word for word in Sources.own(file)
                if len(word) <= longest and self.counts[word] >= spoken and self.fit(word)}
        return self.without_rude_borders(pool)

    def apart(self, pool):
        pairs = apart.near(pool) | apart.prefixes(pool) | self.alike(pool)
        return sorted(apart.independent(pool, pairs, self.rank))

    def junior(self):
        """As many words as four dice have throws; the longest and rarest are let go."""
        words = self.apart(self.children("junior-words.txt", JUNIOR_LONGEST, JUNIOR_SPOKEN))
        easiest = sorted(words, key=lambda word: (len(word) == JUNIOR_LONGEST, self.rank(word)))
        return sorted(easiest[:JUNIOR_WANTED])

    def picturable(self, word):
        """Whether the first meaning of a noun is a thing that one could draw."""
        return word in self.nouns and self.nouns[word][0] in self.things

    def readable(self, word):
        """Whether a child of five reads a word."""
        if any(phonics.decodable(word, said) for said in self.sounds(word)):
            return True
        return word in self.frequent & self.young and self.picturable(word)

    def infant(self):
        """Readable words of both lists for children. Of what can stand beside each other
        the easiest to picture, then the commonest are kept."""
        pool = {word for file in ("infant-words.txt", "junior-words.txt")
                for word in self.children(file, INFANT_LONGEST, INFANT_SPOKEN)
                if self.readable(word)}
        pool = self.without_rude_borders(pool)
        pairs = apart.prefixes(pool) | self.alike(pool)
        words = apart.independent(pool, pairs, self.rank)
        easiest = sorted(words, key=lambda word: (not self.picturable(word), self.rank(word)))
        return sorted(easiest[:INFANT_WANTED])


def choose(data, words, names, passwords):
    """The three lists, and how each of their words is said, by file name."""
    chooser = Chooser(data, words, names, passwords)
    lists = {"infant.txt": chooser.infant(), "junior.txt": chooser.junior(),
             "general.txt": chooser.general()}
    said = [f"{word}: {sound}" for word in sorted({*sum(lists.values(), [])})
            for sound in dict.fromkeys(chooser.sounds(word))]
    return {**lists, "sounds.txt": said}
