#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What a person at a terminal sees: the prompt without echo, colour, the bar, signals.

    test_terminal.py PWPOLICY
"""
import os
import re
import signal
import subprocess
import sys
import tempfile
import termios
import time

import pexpect

from tap import Tap

PROFILE = ("--profile", "staff")  # not that of whoever runs the tests
STRONG, WEAK = "coffee-train-fish", "Password1!"
PATH = {"PATH": "/usr/bin:/bin"}
ESCAPE = "\x1b["


# What a shell's work in the background ignores, or that of nohup, a program that it starts
# ignores too.
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


def hear_all():
    """Signals end the program, whatever they do to us."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)


def start(program, *arguments, **environment):
    """Starts the program on a terminal of 80 columns."""
    return pexpect.spawn(program, [*arguments, "-p", "school", *PROFILE], encoding="utf-8", timeout=20,
                         env={**PATH, "TERM": "xterm", **environment}, dimensions=(40, 80),
                         preexec_fn=hear_all)


def finish(child):
    """Everything until the program ends."""
    child.expect(pexpect.EOF)
    child.close()
    return child.before


def check(program, password, *arguments, **environment):
    """Types a password. Returns all that the terminal showed, and the program."""
    child = start(program, "check", *arguments, **environment)
    child.expect("Password: ")
    child.sendline(password)
    return finish(child), child


def has_echo(child):
    """Whether the terminal shows what is typed."""
    return bool(termios.tcgetattr(child.child_fd)[3] & termios.ECHO)


def wait_for_echo(child, wanted):
    """Waits for a state of the terminal; False if it does not come."""
    for _ in range(200):
        if has_echo(child) == wanted:
            return True
        time.sleep(0.05)
    return False


def wait_for_read(child):
    """Waits until the program in front sleeps: a signal between the prompt and the read would be
    noticed by the next one only."""
    for _ in range(200):
        group = os.tcgetpgrp(child.child_fd)
        with open(f"/proc/{group}/stat", encoding="utf-8") as stat:
            if stat.read().rsplit(")", 1)[1].split()[0] == "S":
                return
        time.sleep(0.05)


def prompt(tap, program):
    """The prompt, the verdicts and their codes."""
    for password, verdict, code in ((STRONG, "Accepted", 0), (WEAK, "Refused", 1)):
        shown, child = check(program, password)
        tap.true(f"{verdict} is shown", verdict in shown)
        tap.true(f"{verdict}: the typed text is not shown", password not in shown)
        tap.equal(f"{verdict} has its code", child.exitstatus, code)
        tap.true(f"{verdict}: no place in what could not be seen", "(characters" not in shown)
    shown, _ = check(program, "xV7#qLwK2!", "-o", "min_length=14")
    bar = shown.split("[", 1)[1] if "Strength" in shown else ""
    tap.true("a refused password has no green and no praise",
             "not enough here" in shown and "\x1b[1;32m" not in bar)
    child = start(program, "check")
    child.expect("Password: ")
    tap.true("echo is off at the prompt", wait_for_echo(child, False))
    child.sendeof()
    shown = finish(child)
    tap.true("end of file is no password", "there is no password" in shown)
    tap.equal("end of file is no verdict", child.exitstatus, 2)
    shown, child = check(program, "")
    tap.true("an empty line is no password either", "there is no password" in shown)
    tap.equal("an empty line is no verdict", child.exitstatus, 2)


def no_terminal_of_its_own(tap, program):
    """A terminal that is not the program's own cannot be told to hide what is typed."""
    master, slave = os.openpty()
    with subprocess.Popen([program, "check", "-p", "school", *PROFILE], stdin=slave, env=PATH, text=True,
                          stderr=subprocess.PIPE, start_new_session=True) as child:
        _, said = child.communicate(timeout=20)
    os.close(master)
    os.close(slave)
    tap.true("without /dev/tty nothing is typed", said.startswith("pwpolicy: reading the password: "))
    tap.equal("and has no verdict", child.returncode, 2)


def looks(tap, program):
    """Colour and the bar, and where there are none."""
    bar = re.compile(r"\[[#-]{20}\]")
    shown, _ = check(program, WEAK)
    tap.true("a terminal has colour", ESCAPE in shown)
    tap.true("a terminal has the bar", bar.search(re.sub(r"\x1b\[[0-9;]*m", "", shown)))
    wide = [line for line in re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines() if len(line) > 80]
    tap.case("no line is wider than 80 columns", wide)
    for name, environment in (("NO_COLOR", {"NO_COLOR": "1"}), ("a dumb terminal", {"TERM": "dumb"})):
        shown, _ = check(program, WEAK, **environment)
        tap.true(f"{name} has no colour", ESCAPE not in shown)
        tap.true(f"{name} has the bar", bar.search(shown))
    shown, _ = check(program, WEAK, NO_COLOR="")
    tap.true("an empty NO_COLOR counts as none", ESCAPE in shown)
    shown = finish(start(program, "suggest"))
    tap.true("suggest states the entropy", re.search(r"\d\.\d bits of entropy", shown))
    kinds = re.findall(r"(Shut your eyes|Tell a tiny story|Clap once)", shown)
    tap.true("suggest says a way to remember each, and three kinds of ways",
             len(kinds) == 4 and len(set(kinds)) == 3)
    shown = finish(start(program, "suggest", "-s", "symbols", "--words", "10"))
    wide = [line for line in re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines() if len(line) > 80]
    tap.case("no line of a suggestion is wider than 80 columns",
             [line for line in wide if " " in line.strip()])


def initials(tap, program):
    """A sentence is shown while it is typed, unless that is not wanted."""
    sentence, password = "Our seven hens & one duck sleep in the van", "O7h&1dsitv"
    child = start(program, "initials")
    child.expect("Sentence: ")
    tap.true("a sentence is shown", has_echo(child))
    child.sendline(sentence)
    shown = finish(child)
    tap.equal("and typed once only", shown.count("hens"), 1)
    tap.true("and gives a password", password in shown)
    child = start(program, "initials", "--hidden")
    child.expect(r"Sentence \(not shown\): ")
    tap.true("--hidden turns echo off", wait_for_echo(child, False))
    child.sendline(sentence)
    shown = finish(child)
    tap.true("and shows nothing of the sentence", "hens" not in shown)
    tap.true("but the password", password in shown)
    with tempfile.NamedTemporaryFile("r") as out:
        child = pexpect.spawn("/bin/sh", ["-c", 'exec "$0" initials -p school >"$1"', program,
                                          out.name],
                              encoding="utf-8", timeout=20, env=PATH, preexec_fn=hear_all)
        child.expect([r"Sentence: ", pexpect.TIMEOUT])
        tap.equal("the question is asked on the terminal", child.after, "Sentence: ")
        child.sendline(sentence)
        finish(child)
        tap.equal("and is not in the output", out.readline(), f"Password  {password}\n")


def signals(tap, program):
    """Signals restore the terminal before they take effect."""
    for number in SIGNALS:
        child = start(program, "check")
        child.expect("Password: ")
        wait_for_echo(child, False)
        wait_for_read(child)
        child.send("half a pass")
        os.kill(child.pid, number)
        back = wait_for_echo(child, True)
        shown = finish(child)
        tap.true(f"{number.name} brings echo back", back)
        tap.true(f"{number.name} shows nothing typed", "half" not in shown)
        tap.equal(f"{number.name} ends it", child.signalstatus, number)


def stop(tap, program):
    """Stopped and continued in a shell, the prompt comes again."""
    shell = pexpect.spawn("/bin/bash", ["--norc", "--noprofile", "-i"], encoding="utf-8",
                          timeout=20, env={**PATH, "TERM": "dumb", "PS1": "shell> "},
                          preexec_fn=hear_all)
    shell.expect("shell> ")
    shell.sendline(f"{program} check -p school --profile staff; echo code $?")
    shell.expect("Password: ")
    wait_for_echo(shell, False)
    wait_for_read(shell)
    shell.sendcontrol("z")
    shell.expect("shell> ")
    shell.sendline("stty -a | tr ' ;' '\\n' | grep -x -e echo -e -echo")
    shell.expect(r"\n(-?echo)\r\n")
    tap.equal("a stop brings echo back", shell.match[1], "echo")
    shell.expect("shell> ")
    shell.sendline("fg")
    shell.expect("Password: ")
    tap.true("a continue turns it off again", wait_for_echo(shell, False))
    shell.sendline(WEAK)
    shell.expect("Refused")
    shell.expect("shell> ")
    tap.true("and the password is judged unseen", WEAK not in shell.before)
    shell.sendline("exit")
    shell.close()


def batch(tap, program):
    """A batch is not typed."""
    child = start(program, "check", "--batch")
    tap.true("a batch is not typed", "--batch reads a file or a pipe" in finish(child))
    tap.equal("and has no verdict", child.exitstatus, 2)


def main(program):
    """Runs all parts."""
    tap = Tap()
    for part in (prompt, no_terminal_of_its_own, looks, initials, signals, stop, batch):
        part(tap, program)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
