#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Whom a command is about: names of digits, user ids, and the caller.

    who.py PWPOLICY

Accounts are drawn so that names and ids meet in every way; each command that takes a user
must find the same one, or refuse. Callers of every profile judge without naming anybody.
Output is TAP.
"""
import json
import os
import random
import shutil
import subprocess
import sys

import machine as m
from checks import Checks
from records import COMMAND, STATE, pwpolicy, write_sealed, write_state

TYPED = "Wobbegong-41\n"
SENTENCE = "My uncle Jim won 3 hens, ducks in the park every May.\n"
FILES = 60
FREE, TAKEN = range(20000, 30000), range(30000, 40000)  # ids of nobody, of somebody
checks = Checks()


def draw(dice):
    """Accounts as (name, id, id of the one that the name could also mean)."""
    people, taken = [], set()

    def fresh(numbers):
        while (number := dice.choice(numbers)) in taken:
            pass
        taken.add(number)
        return number

    for index in range(FILES):
        own, zeros = fresh(TAKEN), "0" * dice.choice((0, 0, 1, 3))
        way = index % 4
        if way == 0:    # digits that are nobody's id
            people.append((f"{zeros}{fresh(FREE)}", own, None))
        elif way == 1:  # digits that are one's own id
            people.append((f"{zeros}{own}", own, None))
        elif way == 2:  # digits that are another's id
            other = fresh(TAKEN)
            people += [(f"other{index}", other, None), (f"{zeros}{other}", own, other)]
        else:           # letters
            people.append((f"u{own}", own, None))
    return people


def add(people):
    """useradd refuses names of digits, but directories have them."""
    for path, form in (("/etc/passwd", "{0}:x:{1}:{1}:Pat Doe:/srv:/bin/sh\n"),
                       ("/etc/group", "{0}:x:{1}:\n"),
                       ("/etc/shadow", "{0}:*:18262:0:99999:7:::\n")):
        with open(path, "a", encoding="utf-8") as file:
            file.writelines(form.format(name, uid) for name, uid, _ in people)


def keep(uids):
    m.forget()
    for uid in uids:
        write_state("x", True, "0" * 64, uid=uid)
        write_sealed("personal", "x", "", uid=uid)


def kept(kind):
    return {int(name) for name in os.listdir(f"{STATE}/{kind}")}


def means(arguments, name, uid):
    """Faults of the commands that show whom they mean."""
    faults = []
    _, text, error = pwpolicy("status", *arguments, "--json")
    if not text or json.loads(text)["user"] != name:
        faults.append(f"status: {text}{error}")
    _, text, error = pwpolicy("people", "show", *arguments)
    if f"ser id {uid}" not in text + error:
        faults.append(f"people show: {text}{error}")
    _, text, error = pwpolicy("policy", "explain", "school", *arguments)
    if not text.startswith(f"{name} is judged by the profile") or "does not know" in text:
        faults.append(f"explain: {text[:80]}{error}")
    code, text, error = pwpolicy("check", "-p", "school", "--json", *arguments, stdin=f"{name}\n")
    if code != 1 or '"user_name"' not in text:
        faults.append(f"check: {code} {text}{error}")
    return faults


def erases(arguments, uid, uids):
    """Faults of the commands that remove: one file goes, and no other."""
    faults = []
    for command, kind in ((("people", "erase"), "personal"), (("erase",), "state")):
        keep(uids)
        code, text, error = pwpolicy(*command, *arguments)
        if code != 0 or kept(kind) != set(uids) - {uid}:
            faults.append(f"{command}: {code} {text}{error}")
    return faults


def refuses(arguments, hints, uids):
    """Faults of a user who cannot be told: nothing happens, and the ways out are shown."""
    keep(uids)
    faults = []
    for command in (("status",), ("people", "show"), ("people", "erase"), ("erase",),
                    ("check", "-p", "school"), ("suggest", "-p", "school"),
                    ("policy", "explain", "school")):
        code, text, error = pwpolicy(*command, *arguments, stdin="x\n")
        missing = [hint for hint in hints if hint not in error]
        if code != 2 or text or missing or kept("state") != set(uids):
            faults.append(f"{command}: {code} {text}{error}")
    return faults


def tells_people_apart(people):
    uids = [uid for _, uid, _ in people]
    for name, uid, other in people:
        by_name, by_uid = ["--user", name], ["--uid", str(uid)]
        if other is None:
            faults = means(by_name, name, uid) + erases(by_name, uid, uids)
        else:
            faults = refuses(by_name, [f"--uid {uid} ", f"--uid {other} "], uids)
        keep(uids)
        checks.case(f"--user {name} of {uid}" + (f", also {other}'s id" if other else ""), faults)
        checks.case(f"--uid {uid} of {name}", means(by_uid, name, uid) + erases(by_uid, uid, uids))


def finds_nobody(people):
    uid = next(uid for name, uid, _ in people if name.startswith("u"))
    checks.case("digits that are no name, but an id",
                refuses(["--user", str(uid)], [f"--uid {uid} "], [uid]))
    for words in (["--uid", "x"], ["--uid", "-1"], ["--uid", "+5"], ["--uid", ""], ["--uid", "1 "],
                  ["--uid", "4294967295"], ["--uid", "007"], ["--user", "root", "--uid", "0"],
                  ["--uid", "0", "--uid", "0"], ["--user", "root", "--user", "root"]):
        checks.case(f"{words} is wrong usage", refuses(words, [], [uid]))
    keep([41000])
    code, text, _ = pwpolicy("people", "list")
    checks.true("people list shows how to name who is gone", "--uid 41000" in text,
                f"{code} {text}")
    code, text, error = pwpolicy("erase", "--uid", "41000")
    checks.true("and that erases", code == 0 and text.count("Removed") == 2, text + error)
    for command in (["status"], ["policy", "explain", "school"], ["check", "-p", "school"]):
        code, text, error = pwpolicy(*command, "--uid", "41000", stdin="x\n")
        checks.true(f"{command}: no account has the id",
                    code == 2 and not text and "no such user" in error, text + error)


def add_callers():
    for group in ("pupils", "staff-room"):
        subprocess.run(["groupadd", "-f", group], check=True)
    for user, full_name, group in (("ada", "Ada Wobbegong", "pupils"),
                                   ("jane", "Jane Wobbegong", "staff-room"),
                                   ("ops", "Olu Wobbegong", "sudo")):
        m.add_user(user, full_name)
        subprocess.run(["usermod", "-aG", group, user], check=True)


def check_of(user, *arguments, stdin=TYPED):
    """The verdict as JSON: its profile, and the names of its reasons."""
    _, text, error = pwpolicy("check", "--json", *arguments, user=user, stdin=stdin)
    if not text:
        return error, set()
    found = json.loads(text)
    return found["profile"], {reason["name"] for reason in found["reasons"]}


def judges_one_caller(user, profile):
    who = user or "root"
    _, text, error = pwpolicy("check", user=user, stdin=TYPED)
    checks.true(f"check by {who}: the rules for {profile}", not error and
                text.startswith(f'Refused by the rules for "{profile}"'), text + error)
    said = f'own rules, those for "{profile}"' if user else \
        'You are root: these are the rules for "admin". --profile pupil judges'
    checks.true(f"check by {who}: says why, but not to a child",
                (said in " ".join(text.split())) == (profile != "pupil"), text)
    checks.true(f"check by {who}: the own name counts",
                ("full_name" in check_of(user)[1]) == bool(user))
    found, names = check_of(user, "--profile", "staff")
    checks.true(f"check by {who}: --profile is nobody in particular",
                found == "staff" and "full_name" not in names, f"{found} {names}")
    checks.true(f"check by {who}: --user is somebody else",
                check_of(user, "--user", "ada")[0] == "pupil")
    checks.true(f"check --batch by {who}: nobody in particular",
                check_of(user, "--batch", stdin='{"password": "x"}\n')[0] == "staff")
    _, text, error = pwpolicy("suggest", "-n", "20", user=user)
    _, judged, _ = pwpolicy("check", "--batch", "--profile", profile, stdin=text)
    plain = {line.count("-") for line in text.splitlines()} == {2}
    checks.true(f"suggest by {who}: for {profile}", judged.count("accepted") == 20 and
                plain == (profile != "admin"), text + error)
    _, text, error = pwpolicy("initials", user=user, stdin=SENTENCE)
    checks.true(f"initials by {who}: the rules for {profile}",
                f'by the rules for "{profile}"' in text, text + error)


def judges_the_caller():
    for user, profile in (("ada", "pupil"), ("jane", "staff"), ("ops", "admin"),
                          (None, "admin")):
        judges_one_caller(user, profile)


def main():
    shutil.copy(sys.argv[1], COMMAND)
    m.policy("include = school\n")
    add_callers()
    judges_the_caller()
    people = draw(random.Random(12))
    add(people)
    tells_people_apart(people)
    finds_nobody(people)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
