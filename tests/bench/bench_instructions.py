#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Instructions of one check, ours beside libzxcvbn's and with 64 words about the person: a
figure without noise.

    bench_instructions.py DRIVE WORDLISTS [FILE]

DRIVE is the built program drive, FILE a list of passwords instead of the drawn ones. Needs
valgrind. The exit status is 1 when a goal is missed.
"""
import re
import subprocess
import sys

GOAL = 0.6  # of libzxcvbn
WORDS_GOAL = 0.3  # what 64 words of the request may add


def collected(*arguments):
    """Instructions of a whole process."""
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *arguments],
        capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", run.stderr)[1])


def per_check(drive, wordlists, peer, what, count):
    whole = collected(drive, wordlists, peer, what, str(count))
    return (whole - collected(drive, wordlists, peer, what, "0")) / count


def main(drive, wordlists, passwords="passwords"):
    reached = reached_with_words = True
    for title, what, count in (("passwords", passwords, 500), ("phrases", "phrases", 100)):
        ours = per_check(drive, wordlists, "pwpolicy", what, count)
        theirs = per_check(drive, wordlists, "libzxcvbn", what, count)
        with_words = per_check(drive, wordlists, "with 64 words", what, count)
        reached = reached and ours <= GOAL * theirs
        reached_with_words = reached_with_words and with_words <= (1 + WORDS_GOAL) * ours
        print(f"{count} {title}: pwpolicy {ours:,.0f}, libzxcvbn {theirs:,.0f} instructions each; "
              f"ours / theirs {ours / theirs:.3f}; "
              f"64 words add {with_words / ours - 1:.0%}")
    print(f"at most {GOAL} of libzxcvbn:", "yes" if reached else "no")
    print(f"64 words add at most {WORDS_GOAL:.0%}:", "yes" if reached_with_words else "no")
    return 0 if reached and reached_with_words else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
