# SPDX-License-Identifier: MIT
"""The ways into the machine, each with the real program, and a person who uses them.

A person answers what is asked: the password, the present one again, new ones in turn. What
came of it is told by what the program let happen (a mark that only the shell behind it can
print), not by what it said. sshd shows what the account stage says to a shell on a terminal
only, sudo asks for silence.
"""
import os
import re
import subprocess
import time
from typing import Callable, NamedTuple

import pexpect

import machine as m

MARK = "echo I-AM-$(id -un)"
SSH_OPTIONS = ["-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "LogLevel=ERROR",
               "-o", "UserKnownHostsFile=/dev/null", "-o", "NumberOfPasswordPrompts=1"]
INSIDE_PORT, PLAIN_PORT = "2222", "2223"  # keyboard-interactive; password
KEY = "/run/key"

# What ends a login for those who could not change there.
DEMAND = re.compile(r"Current password: |New password: |new one required|"
                    r"[Pp]assword change required|password has expired", re.I)
WARNING = re.compile(r"Your password (does not follow|is older than) the password rules")


class Way(NamedTuple):
    name: str
    command: Callable[[str], list]  # for a user's name
    inside: str                     # printed only inside; {} is the user
    policy: str = ""
    forces: bool = True             # a change can be demanded here
    judged: bool = True             # our module sees the password, with root's rights
    typed: bool = True              # a password is asked for
    shows: bool = True              # what the account stage says reaches the person

    @property
    def certain(self):
        """Whether the module can know that it is shown."""
        return not self.name.startswith(("sudo", "sshd", "sftp"))


class Entry(NamedTuple):
    inside: bool
    demanded: bool
    warned: bool
    text: str


class Person(NamedTuple):
    name: str
    password: str
    new: tuple = ()


PROMPTS = ["Current password: ", "(?:Retype n|Re-enter n)ew password: ", "New password: ",
           "(?<!Last )login: ", r"[Pp]assword(?: for \w+)?: ", r"\$ ", "sftp> ",
           pexpect.EOF, pexpect.TIMEOUT]


def answers(person):
    """For each prompt a generator of what is typed there; its end is the end of it all."""
    def once(*texts):
        yield from texts

    def again(text):
        while True:
            yield text
    new = list(person.new)
    return [again(person.password), again(None), once(*new), once(person.name),
            again(person.password), once(MARK + "; exit"), once("pwd", "bye")]


def converse(command, person, timeout=25):
    """Runs a program on a terminal for a person. Returns (exit code, transcript)."""
    child = pexpect.spawn(command[0], command[1:], env=m.environment(), encoding="utf-8",
                          codec_errors="replace", timeout=timeout)
    child.delaybeforesend = child.delayafterclose = None
    typed, seen, last_new = answers(person), "", None
    while True:
        which = child.expect(PROMPTS)
        seen += child.before if isinstance(child.before, str) else ""
        if which >= len(typed):
            seen += "" if PROMPTS[which] is pexpect.EOF else "<no end>"
            break
        seen += child.after
        answer = last_new if which == 1 else next(typed[which], None)
        last_new = answer if which == 2 else last_new
        if answer is None:
            seen += "<no more answers>"
            break
        time.sleep(0.05)  # programs flush typed-ahead input right after the prompt
        child.sendline(answer)
    return end(child), seen.replace("\r", "")


def end(child):
    """The exit code of a program that has said its last; it is not waited for for long."""
    child.ptyproc.delayafterclose = 0
    deadline = time.monotonic() + 3
    while child.isalive() and time.monotonic() < deadline and child.flag_eof:
        time.sleep(0.005)
    child.close(force=True)
    return child.exitstatus if child.exitstatus is not None else -child.signalstatus


def enter(way, person):
    code, text = converse(way.command(person.name), person)
    inside = way.inside.format(person.name) in text and code in (0, None)
    return Entry(inside, bool(DEMAND.search(text)), bool(WARNING.search(text)), text)


def su(*options):
    return lambda user: m.as_user("bob", ["su", *options, user, "-c", MARK])


def ssh(method, port, *options, command=MARK):
    def make(user):
        return ["ssh", *SSH_OPTIONS, "-p", port, "-o", "PreferredAuthentications=" + method,
                *options, user + "@127.0.0.1", *([command] if command else [])]
    return make


def sftp(method, port):
    return lambda user: ["sftp", *SSH_OPTIONS, "-P", port, "-o",
                         "PreferredAuthentications=" + method, user + "@127.0.0.1"]


def sudo(*words):
    return lambda user: m.as_user(user, ["sudo", *words])


def pamtester(service, *steps, by_user=False):
    def make(user):
        command = ["pamtester", service, user, *steps]
        return m.as_user(user, command) if by_user else command
    return make


AS_USER = "I-AM-{}"
SFTP_INSIDE = f"Remote working directory: {m.HOMES}/{{}}"
TOLD = "successfully"
SSHD = "force_services = login, su, su-l, sshd\n"
INBAND = SSHD + "ssh_inband = yes\n"
KBDINT, PASSWORD = "keyboard-interactive", "password"

WAYS = [
    Way("su", su(), AS_USER),
    Way("su -", su("-"), AS_USER),
    Way("login", lambda user: ["login"], AS_USER),
    Way("sudo, fresh", sudo("-k", "sh", "-c", "echo I-AM-$SUDO_USER"), AS_USER,
        forces=False, shows=False),
    Way("sudo, listed", sudo("-k", "sh", "-c", "echo I-AM-$SUDO_USER"), AS_USER,
        "force_services = sudo\n", shows=False),
    Way("sudo, cached", sudo("sh", "-c", "echo I-AM-$SUDO_USER"), AS_USER, judged=False,
        typed=False),
    Way("sudo, NOPASSWD", sudo("-u", "carol", "sh", "-c", "echo I-AM-$SUDO_USER"), AS_USER,
        judged=False, typed=False),
    Way("root's su", lambda user: ["su", "-", user, "-c", MARK], AS_USER, judged=False,
        typed=False),
    Way("sshd, keyboard-interactive", ssh(KBDINT, INSIDE_PORT), AS_USER, INBAND, shows=False),
    Way("sshd, keyboard-interactive, terminal",
        ssh(KBDINT, INSIDE_PORT, "-tt", command=None), AS_USER, INBAND),
    Way("sshd, keyboard-interactive, not in band",
        ssh(KBDINT, INSIDE_PORT, "-tt", command=None), AS_USER, SSHD, forces=False),
    Way("sshd, password", ssh(PASSWORD, PLAIN_PORT), AS_USER, SSHD, forces=False, shows=False),
    Way("sshd, password, terminal", ssh(PASSWORD, PLAIN_PORT, "-tt", command=None), AS_USER,
        SSHD, forces=False),
    Way("sftp, password", sftp(PASSWORD, PLAIN_PORT), SFTP_INSIDE, SSHD, forces=False,
        shows=False),
    Way("sftp, keyboard-interactive", sftp(KBDINT, INSIDE_PORT), SFTP_INSIDE, INBAND,
        shows=False),
    Way("sshd, public key", ssh("publickey", PLAIN_PORT, "-i", KEY), AS_USER, INBAND,
        judged=False, typed=False),
    Way("sshd, public key, terminal", ssh("publickey", INSIDE_PORT, "-tt", "-i", KEY), AS_USER,
        INBAND, judged=False, typed=False),
    Way("screen locker", pamtester("locker", "authenticate", by_user=True), TOLD, judged=False),
    Way("screen locker with account", pamtester("locker", "authenticate", "acct_mgmt",
                                                by_user=True), TOLD, judged=False),
]


def by_name(name):
    return next(way for way in WAYS if way.name == name)


# ---- what the ways need on the machine

def prepare():
    m.no_delay_of_su()
    m.write("/etc/sudoers.d/test", "Defaults !lecture, passwd_tries=1, timestamp_type=global\n"
            "alice, dora, bob ALL=(root) ALL\n"
            "alice, dora, bob ALL=(carol) NOPASSWD: ALL\n")
    os.chmod("/etc/sudoers.d/test", 0o440)
    m.write("/etc/pam.d/locker", "@include common-auth\n@include common-account\n")
    with open("/etc/pam.d/login", encoding="utf-8") as file:
        lines = [line for line in file if "pam_faildelay" not in line]
    m.write("/etc/pam.d/login", "".join(lines))


def start_sshd(port, interactive, password):
    """sshd with a key of its own, on the loopback of the sandbox."""
    os.makedirs("/run/sshd", exist_ok=True)
    if not os.path.exists("/run/host_key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "/run/host_key"],
                       check=True)
    m.write(f"/run/sshd_{port}", f"Port {port}\nListenAddress 127.0.0.1\n"
            f"HostKey /run/host_key\nUsePAM yes\nPermitRootLogin no\nPidFile none\n"
            f"MaxStartups 100\nSubsystem sftp internal-sftp\n"
            f"KbdInteractiveAuthentication {interactive}\nPasswordAuthentication {password}\n")
    with open(f"/run/sshd_{port}.log", "w", encoding="utf-8") as log:
        daemon = subprocess.Popen(["/usr/sbin/sshd", "-D", "-e", "-f", f"/run/sshd_{port}"],
                                  stderr=log)
    for _ in range(100):
        if subprocess.run(["bash", "-c", f"</dev/tcp/127.0.0.1/{port}"], check=False,
                          stderr=subprocess.DEVNULL).returncode == 0:
            return daemon
        time.sleep(0.05)
    raise SystemExit(f"Bail out! sshd does not listen on {port}")


def give_key(user):
    folder = f"{m.HOMES}/{user}/.ssh"
    os.makedirs(folder, exist_ok=True)
    if not os.path.exists(KEY):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", KEY], check=True)
    with open(KEY + ".pub", encoding="utf-8") as file:
        m.write(folder + "/authorized_keys", file.read())
    subprocess.run(["chown", "-R", user + ":", folder], check=True)


def warm_sudo(user, password):
    """sudo has seen the password a moment ago."""
    converse(m.as_user(user, ["sudo", "true"]), Person(user, password))
