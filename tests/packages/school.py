# SPDX-License-Identifier: MIT
"""A school's machine: who sets it up with what README.md prints, and whose passwords count."""
import os
import pathlib
import random
import shutil
import subprocess
import sys

import pexpect

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "real"))
# pylint: disable=wrong-import-position
import machine as m
import ways as w
from checks import Checks

CLONE = "/home/it/pwpolicy"
PORT = "2222"
WEAK = "password1"
WORDS = """anchor bramble candle dolphin ember falcon gravel harbour island jacket kettle lantern
    meadow needle orchard pebble quiver ribbon saddle thistle umbrella velvet walnut yonder""".split()
SWITCH_OFF = ["pam-auth-update", "--disable", "pwpolicy", "pwpolicy-record"]
SWITCH_ON = ["pam-auth-update", "--enable", "pwpolicy", "pwpolicy-record"]

checks = Checks()


def set_up(clone):
    """The IT lead with a clone and sudo, three people, and sshd as the release configures it."""
    for user, name in (("it", ""), ("alice", ""), ("bob", ""), ("smiles", "Susan Miles")):
        m.add_user(user, name)
        m.set_start_password(user)
    m.write("/etc/sudoers.d/it", "it ALL=(ALL) NOPASSWD: ALL\n")
    shutil.copytree(clone, CLONE, symlinks=True)
    subprocess.run(["chown", "-R", "it:", CLONE], check=True)


def start_sshd():
    """With the machine's own configuration; it runs on while packages come and go."""
    os.makedirs("/run/sshd", exist_ok=True)
    log = open("/run/sshd.log", "w", encoding="utf-8")  # pylint: disable=consider-using-with
    subprocess.Popen(["/usr/sbin/sshd", "-D", "-e", "-p", PORT, "-o", "ListenAddress=127.0.0.1"],
                     stderr=log)  # pylint: disable=consider-using-with
    wait = f"for i in $(seq 100); do </dev/tcp/127.0.0.1/{PORT} && exit; sleep 0.05; done; exit 1"
    subprocess.run(["bash", "-c", wait], stderr=subprocess.DEVNULL, check=True)


def as_printed(command, answers=(), timeout=240):
    """Runs a command of README.md as the IT lead at a terminal, who goes on where apt asks, and
    gives answers: pairs of what is asked and what is typed. Returns (exit code, text)."""
    words = m.as_user("it", ["bash", "-c", f"cd {CLONE} && {command}"])
    child = pexpect.spawn(words[0], words[1:], env=m.environment(HOME="/home/it", USER="it"),
                          encoding="utf-8", codec_errors="replace", timeout=timeout)
    asked = [r"\[Y/n\] ", *(question for question, _ in answers), pexpect.EOF, pexpect.TIMEOUT]
    typed, text = ["y", *(answer for _, answer in answers)], ""
    while True:
        which = child.expect(asked)
        text += child.before if isinstance(child.before, str) else ""
        if which >= len(typed):
            break
        text += child.after
        child.sendline(typed[which])
    child.close(force=True)
    return child.exitstatus, text.replace("\r", "")


def run(name, command, code=0, answers=()):
    """One case: a printed command ends as it should."""
    found, text = as_printed(command, answers)
    checks.true(f"{name}: {command}", found == code, f"exit status {found}\n{text}")
    return text


def stacks():
    """Every file of /etc/pam.d with its bytes."""
    return {path.name: path.read_bytes() for path in pathlib.Path("/etc/pam.d").iterdir()}


def is_on():
    return all(b"pam_pwpolicy.so" in stacks()["common-" + kind]
               for kind in ("auth", "account", "password"))


def strong():
    """A passphrase that was never used before."""
    return "-".join(random.sample(WORDS, 4))


def chpasswd(password, user="alice"):
    _, text = m.run(["chpasswd"], f"{user}:{password}\n")
    return m.has_password(user, password), text


def passwd(user, old, *new):
    """passwd on a terminal: whether the last of the new ones is stored, and what was said."""
    entry = w.converse(m.as_user(user, ["passwd"]), w.Person(user, old, new))
    return m.has_password(user, new[-1]), entry[1]


def login(command, user, password):
    """Whether a person gets in."""
    _, text = w.converse(command(user), w.Person(user, password))
    return f"I-AM-{user}" in text, text


SU, SSH = w.su(), w.ssh(w.PASSWORD, PORT)


def check_enforced(when):
    """passwd, chpasswd, su and sshd, each with a password that is refused or let through."""
    checks.true(f"{when}: chpasswd refuses a weak password", not chpasswd(WEAK)[0])
    first, second = strong(), strong()
    checks.true(f"{when}: chpasswd sets a strong one", *chpasswd(first))
    stored, text = passwd("alice", first, WEAK, second)
    checks.true(f"{when}: passwd refuses a weak password and sets a strong one",
                stored and "BAD PASSWORD: " in text, text)
    checks.true(f"{when}: su lets in with it", *login(SU, "alice", second))
    checks.true(f"{when}: sshd lets in with it", *login(SSH, "alice", second))
    wrong = [name for name, way in (("su", SU), ("sshd", SSH)) if login(way, "alice", first)[0]]
    checks.case(f"{when}: nobody gets in with the one before", wrong)


def check_not_enforced(when):
    """The twin: the same programs, where the module is not in the stacks."""
    checks.true(f"{when}: chpasswd sets a weak password", *chpasswd(WEAK))
    second = WEAK + "23"
    checks.true(f"{when}: passwd sets a weak password", *passwd("alice", WEAK, second))
    checks.true(f"{when}: su lets in with it", *login(SU, "alice", second))
    checks.true(f"{when}: sshd lets in with it", *login(SSH, "alice", second))
