#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Entries that stand in no table: root, silence, locks, grace that ends, cron.

    edges.py MODULE FAKE

Each shows beside what must hold a control in which one thing is different and the other
happens. Output is TAP.
"""
import datetime
import fcntl
import os
import subprocess
import sys
import time

import conditions as c
import machine as m
import ways as w
from checks import Checks

WARN = "login_mode = warn\n"
ADMIN = c.ENFORCE + "[profile admin]\ngrace = 0\n"  # which has days of its own

scenarios = []
checks = Checks()
log = m.SystemLog()


def scenario(function):
    scenarios.append(function)
    return function


def reset(policy=c.ENFORCE):
    m.forget()
    m.policy("include = school\n" + policy)
    for user in ("alice", "bob", "root"):
        m.set_shadow(user, c.HASHES[c.WEAK])
    m.login_stack(True)
    log.lines()


def pamtester(*words, user="alice", new=()):
    """An entry that is inside if all steps succeeded."""
    way = w.Way("pamtester", lambda name: ["pamtester", *words], "")
    return w.enter(way, w.Person(user, c.WEAK, new))


def su(password=c.WEAK, new=(c.OTHER_WEAK, c.OTHER_GOOD)):
    return w.enter(w.by_name("su"), w.Person("alice", password, new))


@scenario
def root_on_a_console():
    for tty, exempt in (("tty1", True), ("console", True), ("pts/7", False)):
        reset(ADMIN)
        entry = pamtester("-I", f"tty={tty}", "login", "root", "authenticate", "acct_mgmt",
                          user="root")
        checks.true(f"root on {tty}: {'warned, let in' if exempt else 'made to change (control)'}",
                    entry.inside == exempt and entry.demanded != exempt
                    and m.outcomes("login") == [c.EXEMPT if exempt else c.DEMANDED], entry.text)
    reset(ADMIN)
    entry = pamtester("-I", "tty=tty1", "-I", "rhost=198.51.100.7", "login", "root",
                      "authenticate", "acct_mgmt", user="root")
    checks.true("root from another machine is on no console", entry.demanded, entry.text)


@scenario
def alice_on_a_console():
    reset()
    entry = pamtester("-I", "tty=tty1", "login", "alice", "authenticate", "acct_mgmt")
    checks.true("alice on tty1 is made to change", entry.demanded, entry.text)


@scenario
def silent():
    for flag, said in (("(PAM_SILENT)", False), ("", True)):
        reset(WARN)
        entry = pamtester("login", "alice", f"authenticate{flag}", f"acct_mgmt{flag}")
        checks.true(f"pamtester {flag or '(control)'}: {'warned' if said else 'nothing said'}",
                    entry.inside and entry.warned == said
                    and m.outcomes("login") == [c.WARNED if said else c.UNSEEN], entry.text)


@scenario
def locked_shadow_line():
    """The password is right elsewhere, and the local line cannot be changed."""
    for prefix, outcome in (("!", c.CANNOT), ("", c.DEMANDED)):
        reset()
        m.set_shadow("alice", prefix + c.HASHES[c.WEAK])
        m.write("/etc/pam.d/login", "auth required pam_fake.so accept\n"
                "auth optional pam_pwpolicy.so\naccount required pam_permit.so\n"
                "account optional pam_pwpolicy.so\n")
        entry = pamtester("login", "alice", "authenticate", "acct_mgmt")
        checks.true(f"shadow line {'locked' if prefix else 'open (control)'}: {outcome}",
                    entry.demanded == (outcome == c.DEMANDED)
                    and entry.inside != entry.demanded
                    and m.outcomes("login") == [outcome], entry.text)


@scenario
def lock_of_the_shadow_file():
    """Somebody else is changing passwords for a long time."""
    reset(WARN)
    with open("/etc/.pwd.lock", "w", encoding="utf-8") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX)
        started = time.monotonic()
        entry = su()
        checks.true("a held lock of shadow keeps nobody waiting at a login",
                    entry.inside and time.monotonic() - started < 10, entry.text)


@scenario
def held_locks_of_the_commands():
    """An import and a sign-off are at work, and never end."""
    reset()
    folder = m.STATE + "/lock"
    os.makedirs(folder, 0o700, exist_ok=True)
    os.chmod(m.STATE, 0o700)
    held = [open(f"{folder}/{name}", "wb") for name in ("key", "journal")]
    for lock in held:
        fcntl.flock(lock, fcntl.LOCK_EX)
    started = time.monotonic()
    entry = su()
    checks.true("held locks of root's commands: a login demands the change at once, and lets in",
                entry.inside and entry.demanded and time.monotonic() - started < 10, entry.text)
    for lock in held:
        lock.close()


@scenario
def grace_in_logins_ends():
    reset("login_mode = enforce\ngrace = 0\ngrace_logins = 2\n")
    for number in (1, 2):
        entry = su()
        checks.true(f"grace of two logins: the {number}. is warned",
                    entry.inside and entry.warned and not entry.demanded, entry.text)
    entry = su()
    checks.true("grace of two logins: at the 3. the change is demanded, and lets in",
                entry.inside and entry.demanded and m.has_password("alice", c.OTHER_GOOD),
                entry.text)


@scenario
def refusing_to_change():
    """Who only ever types weak passwords stays outside, however often."""
    reset()
    for number in range(4):
        entry = su(new=(c.OTHER_WEAK, "Summer2025!", "Password2!"))
        checks.true(f"only weak passwords at the demanded change, {number + 1}. time: outside",
                    not entry.inside and m.has_password("alice", c.WEAK), entry.text)
    entry = su()
    checks.true("and with a good one inside at last", entry.inside, entry.text)


@scenario
def why_it_is_demanded():
    reset()
    entry = su()
    before = entry.text.partition("New password: ")[0]
    checks.true("a demanded change says why before it asks", w.WARNING.search(before)
                and "new one now" in before, entry.text)


@scenario
def soon_too_old():
    """Days before a password gets too old its owner hears of it, and not earlier."""
    day = datetime.date.today() - datetime.timedelta(days=25)
    for warning, said in (("14d", True), ("2d", False)):
        reset(c.ENFORCE + f"max_age = 30d\nmax_age_warning = {warning}\n")
        m.set_shadow("alice", c.HASHES[c.GOOD], last=day.isoformat())
        entry = su(c.GOOD)
        checks.true(f"five days before it is too old, warned {warning} before: "
                    f"{'heard' if said else 'not heard (control)'}",
                    entry.inside and not entry.demanded
                    and ("will soon be older" in entry.text) == said, entry.text)


@scenario
def passwd_afterwards():
    """A warned person who changes the password is left in peace."""
    reset(WARN)
    su()
    _, text = m.dialogue(m.as_user("alice", ["passwd"]), [
        ("Current password: ", c.WEAK), ("New password: ", c.OTHER_GOOD),
        ("Retype new password: ", c.OTHER_GOOD)])
    entry = su(c.OTHER_GOOD)
    checks.true("after passwd with a good password nothing is said",
                entry.inside and not entry.warned
                and m.outcomes("login") == [c.WARNED]
                and m.outcomes("record") == ["recorded"], text + entry.text)


@scenario
def history_at_a_change():
    reset("history = 3\n")
    for password in (c.GOOD, c.OTHER_GOOD):
        m.run(["chpasswd"], f"alice:{password}\n")
    steps = [("Current password: ", c.OTHER_GOOD), ("New password: ", c.GOOD),
             ("New password: ", "velvet-Compass-rye-38"),
             ("Retype new password: ", "velvet-Compass-rye-38")]
    _, text = m.dialogue(m.as_user("alice", ["passwd"]), steps)
    checks.true("passwd: the password before last is refused, a new one taken",
                text.count("BAD PASSWORD: ") >= 1
                and m.has_password("alice", "velvet-Compass-rye-38"), text)
    c.corrupt("history")()
    code, text = m.dialogue(m.as_user("alice", ["passwd"]), [
        ("Current password: ", "velvet-Compass-rye-38")])
    checks.true("passwd: a corrupt history lets the user change nothing, and says so at once",
                code != 0 and "New password" not in text
                and m.has_password("alice", "velvet-Compass-rye-38"), text)
    code, text = m.run(["chpasswd"], f"alice:{c.OTHER_GOOD}\n")
    checks.true("chpasswd by root: goes on with a corrupt history",
                code == 0 and m.has_password("alice", c.OTHER_GOOD), text)


@scenario
def mistyped_record():
    """What alice reads is what happens, whatever the line after pam_unix says."""
    for words in ("recrod", "Record", "record=yes", "recordd history=3", "debug"):
        for control, stored in (("optional", True), ("required", False)):
            reset()
            with open("/etc/pam.d/common-password", encoding="utf-8") as file:
                lines = file.read().splitlines()[:-1]
            m.write("/etc/pam.d/common-password",
                    "\n".join([*lines, f"password {control} pam_pwpolicy.so {words}", ""]))
            _, text = m.dialogue(m.as_user("alice", ["passwd"]), [
                ("Current password: ", c.WEAK), ("New password: ", c.GOOD),
                ("Retype new password: ", c.GOOD)])
            success = "updated successfully" in text
            checks.true(f"{control} {words}: {'stored' if stored else 'not stored'}, as it says",
                        success == stored == m.has_password("alice", c.GOOD)
                        and "ask your teacher" not in text, text)
            checks.true(f"{control} {words}: the log has the word",
                        any(f"module argument {words.split()[0].split('=')[0]}" in line
                            for _, line in log.lines()))
    checks.true("a mistyped record does not stop root", m.run(
        ["chpasswd"], f"alice:{c.OTHER_GOOD}\n")[0] == 0 and m.has_password("alice", c.OTHER_GOOD))


@scenario
def full_disk_at_a_change():
    """The password is stored although nothing about it can be."""
    reset("history = 3\n")
    c.full(m.STATE)()
    code, text = m.run(["chpasswd"], f"alice:{c.GOOD}\n")
    lines = [line for _, line in log.lines() if "pam_pwpolicy" in line]
    c.unmount(m.STATE)()
    checks.true("chpasswd on a full disk: stored, with a line in the system log",
                code == 0 and m.has_password("alice", c.GOOD) and lines, text)


def ran(name, seconds):
    """Whether a job has left its file within a time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if os.path.exists("/run/jobs/" + name):
            return True
        time.sleep(0.05)
    return False


@scenario
def cron():
    """A weak user's job runs; one of an account that is over does not (control)."""
    reset()
    su(new=())  # a change has been demanded of alice
    os.makedirs("/run/jobs", exist_ok=True)
    os.chmod("/run/jobs", 0o777)
    for user in ("alice", "bob"):
        m.run(["crontab", "-u", user, "-"], f"@reboot touch /run/jobs/{user}\n")
    subprocess.run(["chage", "-E", "1", "bob"], check=True)
    with subprocess.Popen(["cron", "-f", "-L", "15"], stderr=subprocess.DEVNULL) as daemon:
        checks.true("cron: the job of a weak user runs", ran("alice", 10))
        checks.true("cron: the job of an account that is over does not (control)",
                    not ran("bob", 1))
        daemon.terminate()
    checks.true("cron: the audit trail has the demand at su alone",
                m.outcomes("login") == [c.DEMANDED], str(m.audit()))


def main(module, fake):
    m.install_module(module)
    m.install_module(fake, "pam_fake.so")
    for user in ("alice", "bob"):
        m.add_user(user)
    w.prepare()
    with open("/etc/pam.d/login", encoding="utf-8") as file:
        login = file.read()
    for run in scenarios:
        m.write("/etc/pam.d/login", login)
        run()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
