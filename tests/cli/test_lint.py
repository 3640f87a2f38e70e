#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Traps in policies that have no errors: each is found, with its place, and nothing else is.

    test_lint.py PWPOLICY

Policies are put together at random: lines that are sane, and in half of them one line that
does not mean what it seems to. Lint must warn of that line, at its place, and of no other.
"""
import grp
import os
import pathlib
import pwd
import random
import re
import subprocess
import sys
import tempfile

from tap import Tap

DRAWN = 20  # policies for each kind of trap
GROUPS = [group.gr_name for group in grp.getgrall()][:8]
USERS = [user.pw_name for user in pwd.getpwall()][:8]
COMMENTS = ("# year 3", "#year3", "# admins only", "; the old form", "// see 7.10", "#", "/* all */",
            "-- from 2026")
IN_WORDS = ("// see 7.10", "-- from 2026")  # which may be words
# What a school may well write: at the top, and in a section of its own.
SANE_TOP = ("title = House #3 at Meadow Lane",
            "clause = IT policy // 7.10 -- part (a)", "history = 5", "retry = 2",
            "site_words = Meadow Lane, C#, and // or, Smith -- Jones", "max_age_warning = 7d",
            "login_mode = warn", "grace = 7d", "min_difference = 4", "examples = Br0wn#Fox",
            "enforce_for_root = no", "recommended_length = 14", "reading_level = standard",
            "break_glass_groups = {group}", "change_mode = warn", "min_strength = 34")
SANE_PROFILE = ("groups = {group}, {group2}", "users = {user}", "uids = 5000-5999", "groups = {group2}")
SANE_RULES = ("min_length = 12", "history = 3", "grace = 2d", "reading_level = plain", "min_classes = 0",
              "min_strength = 34", "passphrase_words = 3", "min_length = 9")


def fill(dice, line):
    group, group2 = dice.sample(GROUPS, 2)
    return line.format(group=group, group2=group2, user=dice.choice(USERS),
                       comment=dice.choice(COMMENTS),
                       plain=dice.choice([text for text in COMMENTS if text not in IN_WORDS]),
                       none=f"nosuch{dice.randrange(1000)}")


def names(lines):
    return {line.split("=")[0].strip() for line in lines}


def sane(dice, include):
    """A policy without traps: lines at the top, and lines of a section."""
    top = dice.sample(SANE_TOP, dice.randint(1, 5))
    if include:  # what stays below a line at the top is a trap
        top = [line for line in top if not line.startswith("min_")]
    rules = dice.sample(SANE_RULES, dice.randint(0, 2))
    rules = [line for i, line in enumerate(rules) if names([line]).isdisjoint(names(rules[:i]))]
    return ([f"include = {include}"] if include else []) + [fill(dice, line) for line in top], \
        ["[profile role]", fill(dice, dice.choice(SANE_PROFILE)), *rules]


# Each trap: includes it needs (None: nothing), where it stands, its line, what the warning
# says, and the text whose column is told.
TRAPS = {
    "a comment after a group": ((None, "school"), "head", "groups = {group} {comment}",
                                "looks like a comment", "comment"),
    "a comment after a user": ((None, "school"), "head", "users = {user} {comment}",
                               "looks like a comment", "comment"),
    "a comment after words": ((None, "school"), "top", "banned_words = tibbles, quokka {plain}",
                              "looks like a comment", "comment"),
    "a group that does not exist": ((None, "school"), "head", "groups = {group}, {none}",
                                    "knows no group", "nosuch"),
    "a user who does not exist": ((None, "school"), "head", "users = {none}", "knows no user",
                                  "nosuch"),
    "a break-glass group that does not exist": ((None, "school"), "top",
                                                "break_glass_groups = {none}, {group}",
                                                "knows no group", "nosuch"),
    "a domain with a sign": ((None,), "top", "group_domains = SCHOOL\\, school.example",
                             "no group has the domain", "SCHOOL"),
    "a length that an include goes before": (("school",), "top", "min_length = 13",
                                             "does not reach the profile \"admin\"", "13"),
    "kinds that an include goes before": (("school",), "top", "min_classes = 3",
                                          "does not reach the profile \"pupil\"", "3"),
    "a strength that an include goes before": (("school", "ncsc"), "top", "min_strength = 50",
                                               "does not reach the profile", "50"),
    "no strength": ((None,), "rule", "min_strength = 0", "lets common passwords through", "0"),
    "little strength": ((None,), "rule", "min_strength = 9.5", "lets common passwords through", "9.5"),
    "little strength for anything": ((None,), "rule", "min_strength_any = 6",
                                     "lets common passwords through", "6"),
    "a route that is shorter than the minimum": (("school",), "profile", "min_length = 19",
                                                 "promises what is refused", "19"),
    "strength for a route that is closed": ((None,), "rule", "min_strength_long = 40",
                                            "has no effect", "40"),
    "a profile that holds for nobody": ((None, "school"), "head", "history = 4",
                                        "holds for nobody", "role"),
}


def lint(program, path):
    """Exit code, and the warnings as (line, column, text)."""
    done = subprocess.run([program, "policy", "lint", str(path)], capture_output=True, text=True,
                          check=False, env={"PATH": "/usr/bin:/bin"}, timeout=60)
    part = done.stdout.partition("\nWarnings:\n")[2].partition("\n\n")[0]
    warnings = [" ".join(text.split()) for text in re.split(r"^  - ", part, flags=re.M) if text]
    found = [re.match(r"\S+?:(\d+):(\d+): (.*)|()()(.*)", text) for text in warnings]
    return done.returncode, [(match[1], match[2], match[3] or match[6]) for match in found], done


def write(folder, lines):
    path = pathlib.Path(folder) / "drawn.conf"
    path.write_text("\n".join(lines) + "\n")
    os.chmod(path, 0o600)
    return path


def place(dice, trap):
    """A policy with the trap: its lines, and where it is."""
    includes, where, form, _, at = trap
    top, section = sane(dice, dice.choice(includes))
    line = fill(dice, form)
    option = names([line])
    top = [other for other in top if names([other]).isdisjoint(option)]
    section = section[:2] if where in ("head", "profile") else section
    if where == "head":
        section = [section[0], line]
    elif where == "top":
        top.append(line)
        section = [other for other in section if names([other]).isdisjoint(option)]
    else:
        section = [other for other in section if names([other]).isdisjoint(option)] + [line]
    lines = top + ["", "# people"] + section
    number = len(lines) if where in ("head", "rule", "profile") else len(top)
    if at == "role":
        number, line = number - 1, "[profile role]"
    text = next(word for word in COMMENTS if line.endswith(" " + word)) if at == "comment" else at
    return lines, number, line.rindex(text) + 1


def finds(tap, program, folder, name, trap):
    """The trap is found in every policy it is put into; no other line is blamed."""
    faults = []
    for seed in range(DRAWN):
        lines, number, column = place(random.Random(f"{name}{seed}"), trap)
        code, found, done = lint(program, write(folder, lines))
        hits = [w for w in found if w[:2] == (str(number), str(column)) and trap[3] in w[2]]
        others = [w for w in found if w[0] != str(number)]
        if code != 1 or not hits or others:
            faults += [f"{number}:{column} expected", *lines, done.stdout[:600] + done.stderr]
    tap.case(f"{name}: {DRAWN} drawn policies", faults)


def passes(tap, program, folder):
    faults = []
    for seed in range(3 * DRAWN):
        dice = random.Random(seed)
        top, section = sane(dice, dice.choice((None, "school", "ncsc", "cyber-essentials")))
        code, found, done = lint(program, write(folder, top + [""] + section))
        if code != 0 or found:
            faults += [*top, *section, done.stdout[:600] + done.stderr]
    tap.case(f"{3 * DRAWN} sane policies have no warning", faults)
    listed = subprocess.run([program, "policy", "list"], capture_output=True, text=True, check=True)
    for name in re.findall(r"^(\S+)  +\S", listed.stdout, re.M):
        done = subprocess.run([program, "policy", "lint", "-p", name], capture_output=True, text=True,
                              check=False)
        tap.true(f"{name} has no warning", done.returncode == 0 and "Warnings" not in done.stdout)
        shipped = pathlib.Path(__file__).parent / "../../policies" / f"{name}.conf"
        code, found, _ = lint(program, write(folder, shipped.read_text().splitlines()))
        tap.equal(f"{name} as a file has no warning", (code, found), (0, []))


def looks_into_words_files(tap, program, folder):
    words = pathlib.Path(folder) / "words.txt"
    words.write_text("# a comment\ntibbles\nquokka  # the class's pet\nC#\n")
    os.chmod(words, 0o600)
    done = subprocess.run([program, "policy", "lint", str(write(
        folder, ["include = school", f"site_words_file = {words}"]))], capture_output=True, text=True,
        check=False)
    tap.true("a comment in a file of words is found there", done.returncode == 1 and
             "words.txt:3:9: this looks like a comment" in " ".join(done.stdout.split()))


def main(program):
    """Runs all parts."""
    tap = Tap()
    program = os.path.abspath(program)
    with tempfile.TemporaryDirectory() as folder:
        for name, trap in TRAPS.items():
            finds(tap, program, folder, name, trap)
        passes(tap, program, folder)
        looks_into_words_files(tap, program, folder)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
