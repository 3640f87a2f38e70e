#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A forgotten password: pwpolicy reset, and what the person does with its card.

    reset.py MODULE PWPOLICY

Accounts, stacks, chpasswd, chage, su, passwd and sudo are real. Where a step is to fail, a
script takes the place of the program. Output is TAP.
"""
import html
import itertools
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time

import machine as m
from checks import Checks

COMMAND = "/usr/local/bin/pwpolicy"
CHPASSWD, CHAGE = "/usr/sbin/chpasswd", "/usr/bin/chage"
POLICY = "include = school\nhistory = 3\nlogin_mode = enforce\n"
OWN = "maple-Harbour-tin-52-lantern"
PEOPLE = {"ada": "pupils", "ben": "pupils", "staff1": "staff-room", "ops": "sudo"}
HELP = "%helpdesk ALL=(root) NOPASSWD: "
BY_PATTERN = HELP + COMMAND + r" ^reset --profile pupil --user [a-z0-9._-]+$" + "\n"
BY_WILDCARD = HELP + COMMAND + " reset --profile pupil --user *\n"

PROMISE = "At the first log-in you choose a new password"

checks = Checks()


def run(command, stdout=subprocess.PIPE):
    """Exit code, standard output, standard error."""
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, env=m.environment(),
                          timeout=120, check=False)
    return done.returncode, (done.stdout or b"").decode(), done.stderr.decode()


def reset(*arguments, **more):
    return run([COMMAND, "reset", *arguments], **more)


def shadow():
    with open("/etc/shadow", encoding="utf-8") as file:
        return dict(line.split(":", 1) for line in file.read().splitlines())


def last_change(user):
    return shadow()[user].split(":")[1]


def phrase_of(text):
    found = re.search(r"^Password  (\S+)$", text, re.M)
    return found[1] if found else None


def renew():
    """Everybody as on the first day."""
    m.forget()
    m.policy(POLICY)
    m.login_stack(True)
    for user in PEOPLE:
        m.set_start_password(user)


def replace(path, script):
    """A script in place of a program, which it may call by $real."""
    if not os.path.exists(path + ".real"):
        os.rename(path, path + ".real")
    m.write(path, f"#!/bin/sh\nreal={path}.real\n{script}\n")
    os.chmod(path, 0o755)


def restore():
    for path in (CHPASSWD, CHAGE):
        if os.path.exists(path + ".real"):
            os.rename(path + ".real", path)


def set_up(module, command):
    shutil.copy(command, COMMAND)
    m.install_module(module)
    for group in ("pupils", "staff-room", "helpdesk"):
        subprocess.run(["groupadd", "-f", group], check=True)
    for user, group in PEOPLE.items():
        m.add_user(user, f"{user.capitalize()} Wobbegong,Room 5")
        subprocess.run(["usermod", "-aG", group, user], check=True)
    m.add_user("helper")
    subprocess.run(["usermod", "-aG", "helpdesk", "helper"], check=True)
    subprocess.run(["useradd", "-o", "-u", "0", "-M", "toor"], check=True)
    subprocess.run(["useradd", "-r", "-M", "daemon2"], check=True)
    subprocess.run(["useradd", "-M", "fresh"], check=True)
    subprocess.run(["usermod", "-aG", "pupils", "fresh"], check=True)
    m.add_directory()


def resets_a_pupil():
    renew()
    replace(CHPASSWD, 'echo "$@" >/root/seen; env >>/root/seen; exec $real "$@"')
    code, text, error = reset("--user", "ada")
    restore()
    phrase = phrase_of(text)
    checks.true("reset: done, and shown once", code == 0 and phrase and not error
                and text.count(phrase) == 1, text + error)
    checks.true("reset: says whose it is", "ada (Ada Wobbegong), profile \"pupil\"" in text, text)
    checks.true("reset: it is stored, and due at once",
                m.has_password("ada", phrase) and last_change("ada") == "0", shadow()["ada"])
    checks.true("reset: the trail has both ends",
                m.outcomes("reset") == ["begun", "reset"] and "record" in
                {line["event"] for line in m.audit()}, repr(m.audit()))
    checks.true("reset: the history has it", os.path.exists(m.kept("history", "ada")))
    with open("/root/seen", encoding="utf-8") as seen, open(m.AUDIT, encoding="utf-8") as trail:
        checks.true("reset: not in arguments, environment or trail",
                    phrase not in seen.read() + trail.read())
    _, said = m.dialogue(m.as_user("ben", ["su", "ada", "-c", "echo inside"]), [
        ("Password: ", phrase), ("Current password: ", phrase), ("New password: ", OWN),
        ("Retype new password: ", OWN)])
    checks.true("reset: su demands another one and lets in", "inside" in said
                and m.has_password("ada", OWN) and last_change("ada") != "0", said)
    m.set_start_password("ada")
    _, text, _ = reset("--user", "ada")
    _, said = m.dialogue(m.as_user("ada", ["passwd"]), [
        ("Current password: ", phrase_of(text)), ("New password: ", OWN + "7"),
        ("Retype new password: ", OWN + "7")])
    checks.true("reset: passwd takes it as the present one",
                m.has_password("ada", OWN + "7"), said)


def draws_by_the_profile():
    renew()
    for user, words in (("ada", 3), ("staff1", 3), ("fresh", 3)):
        phrases = [phrase_of(reset("--user", user)[1]) for _ in range(3)]
        checks.true(f"reset: {user} gets {words} words, others each time",
                    len(set(phrases)) == 3 and all(p.count("-") == words - 1 for p in phrases),
                    repr(phrases))
    code, text, error = reset("--user", "ops", "--profile", "admin")
    checks.true("reset: an administrator on purpose", code == 0
                and m.has_password("ops", phrase_of(text)), text + error)
    code, text, error = reset("--uid", str(m.pwd.getpwnam("ben").pw_uid), "--profile", "pupil")
    checks.true("reset: by id", code == 0 and m.has_password("ben", phrase_of(text)), text + error)


def makes_a_card():
    renew()
    code, text, error = reset("--user", "ada", "-o", "/root/card.html")
    with open("/root/card.html", encoding="utf-8") as file:
        page = file.read()
    password = html.unescape(re.sub("<[^>]*>", "", re.search(
        r'<p class="password">(.*?)</p>', page)[1]))
    checks.true("card: has the password, the text has not", code == 0 and not error
                and m.has_password("ada", password) and password not in text, text + error)
    checks.true("card: nothing is said to have been shown", "shown" not in text
                and "Destroy it once it is printed" in " ".join(text.split()), text)
    checks.true("card: promises the change", PROMISE in page, page)
    checks.true("card: root's alone", os.stat("/root/card.html").st_mode & 0o777 == 0o600)
    checks.true("card: of the person, without the room", "<bdi>Ada</bdi>" in page
                and "Room" not in page and "Wobbegong" not in page, page)
    code, page, error = reset("--user", "ben", "-o", "-")
    password = re.search(r'<p class="password">(.*?)</p>', page)[1]
    checks.true("card: on standard output alone", code == 0 and not error and
                page.startswith("<!DOCTYPE html>") and page.endswith("</html>\n")
                and m.has_password("ben", password), page + error)
    os.remove("/root/card.html")


def fails(name, arguments, holds, words, **more):
    """One step fails: what the account is like, and what is said."""
    before = shadow()["ada"]
    code, text, error = reset("--user", "ada", *arguments, **more)
    same = shadow()["ada"] == before
    checks.true(f"{name}: code 2, {'nothing is changed' if holds else 'it is set'}",
                code == 2 and same == holds, f"{code} {text}{error}")
    checks.case(f"{name}: says so", [f"missing: {word}" for word in words if word not in
                                     " ".join((text + error).split())], text + error)
    checks.true(f"{name}: no card is left behind", not holds or not os.path.exists("/root/c.html"))
    if os.path.exists("/root/c.html"):
        os.remove("/root/c.html")
    restore()
    renew()
    return text


def fails_at_each_step():
    renew()
    card = ["-o", "/root/c.html"]
    m.policy("min_lenght = 3\n")
    fails("a broken policy", card, True, ["policy.conf:1"])
    os.makedirs("/var/log/pwpolicy", exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", "/var/log/pwpolicy"], check=True)
    before = shadow()["ada"]
    code, text, error = reset("--user", "ada", *card)
    subprocess.run(["umount", "/var/log/pwpolicy"], check=True)
    checks.true("no audit trail: nothing is changed, no card", code == 2 and not text
                and "nothing was changed" in error and shadow()["ada"] == before
                and not os.path.exists("/root/c.html"), text + error)
    for name, script in (("chpasswd fails", "echo broken >&2; exit 1"),
                         ("chpasswd dies", "kill -9 $$"), ("chpasswd lies", "exit 0")):
        replace(CHPASSWD, script)
        fails(name, card, True, ["was not set", "the old one holds"])
        checks.true(f"{name}: the trail is renewed", not m.audit())
    replace(CHPASSWD, "echo broken >&2; exit 1")
    _, _, error = reset("--user", "ada")
    checks.true("chpasswd fails: its words are shown, and the trail knows",
                "chpasswd says: broken" in error
                and m.outcomes("reset") == ["begun", "not_reset"], error)
    restore()
    m.write("/etc/pam.d/chpasswd", "password requisite pam_deny.so\n")
    fails("the stack refuses", card, True, ["was not set"])
    m.write("/etc/pam.d/chpasswd", "@include common-password\n")
    for name, script in (("chage fails", "exit 1"), ("chage lies", "exit 0")):
        for arguments in ([], card):
            replace(CHAGE, script)
            fails(name, arguments, False, ["need not be changed", "chage -d 0 ada",
                                           "Nothing demands",
                                           *(["The card says that it is"] if arguments else [])])
        replace(CHAGE, script)
        _, page, _ = reset("--user", "ada", "-o", "-")
        restore()
        checks.true(f"{name}: a card of then promises nothing", "article" in page
                    and PROMISE not in page, page)
    replace(CHPASSWD, '$real "$@"; exit 1')
    code, text, error = reset("--user", "ada")
    restore()
    checks.true("chpasswd fails after its work: it is shown all the same", code == 0
                and m.has_password("ada", phrase_of(text)) and "is set" in error, text + error)
    with open("/dev/full", "wb") as full:
        fails("a full disk", [], False, ["could not be shown"], stdout=full)


def knows_of_another_reset():
    for end in ("", "; exit 1"):
        renew()
        other = f"{OWN}-other"
        replace(CHPASSWD, f'$real "$@"; echo "ada:{other}" | $real{end}')
        code, text, error = reset("--user", "ada", "-o", "/root/c.html")
        restore()
        checks.true(f"another reset at once{end}: says that neither holds", code == 2 and not text
                    and m.has_password("ada", other) and "another password" in error
                    and "old one holds" not in error and not os.path.exists("/root/c.html"), error)


def ends_in_order():
    """A signal while chpasswd works: the work is completed."""
    renew()
    replace(CHPASSWD, 'touch /root/begun; sleep 1; exec $real "$@"')
    with subprocess.Popen([COMMAND, "reset", "--user", "ada", "-o", "/root/c.html"],
                          stdout=subprocess.PIPE, env=m.environment()) as child:
        while not os.path.exists("/root/begun"):
            time.sleep(0.02)
        child.send_signal(signal.SIGTERM)
        child.stdout.read()
    with open("/root/c.html", encoding="utf-8") as file:
        password = re.search(r'<p class="password">(.*?)</p>', file.read())[1]
    restore()
    checks.true("a signal after the beginning leaves it complete", m.has_password("ada", password)
                and last_change("ada") == "0" and m.outcomes("reset") == ["begun", "reset"])
    os.remove("/root/c.html")


def knows_directories():
    renew()
    code, text, error = reset("--user", "dora")
    checks.true("a directory that cannot be written: the old one holds", code == 2 and not text
                and "the old one holds" in error, text + error)
    m.write("/etc/pam.d/chpasswd", "password required pam_permit.so\n")
    code, text, error = reset("--user", "dora")
    checks.true("a directory that takes it: shown, and who demands the change", code == 2
                and phrase_of(text) and "kept in a directory" in error, text + error)
    code, text, error = reset("--user", "dora", "-o", "/root/c.html")
    with open("/root/c.html", encoding="utf-8") as file:
        page = file.read()
    checks.true("its card promises nothing that is not demanded", "article" in page
                and PROMISE not in page and "The card says" not in text, page + text)
    os.remove("/root/c.html")
    m.write("/etc/pam.d/chpasswd", "@include common-password\n")


def helper(*arguments):
    return run(m.as_user("helper", ["sudo", "-n", COMMAND, "reset", *arguments]))


def delegates():
    """By the lines of the manual page. What helpers may add, drawn at random, never reaches
    anybody but pupils."""
    renew()
    m.write("/etc/sudoers.d/helpdesk", BY_PATTERN)
    code, text, error = helper("--profile", "pupil", "--user", "ada")
    checks.true("helpdesk: resets a pupil", code == 0
                and m.has_password("ada", phrase_of(text)), text + error)
    code, text, error = helper("--profile", "pupil", "--user", "staff1")
    checks.true("helpdesk: not a teacher", code == 1 and not text, text + error)
    code, text, error = helper("--profile", "pupil", "--user", "ada", "-o", "/etc/new")
    checks.true("helpdesk: the pattern lets nothing be added", code == 1 and not text
                and "sudo:" in error and not os.path.exists("/etc/new"), text + error)
    others = {user: line for user, line in shadow().items() if user not in ("ada", "ben", "fresh")}
    added = [["ops"], ["root"], ["staff1"], ["--user", "ops"], ["--profile", "admin"], ["--uid", "0"],
             ["--profile=admin"], ["--user=ops"], ["--"], ["-uops"], ["ada"], ["--uid=1000"], [""]]
    dice, faults = random.Random(12), []
    draws = [list(itertools.chain(*dice.sample(added, dice.randint(1, 3)))) for _ in range(60)]
    for line in (BY_WILDCARD, BY_PATTERN):
        m.write("/etc/sudoers.d/helpdesk", line)
        for words in draws:
            _, text, error = helper("--profile", "pupil", "--user", *words)
            found = {user: shadow().get(user) for user in others}
            if found != others:
                faults.append(f"{words}: {text}{error}")
                others = found
    checks.case("helpdesk: 60 drawn additions reach pupils alone", faults)


def main(module, command):
    set_up(module, command)
    resets_a_pupil()
    draws_by_the_profile()
    makes_a_card()
    fails_at_each_step()
    knows_of_another_reset()
    ends_in_order()
    knows_directories()
    delegates()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
