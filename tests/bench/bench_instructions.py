#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Instructions of one check, ours and libzxcvbn's: a figure without noise.

    bench_instructions.py DRIVE WORDLISTS [FILE]

DRIVE is the built program drive, FILE a list of passwords instead of the drawn ones. Needs
valgrind. The exit status is 1 when a goal is missed.
"""
import re
import subprocess
import sys

GOAL = 0.6  # of libzxcvbn


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
    reached = True
    for title, what, count in (("passwords", passwords, 500), ("phrases", "phrases", 100)):
        ours = per_check(drive, wordlists, "pwpolicy", what, count)
        theirs = per_check(drive, wordlists, "libzxcvbn", what, count)
        reached = reached and ours <= GOAL * theirs
        print(f"{count} {title}: pwpolicy {ours:,.0f}, libzxcvbn {theirs:,.0f} instructions each; "
              f"ours / theirs {ours / theirs:.3f}")
    print(f"at most {GOAL} of libzxcvbn:", "yes" if reached else "no")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
