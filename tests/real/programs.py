#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Real programs change real passwords, with the module in their stack and without.

Every scenario runs twice. It tells whether the weak password was stored, which /etc/shadow
decides and not what a program printed: with the module it must not be, without it (the
twin) it must be. So a test that would pass whatever the module does cannot stand here.
What else a scenario shows with the module, it checks by itself. Output is TAP.
"""
import re
import subprocess
import sys
import time

import pexpect
import pexpect.popen_spawn

import machine as m

WEAK = "Password1!"
WEAK_TOO = "Arsenal2024!"
WEAK_THREE = "Summer2025!"
GOOD = "maple-Harbour-tin-52"

ALERT = 1  # severity of LOG_ALERT

scenarios = []
results = []
log = m.SystemLog()


def scenario(function):
    scenarios.append(function)
    return function


def check(name, condition, transcript=""):
    results.append(bool(condition))
    print(("ok" if condition else "not ok"), len(results), "-", name)
    if not condition:
        for line in transcript.splitlines():
            print("#   " + line)
    sys.stdout.flush()


def refusals(text):
    return len(re.findall(r"^BAD PASSWORD: ", text, re.M))


@scenario
def passwd_by_the_user(with_module):
    """passwd on a terminal, by the user: three weak passwords"""
    _, text = m.dialogue(m.as_user("alice", ["passwd"]), [
        ("Current password: ", m.START), ("New password: ", WEAK),
        ("New password: " if with_module else "Retype new password: ",
         WEAK_TOO if with_module else WEAK),
        ("New password: ", WEAK_THREE)][:4 if with_module else 3])
    if with_module:
        rules = text.find("rules:")
        check("passwd: says the rules before it asks", 0 <= rules < text.find("New password"), text)
        check("passwd: gives the reasons for each try", refusals(text) >= 4, text)
        offers = re.findall(r"You could use this one: (.*)\n", text.replace("\r", ""))
        check("passwd: offers a new passphrase after each refusal",
              len(offers) == len(set(offers)) == 3, text)
        check("passwd: the first comes before the second question",
              text.find("You could use") < text.find("New password", text.find("New password") + 1), text)
        check("passwd: gives up after three tries",
              "exhausted maximum number of retries" in text, text)
        check("passwd: keeps the old password", m.has_password("alice", m.START), text)
        lines = "\n".join(line for _, line in log.lines() if "pam_pwpolicy" in line)
        check("passwd: a refusal leaves nothing of ours in the log", not lines, lines)
    return m.has_password("alice", WEAK), text


@scenario
def passwd_with_the_offer(with_module):
    """passwd on a terminal: the offered passphrase is typed"""
    def offered(text):
        return re.findall(r"You could use this one: (.*)\n", text.replace("\r", ""))[-1]

    if not with_module:
        return passwd_once("alice")
    code, text = m.dialogue(m.as_user("alice", ["passwd"]), [
        ("Current password: ", m.START), ("New password: ", WEAK), ("New password: ", WEAK_TOO),
        ("New password: ", offered), ("Retype new password: ", offered)])
    check("passwd: accepts the passphrase it offered",
          code == 0 and m.has_password("alice", offered(text)), text)
    return m.has_password("alice", WEAK), text


def passwd_once(user, password=WEAK):
    _, text = m.dialogue(m.as_user(user, ["passwd"]), [
        ("Current password: ", m.START), ("New password: ", password),
        ("(Retype n|N)ew password: ", password)])
    return m.has_password(user, password), text


@scenario
def passwd_same_again(with_module):
    """passwd on a terminal: the same weak password typed twice ends it"""
    stored, text = passwd_once("alice")
    if with_module:
        check("passwd: does not ask a third time", text.count("New password: ") == 2, text)
    return stored, text


@scenario
def passwd_by_root(with_module):
    """passwd alice on a terminal, by root: the policy is enforced for root too"""
    code, text = m.dialogue(["passwd", "alice"], [
        ("New password: ", WEAK), ("(Retype n|N)ew password: ", WEAK)])
    stored = m.has_password("alice", WEAK)
    if with_module:
        code, text = m.dialogue(["passwd", "alice"], [
            ("New password: ", GOOD), ("Retype new password: ", GOOD)])
        check("passwd by root: a good password is stored",
              code == 0 and m.has_password("alice", GOOD), text)
    return stored, text


@scenario
def passwd_by_root_exempt(with_module):
    """passwd alice by root where the policy exempts root: warned of and stored"""
    m.stack(with_module, "enforce_for_root=no")
    _, text = m.dialogue(["passwd", "alice"], [
        ("New password: ", WEAK), ("Retype new password: ", WEAK)])
    if with_module:
        check("passwd by root, exempt: warned, not refused",
              "Warning: " in text and refusals(text) == 0, text)
        check("passwd by root, exempt: stored", m.has_password("alice", WEAK), text)
        m.set_start_password("alice")
    # The exemption is root's alone.
    return passwd_once("alice")


@scenario
def chpasswd(with_module):
    """chpasswd with a weak line between two good ones"""
    code, text = m.run(["chpasswd"], f"bob:{GOOD}\nalice:{WEAK}\ncarol:{GOOD}\n")
    if with_module:
        check("chpasswd: fails, and changes the other lines",
              code != 0 and m.has_password("bob", GOOD) and m.has_password("carol", GOOD), text)
        reasons = re.findall(r"^BAD PASSWORD: .*", text, re.M)
        check("chpasswd: each reason once, no rules, no passphrase",
              reasons and len(reasons) == len(set(reasons)) and "rules:" not in text
              and "You could use" not in text, text)
    return m.has_password("alice", WEAK), text


@scenario
def chpasswd_on_a_terminal(with_module):
    """chpasswd typed into at a terminal"""
    command = ["sh", "-c", "stty -echo; exec chpasswd"]
    child = pexpect.spawn(command[0], command[1:], env=m.environment(), encoding="utf-8")
    time.sleep(0.3)
    child.sendline(f"alice:{WEAK}")
    child.sendeof()
    child.expect(pexpect.EOF, timeout=30)
    text = child.before
    if with_module:
        check("chpasswd on a terminal: no passphrase is offered",
              refusals(text.replace("\r", "")) >= 1 and "You could use" not in text, text)
    return m.has_password("alice", WEAK), text


@scenario
def newusers(with_module):
    """newusers makes an account with a weak password"""
    subprocess.run(["userdel", "-r", "dan"], stderr=subprocess.DEVNULL, check=False)
    code, text = m.run(["newusers"], f"dan:{WEAK}:::Dan Field:/home/dan:/bin/bash\n")
    if with_module:
        check("newusers: fails, the account stays without a password",
              code != 0 and not (m.stored_hash("dan") or "").startswith("$"), text)
        _, more = m.run(["newusers"], f"eve:{GOOD}:::Eve Lane:/home/eve:/bin/bash\n")
        check("newusers: a good password is stored", m.has_password("eve", GOOD), more)
    return m.has_password("dan", WEAK), text


@scenario
def su_afterwards(with_module):
    """su with the password that was just set"""
    m.run(["chpasswd"], f"alice:{GOOD}\n")
    _, text = m.dialogue(m.as_user("bob", ["su", "alice", "-c", "echo I-AM-$(id -un)"]),
                         [("Password: ", GOOD)])
    check("su: the new password lets in" + ("" if with_module else " (twin)"),
          "I-AM-alice" in text, text)
    m.run(["chpasswd"], f"alice:{WEAK}\n")
    _, text = m.dialogue(m.as_user("bob", ["su", "alice", "-c", "echo I-AM-$(id -un)"]),
                         [("Password: ", WEAK)])
    return "I-AM-alice" in text, text


@scenario
def su_forced(with_module):
    """su after chage -d 0: the change is forced"""
    subprocess.run(["chage", "-d", "0", "alice"], check=True)
    command = m.as_user("bob", ["su", "-", "alice", "-c", "echo I-AM-$(id -un)"])
    before = [("Password: ", m.START), ("Current password: ", m.START)]
    _, text = m.dialogue(command, before + [
        ("New password: ", WEAK), ("(Retype n|N)ew password: ", WEAK)])
    stored = m.has_password("alice", WEAK)
    if with_module:
        check("su, forced: no way in with a weak password", "I-AM-alice" not in text, text)
        _, text = m.dialogue(command, before + [
            ("New password: ", WEAK), ("New password: ", GOOD), ("Retype new password: ", GOOD)])
        check("su, forced: a good password on the second try lets in",
              "I-AM-alice" in text and m.has_password("alice", GOOD), text)
    return stored, text


@scenario
def login_forced(with_module):
    """login on a terminal after chage -d 0: root's process, the user's change"""
    subprocess.run(["chage", "-d", "0", "alice"], check=True)
    m.stack(with_module, "enforce_for_root=no")  # must not help: it is not root who changes
    before = [("login: ", "alice"), ("Password: ", m.START), ("Current password: ", m.START)]
    shell = (r"\$ ", "echo I-AM-$(id -un); exit")
    _, text = m.dialogue(["login"], before + [
        ("New password: ", WEAK), ("(Retype n|N)ew password: ", WEAK)]
        + ([] if with_module else [shell]))
    stored = m.has_password("alice", WEAK)
    if with_module:
        check("login, forced: no way in with a weak password", "I-AM-alice" not in text, text)
        _, text = m.dialogue(["login"], before + [
            ("New password: ", WEAK), ("New password: ", GOOD), ("Retype new password: ", GOOD),
            shell])
        check("login, forced: a good password on the second try lets in",
              "I-AM-alice" in text and m.has_password("alice", GOOD), text)
    return stored, text


@scenario
def own_policy(with_module):
    """a policy in /etc/pwpolicy: longer for staff, short for a group of pupils"""
    m.policy("include = school\n"
             "min_length = 24\nrecommended_length = 24\n"
             "[profile pupil]\ngroups = juniors\nmin_length = 8\nrecommended_length = 12\n")
    stored, text = passwd_once("alice", GOOD)
    if with_module:
        accepted, more = passwd_once("bob", GOOD)
        check("own policy: the group of pupils has its own length", accepted, more)
    return stored, text


@scenario
def broken_policy(with_module):
    """a policy with a typing mistake: nobody gets a weaker one"""
    m.policy("include = school\nmin_lenght = 8\n")
    stored, text = passwd_once("alice", GOOD)
    if with_module:
        check("broken policy: the user is told whom to ask",
              "ask your teacher" in text, text)
        alerts = [line for severity, line in log.lines() if severity == ALERT]
        check("broken policy: one alert with file, line and column",
              len(alerts) == 1 and f"{m.POLICY}:2:1: " in alerts[0], "\n".join(alerts))
        _, text = m.dialogue(["passwd", "alice"], [
            ("New password: ", WEAK), ("(Retype n|N)ew password: ", WEAK)])
        check("broken policy: root is warned and held to the built-in rules",
              "built-in rules" in text and refusals(text) >= 1
              and m.has_password("alice", m.START), text)
        code, text = m.run(["chpasswd"], f"alice:{GOOD}\n")
        check("broken policy: root can still set a good password",
              code == 0 and m.has_password("alice", GOOD), text)
    return stored, text


@scenario
def writable_policy(with_module):
    """a policy that others may write to"""
    m.policy("include = school\n")
    subprocess.run(["chmod", "g+w", m.POLICY], check=True)
    return passwd_once("alice", GOOD)


@scenario
def old_password(with_module):
    """passwd by the user: the old password with one more digit"""
    return passwd_once("alice", m.START + "4")


@scenario
def full_name(with_module):
    """passwd by the user: her own surname with a year"""
    return passwd_once("aisha", "Khan2014!x")


@scenario
def longest_password(with_module):
    """chpasswd: 511 bytes of one letter"""
    if with_module:
        longest = (GOOD + "/") * 24 + "abcdefg"
        _, text = m.run(["chpasswd"], f"bob:{longest}\n")
        check("511 bytes are stored", len(longest) == 511 and m.has_password("bob", longest), text)
    _, text = m.run(["chpasswd"], f"carol:{longest}x\n" if with_module else f"carol:{'x' * 512}\n")
    check("512 bytes: " + ("we give the reason" if with_module else "pam_unix gives none (twin)"),
          (refusals(text) > 0) == with_module and m.has_password("carol", m.START), text)
    _, text = m.run(["chpasswd"], f"alice:{'x' * 511}\n")
    return m.has_password("alice", "x" * 511), text


@scenario
def desktop(with_module):
    """passwd through a pipe, as the settings panel of a desktop drives it"""
    verdict, text = desktop_change(WEAK)
    if with_module:
        check("desktop: a refusal is seen as one", verdict == "refused" and refusals(text), text)
        m.set_start_password("alice")
        verdict, text = desktop_change(GOOD)
        check("desktop: a good password is seen as changed",
              verdict == "changed" and m.has_password("alice", GOOD), text)
        m.set_start_password("alice")
        verdict, text = desktop_change(WEAK)
    return m.has_password("alice", WEAK), text


def desktop_change(password):
    """Waits for words in passwd's output and types ahead, as the panel does."""
    program = m.as_user("alice", ["setsid", "passwd"])
    child = pexpect.popen_spawn.PopenSpawn(program, env=m.environment(), encoding="utf-8",
                                             timeout=20)
    seen = ""

    def wait_for(words):
        nonlocal seen
        found = child.expect(words + [pexpect.EOF])
        seen += child.before + (child.after if found < len(words) else "")
        return found

    asked_or_not = ["assword: ", "failure", "wrong", "error"]
    wait_for(asked_or_not)
    child.sendline(m.START)
    if wait_for(asked_or_not) != 0:
        return "not authenticated", seen
    child.sendline(password)
    if wait_for(["assword: "]) != 0:
        return "no second prompt", seen
    child.sendline(password)
    refused = wait_for(["successfully", "short", "longer", "palindrome", "dictionary", "simple",
                        "similar", "case", "different", "wrapped", "recovered", "recent",
                        "unchanged", "match", "failure", "DIFFERENT", "BAD PASSWORD"])
    time.sleep(0.2)
    child.sendeof()
    wait_for([])
    return ("changed" if refused == 0 else "refused"), seen


def main():
    m.install_module(sys.argv[1])
    users = {"alice": "Alice Moor", "bob": "", "carol": "", "aisha": "Aisha Khan,Year 7"}
    for user, name in users.items():
        m.add_user(user, name)
    subprocess.run(["groupadd", "juniors"], check=True)
    subprocess.run(["usermod", "-aG", "juniors", "bob"], check=True)
    for run in scenarios:
        for with_module in (True, False):
            m.stack(with_module)
            m.policy()
            for user in users:
                m.set_start_password(user)
            log.lines()
            stored, text = run(with_module)
            if with_module:
                check(f"{run.__doc__}: weak refused", not stored, text)
            else:
                check(f"{run.__doc__}: twin without the module takes it", stored, text)
    print(f"1..{len(results)}")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
