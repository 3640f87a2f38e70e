#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What lint says of the installed policy: its files, and groups that carry a domain.

    lint.py PWPOLICY

Output is TAP.
"""
import os
import shutil
import subprocess
import sys

import machine as m
from checks import Checks

COMMAND = "/usr/local/bin/pwpolicy"
FOLDER = "/etc/pwpolicy"
checks = Checks()


def lint(*arguments):
    """Exit code and output in one line."""
    done = subprocess.run([COMMAND, "policy", "lint", *arguments], capture_output=True, text=True,
                          env=m.environment(), timeout=60, check=False)
    return done.returncode, " ".join((done.stdout + done.stderr).split())


def install(files, text="include = school\n"):
    """A policy with more files, as name: (text, mode)."""
    m.policy(text)
    for name, (content, mode) in files.items():
        path = os.path.join(FOLDER, name)
        os.makedirs(os.path.dirname(path), 0o755, exist_ok=True)
        m.write(path, content)
        os.chmod(path, mode)


def expect(name, words, absent=(), arguments=()):
    """Warnings that hold the words, or none."""
    code, text = lint(*arguments)
    checks.true(name, code == (1 if words else 0) and all(word in text for word in words)
                and (words or "Warnings" not in text)
                and not any(word in text for word in absent), f"{code} {text}")


def looks_at_files():
    install({})
    expect("a policy alone", [])
    good = {f"policy.conf.d/{number}-x.conf": ("retry = 2\n", 0o644) for number in range(5)}
    install(good)
    expect("drop-ins that are read", [])
    for name in ("20-local", "local.cnf", "local.conf.txt", "x.conf.1", "local.CONF"):
        install({**good, f"policy.conf.d/{name}": ("retry = 2\n", 0o644)})
        expect(f"{name} is not read", [f"policy.conf.d/{name}: this file is not read"],
               ["0-x.conf: "])
    for name in (".local.conf.swp", "local.conf~", "README", "x.conf.bak", "x.disabled",
                 "local.conf.dpkg-old", "local.conf.rpmsave"):
        install({f"policy.conf.d/{name}": ("retry = 2\n", 0o644)})
        expect(f"{name} is a backup", [])
    install(good)
    os.remove(m.POLICY)
    expect("drop-ins without policy.conf", ["policy.conf: this file does not exist"])
    for mode in (0o600, 0o640, 0o400):
        install(good)
        os.chmod(m.POLICY, mode)
        expect(f"policy.conf {mode:o}", [f"policy.conf: only some can read this (mode 0{mode:o})"])
        expect(f"policy.conf {mode:o}, named", ["only some can read this"], [], [m.POLICY])
    install({"policy.conf.d/1.conf": ("retry = 2\n", 0o600)})
    expect("a drop-in that only root reads", ["1.conf: only some can read this"])
    for folder in (FOLDER, FOLDER + "/policy.conf.d"):
        install(good)
        os.chmod(folder, 0o700)
        expect(f"{folder} 0700", [f"{folder}: only some can read this"])


def looks_at_layers():
    """A drop-in at the top goes behind what policy.conf says of a profile."""
    text = "include = school\n[profile admin]\nmin_length = 13\n"
    install({"policy.conf.d/1.conf": ("# from the council\nmin_length = 15\n", 0o644)}, text)
    expect("a later line for all", ["policy.conf.d/1.conf:2:14: min_length = 15 does not reach "
                                    "the profile \"admin\", which stays at 13"])
    install({"policy.conf.d/1.conf": ("[profile admin]\nmin_length = 13\n", 0o644)},
            "include = school\nmin_length = 11\n")
    expect("a later line of the profile is there on purpose", [])


def looks_at_domains():
    with open("/etc/group", "a", encoding="utf-8") as file:
        file.write("GREENHILL\\domain admins:x:7001:\npupils@greenhill.example:x:7002:\n"
                   "GREENHILL\\printers:x:7003:\n")
    install({})
    expect("groups that carry a domain", ["GREENHILL\\domain admins", "set group_domains = GREENHILL",
                                          "pupils@greenhill.example"], ["printers"])
    install({}, "include = school\ngroup_domains = GREENHILL, greenhill.example\n")
    expect("their domains are listed", [])
    install({}, "include = school\ngroup_domains = *\n")
    expect("every domain is listed", [])


def main(command):
    shutil.copy(command, COMMAND)
    looks_at_files()
    looks_at_layers()
    looks_at_domains()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
