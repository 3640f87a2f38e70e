# SPDX-License-Identifier: MIT
"""Choose the words from which three-word suggestions are drawn.

Common plain words, none a prefix of another, so that words glued together come
apart in one way only. Unfit words are known by hash: screen.sha256 holds, line
by line, a class and the first 12 hex digits of the SHA-256 of a string:
  word   the word itself is unfit
  start  every word that begins so is unfit
  inside every word that holds the string is unfit
"""
import functools
import hashlib

from .sources import HERE, Sources

WANTED = 4096
SHORTEST, LONGEST = 3, 8
LARGEST_SIZE = 40
# Words that everybody tries first.
PASSWORDS_BARRED = 200
NAMES_BARRED = 1000
# Endings of words that are abstract, technical or hard to picture.
DULL_ENDINGS = ("ly", "ness", "tion", "tions", "sion", "sions", "ism", "isms", "ity",
                "ities", "ment", "ments", "ance", "ence", "ible", "able", "ably", "ibly",
                "ised", "ized", "ises", "izes", "ising", "izing", "ise", "ize", "ist",
                "ists", "ency", "ancy", "ious", "eous", "ative", "ology", "ical",
                "wise", "ward", "wards", "less", "hood", "ship")
DULL_STEM = 4
DIGEST_LENGTH = 12
SHORTEST_START = 3


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


@functools.lru_cache
def screen():
    classes = {"word": set(), "start": set(), "inside": set()}
    for line in (HERE / "screen.sha256").read_text().splitlines():
        if not line.startswith("#"):
            kind, value = line.split()
            classes[kind].add(value)
    return classes


def unfit(word):
    """Whether the screening list names the word, a start of it or a part."""
    classes = screen()
    if digest(word) in classes["word"]:
        return True
    starts = (word[:end] for end in range(SHORTEST_START, len(word) + 1))
    if any(digest(start) in classes["start"] for start in starts):
        return True
    parts = (word[i:j] for i in range(len(word)) for j in range(i + 3, len(word) + 1))
    return any(digest(part) in classes["inside"] for part in parts)


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


def candidates(words, names, places):
    """The fit words, commonest first, the short and prefix-like ones last."""
    known = {word.text for word in words}
    proper = {*names[:NAMES_BARRED], *places}
    function = set(Sources.own("not-suggested.txt"))
    for word in words:
        text = word.text
        if (SHORTEST <= len(text) <= LONGEST and word.plain and word.british
                and word.size <= LARGEST_SIZE and text not in proper
                and text not in function and not dull(text)
                and not inflected(text, known) and not unfit(text)):
            yield text


def familiar(pool, passwords):
    """The pool, best known words first. Encyclopaedias favour learned words,
    passwords everyday ones, so the two ranks are taken together."""
    used = {text: rank for rank, text in enumerate(passwords, 1)}
    seen = {text: rank for rank, text in enumerate(pool, 1)}
    absent = 2 * len(used)
    return sorted(pool, key=lambda text: (seen[text] * used.get(text, absent) ** 2, text))


def choose(passwords, words, names, places):
    """Take candidates by rank, unless one would rule out many better ones."""
    barred = set(passwords[:PASSWORDS_BARRED])
    fit = [text for text in candidates(words, names, places) if text not in barred]
    pool = familiar(fit, passwords)
    rank = {text: i for i, text in enumerate(pool)}
    longer = {text: [] for text in pool}
    for text in pool:
        for end in range(SHORTEST, len(text)):
            if text[:end] in longer:
                longer[text[:end]].append(rank[text])
    chosen, used_starts = set(), set()
    for text in pool:
        likely = sum(other < 2 * WANTED for other in longer[text])
        clash = text in used_starts or any(text[:end] in chosen
                                           for end in range(SHORTEST, len(text)))
        if clash or likely > 2:
            continue
        chosen.add(text)
        used_starts.update(text[:end] for end in range(SHORTEST, len(text)))
        if len(chosen) == WANTED:
            break
    if len(chosen) < WANTED:
        raise SystemExit(f"passphrase.txt: only {len(chosen)} words left")
    return sorted(chosen, key=rank.get)
