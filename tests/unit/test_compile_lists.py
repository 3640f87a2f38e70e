#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The compilers of sentences, short names and offensive hashes: what a small list becomes, and what
is said of a faulty one. The hashes are computed here again (FNV-1a).

    test_compile_lists.py COMPILE_SENTENCES COMPILE_SHORT_NAMES COMPILE_OFFENSIVE
"""
import pathlib
import re
import subprocess
import sys
import tempfile

SENTENCES, SHORT_NAMES, OFFENSIVE = sys.argv[1:4]
RUN = 5  # words that are looked up together


def compiled(folder, tool, text):
    """Exit status, message and output of a compiler."""
    source, out = folder / "list.txt", folder / "out.c"
    source.write_text(text)
    out.unlink(missing_ok=True)
    done = subprocess.run([tool, out, source], capture_output=True, text=True, check=False)
    return done.returncode, done.stderr, out.read_text() if out.exists() else ""


def refused(folder, tool, text, why):
    """Whether a compiler stops with the reason."""
    status, message, _ = compiled(folder, tool, text)
    return status == 1 and why in message


def array(source, name):
    found = re.search(rf"\b{name}\[[^\]]*\] = \{{(.*?)\}};", source, re.S)
    return [int(n, 0) for n in re.findall(r"0x[0-9a-f]+|\d+", found[1])]


def number(source, name):
    return int(re.search(rf"\b{name} = (\d+);", source)[1])


def fnv(words):
    value = 0x811C9DC5
    for byte in b"".join(word.encode() + b"\0" for word in words):
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def runs(*lines):
    words = [line.split() for line in lines]
    return sorted({fnv(w[i:i + RUN]) for w in words for i in range(len(w) - RUN + 1)})


def sentences(folder):
    long, twice, short = "to be or not to be", "or not to be that", "god save"
    status, _, out = compiled(folder, SENTENCES, f"# a comment\n\n{long}\n{twice}\n{twice}\n{short}\n")
    return (status == 0 and array(out, "sentence_runs") == runs(long, twice)
            and array(out, "sentence_wholes") == [fnv(short.split())]
            and number(out, "sentence_runs_size") == 3 and number(out, "sentence_wholes_size") == 1)


def as_long_as_allowed(folder):
    words = " ".join("a" for _ in range(64))
    return (compiled(folder, SENTENCES, f"{words}\nb\n")[0] == 0
            and refused(folder, SENTENCES, f"{words} a\nb\n", "too many words"))


def short_names(folder):
    status, _, out = compiled(folder, SHORT_NAMES, "ann anne:annie\nbob:\n")
    text = bytes(array(out, "short_names_text")).decode()
    entries = array(out, "short_names_entries")
    rows = [entries[i:i + 5] for i in range(0, len(entries), 5)]
    names = [text[start:start + length] for _, start, length, _, _ in rows]
    letters = [sum(1 << (ord(c) - ord("a")) for c in set(name)) for name in names]
    buckets = array(out, "short_names_buckets")
    chained = sorted(n for n in [*buckets, *(row[4] for row in rows)] if n)
    return (status == 0 and names == ["ann", "anne", "annie", "bob"]
            and [row[0] for row in rows] == letters and [row[3] for row in rows] == [0, 0, 0, 1]
            and array(out, "short_names_groups") == [0, 2, 3, 3, 1, 1] and chained == [1, 2, 3, 4])


def offensive(folder):
    status, _, out = compiled(folder, OFFENSIVE, "# a comment\n00000001\n0000000f\nfffffffe\n")
    return (status == 0 and array(out, "offensive_hashes") == [1, 15, 0xFFFFFFFE]
            and number(out, "offensive_hashes_size") == 3)


def most_hashes(folder):
    lines = [f"{i:08x}\n" for i in range(4097)]
    return (compiled(folder, OFFENSIVE, "".join(lines[:4096]))[0] == 0
            and refused(folder, OFFENSIVE, "".join(lines), "one hash too many"))


def usage(tool):
    done = subprocess.run([tool], capture_output=True, text=True, check=False)
    return done.returncode == 1 and "usage: " in done.stderr


def unwritten(folder, out):
    source = folder / "list.txt"
    source.write_text("00000001\n")
    done = subprocess.run([OFFENSIVE, out, source], capture_output=True, text=True, check=False)
    return done.returncode == 1 and f"{out}: cannot be written" in done.stderr


FAULTS = [
    ("a capital in a sentence is refused", SENTENCES, "To be\n", "is not lower-case"),
    ("two spaces in a sentence are refused", SENTENCES, "to  be\n", "is not lower-case"),
    ("a space in front is refused", SENTENCES, " to be\n", "is not lower-case"),
    ("a space at the end is refused", SENTENCES, "to be \n", "is not lower-case"),
    ("a list without short sentences is refused", SENTENCES, "a b c d e\n", "the list is empty"),
    ("a list without long sentences is refused", SENTENCES, "a b\n", "the list is empty"),
    ("a last line without end is refused", SENTENCES, "a b c d e\na", "no newline"),
    ("a group without a colon is refused", SHORT_NAMES, "ann annie\n", "not one colon"),
    ("a group with two colons is refused", SHORT_NAMES, "ann:annie:nan\n", "not one colon"),
    ("a name with a digit is refused", SHORT_NAMES, "ann:ann1e\n", "not a letter"),
    ("a name with a capital is refused", SHORT_NAMES, "Ann:annie\n", "not a letter"),
    ("a name with a brace is refused", SHORT_NAMES, "ann:{\n", "not a letter"),
    ("an empty name is refused", SHORT_NAMES, "ann  anne:annie\n", "a name is empty"),
    ("a hash of seven digits is refused", OFFENSIVE, "0000001\n", "is not eight"),
    ("a hash of nine digits is refused", OFFENSIVE, "000000001\n", "is not eight"),
    ("a hash in capitals is refused", OFFENSIVE, "0000000F\n", "is not eight"),
    ("a hash twice is refused", OFFENSIVE, "00000001\n00000001\n", "is not greater"),
    ("hashes out of order are refused", OFFENSIVE, "00000002\n00000001\n", "is not greater"),
    ("no hash is refused", OFFENSIVE, "# none\n", "the list is empty"),
]


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cases = [
            ("sentences become the hashes of their runs, each once and in order", sentences(folder)),
            ("a sentence has 64 words at most", as_long_as_allowed(folder)),
            ("short names become groups and chains", short_names(folder)),
            ("hashes become a table", offensive(folder)),
            ("a table has 4096 hashes at most", most_hashes(folder)),
            ("a folder that is not there is told", unwritten(folder, folder / "none" / "out.c")),
            ("a full disk is told", unwritten(folder, "/dev/full")),
            *[(f"no arguments are told by {pathlib.Path(tool).name}", usage(tool))
              for tool in (SENTENCES, SHORT_NAMES, OFFENSIVE)],
            *[(case, refused(folder, tool, text, why)) for case, tool, text, why in FAULTS],
        ]
    print(f"1..{len(cases)}")
    for index, (case, good) in enumerate(cases, 1):
        print("ok" if good else "not ok", index, "-", case)
    return 0 if all(good for _, good in cases) else 1


if __name__ == "__main__":
    sys.exit(main())
