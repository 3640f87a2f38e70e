#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Shows the real passwd with the module: a weak password refused, a passphrase accepted.

    tools/sandbox --with TREE python3 passwd.py MODULE <PASSPHRASE

Runs as root and changes users and /etc: only for the sandbox, whose changes vanish. The
exit status is 0 if passwd did both.
"""
import crypt
import pathlib
import shutil
import subprocess
import sys

import pexpect

from paper import Dialogue

USER = "akhan"
FULL_NAME = "Aisha Khan"
PRESENT = "Present-demo-7"
WEAK = "Password1!"
COMMON_PASSWORD = """\
password requisite pam_pwpolicy.so
password [success=1 default=ignore] pam_unix.so use_authtok yescrypt
password requisite pam_deny.so
password required pam_permit.so
password optional pam_pwpolicy.so record
"""


def prepare(module):
    """A user with a password, the module, and the lines that switch it on."""
    folder = next(pathlib.Path("/usr/lib").glob("*/security/pam_unix.so")).parent
    shutil.copy(module, folder / "pam_pwpolicy.so")
    pathlib.Path("/etc/pam.d/common-password").write_text(COMMON_PASSWORD, "ascii")
    shutil.rmtree("/etc/pwpolicy", ignore_errors=True)  # the shipped school policy
    subprocess.run(["useradd", "-c", FULL_NAME, "-M", "-d", "/", "-s", "/bin/sh",
                    "-p", crypt.crypt(PRESENT), USER], check=True)


def stored():
    """The user's hash."""
    for line in pathlib.Path("/etc/shadow").read_text("ascii").splitlines():
        if line.startswith(USER + ":"):
            return line.split(":")[1]
    return ""


def change(phrase):
    """One run of passwd as the user; returns what it said about the weak password."""
    child = pexpect.spawn("setpriv", ["--reuid", USER, "--regid", USER, "--init-groups",
                                      "passwd"],
                          env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"},
                          encoding="utf-8", timeout=20, dimensions=(24, 200))
    dialogue = Dialogue(child)
    dialogue.show("$ passwd\n")
    dialogue.answer("Current password: ", PRESENT)
    dialogue.answer("New password: ", WEAK)
    said = dialogue.answer("New password: ", phrase)
    dialogue.answer("Retype new password: ", phrase)
    dialogue.finish(pexpect.EOF)
    child.close()
    return said if child.exitstatus == 0 else ""


def main(module):
    phrase = sys.stdin.readline().rstrip("\n")
    prepare(module)
    try:
        said = change(phrase)
    except (pexpect.TIMEOUT, pexpect.EOF) as stopped:
        print(f"\npasswd did not ask what was expected: {type(stopped).__name__}")
        return 1
    hashed = stored()
    if "BAD PASSWORD: " in said and crypt.crypt(phrase, hashed) == hashed:
        return 0
    print("\npasswd did not refuse the one and take the other.")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
