#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""pwpolicy doctor on a machine as it is: with the files of the real pam-auth-update and the
settings of the real sshd.

    doctor.py MODULE PWPOLICY PROFILE_FOLDER WALK_TEST
"""
import json
import os
import shutil
import sys

import machine as m
from checks import Checks

PROFILES = "/usr/share/pam-configs"
SSHD = "/etc/ssh/sshd_config.d/pwpolicy-test.conf"
ENFORCE = "include = school\nlogin_mode = enforce\nhistory = 3\nbreak_glass_groups = root\n"
INBAND = ENFORCE + "force_services = login, su, sshd\nssh_inband = yes\n"
DIALOGUE = "KbdInteractiveAuthentication yes\nPasswordAuthentication {}\nUsePAM {}\n"

checks = Checks()


def sshd(password, pam="yes"):
    m.write(SSHD, DIALOGUE.format(password, pam))


def doctor(program):
    """The exit code and what was found, without what is well and what a new machine lacks."""
    code, text = m.run([program, "doctor", "--json"])
    names = {item["name"] for item in json.loads(text)["findings"] if item["level"] != "ok"}
    return code, names - {"review_never", "no_logrotate"}


def expect(program, name, code, *names):
    found = doctor(program)
    checks.true(name, found == (code, set(names)), str(found))


def without(file, *modules):
    """The lines of modules become comments. Returns the file as it was."""
    with open(f"/etc/pam.d/{file}", encoding="utf-8") as stream:
        text = stream.read()
    m.write(f"/etc/pam.d/{file}", "".join(
        "#" + line if any(f"pam_{name}.so" in line for name in modules) else line
        for line in text.splitlines(True)))
    return text


def misses_a_line(program, file, modules, expected, works):
    """What the doctor says of a missing line, and what the machine does."""
    before = without(file, *modules)
    code, names = doctor(program)
    checks.true(f"{file} without {' '.join(modules)}: {expected}",
                code == 1 and expected in names, str(names))
    code, text = m.run(m.as_user("nobody", ["su", "bob", "-c", "id -un"]), "not-the-password\n")
    checks.true("and su lets in, or not, as it says", (code == 0 and text.endswith("bob\n"))
                == works, text)
    m.write(f"/etc/pam.d/{file}", before)


def asks_sshd(program):
    """Blocks that only sshd's own reading of words finds."""
    m.policy(ENFORCE)
    for block in ('User "bob"', "User=bob", "Group none,bob", "Group bo*", 'Group "bob"'):
        m.write(SSHD, DIALOGUE.format("no", "yes") + f"Match {block}\nPasswordAuthentication yes\n")
        expect(program, f"Match {block}", 0, "sshd_only_warns")


def main(module, program, folder, walk_test):
    m.install_module(module)
    os.makedirs("/run/sshd", exist_ok=True)
    m.run(["ssh-keygen", "-A"])
    m.policy(ENFORCE)
    sshd("no")
    expect(program, "before the profiles are enabled", 1, "auth_missing", "account_missing",
           "check_missing", "record_missing")
    for name in ("pwpolicy", "pwpolicy-record"):
        shutil.copy(f"{folder}/{name}", PROFILES)
    code, text = m.run(["pam-auth-update", "--enable", "pwpolicy", "pwpolicy-record"])
    checks.true("pam-auth-update runs", code == 0, text)
    expect(program, "with the profiles: nothing is wrong", 0)
    sshd("yes")
    expect(program, "sshd takes passwords", 0, "sshd_only_warns")
    m.policy(INBAND)
    expect(program, "sshd takes passwords, and changes are forced over it", 1, "sshd_lockout")
    sshd("no")
    expect(program, "sshd asks by keyboard-interactive alone", 0)
    sshd("no", "no")
    expect(program, "sshd does not ask PAM", 1, "sshd_no_pam")
    m.add_user("bob")
    asks_sshd(program)
    sshd("no")
    misses_a_line(program, "common-auth", ("unix", "deny"), "no_password_gets_in", True)
    misses_a_line(program, "common-auth", ("unix",), "pam_no_success", False)
    misses_a_line(program, "common-account", ("unix", "deny", "permit"), "pam_no_success", False)
    m.policy("min_lenght = 9\n")
    sshd("no")
    expect(program, "a broken policy", 1, "policy_broken")
    _, text = m.run([program, "doctor"])
    checks.true("the text fits a terminal", max(map(len, text.splitlines())) <= 80, text)
    code, text = m.run([walk_test, "/etc/pam.d"])
    checks.true("stacks with substacks run as libpam runs them", code == 0, text)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
