#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The manual pages have every command and option of the help, and no others.

    test_manual.py PWPOLICY USER_PAGE ADMIN_PAGE

Commands whose summary says "for root" belong to the administrator's page.
"""
import pathlib
import re
import subprocess
import sys

from tap import Tap

COMMAND = re.compile(r"^  ([a-z]+) +(.*(?:\n {28}.*)*)", re.M)
OPTION = re.compile(r"^ {2,6}(?:-(\w), )?--([a-z-]+)", re.M)
SECTION = re.compile(r"^# (.*)\n((?:(?!# ).*\n)*)", re.M)
ENTRY = re.compile(r"^(?:\*-(\w)\*, )?\*--([a-z-]+)\*", re.M)


def help_of(program, *words):
    """What --help prints, without the line of --help itself."""
    done = subprocess.run([program, *words, "--help"], capture_output=True, text=True, check=True)
    return done.stdout.replace("  -h, --help", "")


def commands(program):
    """Every command as (words, whether it is for root), without groups of commands."""
    found = []
    for name, summary in COMMAND.findall(help_of(program).split("\nCommands:\n")[1]):
        text = help_of(program, name)
        root = " ".join(summary.split()).endswith("for root")
        if "\nCommands:\n" in text:
            found += [((name, child), root)
                      for child, _ in COMMAND.findall(text.split("\nCommands:\n")[1])]
        else:
            found.append(((name,), root))
    return found


def option_sections(page):
    """The commands that an OPTIONS OF section names, with its options."""
    return [(head, set(re.findall(r"\w+", head)), set(ENTRY.findall(text)))
            for head, text in SECTION.findall(page) if head.startswith("OPTIONS OF")]


def lacks(program, page, words):
    """What the page lacks about a command. A letter that the help leaves out may be there."""
    name = " ".join(words)
    sections = dict(SECTION.findall(page))
    faults = []
    if f"\n*{name}*\n" not in "\n" + sections["COMMANDS"]:
        faults.append("no entry under COMMANDS")
    if not re.search(rf"^\*pwpolicy {name}\b", sections["SYNOPSIS"], re.M):
        faults.append("no line under SYNOPSIS")
    entries = set().union(*(found for _, names, found in option_sections(page)
                            if words[0] in names))
    return faults + [f"no option --{long}" for letter, long in OPTION.findall(help_of(program, *words))
                     if not any(entry[1] == long and letter in ("", entry[0]) for entry in entries)]


def invents(program, page, every):
    """Options of a page that no command has which their section names."""
    faults = []
    for head, names, entries in option_sections(page):
        known = {option for words, _ in every if words[0] in names
                 for option in OPTION.findall(help_of(program, *words))}
        faults += [f"{head}: --{entry[1]}" for entry in sorted(entries - known)
                   if entry != ("h", "help")]
    return faults


def main(program, *paths):
    """Compares every command with its page."""
    tap = Tap()
    pages = [pathlib.Path(path).read_text("utf-8") for path in paths]
    every = commands(program)
    tap.true("there are commands for all and for root", len({root for _, root in every}) == 2)
    for words, root in every:
        tap.case(f"the manual has {' '.join(words)}", lacks(program, pages[root], words))
        other = dict(SECTION.findall(pages[not root]))["COMMANDS"]
        tap.case(f"and on one page only: {' '.join(words)}",
                 ["it is on the other page"] if f"\n*{' '.join(words)}*\n" in "\n" + other else [])
    for path, page in zip(paths, pages):
        tap.case(f"{pathlib.Path(path).name} has no option that is not there",
                 invents(program, page, every))
    without = pages[0].replace("*--level*", "*--grade*")
    tap.true("a missing option would be found", lacks(program, without, ("check",)))
    tap.true("an invented option would be found", invents(program, without, every))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
