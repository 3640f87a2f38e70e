# SPDX-License-Identifier: MIT
"""The throw-away machine that the real programs run on: accounts, PAM stack, dialogues.

Only for use inside tools/sandbox. Needs python3-pexpect, so Debian's /usr/bin/python3.
"""
import ctypes
import datetime
import glob
import json
import os
import pwd
import queue
import re
import resource
import secrets
import shutil
import socket
import subprocess
import threading
import time

import pexpect

# Python's own module is gone from 3.13 on. PyDLL: one call at a time, for its answer is static.
LIBCRYPT = ctypes.PyDLL("libcrypt.so.1")
LIBCRYPT.crypt.restype = ctypes.c_char_p


def crypt(password, setting):
    return LIBCRYPT.crypt(password.encode(), setting.encode()).decode()


def fast_hash(password):
    return crypt(password, f"$6$rounds=1000${secrets.token_hex(8)}")


START = "Start-pw-123"
FIRST_HASH = fast_hash(START)
POLICY = "/etc/pwpolicy/policy.conf"
STATE = "/var/lib/pwpolicy"
AUDIT = "/var/log/pwpolicy/audit.jsonl"
HOMES = "/home"

UNIX = "password [success=1 default=ignore] pam_unix.so{} nodelay yescrypt rounds=1\n" \
       "password requisite pam_deny.so\n" \
       "password required pam_permit.so\n"
AUTH = "auth [success=1 default=ignore] pam_unix.so nodelay\n" \
       "auth requisite pam_deny.so\n" \
       "auth required pam_permit.so\n"
ACCOUNT = "account [success=1 new_authtok_reqd=done default=ignore] pam_unix.so\n" \
          "account requisite pam_deny.so\n" \
          "account required pam_permit.so\n"


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def install_module(path, name="pam_pwpolicy.so"):
    shutil.copy(path, module_path(name))


def module_path(name="pam_pwpolicy.so"):
    return os.path.dirname(glob.glob("/lib/*/security/pam_unix.so")[0]) + "/" + name


def remove_module():
    os.rename(module_path(), module_path("away"))


def restore_module():
    os.rename(module_path("away"), module_path())


def stack(with_module, arguments=""):
    """What the common stack of every program is: with our line, or without."""
    line = f"password requisite pam_pwpolicy.so {arguments}\n" if with_module else ""
    write("/etc/pam.d/common-password", line + UNIX.format(" use_authtok" if line else ""))


def login_stack(with_module, before="", arguments=""):
    """Our lines in all four places, or none; `before` goes ahead of pam_unix at a change."""
    ours = f"pam_pwpolicy.so {arguments}\n"
    write("/etc/pam.d/common-auth", AUTH + (f"auth optional {ours}" if with_module else ""))
    write("/etc/pam.d/common-account",
          ACCOUNT + (f"account optional {ours}" if with_module else ""))
    write("/etc/pam.d/common-password",
          (f"password requisite {ours}" if with_module else "") + before
          + UNIX.format(" use_authtok" if with_module else "")
          + (f"password optional pam_pwpolicy.so record {arguments}\n" if with_module else ""))


def use_fast_hashes():
    """For many changes: pam_unix makes hashes that take no time."""
    with open("/etc/pam.d/common-password", encoding="utf-8") as file:
        text = file.read()
    write("/etc/pam.d/common-password", text.replace("yescrypt rounds=1", "sha512 rounds=1000"))


def no_delay_of_su():
    """su waits a second after each failure."""
    write("/etc/default/su", "FAIL_DELAY 0\n")


def policy(text=None):
    """Installs the policy, or none: then the built-in one holds, as if there never was one."""
    shutil.rmtree(os.path.dirname(POLICY), ignore_errors=True)
    shutil.rmtree(os.path.join(STATE, "in-use"), ignore_errors=True)
    if text is not None:
        os.makedirs(os.path.dirname(POLICY), 0o755)
        write(POLICY, text)


def add_user(name, full_name=""):
    subprocess.run(["useradd", "-m", "-s", "/bin/bash", "-c", full_name, name], check=True)


def set_start_password(name):
    """Past PAM: chpasswd -e calls no module. Also forgets a forced change."""
    subprocess.run(["chpasswd", "-e"], input=f"{name}:{FIRST_HASH}\n", text=True, check=True)
    subprocess.run(["chage", "-d", "2020-01-01", "-M", "-1", name], check=True)


def set_shadow(name, password_hash, last="2020-01-01", least="0"):
    """The user's line anew: hash, day of the last change, days that have to pass."""
    last = str((datetime.date.fromisoformat(last) - datetime.date(1970, 1, 1)).days)
    with open("/etc/shadow", encoding="utf-8") as file:
        lines = file.read().splitlines()
    fields = [name, password_hash, last, least, "99999", "7", "", "", ""]
    lines = [":".join(fields) if line.startswith(name + ":") else line for line in lines]
    with open("/etc/shadow", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def name_service(databases, services):
    with open("/etc/nsswitch.conf", encoding="utf-8") as file:
        text = file.read()
    write("/etc/nsswitch.conf",
          re.sub(rf"^({databases}):.*$", rf"\1: {services}", text, flags=re.M))


def install_name_service(path):
    shutil.copy(path, os.path.dirname(module_path()) + "/../libnss_down.so.2")


def add_directory():
    """Accounts that are not in the machine's own files, through the name service switch."""
    folder = "/var/lib/extrausers"
    os.makedirs(folder, exist_ok=True)
    write(folder + "/passwd", "dora:x:4001:4001:Dora Field:/home/dora:/bin/bash\n")
    write(folder + "/group", "dora:x:4001:\n")
    write(folder + "/shadow", "dora:*:18262:0:99999:7:::\n")
    os.makedirs("/home/dora", exist_ok=True)
    os.chown("/home/dora", 4001, 4001)
    name_service("passwd|group|shadow", "files extrausers")


def set_directory_password(password_hash):
    write("/var/lib/extrausers/shadow", f"dora:{password_hash}:18262:0:99999:7:::\n")


def forget():
    """No state, no history, no audit trail: as on the first day."""
    notes = os.path.join(os.path.dirname(POLICY), "in-use")
    for folder in (STATE, os.path.dirname(AUDIT), notes):
        shutil.rmtree(folder, ignore_errors=True)


def audit():
    """The audit trail: a list of objects."""
    try:
        with open(AUDIT, encoding="utf-8") as file:
            return [json.loads(line) for line in file]
    except FileNotFoundError:
        return []


def outcomes(event):
    """The outcomes of one kind of event, oldest first."""
    return [line["outcome"] for line in audit() if line["event"] == event]


def kept(kind, name):
    """The newest version of what is kept about a user: a path, which may be missing."""
    folder = f"{STATE}/{kind}/{pwd.getpwnam(name).pw_uid}"
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return f"{folder}/{max((int(name) for name in names if name.isdigit()), default=1)}"


def fill(folder):
    """Takes all room of a file system."""
    for size in (65536, 1):
        try:
            with open(folder + "/.filler", "ab", buffering=0) as file:
                while file.write(b"x" * size):
                    pass
        except OSError:
            pass


def stored_hash(name):
    with open("/etc/shadow", encoding="utf-8") as file:
        for line in file:
            if line.startswith(name + ":"):
                return line.split(":")[1]
    return None


def has_password(name, password):
    """What /etc/shadow says, whatever the program said."""
    stored = stored_hash(name)
    return bool(stored) and stored.startswith("$") and crypt(password, stored) == stored


class SystemLog:
    """Listens where syslog(3) speaks to; the sandbox has a /dev of its own. A thread takes
    every line at once: a full socket would make the programs wait."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind("/dev/log")
        os.chmod("/dev/log", 0o666)
        self.taken = queue.SimpleQueue()
        threading.Thread(target=self.take, daemon=True).start()

    def take(self):
        while True:
            text = self.socket.recv(65536).decode("utf-8", "replace")
            priority = re.match(r"<(\d+)>", text)
            self.taken.put((int(priority[1]) & 7 if priority else -1, text))

    def lines(self):
        """What came since the last call, as (severity, text). A line of our own ends it:
        the socket keeps the order."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as own:
            own.sendto(b"<7>end of it", "/dev/log")
        found = []
        while (line := self.taken.get())[1] != "<7>end of it":
            found.append(line)
        return found


def environment(**more):
    return dict(PATH=os.environ["PATH"], LANG="C.UTF-8", TERM="dumb", **more)


def as_user(name, command):
    group = str(pwd.getpwnam(name).pw_gid)
    return ["setpriv", "--reuid", name, "--regid", group, "--init-groups"] + command


def run(command, text=None, timeout=60):
    """Without a terminal, answers on a pipe. Returns (exit code, all output)."""
    done = subprocess.run(command, input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env=environment(), timeout=timeout, check=False,
                          encoding="utf-8", errors="replace")
    return done.returncode, done.stdout


def start(user, command, text, limits=()):
    """Starts a program as that user, who types blindly on a pipe and has set limits before:
    pairs of a resource and a number."""
    def limit():
        for kind, number in limits:
            resource.setrlimit(kind, (number, number))
    account = pwd.getpwnam(user)
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, env=environment(), user=account.pw_uid,
                               group=account.pw_gid, extra_groups=[], preexec_fn=limit,
                               encoding="utf-8", errors="replace")
    process.stdin.write(text)
    try:
        process.stdin.close()
    except BrokenPipeError:  # it has ended without a question
        pass
    return process


def passwd(user, old, new, limits=()):
    """What passwd says; whether it has changed anything tells has_password()."""
    with start(user, ["passwd"], f"{old}\n{new}\n{new}\n", limits) as process:
        return process.stdout.read()


def dialogue(command, answers, timeout=20):
    """On a pty. answers: pairs of what to wait for and what to type (a function of the
    transcript so far, or a text). Returns (exit code, transcript)."""
    child = pexpect.spawn(command[0], command[1:], env=environment(), encoding="utf-8",
                          timeout=timeout)
    seen = ""
    for prompt, answer in answers:
        which = child.expect([prompt, pexpect.EOF, pexpect.TIMEOUT])
        seen += child.before if isinstance(child.before, str) else ""
        if which != 0:
            seen += f"<waited for {prompt!r}>"
            break
        seen += child.after
        time.sleep(0.05)  # programs flush typed-ahead input right after the prompt
        child.sendline(answer(seen) if callable(answer) else answer)
    try:
        child.expect(pexpect.EOF)
        seen += child.before
    except pexpect.TIMEOUT:
        seen += (child.before or "") + "<no end>"
    child.close(force=True)
    code = child.exitstatus if child.exitstatus is not None else -child.signalstatus
    return code, seen.replace("\r", "")
