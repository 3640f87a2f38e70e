#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The stack that the real pam-auth-update makes of our two profiles, and logins on it.

    auth_update.py MODULE PROFILE_FOLDER

Which lines stand where, beside other profiles too; that removal gives back every byte; and
that a weak password is then refused at a change, demanded to be changed at a login, and
kept in the history when it was.
"""
import os
import re
import shutil
import sys

import conditions as c
import machine as m
import ways as w
from checks import Checks

TYPES = ("auth", "account", "password", "session", "session-noninteractive")
OURS = ("pwpolicy", "pwpolicy-record")
PROFILES = "/usr/share/pam-configs"
# What a distribution's profile of pam_pwquality comes down to; the test runs no login on it.
QUALITY = "Name: stand-in of pam_pwquality\nDefault: yes\nPriority: 1024\n" \
          "Password-Type: Primary\nPassword:\n\trequisite pam_pwquality.so retry=3\n" \
          "Password-Initial:\n\trequisite pam_pwquality.so retry=3\n"

checks = Checks()
log = m.SystemLog()


def update(*words):
    code, text = m.run(["pam-auth-update", *words])
    checks.true(f"pam-auth-update {' '.join(words)} runs", code == 0, text)


def contents():
    found = {}
    for kind in TYPES:
        with open(f"/etc/pam.d/common-{kind}", encoding="utf-8") as file:
            found[kind] = file.read()
    return found


def lines(kind):
    """Control, module and arguments of each line, with single blanks."""
    return [" ".join(line.split()[1:]) for line in contents()[kind].splitlines()
            if re.match(r"(auth|account|password|session)\b", line)]


def in_order(kind, *parts):
    """Whether the parts stand in these lines one after the other."""
    text = lines(kind)
    places = [next((i for i, line in enumerate(text) if part in line), -1) for part in parts]
    checks.true(f"common-{kind}: {', then '.join(parts)}",
                -1 not in places and places == sorted(places), "\n".join(text))


def check_lines():
    in_order("auth", "success=1 default=ignore] pam_unix.so", "requisite pam_deny.so",
             "required pam_permit.so", "optional pam_pwpolicy.so")
    in_order("account", "pam_unix.so", "requisite pam_deny.so", "required pam_permit.so",
             "optional pam_pwpolicy.so")
    in_order("password", "requisite pam_pwpolicy.so", "pam_unix.so", "requisite pam_deny.so",
             "required pam_permit.so", "optional pam_pwpolicy.so record")
    unix = next(line for line in lines("password") if "pam_unix.so" in line)
    checks.true("common-password: pam_unix takes our token", "use_authtok" in unix, unix)
    for kind in ("session", "session-noninteractive"):
        checks.true(f"common-{kind} has no line of ours",
                    not any("pwpolicy" in line for line in lines(kind)))


def check_beside_pwquality():
    m.write(PROFILES + "/stand-in", QUALITY)
    update("--package")
    in_order("password", "requisite pam_pwpolicy.so", "pam_pwquality.so", "pam_unix.so",
             "pam_pwpolicy.so record")
    update("--package", "--remove", "stand-in")
    os.unlink(PROFILES + "/stand-in")
    check_lines()


def use_weak_hash(user="alice"):
    m.forget()
    for name in (user, "bob"):
        m.set_shadow(name, c.HASHES[c.WEAK])


def check_logins():
    m.policy("include = school\nhistory = 3\n" + c.ENFORCE)
    for name in ("su", "login"):
        use_weak_hash()
        way = w.by_name(name)
        entry = w.enter(way, w.Person("alice", c.WEAK, (c.OTHER_WEAK, c.OTHER_GOOD)))
        checks.true(f"{name}: made to change, then inside",
                    entry.inside and entry.demanded and "BAD PASSWORD: " in entry.text
                    and m.has_password("alice", c.OTHER_GOOD), entry.text)
        checks.true(f"{name}: the change is recorded", m.outcomes("record") == ["recorded"]
                    and os.path.exists(m.kept("history", "alice")), str(m.audit()))
    _, text = m.run(["chpasswd"], f"alice:{c.OTHER_WEAK}\n")
    checks.true("chpasswd: a weak password is refused",
                m.has_password("alice", c.OTHER_GOOD), text)


def check_unchanged(before, when):
    after = contents()
    for kind in TYPES:
        checks.true(f"common-{kind} is as before {when}", after[kind] == before[kind], after[kind])


def check_removed(before):
    update("--package", "--remove", *OURS)
    for name in OURS:
        os.unlink(f"{PROFILES}/{name}")
    check_unchanged(before, "after the removal")
    use_weak_hash()
    entry = w.enter(w.by_name("su"), w.Person("alice", c.WEAK))
    checks.true("removed: a weak password lets in without a word (twin)",
                entry.inside and not entry.demanded and not m.audit(), entry.text)


def main(module, folder):
    m.install_module(module)
    for user in ("alice", "bob"):
        m.add_user(user)
    w.prepare()
    before = contents()
    for name in OURS:
        shutil.copy(f"{folder}/{name}", PROFILES)
    update("--package")
    check_unchanged(before, "until somebody enables our profiles")
    update("--enable", *OURS)
    check_lines()
    check_beside_pwquality()
    check_logins()
    check_removed(before)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
