# SPDX-License-Identifier: MIT
"""Which words and which borders between words are unfit for passphrases.

Unfit strings are known by hash. screen.sha256 and topics.sha256 hold, line by line, a
class and the first 12 hex digits of the SHA-256 of a string:
  word    the word itself is unfit
  start   every word that begins so is unfit
  inside  every word that holds the string is unfit
  core    the first three letters of a border string, so that few others are hashed
offensive.fnv holds the border strings, which no two or three words written together may
show across a border; the library looks for them, too, in what it draws. Must not know
where the words come from.

`printf %s STRING | python3 -m wordlists.screen`, in tools/, prints the lines that make a
border string of one.
"""
import functools
import hashlib
import sys

from .sources import HERE, Sources

BORDERS = "offensive.fnv"
FILES = ("screen.sha256", "topics.sha256")
DIGEST_LENGTH = 12
SHORTEST_START = 3
# Border strings have three to seven letters: longer ones hold a shorter one.
BORDER = range(3, 8)
CORE = 3


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def fnv(text):
    """FNV-1a in 32 bits, as libpwpolicy/data/fnv.h has it."""
    value = 0x811c9dc5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xffffffff
    return f"{value:08x}"


@functools.lru_cache
def barred():
    classes = {name: set() for name in ("word", "start", "inside", "core")}
    classes["border"] = set(Sources.own(BORDERS))
    for file in FILES:
        for line in (HERE / file).read_text().splitlines():
            if not line.startswith("#"):
                kind, value = line.split()
                classes[kind].add(value)
    return classes


@functools.lru_cache(None)
def is_core(text):
    return digest(text) in barred()["core"]


@functools.lru_cache
def fit():
    return set(Sources.own("fit.txt"))


def unfit(word):
    """Whether the screening lists name the word, a start of it or a part."""
    if word in fit():
        return False
    classes = barred()
    if digest(word) in classes["word"]:
        return True
    starts = (word[:end] for end in range(SHORTEST_START, len(word) + 1))
    if any(digest(start) in classes["start"] for start in starts):
        return True
    parts = (word[i:j] for i in range(len(word)) for j in range(i + 3, len(word) + 1))
    return any(digest(part) in classes["inside"] for part in parts)


def ends(words):
    """Every end of a word that is shorter than a border string."""
    return {word[-size:] for word in words for size in range(1, BORDER[-1])
            if size <= len(word)}


def starts(words):
    """Every start of a word, the same."""
    return {word[:size] for word in words for size in range(1, BORDER[-1])
            if size <= len(word)}


def shown(left, right):
    """Whether an end and a start make a border string together."""
    text = left + right
    return (len(text) in BORDER and is_core(text[:CORE])
            and fnv(text) in barred()["border"])


def rude_borders(words):
    """Each (end, start) that shows a border string when words are written together; a
    start may be a whole word and the first letters of the next one."""
    single = starts(words)
    heads = single | {word + head for word in words if len(word) < BORDER[-1] - 1
                      for head in single if len(word) + len(head) < BORDER[-1]}
    by_length = {}
    by_opening = {}
    for head in heads:
        by_length.setdefault(len(head), []).append(head)
        for size in (1, 2):
            by_opening.setdefault(head[:size], []).append(head)
    found = []
    for end in ends(words):
        if len(end) >= CORE:
            near = [head for size in range(1, BORDER[-1] - len(end) + 1)
                    for head in by_length.get(size, [])] if is_core(end[:CORE]) else []
        else:
            near = [head for opening in by_opening if len(opening) == CORE - len(end)
                    and is_core(end + opening) for head in by_opening[opening]]
        found += [(end, head) for head in near if shown(end, head)]
    return sorted(set(found))


if __name__ == "__main__":
    string = sys.stdin.read()
    print(f"{BORDERS}: {fnv(string)}\n{FILES[0]}: core {digest(string[:CORE])}")
