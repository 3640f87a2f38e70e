#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""oracle.py COMMAND WORDLISTS LIBZXCVBN: zxcvbn-c as a second opinion on what we accept.

Passwords of many kinds are drawn with a fixed seed. Those that the policy school accepts though
zxcvbn-c puts them below 10^8 guesses are counted, a sample is shown with our explanation, and each
must be explained by our cover: what we count there is worth what the policy asks.
"""
import ctypes
import pathlib
import random
import re
import subprocess
import sys

from tap import Tap, judge

DRAWS = 1000
SEED = 1234
ORACLE_BITS = 26.6
SAMPLE = 5
# Of all drawn passwords at most so many, in percent, may be accepted against the oracle.
MOST_PERCENT = 0.5


def oracle(library):
    """The function that gives zxcvbn-c's bits for an ASCII password of up to 20 bytes."""
    zxcvbn = ctypes.CDLL(library)
    zxcvbn.ZxcvbnMatch.restype = ctypes.c_double
    zxcvbn.ZxcvbnMatch.argtypes = [ctypes.c_char_p, ctypes.c_void_p, ctypes.c_void_p]
    return lambda password: zxcvbn.ZxcvbnMatch(password.encode(), None, None)


def drawn(draw, wordlists):
    """Passwords as people and machines make them, at most 20 characters."""
    read = lambda name: (wordlists / name).read_text(encoding="ascii").splitlines()
    passwords, words, names = read("passwords.txt"), read("words.txt")[:20000], read("names.txt")
    word, name = lambda: draw.choice(words), lambda: draw.choice(names)
    printable = "".join(map(chr, range(33, 127)))
    kinds = [
        lambda: draw.choice(passwords),
        lambda: draw.choice(passwords).capitalize() + draw.choice(["1!", "123", "2024", "#1"]),
        lambda: word().capitalize() + str(draw.randint(0, 9999)) + draw.choice("!?.*"),
        lambda: name().capitalize() + name() + str(draw.randint(0, 99)),
        lambda: word() + draw.choice(["", "-", "_"]) + word(),
        lambda: word().capitalize() + word().capitalize() + str(draw.randint(0, 99)) + "!",
        lambda: "".join(draw.choice(printable) for _ in range(draw.randint(6, 12))),
        lambda: "".join(word()[0] for _ in range(12)),
    ]
    for kind in kinds:
        count = 0
        while count < DRAWS:
            password = kind()
            if len(password) <= 20:
                yield password
                count += 1


def cover_bits(command, password):
    """What our cover of an accepted password adds up to, and the lines that say so."""
    shown = subprocess.run([command, "check", "--explain", "--policy", "school"],
                           input=password + "\n", capture_output=True, text=True,
                           check=False).stdout
    lines = shown[shown.index("How it adds up"):].splitlines()
    return float(re.search(r"part by part\s+([\d.]+) bits", shown)[1]), lines


def main(command, wordlists, library):
    tap = Tap()
    bits = oracle(library)
    passwords = list(dict.fromkeys(drawn(random.Random(SEED), pathlib.Path(wordlists))))
    answers = judge(command, [{"password": password} for password in passwords],
                    "--policy", "school")
    against = [password for password, answer in zip(passwords, answers, strict=True)
               if answer["accepted"] and bits(password) < ORACLE_BITS]
    percent = 100 * len(against) / len(passwords)
    print(f"# {len(against)} of {len(passwords)} ({percent:.2f} %) accepted against the oracle")
    tap.case(f"at most {MOST_PERCENT} % are accepted against the oracle", percent <= MOST_PERCENT)
    explained = True
    for number, password in enumerate(against):
        ours, lines = cover_bits(command, password)
        explained = explained and ours >= ORACLE_BITS
        if number < SAMPLE:
            print(f"# zxcvbn-c {bits(password):.1f} bits; ours:")
            print("".join(f"#   {line}\n" for line in lines), end="")
    tap.case("every one of them is worth it by our cover", explained)
    common = [password for password in passwords if bits(password) < 10]
    answers = judge(command, [{"password": password} for password in common],
                    "--policy", "school")
    tap.case(f"none of {len(common)} that the oracle calls trivial is accepted",
             common and not any(answer["accepted"] for answer in answers))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
