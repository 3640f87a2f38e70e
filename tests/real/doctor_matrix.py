#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What the doctor says of drawn services, against what libpam does with real modules there.

    doctor_matrix.py MODULE PWPOLICY PROBE

Each service is asked with the right password and with a wrong one; the doctor sees all in one go.
"""
import json
import random
import sys

import machine as m
from checks import Checks

SERVICES = 200
RIGHT, WRONG = m.START, "not-the-password"
# What runs in auth beside pam_unix; the second half only where its success does not jump.
ANY = ["pam_permit.so", "pam_deny.so", "pam_env.so", "pam_nologin.so", "pam_group.so",
       "pam_warn.so", "pam_usertype.so isregular", "pam_usertype.so issystem", "pam_localuser.so",
       "pam_pwpolicy.so", "pam_gone.so", "pam_limits.so", "pam_cap.so", "pam_lastlog.so"]
IN_LINE = ["pam_shells.so", "pam_succeed_if.so uid ge 0 quiet", "pam_access.so",
           "pam_securetty.so"]
CONTROLS = ["required", "requisite", "optional", "[default=bad success=ok]",
            "[success=ok default=ignore]", "[default=die ignore=ignore success=ok]"]
JUMPS = ["sufficient", "[success=1 default=ignore]", "[success=2 default=ignore]",
         "[success=done default=ignore]", "[success=1 default=1]"]

checks = Checks()


def line(draw, module, jumps):
    return f"auth {draw.choice(CONTROLS + (JUMPS if jumps else []))} {module}\n"


def service(draw):
    """A stack that holds pam_unix, often before lines as distributions write them."""
    lines = [line(draw, draw.choice(ANY), True) if draw.random() < 0.7
             else line(draw, draw.choice(IN_LINE), False) for _ in range(draw.randrange(5))]
    lines.insert(draw.randrange(len(lines) + 1), line(draw, "pam_unix.so nodelay", True))
    if draw.random() < 0.5:
        lines += ["auth requisite pam_deny.so\n", "auth required pam_permit.so\n"]
    return "".join(lines) + "account required pam_permit.so\n"


def on_purpose(text):
    """Whether pam_deny is above pam_unix: then it may be meant to refuse, and is not reported."""
    lines = text.split("pam_unix")[0]
    return "pam_deny" in lines


def probe(program, names, password):
    code, text = m.run([program, "bob", *names], password + "\n")
    assert code == 0, text
    return dict(zip(names, (int(number) for number in text.split())))


def claims(program, kinds):
    """By service: which of those the doctor found."""
    found = {}
    _, text = m.run([program, "doctor", "--json"])
    for item in json.loads(text)["findings"]:
        locked = item["name"] in ("pam_no_success", "pam_ignore_fails") or \
            "nobody can log in" in item["text"]
        for name in item["services"]:
            if item["name"] in kinds or locked or "anybody gets in with" in item["text"]:
                found.setdefault(name, set()).add("locked" if locked else "open")
    return found


def main(module, program, probe_program):
    m.install_module(module)
    m.policy("include = school\nlogin_mode = observe\n")
    m.add_user("bob")
    m.set_start_password("bob")
    draw = random.Random(12)
    texts = {f"drawn{number:03}": service(draw) for number in range(SERVICES)}
    for name, text in texts.items():
        m.write(f"/etc/pam.d/{name}", text)
    right = probe(probe_program, list(texts), RIGHT)
    wrong = probe(probe_program, list(texts), WRONG)
    said = claims(program, ("wrong_password_gets_in", "no_password_gets_in"))
    for name, text in texts.items():
        kinds = said.get(name, set())
        shown = f"{text}right {right[name]}, wrong {wrong[name]}, said {sorted(kinds)}"
        checks.true(f"{name}: whoever gives a wrong password",
                    (wrong[name] == 0) == ("open" in kinds), shown)
        if not on_purpose(text):
            checks.true(f"{name}: whoever gives the right one",
                        (right[name] != 0) == ("locked" in kinds), shown)
    count = sum(code == 0 for code in wrong.values()), sum(code != 0 for code in right.values())
    checks.true("enough of both were drawn", min(count) >= 20, str(count))
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
