#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every condition, by some of the ways in: nobody who could log in is locked out.

    logins.py MODULE WAY...

Of each entry it is checked whether the person got in, whether a change was demanded, what
the audit trail says of it, and that the system log holds neither verdict nor password. A
demand must end inside, with the weak new password refused and a good one stored. Each way
has a twin without the module, where nothing is said or demanded. Output is TAP.
"""
import os
import sys

import conditions as c
import machine as m
import ways as w
from checks import Checks

USERS = ("alice", "bob", "carol")

checks = Checks()
log = m.SystemLog()


def reset(condition, way, with_module=True):
    m.forget()
    m.policy("include = school\n" + way.policy + condition.policy)
    for user in USERS:
        m.set_shadow(user, c.HASHES[condition.password])
    m.set_directory_password(c.HASHES[condition.password])
    if way.name == "sudo, cached":
        m.login_stack(False)
        w.warm_sudo(condition.user, condition.password)
    m.login_stack(with_module)
    condition.set_up()
    log.lines()


def expected_of(condition, way):
    if condition.typed or not way.judged:
        return c.NOTHING
    return condition.outcome if way.forces else condition.elsewhere


def of_entry(entry, way, expected, user):
    """What is not as it must be for the person who came in."""
    faults = [] if entry.inside else ["not inside"]
    if expected != c.DEMANDED:
        return faults + (["a change was demanded"] if entry.demanded else [])
    return faults + ([] if entry.demanded else ["no change was demanded"]) \
        + ([] if "BAD PASSWORD: " in entry.text else ["a weak new password was not refused"]) \
        + ([] if entry.text.count("Your new password is set.") == 1
           or not way.shows else ["nobody says once that it is done"]) \
        + ([] if m.has_password(user, c.OTHER_GOOD) else ["the new password is not stored"])


def of_warning(entry, way, expected):
    """A warning is shown where there is one to give, and nowhere else."""
    if way.shows and expected in (c.WARNED, c.EXEMPT, c.CANNOT) and not entry.warned:
        return ["no warning was shown"]
    if expected in (c.COMPLIANT, c.OBSERVED, c.NOTHING) and entry.warned:
        return ["a warning was shown"]
    return []


def of_audit(condition, way, expected):
    named = m.outcomes("login")
    if expected == c.WARNED and not way.certain:
        expected = c.UNSEEN
    if condition.audited and named != ([expected] if expected else []):
        return [f"the audit trail says {named}"]
    return []


def of_log(condition, way, expected):
    """The system log gets faults only."""
    lines = [line for _, line in log.lines() if "pam_pwpolicy" in line]
    must = way.judged and (condition.log == c.MUST
                           or condition.log == c.DEMANDING and expected == c.CANNOT)
    may = must or condition.log in (c.MAY, c.DEMANDING)
    return (["the system log heard nothing"] if must and not lines else []) \
        + [f"log: {line}" for line in lines if not may or c.WEAK in line or c.GOOD in line]


def try_wrong(condition, way):
    """Behind pam_unix nothing of ours runs for who does not know the password."""
    entry = w.enter(way, w.Person(condition.user, condition.typed, (c.OTHER_GOOD,)))
    left = [kind for kind in ("state", "history") if os.path.exists(m.kept(kind, condition.user))]
    checks.case(f"{way.name}: {condition.name}: stays outside, nothing is kept",
                (["inside"] if entry.inside else []) + left + of_warning(entry, way, c.NOTHING)
                + of_audit(condition, way, c.NOTHING) + of_log(condition, way, c.NOTHING), entry.text)


def try_right(condition, way):
    expected = expected_of(condition, way)
    entry = w.enter(way, w.Person(condition.user, condition.password,
                                  (c.OTHER_WEAK, c.OTHER_GOOD)))
    faults = of_entry(entry, way, expected, condition.user) + of_warning(entry, way, expected) \
        + of_audit(condition, way, expected) + of_log(condition, way, expected)
    condition.clean_up()
    checks.case(f"{way.name}: {condition.name}: gets in, {expected or 'nothing of ours'}",
                faults, entry.text)
    if expected == c.DEMANDED:
        entry = w.enter(way, w.Person(condition.user, c.OTHER_GOOD))
        checks.case(f"{way.name}: {condition.name}: the new password gets in as it is",
                    of_entry(entry, way, c.COMPLIANT, condition.user), entry.text)


def try_twin(way):
    """Without the module a weak password is as good as any."""
    enforce = next(row for row in c.CONDITIONS if row.name == "enforce")
    reset(enforce, way, with_module=False)
    entry = w.enter(way, w.Person("alice", c.WEAK))
    checks.case(f"{way.name}: twin without the module gets in",
                of_entry(entry, way, c.NOTHING, "alice") + of_warning(entry, way, c.NOTHING)
                + of_audit(enforce, way, c.NOTHING), entry.text)


def set_up(module):
    m.install_module(module)
    for user in USERS:
        m.add_user(user)
    m.run(["groupadd", "glass"])
    m.add_directory()
    w.prepare()
    for user in ("alice", "dora"):
        w.give_key(user)


def main(module, name_service, *names):
    set_up(module)
    m.install_name_service(name_service)
    ways = [w.by_name(name) for name in names]
    if any("ssh" in way.name or "sftp" in way.name for way in ways):
        w.start_sshd(w.INSIDE_PORT, "yes", "no")
        w.start_sshd(w.PLAIN_PORT, "no", "yes")
    for way in ways:
        try_twin(way)
        for condition in c.CONDITIONS:
            if condition.typed and not way.typed:
                continue
            reset(condition, way)
            (try_wrong if condition.typed else try_right)(condition, way)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
