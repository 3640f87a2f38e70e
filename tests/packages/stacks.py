#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The stacks of our profile for authselect under the real programs of this machine.

    stacks.py MODULE

In a sandbox. SSSD and oddjob are not here, so the features are those that need neither.
"""
import os
import pathlib
import re
import sys

import authselect
import school as s
from school import checks, m, w

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "packaging/fedora/authselect/pwpolicy"
CHOICES = authselect.every_choice(["with-faillock", "without-nullok"])
LOCK = "Authentication failure"


def install(features):
    """Debian's programs read these lines from three files."""
    lines = authselect.stacks(FOLDER, features)["system-auth"].splitlines()
    for kind in ("auth", "account", "password"):
        m.write(f"/etc/pam.d/common-{kind}",
                "".join(line + "\n" for line in lines if re.match(kind + r"\s", line)))


def check_change(when):
    checks.true(f"{when}: chpasswd refuses a weak password", not s.chpasswd(s.WEAK)[0])
    first, second = s.strong(), s.strong()
    checks.true(f"{when}: chpasswd sets a strong one", *s.chpasswd(first))
    stored, text = s.passwd("alice", first, s.WEAK, second)
    checks.true(f"{when}: passwd refuses a weak password and sets a strong one",
                stored and "BAD PASSWORD: " in text, text)
    checks.true(f"{when}: each is recorded", m.outcomes("record") == ["recorded"] * 2, str(m.audit()))
    return second


def check_login(when, password):
    checks.true(f"{when}: su lets in with the right password", *s.login(s.SU, "alice", password))
    inside, text = s.login(s.SU, "alice", "wrong-" + password)
    checks.true(f"{when}: su keeps out with a wrong one", not inside and LOCK in text, text)
    m.set_shadow("alice", m.fast_hash(s.WEAK))
    inside, text = s.login(s.SU, "alice", s.WEAK)
    checks.true(f"{when}: su warns of a weak one", inside and w.WARNING.search(text), text)


def check_lock(when, locks):
    for _ in range(3):
        s.login(s.SU, "bob", "wrong")
    inside, text = s.login(s.SU, "bob", m.START)
    checks.true(f"{when}: three wrong passwords {'lock' if locks else 'do not lock'} the account",
                inside != locks, text)


def main(module):
    m.install_module(module)
    for user in ("alice", "bob"):
        m.add_user(user)
    for features in CHOICES:
        m.forget()
        m.policy("include = school\nhistory = 3\nlogin_mode = warn\n")
        for user in ("alice", "bob"):
            m.set_start_password(user)
            m.run(["faillock", "--user", user, "--reset"])
        install(features)
        when = " ".join(sorted(features)) or "no feature"
        check_login(when, check_change(when))
        check_lock(when, "with-faillock" in features)
    return checks.finish()


if __name__ == "__main__":
    arguments = [os.path.abspath(name) for name in sys.argv[1:]]
    os.chdir("/")
    sys.exit(main(*arguments))
