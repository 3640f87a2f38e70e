#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The doctor on the services that distributions ship: no false alarm on whole machines, and
every mistake that is drawn into one of their files.

    test_doctor_stacks.py DRIVER MODULE
"""
import os
import random
import re
import sys

from changes import EVERY, broken_module, check, findings, mode, policy, swap, write
from machines import DEBIAN, FEDORA, MANAGED
from services import DEBIAN_MORE, DISPLAY, FEDORA_MORE, LOGIN, includes
from tap import Tap

AUTH, ACCOUNT, PASSWORD = (f"etc/pam.d/common-{kind}" for kind in ("auth", "account", "password"))
OURS = "lib/security/pam_pwpolicy.so"
WHOLE = {**MANAGED, **DEBIAN_MORE}
DENY = "requisite pam_deny.so\n{0} required pam_permit.so\n"
AFTER_AUTH = "auth " + DENY.format("auth") + "auth optional pam_pwpolicy.so\n"
AFTER_ACCOUNT = ("account " + DENY.format("account") + "account optional pam_pwpolicy.so\n")
AFTER_PASSWORD = ("password " + DENY.format("password")
                  + "password optional pam_pwpolicy.so record\n")
STORE = "password [success=1 default=ignore] pam_unix.so obscure use_authtok yescrypt\n"
JUDGE = "password requisite pam_pwpolicy.so\n"


def beside(line, after=""):
    """A module that asks for the new password before ours, or one after ours."""
    return write(PASSWORD, line + JUDGE + after + STORE + AFTER_PASSWORD)


def common(auth=None, account=None, password=None):
    """Other lines of modules that verify, with ours behind them."""
    lines = [(AUTH, auth, AFTER_AUTH), (ACCOUNT, account, ""), (PASSWORD, password, AFTER_PASSWORD)]
    return [write(name, text + after) for name, text, after in lines if text]


QUALITY = "password requisite pam_pwquality.so retry=3\n"
HEALTHY = [
    ("Debian's services, ours by pam-auth-update", WHOLE, []),
    ("with pwquality before ours", WHOLE, [beside(QUALITY)]),
    ("with cracklib before ours", WHOLE, [beside("password requisite pam_cracklib.so retry=3 "
                                                 "minlen=8 difok=3\n")]),
    ("with passwdqc before ours", WHOLE, [beside("password requisite pam_passwdqc.so\n")]),
    ("with pwquality after ours that takes what is there", WHOLE,
     [beside("", "password requisite pam_pwquality.so retry=3 use_authtok\n")]),
    ("with pwquality that tries once", WHOLE,
     [beside("", "password requisite pam_pwquality.so retry=1\n")]),
    ("with cracklib after ours, which tries once", WHOLE,
     [beside("", "password requisite pam_cracklib.so minlen=8\n")]),
    ("with ours told to take what pwquality asked for", WHOLE,
     [write(PASSWORD, QUALITY + JUDGE.replace(".so", ".so use_authtok") + STORE
            + AFTER_PASSWORD)]),
    ("with the lines of sssd's profile", WHOLE, common(
        "auth [success=2 default=ignore] pam_unix.so nullok\n"
        "auth [success=1 default=ignore] pam_sss.so use_first_pass\n",
        "account [success=1 new_authtok_reqd=done default=ignore] pam_unix.so\n" + AFTER_ACCOUNT
        + "account sufficient pam_localuser.so\n"
          "account [default=bad success=ok user_unknown=ignore] pam_sss.so\n",
        JUDGE + STORE.replace("=1", "=2") + "password sufficient pam_sss.so use_authtok\n")),
    ("with Kerberos", WHOLE, common(
        "auth [success=2 default=ignore] pam_krb5.so minimum_uid=1000\n"
        "auth [success=1 default=ignore] pam_unix.so nullok try_first_pass\n",
        "account [success=1 new_authtok_reqd=done default=ignore] pam_unix.so\n" + AFTER_ACCOUNT
        + "account required pam_krb5.so minimum_uid=1000\n",
        JUDGE + "password [success=2 default=ignore] pam_krb5.so try_first_pass use_authtok\n"
        + STORE)),
    ("with LDAP", WHOLE, common(
        "auth [success=2 default=ignore] pam_unix.so nullok\n"
        "auth [success=1 default=ignore] pam_ldap.so minimum_uid=1000 use_first_pass\n", None,
        JUDGE + STORE.replace("=1", "=2")
        + "password [success=1 default=ignore] pam_ldap.so minimum_uid=1000 try_first_pass\n")),
    ("with winbind", WHOLE, common(
        "auth [success=2 default=ignore] pam_unix.so nullok\n"
        "auth [success=1 default=ignore] pam_winbind.so krb5_auth try_first_pass\n", None,
        JUDGE + STORE.replace("=1", "=2")
        + "password [success=1 default=ignore] pam_winbind.so try_authtok try_first_pass\n")),
    ("with faillock", WHOLE,
     [write(AUTH, "auth required pam_faillock.so preauth\n"
                  "auth [success=2 default=ignore] pam_unix.so nullok\n"
                  "auth [default=die] pam_faillock.so authfail\n"
                  "auth requisite pam_deny.so\nauth required pam_permit.so\n"
                  "auth optional pam_pwpolicy.so\nauth optional pam_faillock.so authsucc\n")]),
    ("with a fingerprint reader", WHOLE,
     [write(AUTH, "auth [success=2 default=ignore] pam_fprintd.so max-tries=1\n"
                  "auth [success=1 default=ignore] pam_unix.so nullok try_first_pass\n"
            + AFTER_AUTH)]),
    ("Fedora's services", {**FEDORA, **FEDORA_MORE}, []),
]


# ---- modules

def cut(share):
    return lambda content: content[:int(len(content) * share)]


def other_byte(offset, value):
    def change(content):
        content[offset] = value
        return content
    return change


MODULES = [
    ("the module is missing", [write(OURS, None)], {"module_missing"}),
    ("the module is missing, and no line names it",
     [write(OURS, None)] + [write(name, re.sub(".*pam_pwpolicy.*\n", "", DEBIAN[name])
                                  .replace("use_authtok ", ""))
                            for name in (AUTH, ACCOUNT, PASSWORD)],
     {"module_missing", "auth_missing", "account_missing", "check_missing", "record_missing"}),
    *((f"the module is cut to {share:.0%}", [broken_module("pam_pwpolicy.so", cut(share))],
       {"module_damaged"}) for share in (0, 0.01, 0.1, 0.3, 0.5, 0.7)),
    ("the module is of another architecture",
     [broken_module("pam_pwpolicy.so", other_byte(18, 0x28))], {"module_damaged"}),
    ("the module is of another word size",
     [broken_module("pam_pwpolicy.so", other_byte(4, 1))], {"module_damaged"}),
    ("the module is a text", [broken_module("pam_pwpolicy.so", lambda _: b"#!/bin/sh\n")],
     {"module_damaged"}),
    ("everybody can write to the module",
     [broken_module("pam_pwpolicy.so", bytes), mode(OURS, 0o666)], {"module_exposed"}),
    ("a group can write to the module",
     [broken_module("pam_pwpolicy.so", bytes), mode(OURS, 0o664)], {"module_exposed"}),
    ("everybody can write to the folder of modules",
     [broken_module("pam_pwpolicy.so", bytes), mode("lib/security", 0o777)], {"module_exposed"}),
    ("everybody can write to the folder of modules that are there",
     [broken_module(f"pam_{name}.so", bytes) for name in ("pwpolicy", "unix", "deny", "permit")]
     + [mode("lib/security", 0o777)], {"module_exposed"}),
    ("pam_unix is damaged", [broken_module("pam_unix.so", cut(0.3))], {"pam_module_damaged"}),
    ("pam_unix is empty", [broken_module("pam_unix.so", cut(0))], {"pam_module_unknown"}),
    ("everybody can write to pam_unix", [broken_module("pam_unix.so", bytes),
                                         mode("lib/security/pam_unix.so", 0o666)],
     {"pam_module_exposed"}),
]
BYTES = [
    *((f"carriage returns in {name}", [write(name, DEBIAN[name].replace("\n", "\r\n"))],
       {"pam_bytes"}) for name in (AUTH, ACCOUNT, PASSWORD, "etc/pam.d/sshd", "etc/pam.d/su",
                                   "etc/pam.d/login", "etc/pam.d/sudo")),
    *((f"a byte order mark in {name}", [write(name, "\ufeff" + DEBIAN[name])], {"pam_bytes"})
      for name in (AUTH, PASSWORD)),
    ("carriage returns in one file, and a stack that is open in another",
     [write(PASSWORD, DEBIAN[PASSWORD].replace("\n", "\r\n")),
      write(AUTH, "auth optional pam_unix.so\nauth required pam_permit.so\n"
                  "auth optional pam_pwpolicy.so\n")], {"pam_bytes", "wrong_password_gets_in"}),
    ("no-break spaces", [swap(AUTH, "auth\trequired\tpam_permit", "auth required\u00a0pam_permit")],
     {"pam_bytes"}),
    ("a form feed", [write(AUTH, DEBIAN[AUTH] + "\f\n")], {"pam_bytes"}),
    ("the file ends in the middle of a line",
     [write(AUTH, DEBIAN[AUTH] + "auth required pam_env.so \\\n")], {"pam_broken"}),
]
PERMIT = "auth required pam_permit.so\n"
OPEN = [
    ("pam_unix is ok or ignored", "auth [success=ok default=ignore] pam_unix.so\n" + PERMIT),
    ("pam_unix is optional", "auth optional pam_unix.so\n" + PERMIT),
    ("pam_unix is sufficient and permit follows", "auth sufficient pam_unix.so\n" + PERMIT),
    ("no deny below the jump", "auth [success=1 default=ignore] pam_unix.so\n"
                               "auth optional pam_cap.so\n" + PERMIT),
    ("deny is optional", "auth [success=1 default=ignore] pam_unix.so\n"
                         "auth optional pam_deny.so\n" + PERMIT),
    ("a failure jumps over deny", "auth [success=1 default=1] pam_unix.so\n"
                                  "auth requisite pam_deny.so\n" + PERMIT),
    ("the directory is sufficient, and permit follows",
     "auth sufficient pam_unix.so\nauth sufficient pam_sss.so use_first_pass\n" + PERMIT),
    ("shells are all that counts", "auth optional pam_unix.so\nauth required pam_shells.so\n"),
]
NO_PASSWORD = [
    ("permit is sufficient and first", "auth sufficient pam_permit.so\n"),
    ("permit jumps over the password", "auth [success=2 default=ignore] pam_permit.so\n"),
    ("who is local needs no password", "auth sufficient pam_localuser.so\n"),
]
UNJUDGED = [
    ("pwquality after ours", [beside("", QUALITY)], {"asks_again"}),
    ("pwquality after ours, without a word",
     [beside("", "password requisite pam_pwquality.so\n")], {"asks_again"}),
    ("cracklib after ours, three tries",
     [beside("", "password requisite pam_cracklib.so retry=3\n")], {"asks_again"}),
    ("passwdqc after ours", [beside("", "password requisite pam_passwdqc.so\n")], {"asks_again"}),
    ("pam_unix asks itself", [swap(PASSWORD, "use_authtok ", "")], {"no_use_authtok"}),
    ("Kerberos stores before ours",
     [write(PASSWORD, "password [success=3 default=ignore] pam_krb5.so minimum_uid=1000\n" + JUDGE
            + STORE + AFTER_PASSWORD)], {"check_too_late"}),
    ("nobody asks", [swap(PASSWORD, "requisite\tpam_pwpolicy.so", "requisite pam_pwpolicy.so "
                          "use_authtok")], {"nobody_asks"}),
    ("ours is gone, and nobody asks", [swap(PASSWORD, "password\trequisite\tpam_pwpolicy.so\n",
                                            "")], {"check_missing"}),
]


def drawn_names(draw):
    """Modules mistyped in the common files: a letter left out, doubled or exchanged."""
    for name in (AUTH, ACCOUNT, PASSWORD):
        for line in DEBIAN[name].splitlines(True):
            module = re.search(r"pam_(\w+)", line)[1]
            at = draw.randrange(1, len(module))
            wrong = draw.choice([module[:at] + module[at + 1:],
                                 module[:at] + module[at - 1] + module[at:],
                                 module[:at - 1] + module[at] + module[at - 1] + module[at + 1:]])
            if wrong == module:
                wrong = module + "x"
            changed = line.replace(f"pam_{module}", f"pam_{wrong}", 1)
            expected = {"module_missing"} if module == "pwpolicy" else \
                {"pam_module_mistyped"} if module in ("cap", "deny") else {"pam_module_unknown"}
            yield f"{name}: pam_{wrong} for pam_{module}", [swap(name, line, changed)], expected


def drawn_positions(draw):
    """Open and locked stacks in one service of several, in place of the common file."""
    services = ["login", "su", "sshd", "sudo", "vsftpd", "dovecot", "xscreensaver", "cups",
                "xrdp-sesman", "monit"]
    for number, (text, lines) in enumerate(OPEN + OPEN):
        service = draw.choice(services)
        judged = "auth optional pam_pwpolicy.so\n" if number % 2 else ""
        name = f"etc/pam.d/{service}"
        yield (f"{service}: {text}", [swap(name, includes("auth"), lines + judged)],
               {"wrong_password_gets_in"})
    for text, line in NO_PASSWORD * 2:
        service = draw.choice(services)
        name = f"etc/pam.d/{service}"
        yield (f"{service}: {text}", [swap(name, includes("auth"), line + includes("auth"))],
               {"no_password_gets_in"})


def in_common(text, lines):
    return text, [write(AUTH, lines + "auth optional pam_pwpolicy.so\n")], {"wrong_password_gets_in"}


def contains(tap, driver, name, changes, expected):
    """The mistake is found; what else is said of it is no error about something else."""
    found = findings(driver, WHOLE, changes)
    names = {item["name"] for item in found if item["level"] in ("error", "warning")}
    more = names - expected - {"auth_missing", "auth_skipped", "auth_too_early"}
    tap.case(name, [] if expected <= names and not more else
             [f"expected {sorted(expected)}", f"found    {sorted(names)}",
              *(item["text"] for item in found)])


def names_all_open(tap, driver):
    """What is open is named in each service, whatever else is wrong with its file."""
    found = findings(driver, WHOLE, [
        write(PASSWORD, DEBIAN[PASSWORD].replace("\n", "\r\n")),
        write(AUTH, "auth optional pam_unix.so\nauth required pam_permit.so\n")])
    first = found[0]
    tap.case("an open stack comes first and is named in login and sshd", [] if
             first["name"] == "wrong_password_gets_in" and
             {"login", "su", "sshd", "sudo", "xscreensaver", "polkit-1"}
             <= set(first["services"]) else [str(first)])


def many_services(tap, driver):
    """All are looked at and named, however many there are."""
    names = {f"service-with-a-long-name-{number:04}" for number in range(400)}
    found = findings(driver, {**WHOLE, **{f"etc/pam.d/{name}": LOGIN for name in names}}, [
        write(AUTH, "auth optional pam_unix.so\nauth required pam_permit.so\n")])
    wanted = names | {"sshd", "login", "su", "sudo"}
    tap.equal("none of 400 services is left out", wanted - set(found[0]["services"]), set())


def main(driver, every):
    """All machines."""
    tap = Tap()
    draw = random.Random(1)
    EVERY.append(os.path.abspath(every))
    for name, files, changes in HEALTHY:
        check(tap, driver, f"healthy: {name}", files, changes)
    shown = "force_services = login, su, " + ", ".join(os.path.basename(name) for name in DISPLAY)
    check(tap, driver, "healthy: display managers that the policy names", {**WHOLE, **DISPLAY},
          [policy(shown)])
    for name in DISPLAY:
        check(tap, driver, f"{name} that the policy does not name",
              {**WHOLE, name: DISPLAY[name]}, [], {"screen_not_forced"})
    check(tap, driver, "healthy: KDE's screen locker", {**WHOLE, "etc/pam.d/kde": LOGIN}, [])
    many_services(tap, driver)
    for name, changes, expected in MODULES + BYTES + UNJUDGED:
        check(tap, driver, name, WHOLE, changes, expected)
    for name, changes, expected in drawn_names(draw):
        check(tap, driver, name, WHOLE, changes, expected)
    for name, changes, expected in [*drawn_positions(draw), *(in_common(*item) for item in OPEN)]:
        contains(tap, driver, name, changes, expected)
    names_all_open(tap, driver)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
