#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""CPU time of one suggestion by a new process, ours and of the peers that are installed.

    bench_suggest_cold.py PWPOLICY NOTHING

NOTHING is a program that does nothing: what every start costs. Runs take turns, so that all
meet the same load. The exit status is 1 when ours takes too many times pwqgen's.
"""
import os
import resource
import shutil
import statistics
import sys

GOAL = 0.80 / 0.59  # of pwqgen's
RUNS = 300


def spend(program, *arguments):
    """CPU milliseconds of a process."""
    child = os.posix_spawn(program, [program, *arguments], {"PATH": "/usr/bin:/bin"}, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{program}: status {status}")
    return (usage.ru_utime + usage.ru_stime) * 1e3


def main(pwpolicy, nothing):
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    programs = {"nothing": (nothing,), "pwpolicy": (pwpolicy, "suggest", "-p", "school", "-n", "1",
                                                      "--profile", "staff")}
    for peer, arguments in (("pwqgen", ()), ("xkcdpass", ()), ("diceware", ())):
        if shutil.which(peer):
            programs[peer] = (shutil.which(peer), *arguments)
    spent = {name: [] for name in programs}
    for turn in range(RUNS):
        for name, program in programs.items():
            if turn < RUNS // 20 or name not in ("xkcdpass", "diceware"):
                spent[name].append(spend(*program))
    medians = {name: statistics.median(values) for name, values in spent.items()}
    for name, median in medians.items():
        print(f"{median:8.2f} ms  {name}")
    if "pwqgen" not in medians:
        return 0
    ratio = medians["pwpolicy"] / medians["pwqgen"]
    print(f"pwpolicy / pwqgen {ratio:.2f}; at most {GOAL:.2f}: {'yes' if ratio <= GOAL else 'no'}")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
