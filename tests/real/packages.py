#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The built Debian packages on a machine: installed, switched off and on, upgraded, removed.

    packages.py FOLDER

FOLDER holds the packages. What is stored about people outlives a removal, and a purge unless the
administrator says otherwise; /etc/pam.d is in the end what it was.
"""
import glob
import os
import sys

import machine as m
from checks import Checks

PACKAGES = ("libpwpolicy0", "libpwpolicy-dev", "libpam-pwpolicy", "pwpolicy")
POSTINST = "/var/lib/dpkg/info/libpam-pwpolicy:*.postinst"
WEAK, STRONG = "password1", "velvet-otter-canyon"
KEPT = m.STATE + "/history/1000"

checks = Checks()


def unasked(*command):
    """debconf takes its defaults where nobody answers."""
    return ["env", "DEBIAN_FRONTEND=noninteractive", *command]


def run(name, command, code=0, text=None):
    found, said = m.run(unasked(*command), text)
    checks.true(name, found == code, said)
    return said


def stacks():
    """Every file of /etc/pam.d with its bytes."""
    found = {}
    for name in sorted(os.listdir("/etc/pam.d")):
        with open("/etc/pam.d/" + name, "rb") as file:
            found[name] = file.read()
    return found


def is_on():
    return all(b"pam_pwpolicy.so" in stacks()["common-" + kind]
               for kind in ("auth", "account", "password"))


def changed(password):
    """Whether the real chpasswd sets the password."""
    m.run(["chpasswd"], f"alice:{password}\n")
    return m.has_password("alice", password)


def check_enforced(when):
    checks.true(f"{when}: a strong password is set", changed(f"{STRONG}-{when}"))
    checks.true(f"{when}: a weak one is refused", not changed(WEAK))


def check_install(files):
    run("dpkg installs the packages", ["dpkg", "-i", *files])
    checks.true("installed: the module is switched on", is_on(), str(stacks()["common-password"]))
    check_enforced("installed")
    run("the command judges", ["pwpolicy", "check"], 1, WEAK + "\n")


def check_switch(before):
    run("it is switched off", ["pam-auth-update", "--disable", "pwpolicy", "pwpolicy-record"])
    checks.true("switched off: the stacks are as before", stacks() == before)
    checks.true("switched off: a weak password is set (twin)", changed(WEAK))
    run("it is switched on", ["pam-auth-update", "--enable", "pwpolicy", "pwpolicy-record"])
    check_enforced("on again")


def check_upgrade(files):
    m.write(m.POLICY, "include = school\n[profile staff]\nmin_length = 10\n")
    os.makedirs(os.path.dirname(KEPT), mode=0o700, exist_ok=True)
    m.write(KEPT, "kept\n")
    on = stacks()
    run("dpkg installs them again", ["dpkg", "-i", *files])
    checks.true("upgraded: stacks, policy and stores are as before",
                stacks() == on and os.path.exists(KEPT) and os.path.exists(m.POLICY))


def check_broken(before):
    """A module that cannot be loaded is not switched on."""
    m.run(unasked("pam-auth-update", "--disable", "pwpolicy", "pwpolicy-record"))
    module = m.module_path()
    with open(module, "rb") as file:
        whole = file.read()
    with open(module, "wb") as file:
        file.write(whole[:1000])
    said = run("a module that cannot be loaded: configuring fails",
               [glob.glob(POSTINST)[0], "configure"], 1)
    checks.true("and says why", "cannot be loaded" in said, said)
    checks.true("and nothing is switched on", stacks() == before)
    with open(module, "wb") as file:
        file.write(whole)
    m.run(unasked("pam-auth-update", "--enable", "pwpolicy", "pwpolicy-record"))


def check_removal(before):
    run("dpkg removes them", ["dpkg", "--remove", *reversed(PACKAGES)])
    checks.true("removed: /etc/pam.d is what it was", stacks() == before)
    checks.true("removed: a weak password is set (twin)", changed(WEAK))
    checks.true("removed: what is stored stays", os.path.exists(KEPT))


def check_purge(files):
    run("dpkg purges them", ["dpkg", "--purge", *reversed(PACKAGES)])
    checks.true("purged without an answer: what is stored stays", os.path.exists(KEPT))
    m.run(unasked("dpkg", "-i", *files))
    m.run(["debconf-set-selections"],
          "libpam-pwpolicy libpam-pwpolicy/purge-data boolean true\n")
    run("dpkg purges them with the answer yes", ["dpkg", "--purge", *reversed(PACKAGES)])
    checks.true("purged with yes: what is stored is gone, the policy stays",
                not os.path.exists(m.STATE) and os.path.exists(m.POLICY))


def main(folder):
    files = [glob.glob(f"{folder}/{name}_*.deb")[0] for name in PACKAGES]
    m.add_user("alice")
    before = stacks()
    check_install(files)
    check_switch(before)
    check_upgrade(files)
    check_broken(before)
    check_removal(before)
    check_purge(files)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
