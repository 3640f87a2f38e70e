#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Linux-PAM 1.7.2 and later refuse a forced change that shadow does not demand.

    backend.py MODULE FAKE

FAKE stands before pam_unix and refuses as those versions do. Nobody may be locked out
there: not where the policy knows of it, nor where the machine was upgraded unnoticed.
"""
import subprocess
import sys

import conditions as c
import machine as m
import ways as w
from checks import Checks

REFUSAL = "password requisite pam_fake.so expired_only\n"
SENTENCE = "Your password is not expired."
SHADOW, PAM = "force_backend = shadow\n", "force_backend = pam\n"
ALERT = 1  # severity of LOG_ALERT
MOST_FAILING = 2  # demands of a day that come to nothing

checks = Checks()
log = m.SystemLog()


def reset(way, policy, before=REFUSAL):
    m.forget()
    m.policy("include = school\n" + c.ENFORCE + way.policy + policy)
    for user in ("alice", "bob"):
        m.set_shadow(user, c.HASHES[c.WEAK])
    m.login_stack(True, before)
    log.lines()


def enter(way, password=c.WEAK):
    return w.enter(way, w.Person("alice", password, (c.OTHER_GOOD,)))


def alerts():
    return [line for severity, line in log.lines()
            if severity == ALERT and "pam_pwpolicy" in line]


def known(way):
    reset(way, SHADOW)
    for time in ("first", "second"):
        entry = enter(way)
        checks.true(f"{way.name}: force_backend = shadow: the {time} login is warned and gets in",
                    entry.inside and entry.warned and not entry.demanded, entry.text)
    checks.true(f"{way.name}: force_backend = shadow: no demand was made",
                m.outcomes("login") == [c.CANNOT] * 2 and not alerts(), str(m.outcomes("login")))


def unnoticed(way):
    """So many logins of a day fail, not one more, whoever goes on trying."""
    reset(way, PAM)
    for number in range(1, 3 * MOST_FAILING + 1):
        log.lines()
        entry = enter(way)
        title = f"{way.name}: unnoticed: login {number}"
        if number <= MOST_FAILING:
            checks.true(f"{title} meets the refusal", not entry.inside
                        and SENTENCE in entry.text and m.has_password("alice", c.WEAK), entry.text)
        else:
            checks.true(f"{title} gets in with a warning and an alert",
                        entry.inside and entry.warned and alerts(), entry.text)


def mended(way):
    """The administrator lets shadow demand the change."""
    reset(way, SHADOW)
    subprocess.run(["chage", "-d", "0", "alice"], check=True)
    entry = w.enter(way, w.Person("alice", c.WEAK, (c.OTHER_WEAK, c.OTHER_GOOD)))
    checks.true(f"{way.name}: chage -d 0: the change goes through and lets in",
                entry.inside and entry.demanded and "BAD PASSWORD: " in entry.text
                and m.has_password("alice", c.OTHER_GOOD), entry.text)
    entry = enter(way, c.OTHER_GOOD)
    checks.true(f"{way.name}: chage -d 0: the new password lets in, nothing is demanded",
                entry.inside and not entry.demanded, entry.text)


def control(way):
    """Without the fake the very same demand is met."""
    reset(way, PAM, before="")
    entry = enter(way)
    checks.true(f"{way.name}: control: today's pam_unix makes the change",
                entry.inside and m.has_password("alice", c.OTHER_GOOD), entry.text)


def main(module, fake):
    m.install_module(module)
    m.install_module(fake, "pam_fake.so")
    for user in ("alice", "bob"):
        m.add_user(user)
    w.prepare()
    for name in ("su", "su -", "login"):
        way = w.by_name(name)
        for scenario in (known, unnoticed, mended, control):
            scenario(way)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
