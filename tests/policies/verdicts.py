#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""verdicts.py COMMAND FOLDER: each shipped policy against its table of passwords and verdicts.

A line holds profile, verdict and password. The verdict is the route that must accept, or the
reasons that must be given; a reason with ! before it must not be given.
"""
import pathlib
import subprocess
import sys

from tap import Tap, judge

ROUTES = {"composition", "passphrase", "length", "strength"}


def read(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def wanted(verdict, answer):
    """What is wrong with an answer, "" if nothing."""
    if verdict in ROUTES:
        good = answer["accepted"] and answer["route"] == verdict
        return "" if good else f"got {answer}"
    names = {reason["name"] for reason in answer["reasons"]}
    for name in verdict.split(","):
        if name.startswith("!"):
            if name[1:] in names:
                return f"{name[1:]} must not be among {sorted(names)}"
        elif name not in names:
            return f"{name} is not among {sorted(names)}"
    return "accepted" if answer["accepted"] else ""


def main(command, folder):
    tap = Tap()
    shipped = subprocess.run([command, "policy", "list"], capture_output=True, text=True,
                             check=True).stdout
    tables = sorted(pathlib.Path(folder).glob("*.tsv"))
    for name in [line.split()[0] for line in shipped.splitlines() if line and line[0] != " "]:
        tap.case(f"{name} has its table", any(table.stem == name for table in tables))
    for table in tables:
        rows = list(read(table))
        requests = [{"password": row[2], "profile": row[0]} for row in rows]
        answers = judge(command, requests, "--policy", table.stem)
        for (profile, verdict, password), answer in zip(rows, answers, strict=True):
            fault = wanted(verdict, answer)
            tap.case(f"{table.stem} {profile}: {password} gives {verdict}", not fault, fault)
    return tap.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
