#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The compiler of the word lists: a tiny list becomes a tiny automaton, a faulty one a message.

    test_compile_words.py COMPILE_WORDS
"""
import pathlib
import re
import subprocess
import sys
import tempfile

COMPILER = sys.argv[1]
# As words_format.h draws an edge.
SYMBOL, WORD, LAST = 0x3F, 1 << 6, 1 << 7


def compile_lists(folder, lists):
    """Runs the compiler on {kind: text}; its exit status, messages and output."""
    out = folder / "out.c"
    out.unlink(missing_ok=True)
    arguments = [COMPILER, out]
    for kind, text in lists:
        path = folder / f"{len(arguments)}.txt"
        path.write_text(text)
        arguments += [kind, path]
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr, out.read_text() if out.exists() else ""


def array(source, name):
    found = re.search(rf"\b{name}(?:\[[^\]]*\])+ = \{{(.*?)\}};", source, re.S)
    return [int(n, 0) for n in re.findall(r"0x[0-9a-fA-F]+|\d+", re.sub(r"UINT64_C|[ulUL]+\b", "", found[1]))]


def rows(source, name, width):
    flat = array(source, name)
    return [flat[i:i + width] for i in range(0, len(flat), width)]


def spelt(edges, state=1, index=0, prefix=""):
    """All words of the automaton with their indices, by walking it from the start."""
    alphabet = "\0abcdefghijklmnopqrstuvwxyz0123456789"
    while state:
        step, target, skip = edges[state]
        text = prefix + alphabet[step & SYMBOL]
        at = index + (step >> 10 << 16 | skip)
        if step & WORD:
            yield at, text
        yield from spelt(edges, (step >> 8 & 3) << 16 | target, at + bool(step & WORD), text)
        if step & LAST:
            return
        state += 1


def words_and_ranks(folder):
    lists = [("password", "cats\nbat\n"), ("english", "the\ncat\nbats\nbat\n"),
             ("english", "the\nvats\n"), ("ending", "the\ncats\n")]
    status, _, source = compile_lists(folder, lists)
    words = sorted(spelt(rows(source, "words_edges", 3)))
    records = rows(source, "words_records", 4)
    # Rank as a password, as a word, as an ending: log2 in eighths of a bit, 255 for none; kinds.
    found = [records[number] for number in array(source, "words_record_numbers")]
    return (status == 0 and words == list(enumerate(["bat", "bats", "cat", "cats", "the", "vats"]))
            and found == [[8, 16, 255, 3], [255, 12, 255, 2], [255, 8, 255, 2],
                         [0, 255, 8, 129], [255, 0, 0, 130], [255, 8, 255, 2]]
            and len(records) == len(set(map(tuple, records))) == 5)


def packed_words(folder):
    """The letters of each list lie by length, then by the alphabet, five bits each."""
    lists = [("english", "the\n"), ("infant", "zip\nant\n"), ("general", "zebra\nant\n")]
    status, _, source = compile_lists(folder, lists)
    runs = array(source, "words_phrase_runs")
    packed = int.from_bytes(bytes(array(source, "words_phrase_letters")), "little")
    letters = "".join(chr(ord("a") + (packed >> 5 * i & 31)) for i in range(14))
    none, one = [0, 6] * 6, [1, 6, 0, 9, 1, 9, 0, 14, 0, 14, 0, 14]
    return (status == 0 and letters == "antzipantzebra"
            and runs == [2, 0, *[0, 6] * 5, *none, *one])


def full_disk(folder):
    """What is said when the output cannot be written."""
    path = folder / "list.txt"
    path.write_text("a\n")
    done = subprocess.run([COMPILER, "/dev/full", "english", path], capture_output=True, text=True,
                          check=False)
    return done.stderr if done.returncode == 1 else ""


def refused(folder, lists):
    status, message, _ = compile_lists(folder, lists)
    return status != 0 and message != ""


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cases = [
            ("tiny lists become words with indices, ranks and kinds", words_and_ranks(folder)),
            ("the same lists give the same bytes",
             compile_lists(folder, [("english", "b\na\n")]) ==
             compile_lists(folder, [("english", "b\na\n")])),
            ("words for passphrases are packed", packed_words(folder)),
            ("a word for passphrases with a digit is refused",
             refused(folder, [("junior", "b4d\n")])),
            ("a word for passphrases of two letters is refused",
             refused(folder, [("infant", "at\n")])),
            ("a word for passphrases of nine letters is refused",
             refused(folder, [("general", "alligator\n")])),
            ("an unknown kind is refused", refused(folder, [("slang", "a\n")])),
            ("a last line without end is refused", refused(folder, [("english", "a\nb")])),
            ("a line of 600 bytes is refused", refused(folder, [("english", "a" * 600 + "\n")])),
            ("no list is refused", refused(folder, [])),
            ("a full disk is told", "/dev/full: cannot be written" in full_disk(folder)),
        ]
    print(f"1..{len(cases)}")
    for number, (case, good) in enumerate(cases, 1):
        print("ok" if good else "not ok", number, "-", case)
    return 0 if all(good for _, good in cases) else 1


if __name__ == "__main__":
    sys.exit(main())
