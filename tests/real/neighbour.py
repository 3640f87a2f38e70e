# SPDX-License-Identifier: MIT
"""A user who stops a program of their own (SIGSTOP) while it has work in the store.

The program runs in small steps until it has a file in the store open for writing, and stays
stopped there. Only root can see that moment from outside; a user with patience hits it too.
"""
import glob
import os
import random
import signal
import time

import machine as m

STEP = 0.00003
TRIES = 60


def command_of(program, user, password, new):
    if program == "passwd":
        return ["passwd"], f"{password}\n{new}\n{new}\n"
    return ["su", user, "-c", "true"], password + "\n"


def has_work(pid):
    """Whether it has a file below the state folder open that it may write to."""
    for path in glob.glob(f"/proc/{pid}/fd/*"):
        try:
            target = os.readlink(path)
            with open(path.replace("/fd/", "/fdinfo/"), encoding="ascii") as file:
                flags = int(next(line for line in file if line.startswith("flags")).split()[1], 8)
        except (OSError, StopIteration):
            continue
        if target.startswith(m.STATE + "/") and flags & os.O_ACCMODE != os.O_RDONLY:
            return True
    return False


def state_of(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        return file.read().rpartition(")")[2].split()[0]


def stop(pid):
    """False: it has ended before."""
    os.kill(pid, signal.SIGSTOP)
    while (state := state_of(pid)) not in "TZ":
        pass
    return state == "T"


def stop_at_work(process):
    """Steps until there is work in the store; False: it has ended before."""
    time.sleep(random.uniform(0, 0.004))
    while stop(process.pid):
        if has_work(process.pid):
            return True
        os.kill(process.pid, signal.SIGCONT)
        until = time.perf_counter() + STEP
        while time.perf_counter() < until:
            pass
    return False


def freeze(program, user, password, new=""):
    """The program of that user, stopped with work in the store. None: it was too fast."""
    for _ in range(TRIES):
        m.set_shadow(user, m.fast_hash(password))
        process = m.start(user, *command_of(program, user, password, new))
        if stop_at_work(process):
            return process
        process.stdout.read()
        process.stdout.close()
        process.wait()
    return None


def thaw(process):
    """Ends it."""
    process.kill()
    process.stdout.close()
    process.wait()
