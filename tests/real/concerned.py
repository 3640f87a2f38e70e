#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Whom login_mode = enforce would concern, by `status --who`.

    concerned.py PWPOLICY

Each person has a state as the module writes it and something that decides what would happen;
the answer is one line with it. Output is TAP.
"""
import csv
import io
import json
import os
import subprocess
import sys
import time

import machine as m
import records
from checks import Checks
from records import OTHER_RULES, audit_events, pwpolicy, uid_of, write_sealed

DAY = 86400
NOW = int(time.time()) // DAY * DAY
ADMINS = ("fay", "gus", "hal", "ida", "jo", "kit", "lea", "max", "nan")
POLICY = ("include = school\nlogin_mode = {}\nbreak_glass_groups = glass\n[profile admin]\n"
          "grace = 14d\ngrace_logins = 3\nusers = " + ", ".join(ADMINS) + "\n")
checks = Checks()


def write_state(user, rules, since, warned, compliant=False):
    lines = {"compliant": "yes" if compliant else "no", "judged": NOW - DAY, "profile": "admin",
             "rules": rules, "reasons": "none" if compliant else "1,12",
             "last_bad": 0 if compliant else NOW - DAY,
             "grace": "none" if compliant else f"1:{since}:{warned},12:{since}:{warned}",
             "last_change": 18262, "demanded": 0, "unstored": 0}
    write_sealed("state", user, "".join(f"{k} {v}\n" for k, v in lines.items()))


def fingerprint():
    """Of the present rules of administrators."""
    code, text, error = pwpolicy("review", "--sign-off", "X")
    if code:
        raise SystemExit(f"Bail out! sign-off: {text}{error}")
    with open(f"{records.STATE}/review.jsonl", encoding="utf-8") as file:
        return json.loads(file.read().splitlines()[-1])["policy"]


def make_people(rules):
    for user in ADMINS:
        m.add_user(user)
        m.set_start_password(user)
    subprocess.run(["groupadd", "glass"], check=True)
    subprocess.run(["usermod", "-aG", "glass", "jo"], check=True)
    subprocess.run(["usermod", "-L", "kit"], check=True)
    subprocess.run(["chage", "-d", time.strftime("%F"), "-m", "5", "lea"], check=True)
    over, early = NOW - 20 * DAY, int(time.time()) - 9 * DAY // 2
    write_state("fay", rules, over, 3)
    write_state("gus", rules, early, 1)
    write_state("hal", OTHER_RULES, over, 3)
    write_state("ida", rules, 0, 0, compliant=True)
    write_state("jo", rules, over, 3)
    write_state("kit", rules, over, 3)
    write_state("lea", rules, over, 3)
    write_state("max", rules, over, 1)


WHO = {"fay": ("forced", "forced to change it", "", ""),
       "gus": ("grace", "warned, grace runs", "10", "2"),
       "hal": ("judged_anew", "judged anew", "", ""),
       "jo": ("warned", "warned: break-glass group", "", ""),
       "kit": ("cannot_change", "cannot change: locked", "", ""),
       "lea": ("cannot_change", "cannot change: too new", "", ""),
       "max": ("grace", "warned, grace runs", "0", "2")}


def lists_by_name():
    code, text, error = pwpolicy("status", "--who", "--csv")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    found = {row["user"]: (row["outcome"], row["enforce"], row["days_left"], row["logins_left"])
             for row in rows}
    checks.case("each whose password breaks the rules, and what would happen",
                [] if (code, found) == (0, WHO) else [repr(found), error])
    checks.case("in order of names", [] if list(found) == sorted(found) else [text])
    fay = rows[0]
    checks.case("since when, when judged, which rules", [] if (
        fay["since"], fay["last_judged"], fay["reasons"], fay["verdict"], fay["profile"]) == (
            time.strftime("%F", time.gmtime(NOW - 20 * DAY)),
            time.strftime("%F", time.gmtime(NOW - DAY)), "too_short, common_password",
            "not compliant", "admin") else [repr(fay)])
    checks.true("by which rules", rows[2]["verdict"] == "not compliant by other rules", text)
    checks.true("lines end as spreadsheets have them", text.count("\r\n") == len(rows) + 1, text)


def other_forms():
    code, text, error = pwpolicy("status", "--who")
    lines = text.splitlines()
    column = lines[0].index("With enforce")
    checks.case("text is aligned", [] if code == 0 and len(lines) >= len(WHO) + 1 and all(
        line[column - 2:column] == "  " and line[column:].startswith(WHO[line.split()[0]][1])
        for line in lines[1:len(WHO) + 1]) else [text, error])
    checks.true("and says who is not known", "never judged at a log-in:" in text, text)
    checks.true("and nothing about who keeps the rules", "ida" not in text, text)
    code, text, error = pwpolicy("status", "--who", "--json")
    people = {entry["user"]: entry for entry in json.loads(text)["people"]}
    checks.case("JSON has the same", [] if code == 0 and set(people) == set(WHO) and (
        people["gus"]["days_left"], people["fay"]["days_left"], people["fay"]["reasons"]) == (
            10, None, ["too_short", "common_password"]) else [text, error])
    checks.true("each look is in the audit trail first", [event["outcome"] for event in
                audit_events("status")] == ["listed"] * 3, repr(audit_events("status")))


def before_it_is_switched_on():
    m.policy(POLICY.format("warn"))
    rules = fingerprint()
    write_state("fay", rules, NOW - 20 * DAY, 3)
    _, text, _ = pwpolicy("status", "--who", "--csv")
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    checks.true("while people are only warned, whose grace would be over is told",
                (row["user"], row["outcome"], row["enforce"], row["days_left"],
                 row["logins_left"]) == ("fay", "forced", "forced to change it", "", ""), text)


def is_only_for_root():
    code, text, error = pwpolicy("status", "--who", user="fay")
    checks.true("not for a user", code == 2 and not text and "for root" in error, text + error)
    folder = os.path.dirname(records.AUDIT)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", folder], check=True)
    code, text, error = pwpolicy("status", "--who")
    checks.true("no list that is not written down", code == 2 and not text
                and "audit trail" in error, text + error)
    subprocess.run(["umount", folder], check=True)


NAMES = {"x\u202eevil": "x?evil", "y\u009b31m": "y?31m", "=1+1": "'=1+1"}


def prints_names():
    """Names are printed without what would steer a terminal or a spreadsheet."""
    with open("/etc/passwd", "a", encoding="utf-8") as passwd:
        for number, name in enumerate(NAMES):
            passwd.write(f"{name}:x:{6000 + number}:100::/:/bin/sh\n")
    for name in NAMES:
        write_state(name, OTHER_RULES, NOW - 20 * DAY, 0)
    _, text, error = pwpolicy("status", "--who", "--csv")
    users = [row["user"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    checks.case("status --who", [shown for shown in NAMES.values() if shown not in users]
                and [text, error])
    code, _, error = pwpolicy("people", "import", "--map", "user=u,pet=p", "-",
                              stdin="u,p\n" + "".join(f"{name},Quokka\n" for name in NAMES
                                                      if "\u009b" not in name))
    checks.true("words are imported", code == 0, error)
    _, text, _ = pwpolicy("people", "list")
    checks.true("people list", "\u202e" not in text and "x?evil" in text, ascii(text))
    for command in (("status", "--user"), ("people", "show", "--user")):
        _, text, error = pwpolicy(*command, "x\u202eevil")
        checks.true(" ".join(command), "\u202e" not in text + error, ascii(text + error))


def main():
    for user in ("alice", "bob"):
        m.add_user(user)
    records.shutil.copy(sys.argv[1], records.COMMAND)
    m.forget()
    m.policy(POLICY.format("enforce"))
    make_people(fingerprint())
    lists_by_name()
    other_forms()
    is_only_for_root()
    before_it_is_switched_on()
    prints_names()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
