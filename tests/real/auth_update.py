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
# Other profiles of the distribution: (name, priority, its line, whether it stands before ours).
# Who judges comes first, for it may ask again by itself; who stores comes after us.
OTHERS = (
    ("pwquality", 1024, "requisite pam_pwquality.so retry=3", True),
    ("passwdqc", 1024, "requisite pam_passwdqc.so", True),
    ("cracklib", 1024, "requisite pam_cracklib.so retry=3 minlen=8 difok=3", True),
    ("krb5", 704, "[success=end default=ignore] pam_krb5.so minimum_uid=1000 use_authtok", False),
    ("winbind", 192, "[success=end default=ignore] pam_winbind.so use_authtok", False),
    ("sss", 128, "sufficient pam_sss.so use_authtok", False),
)

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


def check_plain():
    """What a machine has of its own, the tests do not see."""
    name, priority, line, _ = OTHERS[0]
    m.write(f"{PROFILES}/{name}", f"Name: {name}\nDefault: yes\nPriority: {priority}\n"
            f"Password-Type: Primary\nPassword:\n\t{line}\nPassword-Initial:\n\t{line}\n")
    update("--enable", name)
    in_order("password", "pam_pwquality.so", "pam_unix.so")
    with open("/etc/pam.d/common-password", "a", encoding="utf-8") as file:
        file.write("password optional pam_debug.so\n")
    code, text = m.run([f"{os.path.dirname(os.path.abspath(__file__))}/plain.sh", "true"])
    left = [line for line in lines("password") if "pwquality" in line or "debug" in line]
    checks.true("the stacks of the machine are those of a new one", code == 0 and not left,
                text + repr(left))


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


def add_profile(name, priority, line):
    """As the distribution writes them; no change is made on these stacks."""
    m.write(f"{PROFILES}/other-{name}",
            f"Name: stand-in of {name}\nDefault: yes\nPriority: {priority}\n"
            f"Password-Type: Primary\nPassword:\n\t{line}\nPassword-Initial:\n\t{line}\n")


def check_beside(others):
    names = ["other-" + name for name, *_ in others]
    for name, priority, line, _ in others:
        add_profile(name, priority, line)
    update("--package")
    for name, _, _, is_first in others:
        theirs = f"pam_{name}.so"
        order = (theirs, "pam_pwpolicy.so") if is_first else ("pam_pwpolicy.so", theirs)
        in_order("password", *order)
    in_order("password", "requisite pam_pwpolicy.so", "pam_unix.so", "pam_pwpolicy.so record")
    update("--package", "--remove", *names)
    for name in names:
        os.unlink(f"{PROFILES}/{name}")
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
    check_plain()
    w.prepare()
    before = contents()
    for name in OURS:
        shutil.copy(f"{folder}/{name}", PROFILES)
    update("--package")
    check_unchanged(before, "until somebody enables our profiles")
    update("--enable", *OURS)
    check_lines()
    for other in OTHERS:
        check_beside([other])
    check_beside(OTHERS)
    check_logins()
    check_removed(before)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
