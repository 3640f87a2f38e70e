# SPDX-License-Identifier: MIT
"""Choose as many words as possible that keep apart from each other.

Two words clash if one begins the other, if they sound alike, or, for children, if they
are fewer than two edits apart. Must not know which words are fit.
"""
import collections
import random

# Of the search for a large set: how long, how often a loss is risked, how much is lost.
ROUNDS = 30000
SHAKEN = 0.02
SLACK = 3


def prefix_free(words, rank):
    """The largest set of words none of which begins another. Words that begin each other
    form trees, so each word stands against the best of all that it begins; rank
    decides where both are as many."""
    known = set(words)
    longer = collections.defaultdict(list)
    for word in sorted(words):
        start = next((word[:end] for end in range(len(word) - 1, 0, -1)
                      if word[:end] in known), "")
        longer[start].append(word)

    def best(word):
        below = [kept for child in longer[word] for kept in best(child)]
        if len(below) > 1 or (below and rank(below[0]) < rank(word)):
            return below
        return [word]

    return {kept for root in longer[""] for kept in best(root)}


def without_alike(words, pairs, rank):
    """Words without the rarer of each pair, the commonest decided first."""
    against = collections.defaultdict(set)
    for first, second in pairs:
        against[first].add(second)
        against[second].add(first)
    kept = set()
    for word in sorted(words, key=rank):
        if not against[word] & kept:
            kept.add(word)
    return kept


def near(words):
    """Pairs of words that are less than two edits apart: one letter more, or another."""
    known = set(words)
    alike = collections.defaultdict(list)
    pairs = set()
    for word in sorted(words):
        for i in range(len(word)):
            alike[word[:i] + "?" + word[i + 1:]].append(word)
            if word[:i] + word[i + 1:] in known:
                pairs.add((word[:i] + word[i + 1:], word))
    for group in alike.values():
        pairs |= {(a, b) for a in group for b in group if a < b}
    return pairs


def prefixes(words):
    """Pairs of words of which one begins the other."""
    known = set(words)
    return {(word[:end], word) for word in words for end in range(1, len(word))
            if word[:end] in known}


class Chosen:
    """A set of words without clashes that grows by exchanges."""

    def __init__(self, words, pairs, rank):
        self.order = sorted(words, key=rank)
        self.against = {word: set() for word in words}
        for first, second in pairs:
            self.against[first].add(second)
            self.against[second].add(first)
        self.words = set()
        # of each word, how many chosen ones it clashes with
        self.clashes = dict.fromkeys(words, 0)

    def add(self, word):
        """Takes a word in and those that it clashes with out."""
        for other in self.against[word] & self.words:
            self.words.remove(other)
            for third in self.against[other]:
                self.clashes[third] -= 1
        self.words.add(word)
        for other in self.against[word]:
            self.clashes[other] += 1

    def fill(self):
        """Takes in all that clashes with nothing, what clashes least with others first."""
        free = [word for word in self.order
                if word not in self.words and self.clashes[word] == 0]
        for word in sorted(free, key=lambda word: len(self.against[word])):
            if word not in self.words and self.clashes[word] == 0:
                self.add(word)


def independent(words, pairs, rank):
    """A large set of words without a pair. Again and again a word takes the place of the
    only one that it clashes with, now and then of two, and what then has room is taken
    in; the largest set met is kept. The chance in it is the same in each run."""
    dice = random.Random(0)
    chosen = Chosen(words, pairs, rank)
    chosen.fill()
    best = set(chosen.words)
    for _ in range(ROUNDS):
        most = 2 if dice.random() < SHAKEN else 1
        near_by = [word for word in chosen.order
                   if word not in chosen.words and chosen.clashes[word] <= most]
        if not near_by:
            break
        chosen.add(dice.choice(near_by))
        chosen.fill()
        if len(chosen.words) > len(best):
            best = set(chosen.words)
        elif len(chosen.words) < len(best) - SLACK:
            for word in sorted(best - chosen.words):
                chosen.add(word)
    return best
