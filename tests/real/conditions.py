# SPDX-License-Identifier: MIT
"""The conditions under which people come in: whose password, which rules, what is broken.

Each says which outcome the audit trail must name where a change can be demanded, and which
elsewhere. DEMANDED is the only outcome in which a person is held up, and then a good new
password lets in. NOTHING means that our module had no part in it or wrote no line.
"""
import os
import subprocess
import time
from typing import Callable, NamedTuple

import machine as m

WEAK = "Password1!"
GOOD = "maple-Harbour-tin-52"
OTHER_WEAK = "Arsenal2024!"
OTHER_GOOD = "brisk-Lantern-oak-71"
WRONG = "no-password-of-hers"
# DEMANDING: it must where a change can be demanded, elsewhere it may.
MAY, MUST, DEMANDING = "may", "must", "demanding"

COMPLIANT, OBSERVED, WARNED, UNSEEN = "compliant", "observed", "warned", "unseen"
EXEMPT, CANNOT, DEMANDED, NOTHING = "exempt", "cannot_force", "demanded", None

ENFORCE = "login_mode = enforce\ngrace = 0\ngrace_logins = 0\n"
HASHES = {password: m.fast_hash(password) for password in (WEAK, GOOD)}


def nothing():
    pass


class Condition(NamedTuple):
    name: str
    outcome: str
    elsewhere: str
    policy: str = ENFORCE
    password: str = WEAK     # the person's own
    typed: str = None        # what is typed, if not that
    set_up: Callable = nothing
    clean_up: Callable = nothing
    user: str = "alice"
    log: str = ""            # MAY or MUST: the system log hears of it
    audited: bool = True     # the audit trail can be written


def today():
    # "today" is tomorrow for chage from noon on: it takes the nearest day
    day = int(time.time() // 86400)
    subprocess.run(["chage", "-d", str(day), "-m", "9999", "alice"], check=True)


def in_group(user, group):
    def change():
        subprocess.run(["gpasswd", "-a", user, group], check=True,
                       stdout=subprocess.DEVNULL)
    return change


def out_of_group(user, group):
    def change():
        subprocess.run(["gpasswd", "-d", user, group], check=True,
                       stdout=subprocess.DEVNULL)
    return change


def switch_off():
    m.write("/etc/pwpolicy/disabled", "")


def corrupt(kind):
    def change():
        path = m.kept(kind, "alice")
        for folder in (m.STATE, f"{m.STATE}/{kind}", os.path.dirname(path)):
            os.makedirs(folder, 0o700, exist_ok=True)
        m.write(path, "not what we write\n")
        os.chmod(path, 0o600)
    return change


def file_for_folder():
    m.write(m.STATE, "")


def remove_file():
    os.unlink(m.STATE)


def full(folder):
    def change():
        os.makedirs(folder, 0o700, exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs", folder],
                       check=True)
        m.fill(folder)
    return change


def read_only(folder):
    def change():
        os.makedirs(folder, 0o700, exist_ok=True)
        subprocess.run(["mount", "--bind", folder, folder], check=True)
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
    return change


def unmount(folder):
    def change():
        subprocess.run(["umount", "-l", folder], check=True)
    return change


def full_etc():
    os.makedirs("/run/etc", exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m,mode=755", "tmpfs", "/run/etc"],
                   check=True)
    subprocess.run(["cp", "-a", "/etc/.", "/run/etc"], check=True)
    m.fill("/run/etc")
    subprocess.run(["mount", "--bind", "/run/etc", "/etc"], check=True)


def clean_etc():
    unmount("/etc")()
    unmount("/run/etc")()


def lose_groups():
    """Every look-up of a group ends in an error (a link that leads to itself)."""
    m.name_service("group", "files")
    os.rename("/etc/group", "/etc/group.away")
    os.symlink("group", "/etc/group")


def find_groups():
    os.rename("/etc/group.away", "/etc/group")
    m.name_service("group", "files extrausers")


BROKEN = ENFORCE + "min_lenght = 8\n"
LOG_FOLDER = os.path.dirname(m.AUDIT)

CONDITIONS = [
    Condition("compliant", COMPLIANT, COMPLIANT, password=GOOD),
    Condition("wrong password", NOTHING, NOTHING, typed=WRONG),
    Condition("observe", OBSERVED, OBSERVED, policy="login_mode = observe\ngrace = 0\n"
              "grace_logins = 0\n"),
    Condition("warn", WARNED, WARNED, policy="login_mode = warn\ngrace = 0\ngrace_logins = 0\n"),
    Condition("grace in days", WARNED, WARNED, policy="login_mode = enforce\ngrace = 5d\n"
              "grace_logins = 0\n"),
    Condition("grace in logins", WARNED, WARNED, policy="login_mode = enforce\ngrace = 0\n"
              "grace_logins = 3\n"),
    Condition("enforce", DEMANDED, WARNED),
    Condition("too old", DEMANDED, WARNED, policy=ENFORCE + "max_age = 30d\n", password=GOOD),
    Condition("minimum age not over", CANNOT, WARNED, set_up=today),
    Condition("break-glass group", EXEMPT, EXEMPT, policy=ENFORCE + "break_glass_groups = glass\n",
              set_up=in_group("alice", "glass"), clean_up=out_of_group("alice", "glass")),
    Condition("kill switch", NOTHING, NOTHING, set_up=switch_off),
    Condition("broken policy", NOTHING, NOTHING, policy=BROKEN, log=MUST),
    Condition("stores missing", DEMANDED, WARNED, policy=ENFORCE + "history = 3\n",
              set_up=m.forget),
    Condition("a file in place of the stores", WARNED, WARNED, set_up=file_for_folder,
              clean_up=remove_file, log=MAY),
    Condition("corrupt state", DEMANDED, WARNED, set_up=corrupt("state"), log=MUST),
    Condition("corrupt history", CANNOT, WARNED, policy=ENFORCE + "history = 3\n",
              set_up=corrupt("history"), log=DEMANDING),
    Condition("full disk under the stores", CANNOT, WARNED, set_up=full(m.STATE),
              clean_up=unmount(m.STATE), log=MAY),
    Condition("full disk under the audit trail", DEMANDED, WARNED, set_up=full(LOG_FOLDER),
              clean_up=unmount(LOG_FOLDER), log=MUST, audited=False),
    Condition("full disk under /etc", CANNOT, WARNED, set_up=full_etc, clean_up=clean_etc,
              log=DEMANDING),
    Condition("read-only /etc", CANNOT, WARNED, set_up=read_only("/etc"),
              clean_up=unmount("/etc"), log=DEMANDING),
    Condition("read-only stores", WARNED, WARNED, set_up=read_only(m.STATE),
              clean_up=unmount(m.STATE), log=MAY),
    Condition("groups not to be had", WARNED, WARNED, set_up=lose_groups, clean_up=find_groups,
              log=MAY),
    Condition("a name service out of reach", WARNED, WARNED, log=MAY,
              set_up=lambda: m.name_service("group", "files down"),
              clean_up=lambda: m.name_service("group", "files extrausers")),
    Condition("the module's file missing", NOTHING, NOTHING, set_up=m.remove_module,
              clean_up=m.restore_module, log=MAY),
    Condition("directory account", WARNED, WARNED, user="dora"),
]
