#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""How users try to go on with a weak password, and what they must not lose or inherit.

    attacks.py MODULE

Demands that are broken off or answered wrongly, services with other words on their lines,
user ids that are given away, names that change, a flooded audit trail. Output is TAP.
"""
import os
import pwd
import subprocess
import sys
import time

import conditions as c
import machine as m
import ways as w
from checks import Checks

USED = "used before"
EOF, INTERRUPT, QUIT = "\x04", "\x03", "\x1c"
WRONG_PRESENT, MISMATCH, SAME, WEAK_ONES, LEAVE = range(5)
THIRD = "velvet-Compass-rye-38"

checks = Checks()
log = m.SystemLog()


def reset(policy=c.ENFORCE, password=c.WEAK):
    m.forget()
    m.policy("include = school\nforce_services = login, su, su-l, sshd, sudo\nssh_inband = yes\n"
             + policy)
    for user in ("alice", "bob"):
        m.set_shadow(user, c.HASHES[password])
    m.login_stack(True)
    log.lines()


def su(user="alice", password=c.WEAK, new=(), options=()):
    way = w.Way("su", lambda name: m.as_user("bob", ["su", *options, name, "-c", w.MARK]),
                w.AS_USER)
    return w.enter(way, w.Person(user, password, new))


# ---- dodgers

def steps_of(trick):
    """What is typed after the password, as pairs of a prompt and an answer."""
    present, new, again = "Current password: ", "New password: ", "Retype new password: "
    return {
        EOF: [(present, EOF)],
        INTERRUPT: [(present, INTERRUPT)],
        QUIT: [(present, c.WEAK), (new, QUIT)],
        WRONG_PRESENT: [(present, c.WRONG)],
        MISMATCH: [(present, c.WEAK), (new, c.OTHER_GOOD), (again, THIRD)],
        SAME: [(present, c.WEAK), (new, c.WEAK), (new, c.WEAK)],
        WEAK_ONES: [(present, c.WEAK), (new, c.OTHER_WEAK), (new, "Summer2025!"),
                    (new, "Password2!")],
    }[trick]


def names_itself(way):
    return [("login: ", "alice")] if way.name == "login" else []


def dodge(way, trick):
    """Whether it came to a demand, and to a shell; and the transcript."""
    if trick == LEAVE:
        entry = w.enter(way, w.Person("alice", c.WEAK))
        return entry.demanded, entry.inside, entry.text
    steps = [*names_itself(way), (r"[Pp]assword(?: for \w+)?: ", c.WEAK), *steps_of(trick)]
    _, text = m.dialogue(way.command("alice"), steps, timeout=2)
    return bool(w.DEMAND.search(text)), "I-AM-" in text, text


def dodgers(way):
    """One way of breaking off after the other; then the change lets in."""
    reset()
    faults = []
    for trick in (EOF, INTERRUPT, WRONG_PRESENT, MISMATCH, LEAVE, SAME, QUIT, WEAK_ONES):
        demanded, inside, text = dodge(way, trick)
        if inside or not demanded:
            faults.append(f"{trick!r}: {'inside' if inside else 'not demanded'}: {text!r}")
    checks.case(f"{way.name}: whoever dodges meets the demand again", faults)
    entry = w.enter(way, w.Person("alice", c.WEAK, (c.OTHER_GOOD,)))
    checks.true(f"{way.name}: and gets in with a good new password after all",
                entry.inside and m.has_password("alice", c.OTHER_GOOD), entry.text)


# ---- services with other words

def two_services():
    """Each service begins no grace of its own, whatever its line asks for."""
    ours = "pam_pwpolicy.so {}\n"
    for words in ("recommended_length=13", "min_length=30"):
        reset("login_mode = enforce\ngrace = 0\ngrace_logins = 3\n")
        with open("/etc/pam.d/su-l", encoding="utf-8") as file:
            usual = file.read()
        m.write("/etc/pam.d/su-l", "auth sufficient pam_rootok.so\n" + m.AUTH
                + "auth optional " + ours.format(words) + m.ACCOUNT + "account optional "
                + ours.format(words) + "@include common-password\nsession required pam_permit.so\n")
        entries = [su(options=("-",) if number % 2 else ()) for number in range(12)]
        m.write("/etc/pam.d/su-l", usual)
        late = [entry.text for entry in entries[6:] if entry.inside or not entry.demanded]
        checks.case(f"su and su - with {words} in turn: grace ends",
                    late + ([] if entries[0].inside and entries[0].warned
                            else ["no grace at the beginning", entries[0].text]))


# ---- who an account is

def remember_passwords(user):
    for password in (c.GOOD, c.OTHER_GOOD):
        m.run(["chpasswd"], f"{user}:{password}\n")


def history_of_a_renamed_account():
    reset("history = 5\n")
    remember_passwords("alice")
    control = m.passwd("alice", c.OTHER_GOOD, c.GOOD)
    checks.true("an old password is refused (control)",
                USED in control and m.has_password("alice", c.OTHER_GOOD), control)
    subprocess.run(["usermod", "-l", "alicia", "alice"], check=True)
    text = m.passwd("alicia", c.OTHER_GOOD, c.GOOD)
    checks.true("and after usermod -l too",
                USED in text and m.has_password("alicia", c.OTHER_GOOD), text)
    m.passwd("alicia", c.OTHER_GOOD, THIRD)
    text = m.passwd("alicia", THIRD, c.OTHER_GOOD)
    checks.true("also what is changed under the new name", USED in text, text)
    subprocess.run(["usermod", "-l", "alice", "alicia"], check=True)
    text = m.passwd("alice", THIRD, c.GOOD)
    checks.true("and with the old name again", USED in text and m.has_password("alice", THIRD),
                text)


def demand_of_a_renamed_account():
    reset("login_mode = enforce\ngrace = 0\ngrace_logins = 2\n")
    for _ in range(2):
        su()
    subprocess.run(["usermod", "-l", "alicia", "alice"], check=True)
    entry = su("alicia")
    subprocess.run(["usermod", "-l", "alice", "alicia"], check=True)
    checks.true("usermod -l begins no new grace", entry.demanded and not entry.inside, entry.text)


def two_names():
    """One account: what one name has used the other cannot take."""
    reset("history = 5\n")
    number = str(pwd.getpwnam("alice").pw_uid)
    subprocess.run(["useradd", "-M", "-o", "-u", number, "-s", "/bin/bash", "alice2"], check=True)
    m.set_shadow("alice2", c.HASHES[c.WEAK])
    remember_passwords("alice")
    m.run(["chpasswd"], f"alice2:{THIRD}\n")
    text = m.passwd("alice", c.OTHER_GOOD, c.GOOD)
    checks.true("a second name of the user id overwrites no history",
                USED in text and m.has_password("alice", c.OTHER_GOOD), text)
    subprocess.run(["userdel", "-f", "alice2"], check=False, stderr=subprocess.DEVNULL)


def reused(name):
    """A new account with a leaver's user id inherits neither history nor spent grace."""
    reset("history = 5\nlogin_mode = enforce\ngrace = 0\ngrace_logins = 2\n")
    subprocess.run(["useradd", "-M", "-u", "4321", "-s", "/bin/bash", "leaver"], check=True)
    remember_passwords("leaver")
    m.set_shadow("leaver", c.HASHES[c.WEAK])
    for _ in range(2):
        su("leaver")
    control = su("leaver")
    checks.true("a leaver's grace is spent (control)", control.demanded, control.text)
    subprocess.run(["userdel", "leaver"], check=True)
    subprocess.run(["useradd", "-M", "-u", "4321", "-s", "/bin/bash", name], check=True)
    m.run(["chpasswd"], f"{name}:{c.GOOD}\n")
    checks.true(f"{name} with the user id of leaver takes what leaver has used",
                m.has_password(name, c.GOOD))
    m.set_shadow(name, c.HASHES[c.WEAK])
    entry = su(name)
    checks.true(f"{name} with the user id of leaver has a grace of its own",
                entry.inside and entry.warned and not entry.demanded, entry.text)
    subprocess.run(["userdel", name], check=True)


# ---- the audit trail

def flooded():
    """Two loops of su, then a trail that is full already: changes still leave a line."""
    reset("history = 3\n" + c.ENFORCE)
    running = []
    until = time.monotonic() + 2
    while time.monotonic() < until:
        running = [m.start("bob", ["su", "alice", "-c", "true"], c.WEAK + "\n")
                   for _ in range(2)]
        for process in running:
            process.stdout.read()
            process.stdout.close()
            process.wait()
    lines = len(m.audit())
    checks.true("loops of su leave a bounded number of lines", lines <= 70, f"{lines} lines")
    checks.true("and the system log says so",
                any("no more lines" in line for _, line in log.lines()) or lines < 50,
                f"{lines} lines")
    m.run(["chpasswd"], f"alice:{c.GOOD}\n")
    checks.true("a change by root has its line all the same", "recorded" in m.outcomes("record"))


def full():
    reset()
    su()
    with open(m.AUDIT, encoding="utf-8") as file:
        line = file.readline()
    with open(m.AUDIT, "w", encoding="utf-8") as file:
        file.write(line * (64 * 1024 * 1024 // len(line)))
    entry = su(user="bob")
    checks.true("a full trail: a change is demanded as ever", entry.demanded and not entry.inside,
                entry.text)
    m.run(["chpasswd"], f"alice:{c.GOOD}\n")
    checks.true("and root's change leaves a line", "recorded" in m.outcomes("record"),
                str(os.listdir(os.path.dirname(m.AUDIT))))


def main(module):
    m.install_module(module)
    for user in ("alice", "bob", "carol"):
        m.add_user(user)
    m.login_stack(True)
    m.use_fast_hashes()
    w.prepare()
    w.start_sshd(w.INSIDE_PORT, "yes", "no")
    for name in ("su", "su -", "login", "sshd, keyboard-interactive"):
        dodgers(w.by_name(name))
    two_services()
    history_of_a_renamed_account()
    demand_of_a_renamed_account()
    two_names()
    for name in ("newcomer", "leaver"):
        reused(name)
    flooded()
    full()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
