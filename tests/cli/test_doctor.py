#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What the doctor finds on made-up machines: exactly what is wrong, and nothing else.

    test_doctor.py DRIVER PWPOLICY MODULE
"""
import os
import subprocess
import sys

import machines
from changes import EVERY, check, findings, link, mode, policy, set_policy, swap, write
from machines import DEBIAN, DIRECTORY, FEDORA, FEDORA_AUTH, MANAGED, POLICY
from tap import Tap

AUTH, ACCOUNT, PASSWORD = (f"etc/pam.d/common-{kind}" for kind in ("auth", "account", "password"))
OURS = "pam_pwpolicy.so"
UNIX = "auth\t[success=1 default=ignore]\tpam_unix.so nullok\n"
LINE = "auth\toptional\tpam_pwpolicy.so\n"


HEALTHY = [
    ("Debian, lines by hand", DEBIAN, []),
    ("Debian, blocks of pam-auth-update", MANAGED, []),
    ("Debian with a directory", DIRECTORY, []),
    ("Fedora", FEDORA, []),
    ("Fedora, system-auth is a link", FEDORA,
     [write("etc/authselect/system-auth", FEDORA["etc/pam.d/system-auth"]),
      link("etc/pam.d/system-auth", "../authselect/system-auth")]),
    ("no sshd", DEBIAN, [write("usr/sbin/sshd", None)]),
    ("services of the vendor's folder", DEBIAN,
     [write("etc/pam.d/su-l", None), write("usr/lib/pam.d/su-l", DEBIAN["etc/pam.d/su-l"])]),
    ("continuation lines, comments, capitals and a dash", DEBIAN,
     [write(AUTH, "AUTH [success=1 \\\n  default=ignore] \\\n pam_unix.so # comment \\\n"
                  "-auth Requisite pam_deny.so\nauth required pam_permit.so\n"
                  "auth [default=ignore] pam_pwpolicy.so")]),
    ("a fingerprint, root and faillock before the password", DEBIAN,
     [write(AUTH, "auth required pam_faillock.so preauth\nauth sufficient pam_fprintd.so\n"
                  "auth [success=2 default=ignore] pam_unix.so\n"
                  "auth [default=die] pam_faillock.so authfail\n"
                  "auth requisite pam_deny.so\nauth required pam_permit.so\n" + LINE)]),
    ("a stack with a second factor", DEBIAN,
     [swap(AUTH, LINE, "auth required pam_google_authenticator.so\n" + LINE)]),
    ("nothing is kept yet", DEBIAN,
     [write("var/log/pwpolicy/audit.jsonl", None), write("etc/logrotate.d/pwpolicy", None)]),
    ("our options on every line", DEBIAN,
     [swap(name, OURS, OURS + " [site_words=Green hill, Leeds] policy=ncsc")
      for name in (AUTH, ACCOUNT, PASSWORD)],
     # that policy observes, and has no history
     {"only_observes"}),
    ("inside ssh", DEBIAN, [policy("force_services = login, su, sshd", "ssh_inband = yes")]),
    ("forced by shadow on a new Linux-PAM", DEBIAN,
     [policy("force_backend = shadow"), write("usr/bin/dpkg-query", "1.7.2-1\n")]),
    ("sibling accounts that are there", DEBIAN, [policy("sibling_accounts = %-admin")]),
    ("a password file without minimum ages", DEBIAN,
     [swap("etc/shadow", "akhan:$y$j9T$a$b:20000:0:", "akhan:$y$j9T$a$b:20000:00:")]),
]

BROKEN_LOGIN = [
    ("no auth line", [swap(AUTH, LINE, "")], {"auth_missing"}),
    ("no auth line while observing",
     [swap(AUTH, LINE, ""), set_policy("login_mode = enforce\n", "")],
     {"auth_unused", "only_observes"}),
    ("sudo alone has no auth line", [swap("etc/pam.d/sudo", "@include common-auth",
                                          "auth required pam_unix.so")], {"auth_missing"}),
    ("auth line first", [swap(AUTH, LINE, ""), swap(AUTH, UNIX, LINE + UNIX)],
     {"auth_too_early"}),
    ("the jump passes over the auth line", [swap(AUTH, "[success=1", "[success=3")],
     {"auth_skipped"}),
    ("the jump ends outside", [swap(AUTH, "[success=1", "[success=9")],
     {"pam_no_success"}),
    ("pam_unix is sufficient", [swap(AUTH, "[success=1 default=ignore]", "sufficient")],
     {"auth_skipped"}),
    ("pam_unix is done on success", [swap(AUTH, "success=1", "success=done")],
     {"auth_skipped"}),
    ("faillock ends the stack on success",
     [swap(AUTH, LINE, "auth sufficient pam_faillock.so authsucc\n" + LINE)], {"auth_skipped"}),
    ("auth line between deny and the jump's end",
     [swap(AUTH, UNIX, UNIX.replace("=1", "=2")), swap(AUTH, LINE, ""),
      swap(AUTH, "auth\trequired\tpam_permit.so\n", LINE + "auth\trequired\tpam_permit.so\n")],
     {"auth_skipped"}),
    ("a wrong password comes to the auth line",
     [write(AUTH, "auth required pam_unix.so\n" + LINE)], {"auth_wrong_password"}),
    ("auth line is sufficient", [swap(AUTH, LINE, LINE.replace("optional", "sufficient"))],
     {"auth_control"}),
    ("auth line is required", [swap(AUTH, LINE, LINE.replace("optional", "required"))],
     {"auth_control"}),
    ("auth line makes a failure of silence",
     [swap(AUTH, LINE, LINE.replace("optional", "[success=ok default=die]"))],
     {"pam_ignore_fails"}),
    ("auth line without a default action",
     [swap(AUTH, LINE, LINE.replace("optional", "[success=ok]"))], {"pam_ignore_fails"}),
    ("auth line makes silence the answer of all",
     [swap(AUTH, LINE, LINE.replace("optional", "[default=ok]"))], {"pam_ignore_fails"}),
    ("our module alone in auth", [write(AUTH, LINE)],
     {"pam_no_success"}),
    ("no pam_permit where the jump ends", [swap(AUTH, "auth\trequired\tpam_permit.so\n", ""),
                                           swap(AUTH, "auth\toptional\tpam_cap.so\n", "")],
     {"pam_no_success"}),
    ("our module alone in account", [write(ACCOUNT, "account optional pam_pwpolicy.so\n"),
                                     write("etc/pam.d/sshd", "@include common-auth\n"
                                           "@include common-account\n@include common-password\n")],
     {"pam_no_success"}),
    ("no account line", [swap(ACCOUNT, "account\toptional\tpam_pwpolicy.so\n", "")],
     {"account_missing"}),
    ("account line first",
     [write(ACCOUNT, "account optional pam_pwpolicy.so\naccount required pam_unix.so\n")],
     {"account_too_early"}),
    ("account line behind a sufficient line",
     [write(ACCOUNT, "account required pam_unix.so\naccount sufficient pam_localuser.so\n"
                     "account optional pam_pwpolicy.so\n")], {"account_skipped"}),
    ("account line that nobody hears",
     [swap(ACCOUNT, "account\toptional\tpam_pwpolicy.so",
           "account [success=ok default=ignore] pam_pwpolicy.so")], {"account_demand_lost"}),
    ("account line makes a failure of silence",
     [swap(ACCOUNT, "account\toptional\tpam_pwpolicy.so",
           "account [success=ok new_authtok_reqd=ok ignore=bad] pam_pwpolicy.so")],
     {"pam_ignore_fails"}),
    ("account line ends the stack in silence",
     [swap(ACCOUNT, "account\toptional\tpam_pwpolicy.so",
           "account [new_authtok_reqd=done default=done] pam_pwpolicy.so")],
     {"pam_ignore_fails"}),
]
BROKEN_DIRECTORY = [
    ("the directory's jump passes over the auth line",
     [swap(AUTH, "[success=1 default=ignore] pam_sss", "[success=3 default=ignore] pam_sss")],
     {"auth_skipped_directory"}),
    ("the directory is sufficient",
     [swap(AUTH, "[success=1 default=ignore] pam_sss", "sufficient pam_sss")],
     {"auth_skipped_directory"}),
]
SYSTEM_AUTH = ("etc/pam.d/system-auth", "etc/pam.d/password-auth")
FEDORA_OURS = FEDORA[SYSTEM_AUTH[0]][FEDORA[SYSTEM_AUTH[0]].index("auth        [success=2"):
                                     FEDORA[SYSTEM_AUTH[0]].index("account")]
BROKEN_FEDORA = [
    ("Fedora, ours below the lines as they come",
     [swap(name, FEDORA_OURS, FEDORA_AUTH + LINE) for name in SYSTEM_AUTH], {"auth_skipped"}),
    ("Fedora, ours above the deny as it comes",
     [swap(name, FEDORA_OURS, FEDORA_AUTH.replace("auth        required", LINE +
                                                  "auth        required"))
      for name in SYSTEM_AUTH], {"auth_skipped"}),
    ("Fedora, ours in postlogin",
     [swap(name, FEDORA_OURS, FEDORA_AUTH) for name in SYSTEM_AUTH] +
     [write("etc/pam.d/postlogin", LINE)], {"auth_wrong_password"}),
    ("Fedora, deny is required",
     [swap(name, "requisite     pam_deny", "required      pam_deny") for name in SYSTEM_AUTH],
     {"auth_wrong_password"}),
    ("Fedora, account line last",
     [swap(name, *pair) for name in SYSTEM_AUTH
      for pair in (("account     optional      pam_pwpolicy.so\n", ""),
                   ("account     required      pam_permit.so\n",
                    "account     required      pam_permit.so\n"
                    "account     optional      pam_pwpolicy.so\n"))], {"account_skipped"}),
    ("Fedora, pam_unix sufficient in password",
     [swap(name, "[success=1 default=ignore] pam_unix.so yescrypt",
           "sufficient pam_unix.so yescrypt") for name in SYSTEM_AUTH],
     {"record_skipped"}),
]
CHECK = "password\trequisite\tpam_pwpolicy.so\n"
RECORD = "password\toptional\tpam_pwpolicy.so record\n"
STORE = "password\t[success=1 default=ignore]\tpam_unix.so use_authtok yescrypt\n"
BROKEN_CHANGE = [
    ("no judging line", [swap(PASSWORD, CHECK, "")], {"check_missing"}),
    ("judging line after pam_unix", [swap(PASSWORD, CHECK + STORE, STORE + CHECK),
                                     swap(PASSWORD, "[success=1", "[success=ok")],
     # then pam_deny ends it
     {"check_too_late", "record_skipped"}),
    ("judging line that the jump passes over", [swap(PASSWORD, CHECK + STORE, STORE + CHECK)],
     # then the jump lands on pam_deny
     {"check_skipped", "record_skipped"}),
    ("judging line required", [swap(PASSWORD, CHECK, CHECK.replace("requisite", "required"))],
     {"check_weakly_bound"}),
    ("judging line optional", [swap(PASSWORD, CHECK, CHECK.replace("requisite", "optional"))],
     {"check_weakly_bound"}),
    ("judging line bad, not die",
     [swap(PASSWORD, CHECK, CHECK.replace("requisite", "[success=ok default=bad]"))],
     {"check_weakly_bound"}),
    ("judging line sufficient",
     [swap(PASSWORD, CHECK, CHECK.replace("requisite", "sufficient"))],
     {"store_skipped"}),
    ("judging line required, and pam_unix asks again",
     [swap(PASSWORD, CHECK, CHECK.replace("requisite", "required")),
      swap(PASSWORD, "use_authtok ", "")], {"check_not_binding"}),
    *((f"record is mistyped as {word}", [swap(PASSWORD, "so record", f"so {word}")],
       {"pam_argument_refused"}) for word in ("recrod", "recor", "records", "Record", "record=1")),
    ("pam_unix asks again", [swap(PASSWORD, "use_authtok ", "")], {"no_use_authtok"}),
    ("no record line with history", [swap(PASSWORD, RECORD, "")], {"record_missing"}),
    ("no record line without history",
     [swap(PASSWORD, RECORD, ""), set_policy("history = 5\n", "")], {"record_unused"}),
    ("record line first", [swap(PASSWORD, RECORD, ""), swap(PASSWORD, CHECK, RECORD + CHECK)],
     {"record_too_early"}),
    ("record line that the jump passes over", [swap(PASSWORD, "success=1", "success=3")],
     {"record_skipped"}),
    ("record line makes a failure of silence",
     [swap(PASSWORD, RECORD, RECORD.replace("optional", "[success=ok default=bad]"))],
     {"pam_ignore_fails"}),
    *((f"new passwords by {word or 'what login.defs names, which is nothing'}",
       [swap(PASSWORD, " yescrypt", word and " " + word)], {found}) for word, found in (
           ("md5", "hash_weak"), ("bigcrypt", "hash_weak"), ("blowfish", "hash_cuts"),
           ("", "hash_des"))),
    *((f"new passwords by {word}", [swap(PASSWORD, " yescrypt", " " + word)], set())
      for word in ("sha256", "sha512", "gost_yescrypt")),
    ("pwquality beside ours", [swap(PASSWORD, CHECK, CHECK +
                                    "password requisite pam_pwquality.so retry=3\n")],
     {"asks_again"}),
    ("cracklib beside ours", [swap(PASSWORD, CHECK, "password requisite pam_cracklib.so\n" +
                                   CHECK)], set()),
    ("passwdqc beside ours", [swap(PASSWORD, CHECK, "password requisite pam_passwdqc.so\n" +
                                   CHECK)], set()),
    ("pwhistory beside ours", [swap(PASSWORD, CHECK, CHECK + "password required "
                                    "pam_pwhistory.so use_authtok\n")], {"other_history"}),
    ("an unknown word", [swap(PASSWORD, CHECK, CHECK.replace(".so", ".so min_lenght=9"))],
     {"pam_argument_refused"}),
    ("a bare word", [swap(PASSWORD, CHECK, CHECK.replace(".so", ".so enforce"))],
     {"pam_argument_refused"}),
    ("a word twice", [swap(PASSWORD, CHECK, CHECK.replace(".so", ".so authtok_type=a authtok_type=b"))],
     {"pam_argument_refused"}),
    ("a policy that is not there",
     [swap(name, OURS, OURS + " policy=/etc/pwpolicy/none.conf")
      for name in (AUTH, ACCOUNT, PASSWORD)],
     {"pam_argument_refused"}),
    ("different options", [swap(AUTH, OURS, OURS + " min_length=9")], {"pam_arguments_differ"}),
]
BROKEN_FILES = [
    ("a line without a control", [write(AUTH, machines.AUTH + "auth\n")], {"pam_broken"}),
    ("a line without a module", [write(AUTH, machines.AUTH + "auth required\n")],
     {"pam_broken"}),
    ("an unknown type", [write(AUTH, machines.AUTH + "auht required pam_env.so\n")],
     {"pam_broken"}),
    ("an unknown control", [write(AUTH, machines.AUTH + "auth requird pam_env.so\n")],
     {"pam_broken"}),
    ("an unknown value", [write(AUTH, machines.AUTH + "auth [sucess=ok] pam_env.so\n")],
     {"pam_broken"}),
    ("an unknown action", [write(AUTH, machines.AUTH + "auth [success=okay] pam_env.so\n")],
     {"pam_broken"}),
    ("a jump of zero", [write(AUTH, machines.AUTH + "auth [success=0] pam_env.so\n")],
     {"pam_broken"}),
    ("an open bracket", [write(AUTH, machines.AUTH + "auth [success=ok pam_env.so\n")],
     {"pam_broken"}),
    ("bytes", [write(AUTH, machines.AUTH + "\x00\x01\x1b[31m\x7f\n")], {"pam_bytes"}),
    ("a file that includes itself", [write(AUTH, machines.AUTH + "@include common-auth\n")],
     {"pam_broken"}),
    ("a file that is not there", [write(AUTH, machines.AUTH + "auth include nothing\n")],
     {"pam_broken"}),
    ("an endless file", [write(AUTH, machines.AUTH + "#" * 70000)],
     {"pam_broken"}),
    ("more lines than any stack has", [write(AUTH, machines.AUTH +
                                             "auth optional pam_env.so\n" * 300)],
     {"pam_broken"}),
    ("a file of PAM that others can change", [mode(AUTH, 0o666)],
     {"pam_file_exposed"}),
    ("no services at all", [write(name, None) for name in DEBIAN if "pam.d" in name],
     {"pam_no_service"}),
]
GROUPS = [(DEBIAN, BROKEN_LOGIN), (DIRECTORY, BROKEN_DIRECTORY), (FEDORA, BROKEN_FEDORA),
          (DEBIAN, BROKEN_CHANGE), (DEBIAN, BROKEN_FILES)]


def names_whom(tap, driver):
    """One finding about several services or profiles is reported once."""
    found = findings(driver, DEBIAN, [swap(AUTH, LINE, ""), policy("max_age = 90d")])
    said = {item["name"]: (item["services"], item["profiles"]) for item in found}
    tap.equal("a finding names its services and profiles", said,
              {"auth_missing": (["login", "su", "su-l", "sshd", "sudo"], []),
               "max_age_set": ([], ["admin", "pupil", "staff"])})


def worst_first(tap, driver):
    """What people read begins with what locks them out or lets others in."""
    found = findings(driver, DEBIAN, [swap(AUTH, "default=ignore", "default=1"),
                                      policy("min_lenght = 9"), mode("var/log", 0o777)])
    errors = [item["name"] for item in found if item["level"] == "error"]
    tap.case("the worst comes first", [] if errors[:1] == ["wrong_password_gets_in"] else errors)


def refuses_others(tap, program):
    """Without root nothing is looked at."""
    if os.geteuid() != 0:
        command = [program, "doctor"]
    else:
        command = ["setpriv", "--reuid=65534", "--clear-groups", program, "doctor"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    tap.equal("doctor is for root", (done.returncode, done.stdout), (2, ""))
    tap.true("and says so", "for root" in done.stderr)


def main(driver, program, every):
    """All machines."""
    tap = Tap()
    EVERY.append(os.path.abspath(every))
    for case in HEALTHY:
        check(tap, driver, f"healthy: {case[0]}", *case[1:])
    for files, cases in GROUPS:
        for name, changes, expected in cases:
            check(tap, driver, name, files, changes, expected)
    names_whom(tap, driver)
    worst_first(tap, driver)
    refuses_others(tap, program)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
