#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Limits that users set for passwd and su (ulimit) bend neither history nor a demand.

    limits.py MODULE [all]

Combinations of open files, size of files and memory, each from none to plenty; with `all`
every combination. A change that succeeds leaves the former password refused, with the same
limits and without any. A weak password does not get in undemanded, a good one wherever it
did without the module. The one exception is named in try_su(). Output is TAP.
"""
import itertools
import resource
import sys

import conditions as c
import machine as m
from checks import Checks

DEPTH = 3
A, B = c.GOOD, c.OTHER_GOOD
USED = "used before"
KIB, MIB = 1024, 1024 * 1024
FILES = (3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 24, None)
SIZES = (0, 256, 512, KIB, 2 * KIB, 4 * KIB, 16 * KIB, 64 * KIB, MIB, None)
SPACES = (4 * MIB, 5 * MIB, 6 * MIB, 7 * MIB, 8 * MIB, 9 * MIB, 10 * MIB, 12 * MIB, 16 * MIB,
          24 * MIB, 32 * MIB, 40 * MIB, None)
# Less than that and libpam cannot load the module beside what su itself takes.
LOADABLE = 8 * MIB
# Less than that and nothing can be judged.
ENOUGH = 16 * MIB
OTHERS = [(resource.RLIMIT_DATA, (MIB // 2, MIB, 2 * MIB, 4 * MIB, 16 * MIB)),
          (resource.RLIMIT_STACK, (48 * KIB, 64 * KIB, 128 * KIB)),
          (resource.RLIMIT_MEMLOCK, (0,)), (resource.RLIMIT_NPROC, (0,)),
          (resource.RLIMIT_CORE, (0,)), (resource.RLIMIT_CPU, (1,))]

checks = Checks()
log = m.SystemLog()


def combinations(every):
    """Each a tuple of pairs of a resource and a number."""
    kinds = (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_AS)
    for number, row in enumerate(itertools.product(FILES, SIZES, SPACES)):
        alone = row.count(None) >= 2
        if every or alone or number % 29 == 0:
            yield tuple((kind, value) for kind, value in zip(kinds, row) if value is not None)
    for kind, values in OTHERS:
        yield from (((kind, value),) for value in values)


def named(limits):
    names = {value: name for name, value in vars(resource).items() if name.startswith("RLIMIT")}
    return " ".join(f"{names[kind][7:]}={value}" for kind, value in limits) or "none"


def reset(password):
    m.forget()
    m.set_shadow("alice", c.HASHES[password])


def try_passwd(limits):
    """Whether the change was made, and what is wrong."""
    reset(A)
    m.passwd("alice", A, B, limits)
    if not m.has_password("alice", B):
        return False, []
    faults = []
    for again in (limits, ()):
        text = m.passwd("alice", B, A, again)
        if not m.has_password("alice", B) or not again and USED not in text:
            faults.append(f"{named(limits)}: the former password comes back ({named(again)})")
            m.set_shadow("alice", m.fast_hash(B))
    return True, faults


def su(password, limits, with_module=True):
    """Whether the person got in, and the transcript."""
    m.login_stack(with_module)
    reset(password)
    with m.start("bob", ["su", "alice", "-c", "echo I-AM-$USER"], password + "\n",
                 limits) as process:
        text = process.stdout.read()
    return "I-AM-alice" in text, text


def try_su(limits):
    """What is wrong. Where libpam cannot even load the module, nothing of ours can demand
    anything; the system log names it then."""
    log.lines()
    inside, text = su(c.WEAK, limits)
    unloaded = dict(limits).get(resource.RLIMIT_AS, LOADABLE) < LOADABLE \
        and any("unable to dlopen" in line for _, line in log.lines())
    faults = [f"{named(limits)}: in with a weak password: {text!r}"] \
        if inside and not unloaded else []
    inside, text = su(A, limits)
    if not inside and not starves(limits) and su(A, limits, with_module=False)[0]:
        faults.append(f"{named(limits)}: a good password stays outside: {text!r}")
    return faults


def starves(limits):
    """Room to load the module but not to judge: a change is demanded without a verdict. It is
    the caller who has limited the program so."""
    found = dict(limits)
    return found.get(resource.RLIMIT_AS, ENOUGH) < ENOUGH \
        or found.get(resource.RLIMIT_DATA, MIB) < MIB


def main(module, every=""):
    m.install_module(module)
    m.login_stack(True)
    m.use_fast_hashes()
    m.no_delay_of_su()
    m.policy(f"include = school\nhistory = {DEPTH}\n" + c.ENFORCE)
    for user in ("alice", "bob"):
        m.add_user(user)
    rows = list(combinations(every == "all"))
    tried = [try_passwd(limits) for limits in rows]
    checks.true("without limits the change is made (control)", try_passwd(())[0])
    changed = [made for made, _ in tried].count(True)
    print(f"# {len(rows)} combinations, {changed} of them let passwd change")
    checks.true("some combinations let passwd change, some do not", 0 < changed < len(rows))
    checks.case("passwd under limits: no former password comes back",
                [fault for _, faults in tried for fault in faults][:10])
    checks.true("without limits a weak password is held up, a good one not (control)",
                not su(c.WEAK, ())[0] and su(A, ())[0])
    checks.case("su under limits: a weak password is held up, a good one is not",
                [fault for limits in rows for fault in try_su(limits)][:20])
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
