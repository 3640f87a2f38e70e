#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Mistakes on a real machine: what the doctor says of each, and that su, passwd, chpasswd and sshd
behave as it says.

    doctor_twin.py MODULE PWPOLICY FAKE

Each mistake is made on a machine that is well, and undone; the control is that machine.
"""
import json
import os
import re
import shutil
import subprocess
import sys

import conditions as c
import machine as m
from checks import Checks

COMMON = "/etc/pam.d/common-{}"
AUTH, ACCOUNT, PASSWORD = (COMMON.format(kind) for kind in ("auth", "account", "password"))
STRONG, WEAK = "maple-Harbour-tin-52", "password1"
LONG_WEAK = "passwordpasswordpassword"
POLICY = "include = school\nlogin_mode = warn\nhistory = 2\nbreak_glass_groups = root\n"
SSHD = "/etc/ssh/sshd_config.d/{}.conf"
UNIX = m.UNIX.format(" use_authtok")
JUDGE, RECORD = "password requisite pam_pwpolicy.so\n", "password optional pam_pwpolicy.so record\n"
OURS = "auth optional pam_pwpolicy.so\n"
QUALITY = "password requisite pam_pwquality.so retry=3 asks_again{}\n"
# What people can do on the machine that is well.
WELL = {"right": True, "wrong": False, "strong": True, "weak": False}

checks = Checks()


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def swap(path, old, new):
    def change():
        text = read(path)
        assert old in text, (path, old)
        m.write(path, text.replace(old, new))
    return change


def put(path, text):
    return lambda: m.write(path, text)


def windows(path):
    return lambda: m.write(path, read(path).replace("\n", "\r\n"))


def cut_module():
    with open(m.module_path(), "r+b") as file:
        file.truncate(os.path.getsize(m.module_path()) // 2)


def move_module():
    os.makedirs("/usr/lib64/security", exist_ok=True)
    shutil.move(m.module_path(), "/usr/lib64/security/")


# ---- what really happens

def gets_in(password):
    """By su from another user; what is typed does not matter where nobody asks."""
    m.set_start_password("bob")
    command = m.as_user("alice", ["su", "bob", "-c", "echo reached"])
    _, text = m.dialogue(command, [("assword:", password)])
    return "reached" in text


def is_stored(password):
    """By root's chpasswd, whom the rules bind too."""
    m.set_start_password("bob")
    m.run(["chpasswd"], f"bob:{password}\n")
    return m.has_password("bob", password)


def behaviour():
    return {"right": gets_in(m.START), "wrong": gets_in("wrong-password"),
            "strong": is_stored(STRONG), "weak": is_stored(WEAK)}


def second_is_stored(second):
    """By passwd, as the person: the first answer is good, then another module asks again."""
    m.set_start_password("bob")
    m.dialogue(m.as_user("bob", ["passwd"]),
               [("urrent password:", m.START), ("New password:", STRONG),
                ("assword:", STRONG), ("assword:", second), ("assword:", second)])
    return m.has_password("bob", second)


# ---- what the doctor says

def doctor(program):
    _, text = m.run([program, "doctor", "--json"])
    return [item for item in json.loads(text)["findings"] if item["level"] in ("error", "warning")
            and item["name"] not in ("no_logrotate", "screen_not_forced")]


# What a finding says, and what follows for whoever tries: all that fits holds.
SAYS = [
    ("nobody can log in|can log in or change|refuses everything|program crashes",
     {"right": False}),
    ("[Aa]nybody gets in with", {"wrong": True}),
    ("new passwords are not judged|stores what was not|stores the password before",
     {"weak": True}),
    ("can change one|change a password|refuses everything|program crashes|nobody asks|"
     "nothing is stored", {"strong": False, "weak": False}),
]


def claimed(found):
    """What follows from the findings for su and chpasswd."""
    claims = dict(WELL)
    for says, follows in SAYS:
        if any(re.search(says, item["text"]) for item in found):
            claims.update(follows)
    return claims


OPEN_LINES = {
    "ok or ignored": "auth [success=ok default=ignore] pam_unix.so nodelay\n",
    "optional": "auth optional pam_unix.so nodelay\n",
    "sufficient, then permit": "auth sufficient pam_unix.so nodelay\n",
}
PERMIT = "auth required pam_permit.so\n"
MISTAKES = [
    ("the machine is well", [], set()),
    ("carriage returns in common-auth", [windows(AUTH)], {"pam_bytes"}),
    ("carriage returns in common-account", [windows(ACCOUNT)], {"pam_bytes"}),
    ("carriage returns in common-password", [windows(PASSWORD)], {"pam_bytes"}),
    ("pam_unix is mistyped", [swap(AUTH, "pam_unix", "pam_unx")], {"pam_module_unknown"}),
    ("pam_permit is mistyped", [swap(AUTH, "pam_permit", "pam_pemrit")], {"pam_module_unknown"}),
    ("pam_permit of account is mistyped", [swap(ACCOUNT, "pam_permit", "pam_permitt")],
     {"pam_module_unknown"}),
    ("pam_unix of password is mistyped", [swap(PASSWORD, "pam_unix", "pam_unxi")],
     {"pam_module_unknown"}),
    ("ours is mistyped", [swap(PASSWORD, "requisite pam_pwpolicy", "requisite pam_pwpolcy")],
     {"module_missing"}),
    ("the type is mistyped", [put(AUTH, "auht required pam_env.so\n" + m.AUTH + OURS)],
     {"pam_broken"}),
    ("the control is mistyped", [swap(AUTH, "requisite pam_deny", "requsite pam_deny")],
     {"pam_broken"}),
    ("a file that is included is gone", [lambda: os.unlink(PASSWORD)], {"pam_broken"}),
    ("a line goes on where the file ends", [put(AUTH, m.AUTH + OURS + "auth optional \\\n")],
     {"pam_broken"}),
    ("the jump ends at deny", [swap(PASSWORD, "[success=1", "[success=ok")],
     {"pam_no_success"}),
    ("the jump ends outside", [swap(AUTH, "[success=1", "[success=9")], {"pam_no_success"}),
    *((f"pam_unix is {name}", [put(AUTH, lines + PERMIT + OURS)], {"wrong_password_gets_in"})
      for name, lines in OPEN_LINES.items()),
    ("permit is above the password", [put(AUTH, "auth sufficient pam_permit.so\n" + m.AUTH + OURS)],
     {"no_password_gets_in"}),
    ("the module is gone", [lambda: os.unlink(m.module_path())], {"module_missing"}),
    ("the module is in another folder", [move_module], {"module_missing"}),
    ("the module is cut in half", [cut_module], {"module_damaged"}),
    ("everybody can write to the module", [lambda: os.chmod(m.module_path(), 0o666)], {"module_exposed"}),
    ("the judging line is required", [swap(PASSWORD, "requisite pam_pwpolicy",
                                           "required pam_pwpolicy")], {"check_weakly_bound"}),
    ("the judging line is required, and pam_unix asks",
     [put(PASSWORD, JUDGE.replace("requisite", "required") + m.UNIX.format("") + RECORD)],
     {"check_not_binding"}),
    ("the judging line is sufficient", [swap(PASSWORD, "requisite pam_pwpolicy",
                                             "sufficient pam_pwpolicy")], {"store_skipped"}),
    ("the judging line is optional", [swap(PASSWORD, "requisite pam_pwpolicy",
                                           "optional pam_pwpolicy")], {"check_weakly_bound"}),
    ("the judging line is last", [put(PASSWORD, m.UNIX.format("") + JUDGE + RECORD)],
     {"check_too_late"}),
    ("there is no judging line", [put(PASSWORD, m.UNIX.format("") + RECORD)], {"check_missing"}),
    ("the judging line is gone, and nobody asks", [put(PASSWORD, UNIX + RECORD)],
     {"check_missing"}),
    ("ours waits for somebody to ask", [swap(PASSWORD, "requisite pam_pwpolicy.so",
                                             "requisite pam_pwpolicy.so use_authtok")],
     {"nobody_asks"}),
    ("record is mistyped", [swap(PASSWORD, "pam_pwpolicy.so record", "pam_pwpolicy.so recrod")],
     {"pam_argument_refused"}),
    ("the policy is broken", [put(m.POLICY, "min_lenght = 9\n")], {"policy_broken"}),
]


def undo(module, fake):
    """The machine that is well."""
    shutil.rmtree("/usr/lib64/security", ignore_errors=True)
    m.install_module(module)
    m.install_module(fake, "pam_pwquality.so")
    os.chmod(m.module_path(), 0o644)
    m.policy(POLICY)
    m.login_stack(True)
    m.forget()


def check_mistakes(module, program, fake):
    for name, changes, expected in MISTAKES:
        undo(module, fake)
        for change in changes:
            change()
        found = doctor(program)
        really, said = behaviour(), claimed(found)
        names = {item["name"] for item in found}
        texts = "\n".join(item["text"] for item in found)
        checks.true(f"{name}: the doctor finds {', '.join(sorted(expected)) or 'nothing'}",
                    names == expected, f"{sorted(names)}\n{texts}")
        checks.true(f"{name}: the machine does what it says", really == said,
                    f"really {really}\nsaid   {said}\n{texts}")


# A second judge of passwords: what of it is stored that ours has not seen.
SECOND = [
    ("pwquality after ours", JUDGE + QUALITY.format("") + UNIX + RECORD, "asks_again", True),
    ("pwquality after ours takes what is there", JUDGE + QUALITY.format(" use_authtok") + UNIX
     + RECORD, None, False),
    ("pwquality before ours", QUALITY.format("") + JUDGE + UNIX + RECORD, None, False),
    ("pam_unix asks again", JUDGE + UNIX.replace("use_authtok", "minlen=22") + RECORD,
     "no_use_authtok", True),
]


def check_second(module, program, fake):
    for name, lines, expected, stored in SECOND:
        undo(module, fake)
        m.write(PASSWORD, lines)
        found = {item["name"] for item in doctor(program)}
        checks.true(f"{name}: the doctor finds {expected or 'nothing'}",
                    found == ({expected} if expected else set()), str(found))
        really = second_is_stored(LONG_WEAK)
        checks.true(f"{name}: the weak second answer is {'stored' if stored else 'not stored'}",
                    really == stored)


def mounted(change, path):
    """A change of a mount, undone."""
    def undone():
        m.run(["umount", "-l", path])
    change()
    return undone


def check_disks(module, program, fake):
    for name, path, change, strong in (
            ("a full disk of the stores", m.STATE, c.full(m.STATE), False),
            ("the stores are read-only", m.STATE, c.read_only(m.STATE), False),
            ("the audit trail's disk is full", os.path.dirname(m.AUDIT),
             c.full(os.path.dirname(m.AUDIT)), True),
            ("/etc is read-only", "/etc", c.read_only("/etc"), False)):
        undo(module, fake)
        take_back = mounted(change, path)
        found = {item["name"] for item in doctor(program)}
        code, _ = m.run(["chpasswd"], f"bob:{STRONG}\n") if path == "/etc" else (None, "")
        take_back()
        checks.true(f"{name}: the doctor finds it", found == {"store_unwritable"}, str(found))
        if code is not None:
            checks.true(f"{name}: nobody can change a password", (code == 0) == strong)
    undo(module, fake)
    os.makedirs(m.STATE, 0o700, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "nr_inodes=500,mode=700", "tmpfs", m.STATE],
                   check=True)
    found = {item["name"] for item in doctor(program)}
    m.run(["umount", m.STATE])
    checks.true("a disk for few files is found", found == {"disk_nearly_full"}, str(found))


def check_files(module, program, fake):
    undo(module, fake)
    m.write("/etc/pwpolicy/disabled", "")
    os.chown("/etc/pwpolicy/disabled", 65534, 65534)
    found = {item["name"] for item in doctor(program)}
    checks.true("a kill switch of nobody's is ignored", found == {"switch_ignored"}, str(found))
    undo(module, fake)
    os.chmod(m.POLICY, 0o600)
    found = {item["name"] for item in doctor(program)}
    checks.true("a policy that only root can read is found", found == {"policy_unreadable"},
                str(found))
    code, text = m.run(m.as_user("bob", [program, "check"]), STRONG + "\n")
    checks.true("then bob's check fails", code == 2, text)


def check_sshd(module, program, fake):
    """Who may come in by PasswordAuthentication, by `sshd -T`, and which line decides."""
    undo(module, fake)
    m.write(SSHD.format("60-pwpolicy"), "PasswordAuthentication no\n"
            "KbdInteractiveAuthentication yes\nUsePAM yes\n")
    checks.true("sshd is well", not doctor(program))
    m.policy(POLICY.replace("warn", "enforce"))
    m.write(SSHD.format("70-match"), "Match User bob\nPasswordAuthentication yes\n")
    found = doctor(program)
    checks.true("a Match block is found and named", len(found) == 1 and
                found[0]["name"] == "sshd_only_warns" and
                "70-match.conf:1" in found[0]["text"], str(found))
    os.unlink(SSHD.format("70-match"))
    m.write(SSHD.format("50-cloud-init"), "PasswordAuthentication yes\n")
    _, text = m.run([program, "doctor", "--json"])
    checks.true("the file that comes first is named", "50-cloud-init.conf:1 decides it" in text,
                text)
    os.unlink(SSHD.format("50-cloud-init"))


def main(module, program, fake):
    for user in ("alice", "bob"):
        m.add_user(user)
    os.makedirs("/run/sshd", exist_ok=True)
    m.run(["ssh-keygen", "-A"])
    m.write(SSHD.format("60-pwpolicy"), "PasswordAuthentication no\n"
            "KbdInteractiveAuthentication yes\nUsePAM yes\n")
    check_mistakes(module, program, fake)
    check_second(module, program, fake)
    check_disks(module, program, fake)
    check_files(module, program, fake)
    check_sshd(module, program, fake)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
