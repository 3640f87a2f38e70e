# SPDX-License-Identifier: MIT
"""Packages made anew from the built ones: newer, or with a module that cannot be loaded.

Such a module is not switched on, or switched off again, with a message; passwd works, and a
later package that can be loaded is switched on.
"""
import glob
import os
import pathlib
import re
import subprocess

import school as s
from school import checks, m

POSTINST = "/var/lib/dpkg/info/libpam-pwpolicy*.postinst"
MODULE_SYMBOLS = "int pam_sm_authenticate(void) { return 0; }\nint pam_sm_acct_mgmt(void) { return 0; }\n"
WHOLE = MODULE_SYMBOLS + "int pam_sm_chauthtok(void) { return 0; }\n"


def compiled(source):
    """A shared library that is no module of ours."""
    subprocess.run(["gcc", "-shared", "-fPIC", "-x", "c", "-", "-o", "/srv/other.so"],
                   input=source, text=True, check=True)
    return pathlib.Path("/srv/other.so").read_bytes()

# pam-auth-update's own question: whether to override what was changed by hand.
OVERRIDE = [(r"\[More\] ", ""), (r"\[yes/no\] ", "no")]

KINDS = {
    "cut off": lambda whole: whole[:1000],
    "empty": lambda whole: b"",
    "a text": lambda whole: b"#!/bin/sh\n",
    "another machine's": lambda whole: whole[:18] + b"\xb7\x00" + whole[20:],
    "without pam_sm_chauthtok": lambda whole: compiled(MODULE_SYMBOLS),
    "of a symbol that nobody has": lambda whole: compiled(
        WHOLE + "int nowhere(void);\nint pam_sm_setcred(void) { return nowhere(); }\n"),
}


def built(name):
    return glob.glob(f"{s.CLONE}/build/packages/{name}_*.deb")[0]


def repacked(package, version, change=None):
    """The package once more, of another version; its module is changed."""
    folder = pathlib.Path("/srv") / f"{package}_{version}"
    subprocess.run(["dpkg-deb", "-R", built(package), folder], check=True)
    control = folder / "DEBIAN/control"
    control.write_text(re.sub(r"^Version: .*", f"Version: {version}", control.read_text(), flags=re.M))
    if change:
        module, = folder.glob("usr/lib/*/security/pam_pwpolicy.so")
        module.write_bytes(change(module.read_bytes()))
    subprocess.run(["dpkg-deb", "--root-owner-group", "-b", folder, f"{folder}.deb"], check=True,
                   stdout=subprocess.DEVNULL)
    return f"{folder}.deb"


def newer_packages(version):
    return [repacked(package, version) for package in ("libpam-pwpolicy", "pwpolicy")]


def check_refused(name, before, code, text):
    """What is said, and that the machine goes on."""
    checks.true(f"{name}: configuring fails and says why", code != 0 and "cannot be loaded" in text, text)
    checks.true(f"{name}: /etc/pam.d is what it was", s.stacks() == before)


def check_first(before):
    command = "sudo apt install " + repacked("libpam-pwpolicy", "0.1.3-1", KINDS["cut off"])
    check_refused("first installed broken", before, *s.as_printed(command))
    s.check_not_enforced("first installed broken")
    s.run("then whole", "sudo apt install " + repacked("libpam-pwpolicy", "0.1.4-1"))
    checks.true("then whole: it is switched on", s.is_on())


def check_upgrade(before):
    command = "sudo apt install " + repacked("libpam-pwpolicy", "0.1.5-1", KINDS["cut off"])
    check_refused("upgraded to a broken one", before, *s.as_printed(command))
    s.check_not_enforced("upgraded to a broken one")
    s.run("then to a whole one", "sudo apt install " + repacked("libpam-pwpolicy", "0.1.6-1"))
    checks.true("then to a whole one: it is switched on again", s.is_on())


def check_kinds(before):
    module = pathlib.Path(m.module_path())
    whole = module.read_bytes()
    postinst, = glob.glob(POSTINST)
    for kind, change in KINDS.items():
        module.unlink()  # the running sshd keeps its own
        module.write_bytes(change(whole))
        check_refused(f"a module {kind}", before, *m.run([postinst, "configure", "0.1.6-1"]))
        module.unlink()
        module.write_bytes(whole)
        m.run([postinst, "configure", "0.1.6-1"])
        checks.true(f"a module {kind}, replaced: it is switched on again", s.is_on())


def check_by_hand():
    """Stacks that were written by hand stay as they are, and the package says so."""
    m.run(["dpkg", "--purge", "libpam-pwpolicy"])
    m.stack(False)
    by_hand = s.stacks()
    text = s.run("installed where the stacks are written by hand",
                 "sudo apt install " + built("libpam-pwpolicy"), answers=OVERRIDE)
    checks.true("they stay as they are, and that is said",
                s.stacks()["common-password"] == by_hand["common-password"]
                and "changed by hand" in text, text)


def check_all(before):
    check_first(before)
    check_upgrade(before)
    check_kinds(before)
    check_by_hand()
