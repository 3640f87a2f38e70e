#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What the real pam_unix keeps of a password: by DES its first eight bytes, by bcrypt 72.

    kept.py MODULE

A password whose kept part breaks the rules is refused, and at a login it counts as what was kept.
Output is TAP.
"""
import random
import re
import sys

import machine as m
from checks import Checks

# Weak beginnings of eight bytes, and tails that make each a good password.
HEADS = ("aaaaaaaa", "password", "12345678", "qwertyui", "liverpoo", "princess", "abcdefgh",
         "monkey12", "20082009", "alicesmi")
TAILS = 1
LETTERS = "bcdfghjklmnpqrstvwxz23456789"

checks = Checks()
draw = random.Random(13)


def tail():
    return "-" + "-".join("".join(draw.choices(LETTERS, k=6)) for _ in range(3))


def method(words, in_login_defs):
    with open("/etc/login.defs", encoding="utf-8") as file:
        text = re.sub(r"(?m)^\s*ENCRYPT_METHOD.*\n", "", file.read())
    if in_login_defs:
        text += f"ENCRYPT_METHOD {in_login_defs}\n"
    m.write("/etc/login.defs", text)
    m.login_stack(True, arguments="retry=1")
    with open("/etc/pam.d/common-password", encoding="utf-8") as file:
        stack = file.read()
    m.write("/etc/pam.d/common-password", re.sub(r" yescrypt rounds=1", f" {words}", stack))


def start(present):
    """The present password, by a method of crypt(3)."""
    m.set_shadow("alice", m.crypt(m.START, present))
    m.forget()


def change(password):
    """passwd as its user types it. Returns its output."""
    return m.dialogue(m.as_user("alice", ["passwd"]), [
        ("Current password: ", m.START), ("New password: ", password),
        ("(?i)retype|BAD PASSWORD", password)])[1]


def is_refused(name, heads, expected, sentence):
    faults = []
    for head in heads:
        for password in (head + tail() for _ in range(TAILS)):
            seen = change(password)
            taken = m.stored_hash("alice") != PRESENT[0]
            if taken == expected or (expected and sentence not in seen):
                faults.append(f"{password}: {seen!r}")
                start(PRESENT[1])
    checks.case(name, faults)


PRESENT = ["", ""]


def begin(words, in_login_defs, present):
    method(words, in_login_defs)
    start(present)
    PRESENT[:] = [m.stored_hash("alice"), present]


def changes():
    strong, des = "$6$rounds=1000$abcdefgh", "ab"
    for words, named, present in (("", "DES", strong), ("", "DES", des), ("", None, des),
                                  ("", "BCRYPT", des)):
        begin(words, named, present)
        is_refused(f"DES ({named} in login.defs, {present[:3]} in shadow): "
                   "what it keeps is judged", HEADS if named == "DES" else HEADS[:3], True, "first 8")
    for words, named in (("yescrypt", "YESCRYPT"), ("sha512", "SHA512"), ("", "SHA512"),
                         ("blowfish", "SHA512")):
        begin(words, named, des)
        faults = []
        for head in HEADS[:3]:
            start(des)
            password = head + tail()
            seen = change(password)
            if not m.has_password("alice", password):
                faults.append(f"{password}: {seen!r}")
        checks.case(f"{words or 'no word'}, {named} in login.defs: who leaves DES can", faults)


def long_ones():
    for words in ("blowfish", "yescrypt"):
        begin(words, "SHA512", "$6$rounds=1000$abcdefgh")
        is_refused(f"{words}: 72 bytes count at most", [h[:4] * 18 for h in HEADS[:3]], True, "72")
        start(PRESENT[1])
        password = tail()[1:] * 4 + tail()
        change(password)
        checks.true(f"{words}: a long one that begins well is taken",
                    m.has_password("alice", password))


def logins():
    """A password that was stored before anybody looked."""
    method("yescrypt", "YESCRYPT")
    m.policy("include = school\nlogin_mode = warn\n")
    for kind, salt, head in (("DES", "ab", "aaaaaaaa"),
                             ("bcrypt", "$2b$04$abcdefghijklmnopqrstuu", "aaaa" * 18),
                             ("SHA-512", "$6$rounds=1000$abcdefgh", "aaaaaaaa")):
        password = head + tail()
        m.set_shadow("alice", m.crypt(password, salt))
        m.forget()
        m.dialogue(m.as_user("bob", ["su", "alice", "-c", "true"]), [("Password: ", password)])
        expected = "compliant" if kind == "SHA-512" else "warned"
        checks.true(f"login: by {kind} it is {expected}", m.outcomes("login") == [expected],
                    repr(m.audit()))


def preflight():
    m.policy("include = school\nlogin_mode = enforce\ngrace = 0\ngrace_logins = 0\n"
             "force_services = su\n")
    for named, expected in (("DES", "cannot_force"), ("SHA512", "demanded")):
        method("", named)
        m.set_shadow("alice", m.crypt("aaaaaaaa", "ab"))
        m.forget()
        m.dialogue(m.as_user("bob", ["su", "alice", "-c", "true"]), [("Password: ", "aaaaaaaa")])
        checks.true(f"{named}: a change is {expected}", m.outcomes("login") == [expected],
                    repr(m.audit()))


def main(module):
    m.install_module(module)
    m.policy("include = school\n")
    for user in ("alice", "bob"):
        m.add_user(user)
    changes()
    long_ones()
    logins()
    preflight()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
