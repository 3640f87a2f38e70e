#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Whom pwpolicy reset leaves alone, and that it says why.

    reset_refused.py MODULE PWPOLICY

Administrators by every kind of rule of sudoers, accounts of the system, locked and expired ones;
each kind is drawn, and has twins that are reset. Output is TAP.
"""
import grp
import os
import random
import subprocess
import sys
import time

import machine as m
from reset import COMMAND, checks, phrase_of, renew, reset, run, set_up, shadow


def refuses():
    renew()
    subprocess.run(["usermod", "-L", "ben"], check=True)
    before = shadow()
    for arguments, code, why in (
            (["--user", "root"], 1, "root"), (["--uid", "0"], 1, "root"),
            (["--user", "toor"], 1, "root"), (["--user", "toor", "--profile", "admin"], 1, "root"),
            (["--user", "ops"], 1, "administrator"),
            (["--user", "ops", "--profile", "pupil"], 1, 'not "pupil"'),
            (["--user", "ops", "--profile", "staff"], 1, 'not "staff"'),
            (["--user", "staff1", "--profile", "pupil"], 1, 'not "pupil"'),
            (["--user", "ada", "--profile", "staff"], 1, 'not "staff"'),
            (["--user", "ada", "--profile", "pupils"], 1, 'not "pupils"'),
            (["--user", "ben"], 1, "locked"), (["--user", "daemon2"], 1, "system"),
            (["--user", "nobody-here"], 2, "no such user"), ([], 2, "whose?"),
            (["--user", ""], 2, "empty"), (["--uid", ""], 2, "empty"),
            (["--uid", "61234"], 2, "no such user"),
            (["--user", "ada", "--user", "ben"], 2, "one user"),
            (["--user", "ada", "--uid", "1"], 2, "one user"),
            (["--user", "ada", "--profile", "pupil", "--profile", "admin"], 2, "once"),
            (["--user", "ada", "-o", "/root/a", "-o", "/root/b"], 2, "once"),
            (["--user", "ada", "-p", "/tmp/x"], 2, ""), (["ada"], 2, "--user"),
            (["--user", "ada", "-o", "/etc/passwd"], 2, "exists"),
            (["--user", "ada", "-o", "/nowhere/card.html"], 2, "No such file")):
        found, text, error = reset(*arguments)
        checks.true(f"reset {' '.join(arguments)}: {code}", found == code and not text
                    and why in error and shadow() == before, f"{found} {text}{error}")
    subprocess.run(["usermod", "-U", "ben"], check=True)
    code, text, error = run(m.as_user("ops", [COMMAND, "reset", "--user", "ada"]))
    checks.true("reset: root's alone", code == 2 and not text and "for root" in error, error)


def grants(user, uid, dice):
    """sudoers' ways to make somebody an administrator: (what they are, the lines)."""
    what = dice.choice(("ALL=(ALL) ALL", "ALL=(root) NOPASSWD: /usr/bin/id", "ALL=(ALL:ALL) ALL",
                        "ALL = /bin/ls, !/bin/su"))
    return {"by name": f"{user} {what}\n", "by id": f"#{uid} {what}\n",
            "among others": f"root, {user}, daemon2 {what}\n",
            "by an alias": f"User_Alias PEOPLE = daemon2, {user}\nPEOPLE {what}\n",
            "by its group": f"%wizards {what}\n",
            "by its group's id": f"%#{grp.getgrnam('wizards').gr_gid} {what}\n",
            "by its primary group": f"%{user} {what}\n"}


def check_grant(name, user, line, faults):
    """One who is granted something is reset by --profile admin alone."""
    m.write("/etc/sudoers.d/drawn", line)
    before = shadow()
    for arguments in ([], ["--profile", "staff"]):
        code, text, error = reset("--user", user, *arguments)
        if code != 1 or text or shadow() != before or f"{user} is an administrator (" not in error:
            faults.append(f"{name} {arguments}: {code} {line} {text}{error}")
    code, text, error = reset("--user", user, "--profile", "admin")
    if code != 0 or not m.has_password(user, phrase_of(text) or ""):
        faults.append(f"{name} on purpose: {code} {line} {text}{error}")


def knows_administrators():
    """Of the profile staff, and granted something by sudoers; with twins who are not."""
    renew()
    dice, faults, twins = random.Random(41), [], []
    subprocess.run(["groupadd", "-f", "wizards"], check=True)
    uid = m.pwd.getpwnam("staff1").pw_uid
    subprocess.run(["useradd", "-o", "-u", str(uid), "-M", "-N", "staff2"], check=True)
    for _ in range(4):
        for name, line in grants("staff1", uid, dice).items():
            if name.startswith("by its group"):
                subprocess.run(["usermod", "-aG", "wizards", "staff1"], check=True)
            check_grant(name, "staff1", line, faults)
            if "group" not in name:
                check_grant(f"{name}, by a second name", "staff2", line, faults)
            subprocess.run(["gpasswd", "-d", "staff1", "wizards"], check=False,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for line in ("ALL ALL=(root) /usr/bin/id\n",
                     "daemon2, %wizards ALL=(ALL) ALL\n", "# staff1 ALL=(ALL) ALL\n"):
            m.write("/etc/sudoers.d/drawn", line)
            code, text, error = reset("--user", "staff1", "--profile", "staff")
            wanted, _, refusal = reset("--user", "staff1", "--profile", "admin")
            if code != 0 or wanted != 1 or "is no administrator" not in refusal:
                twins.append(f"{line}: {code} {text}{error} {wanted} {refusal}")
    checks.case("administrators of sudoers are reset on purpose alone", faults)
    checks.case("whom sudoers does not name is none (twin)", twins)
    subprocess.run(["userdel", "staff2"], check=True)
    os.remove("/etc/sudoers.d/drawn")


def check_unknown(name, why):
    before = shadow()["ada"]
    code, text, error = reset("--user", "ada", "--profile", "pupil")
    checks.true(f"{name}: nobody is taken for harmless", code == 2 and not text
                and "it is not known whether ada" in error and why in error
                and shadow()["ada"] == before, text + error)
    code, text, error = reset("--user", "ada", "--profile", "admin")
    checks.true(f"{name}: who may reset administrators may go on", code == 0
                and m.has_password("ada", phrase_of(text)), text + error)


def asks_where_it_cannot_know():
    renew()
    os.rename("/usr/bin/cvtsudoers", "/usr/bin/cvtsudoers.away")
    check_unknown("no cvtsudoers", "cvtsudoers")
    os.rename("/usr/bin/cvtsudoers.away", "/usr/bin/cvtsudoers")
    for name, line, why in (("sudoers is broken", "staff1 ALL=(ALL\n", "visudo -c"),
                            ("everybody but some", "ALL, !helper ALL=(ALL) ALL\n", "exceptions"),
                            ("a netgroup", "+teachers ALL=(ALL) ALL\n", "netgroup")):
        m.write("/etc/sudoers.d/drawn", line)
        check_unknown(name, why)
    os.remove("/etc/sudoers.d/drawn")
    with open("/etc/nsswitch.conf", encoding="utf-8") as file:
        text = file.read()
    m.write("/etc/nsswitch.conf", text + "sudoers: files sss\n")
    check_unknown("rules in a directory", "directory")
    m.write("/etc/nsswitch.conf", text)


def refuses_accounts_of_the_system():
    """Without a password, outside of what login.defs gives to people."""
    renew()
    dice, faults = random.Random(7), []
    with open("/etc/login.defs", encoding="utf-8") as file:
        defs = file.read()
    for least, most in ((None, None), (2000, 40000), (500, 65535)):
        m.write("/etc/login.defs", defs + (f"UID_MIN {least}\nUID_MAX {most}\n" if least else ""))
        low, high = (least, most) if least else (1000, 60000)
        for uid in (low - 1, low, high, high + 1, 65533, *dice.sample(range(100, 65000), 6)):
            subprocess.run(["useradd", "-o", "-u", str(uid), "-M", "-N", "drawn"], check=True,
                           stderr=subprocess.DEVNULL)
            m.set_shadow("drawn", dice.choice("*!"))
            before = shadow()
            code, text, error = reset("--user", "drawn")
            good = (code == 0 and m.has_password("drawn", phrase_of(text))) if low <= uid <= high \
                else (code == 1 and "system" in error and shadow() == before)
            if not good:
                faults.append(f"{uid} of {low} to {high}: {code} {text}{error}")
            subprocess.run(["userdel", "drawn"], check=True)
    m.write("/etc/login.defs", defs)
    checks.case("accounts of the system get no password, people's first one is set", faults)
    before = shadow()
    code, text, error = reset("--user", "nobody")
    checks.true("nobody gets no password", code == 1 and not text and shadow() == before, text + error)


def refuses_expired():
    renew()
    today = int(time.time()) // 86400
    for day in (0, 1, today - 400, today - 1, today):
        subprocess.run(["chage", "-E", str(day), "ada"], check=True)
        before = shadow()
        code, text, error = reset("--user", "ada")
        checks.true(f"expired on day {day}: refused", code == 1 and not text and shadow() == before
                    and "expired" in error and "chage -E -1 ada" in error, text + error)
    for day in (today + 2, -1):
        subprocess.run(["chage", "-E", str(day), "ada"], check=True)
        code, text, error = reset("--user", "ada")
        checks.true(f"expires on day {day}: reset (twin)", code == 0, text + error)


def main(module, command):
    set_up(module, command)
    refuses()
    knows_administrators()
    asks_where_it_cannot_know()
    refuses_accounts_of_the_system()
    refuses_expired()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
