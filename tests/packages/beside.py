# SPDX-License-Identifier: MIT
"""Beside the other modules that judge passwords: ours comes last before pam_unix.

Each of them asks by itself, again where it refuses. Whatever it takes in the end is judged by
ours before it is stored; what ours refuses is not stored, and neither is what the other refuses.
"""
import glob
import os
import random
import re
import shutil
from typing import NamedTuple

import school as s
from school import checks, m

DRAWN = 6
SPARE = "/srv/packages"  # what tools/debian left there
PROFILES = "/usr/share/pam-configs"
# As Debian 11 had it.
CRACKLIB = "Name: Cracklib password strength checking\nDefault: yes\nPriority: 1024\n" \
           "Password-Type: Primary\nPassword:\n\trequisite\tpam_cracklib.so retry=3 minlen=8 difok=3\n" \
           "Password-Initial:\n\trequisite\tpam_cracklib.so retry=3 minlen=8 difok=3\n"
CURRENT, NEW, AGAIN = "Current password: ", "(?:New|Enter new) password: ", "Re-?type new password: "


class Other(NamedTuple):
    name: str
    refused: str  # by it, and not by ours
    weak: str     # by ours, and not by it
    good: str     # by neither


OTHERS = (
    Other("pwquality", "meadow-smiles-gravel-Lantern7", "Susan1974!", "meadow-kettle-gravel-Lantern7"),
    Other("passwdqc", "-".join(["meadow-kettle-gravel-lantern-thistle"] * 2) + "-umbrella", "mK4$tZq",
          "walnut-ember-Falcon-pebble"),
    Other("cracklib", "velvet-otter-canyon-lamp", "Susan1974!", "Velvet-otter-canyon-lamp4"),
)


def add(other, asks_again):
    if other.name == "cracklib":
        shutil.copy(asks_again, m.module_path("pam_cracklib.so"))
        m.write(PROFILES + "/cracklib", CRACKLIB)
        return m.run(["pam-auth-update", "--package"])
    files = [path for path in glob.glob(SPARE + "/*.deb")
             if "/libpam-" not in path or f"/libpam-{other.name}_" in path]
    return m.run(["env", "DEBIAN_FRONTEND=noninteractive", "dpkg", "-i", *files])


def take_away(other):
    m.run(["pam-auth-update", "--package", "--remove", other.name])
    if other.name == "cracklib":
        os.unlink(PROFILES + "/cracklib")
    else:
        m.run(["dpkg", "--purge", f"libpam-{other.name}"])


def modules():
    """Whose lines stand in the password stack, in order."""
    text = s.stacks()["common-password"].decode()
    return re.findall(r"^password\s.*?pam_(\w+)\.so", text, re.M)


def change(*new):
    """passwd by Susan: each new password in turn, the last one twice."""
    m.set_start_password("smiles")
    steps = [(CURRENT, m.START), *((NEW, password) for password in new), (AGAIN, new[-1])]
    _, text = m.dialogue(m.as_user("smiles", ["passwd"]), steps)
    return text


def check_weak(other):
    for tries in ((other.weak,), (other.refused, other.weak)):
        text = change(*tries)
        checks.true(f"{other.name}: what it takes at try {len(tries)} is refused by ours",
                    m.has_password("smiles", m.START) and "BAD PASSWORD: " in text
                    and "start again" in text, text)


def check_drawn(other):
    """Others of the kind: her name with a year and a sign, where the other module takes it."""
    drawn = [random.choice(("Susan", "Miles", "SusanMiles")) + str(random.randint(1930, 2026))
             + random.choice("!?.#*") for _ in range(DRAWN)]
    stored = [password for password in drawn if change(password) and m.has_password("smiles", password)]
    checks.case(f"{other.name}: none of {DRAWN} names with a year is stored", stored)


def check_other_counts(other):
    text = change(other.refused, other.refused, other.refused)
    checks.true(f"{other.name}: what it refuses is not stored", m.has_password("smiles", m.START), text)


def check_good(other):
    text = change(other.refused, other.good)
    checks.true(f"{other.name}: what both take is stored, asked for by one alone",
                m.has_password("smiles", other.good), text)


def check_alone(other):
    """The twins: without ours the weak one is stored, without the other the one it refused."""
    m.run(s.SWITCH_OFF)
    checks.true(f"{other.name} alone stores what ours refuses (twin)",
                change(other.weak) and m.has_password("smiles", other.weak))
    m.run(s.SWITCH_ON)
    take_away(other)
    text = change(other.refused)
    checks.true(f"ours alone stores what {other.name} refuses (twin)",
                m.has_password("smiles", other.refused), text)


def check_all(asks_again):
    for other in OTHERS:
        code, text = add(other, asks_again)
        checks.true(f"{other.name} is installed, and ours comes after it",
                    code == 0 and modules()[:3] == [other.name, "pwpolicy", "unix"], text)
        check_weak(other)
        check_drawn(other)
        check_other_counts(other)
        code, text = m.run(["pwpolicy", "doctor"])
        checks.true(f"{other.name}: the doctor finds nothing wrong", code == 0, text)
        check_good(other)
        checks.true(f"{other.name}: chpasswd refuses a weak password", not s.chpasswd(s.WEAK, "smiles")[0])
        check_alone(other)
