#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The import of a school's data about 5,000 pupils: wall-clock and CPU seconds.

    bench_import.py PWPOLICY

Runs inside tools/sandbox. The exit status is 1 when it takes longer than the goal.
"""
import pathlib
import resource
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "real"))
import machine as m  # noqa: E402
from pupils import MAP, PUPILS, add_pupils, make_file  # noqa: E402

GOAL = 10.0
TABLE = "/root/people.csv"


def main(program):
    m.forget()
    m.policy("include = school\n")
    m.add_user("freya")
    add_pupils()
    make_file(TABLE)
    began = time.monotonic()
    subprocess.run([program, "people", "import", "--map", MAP, TABLE], check=True,
                   stdout=subprocess.DEVNULL, env=m.environment())
    wall = time.monotonic() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"{PUPILS} pupils: {wall:.2f} s, of these {used.ru_utime + used.ru_stime:.2f} s CPU; "
          f"at most {GOAL:.0f} s: {'yes' if wall <= GOAL else 'no'}")
    return 0 if wall <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
