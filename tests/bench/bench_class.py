#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A set of passphrases for 600 pupils: wall-clock and CPU seconds, medians.

    bench_class.py PWPOLICY

The exit status is 1 when it takes longer than the goal.
"""
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "cli"))
from class_bench import pupils, write_table  # noqa: E402
from test_class import PUPILS  # noqa: E402

GOAL = 5.0
RUNS = 9


def spend(program, folder, number):
    """Wall-clock and CPU seconds of one set."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    subprocess.run([os.path.abspath(program), "suggest", "-p", "school", "--class", "class.csv",
                    "-o", f"{number}.csv"], cwd=folder, stdout=subprocess.DEVNULL, check=True)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        write_table(os.path.join(folder, "class.csv"), pupils(PUPILS))
        spent = [spend(program, folder, number) for number in range(RUNS)]
    wall, cpu = (statistics.median(column) for column in zip(*spent))
    print(f"{PUPILS} pupils: {wall:.2f} s, of these {cpu:.2f} s CPU; at most {GOAL:.0f} s: "
          f"{'yes' if wall <= GOAL else 'no'}")
    return 0 if wall <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
