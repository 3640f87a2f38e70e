#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What the doctor finds beside PAM: sshd, the policy and its folder, groups, stores, the clock.

    test_doctor_machine.py DRIVER MODULE
"""
import hashlib
import os
import pathlib
import shutil
import sys
import tempfile
import time

import machines
from changes import (CONF, EVERY, check, date, findings, folder, link, mode, policy, put, remove,
                     set_policy, size, swap, write)
from machines import DEBIAN, POLICY
from tap import Tap

BROKEN_SSHD = [
    ("passwords, enforced", [swap("usr/sbin/sshd", "passwordauthentication no",
                                  "passwordauthentication yes")], {"sshd_only_warns"}),
    ("passwords, observed", [swap("usr/sbin/sshd", "passwordauthentication no",
                                  "passwordauthentication yes"),
                             set_policy("login_mode = enforce\n", "")],
     {"sshd_would_warn", "only_observes"}),
    ("passwords and inside ssh",
     [swap("usr/sbin/sshd", "passwordauthentication no", "passwordauthentication yes"),
      policy("force_services = login, sshd", "ssh_inband = yes")], {"sshd_lockout"}),
    ("inside ssh without a dialogue",
     [swap("usr/sbin/sshd", "kbdinteractiveauthentication yes", "kbdinteractiveauthentication no"),
      policy("force_services = login, sshd", "ssh_inband = yes")], {"sshd_no_keyboard_interactive"}),
    ("inside ssh, but not listed", [policy("ssh_inband = yes")], {"sshd_not_listed"}),
    ("listed, but not inside ssh", [policy("force_services = login, sshd")],
     {"sshd_not_inband"}),
    ("no PAM", [swap("usr/sbin/sshd", "usepam yes", "usepam no")], {"sshd_no_pam"}),
    ("sshd fails", [put("usr/sbin/sshd", "#!/bin/sh\nexit 1\n", 0o755)], {"sshd_settings_unknown"}),
    ("sshd talks without end", [put("usr/sbin/sshd", "#!/bin/sh\nyes\n", 0o755)],
     {"sshd_settings_unknown"}),
    ("sshd cannot be run", [mode("usr/sbin/sshd", 0o600)], {"sshd_settings_unknown"}),
]
CONFIG, FIRST = "etc/ssh/sshd_config", "etc/ssh/sshd_config.d/50-cloud-init.conf"


def sshd_for(pattern):
    """sshd that takes passwords from the connections of that pattern of sh."""
    return put("usr/sbin/sshd", f"#!/bin/sh\ncase \"$3\" in {pattern}) p=yes;; *) p=no;; esac\n"
               "echo usepam yes\necho passwordauthentication $p\n"
               "echo kbdinteractiveauthentication yes\n", 0o755)


def asks(pattern, answer, other):
    """sshd whose dialogue is `answer` for the connections of that pattern, else `other`."""
    return put("usr/sbin/sshd", f"#!/bin/sh\ncase \"$3\" in {pattern}) k={answer};; "
               f"*) k={other};; esac\necho usepam yes\necho passwordauthentication no\n"
               "echo kbdinteractiveauthentication $k\n", 0o755)


GROUPS = ("root:x:0:\nsudo:x:27:akhan-admin\npupils:x:2000:akhan\nempty:x:2001:\n"
          "domain users:x:2002:dlee\nkeepers:x:1002:\n")


def match(text, pattern, expected=frozenset({"sshd_only_warns"})):
    """A Match block, for whose connections passwords are taken."""
    return (f"Match {text}", [write(CONFIG, "PasswordAuthentication no\n\n  Match " + text +
                                    "\n\tPasswordAuthentication yes\n"), sshd_for(pattern),
                              write("etc/group", GROUPS)],
            set(expected))


BROKEN_SSHD += [
    match("User akhan", "user=akhan,*"),
    match("User !root,ak*", "user=ak1,*"),
    match("Group pupils", "user=akhan,*"),
    match("Address 10.1.0.0/16", "*addr=10.1.0.0,*"),
    match("Address 192.168.*", "*,addr=192.168.1,*"),
    match("Host *.school.example", "*host=1.school.example,*"),
    match("LocalPort 2222", "*lport=2222"),
    match("User akhan Address 10.0.0.1", "user=akhan,*addr=10.0.0.1,*"),
    match("all", "user=*"),
    match("Group no-such-group", "user=*", {"sshd_match_untried"}),
    match("exec /bin/true", "user=*", {"sshd_match_untried"}),
    *(match(text, pattern) for text, pattern in (
        ('User "akhan"', "user=akhan,*"), ("User=akhan", "user=akhan,*"),
        ("User = akhan", "user=akhan,*"), ('User "a khan"', "'user=a khan,'*"),
        ("user=akhan address=10.0.0.1", "user=akhan,*addr=10.0.0.1,*"),
        ('Group "domain users"', "user=dlee,*"), ("Group=pupils", "user=akhan,*"),
        ("Group pup*", "user=akhan,*"), ("Group none,pupils", "user=akhan,*"),
        ("Group empty,pupils", "user=akhan,*"), ("Group !staff,pu?ils", "user=akhan,*"),
        ("Group keepers", "user=akhan-admin,*"), ('Group "keep*"', "user=akhan-admin,*"),
        ("Group !pupils,*s", "user=dlee,*"), ("User akhan # the head", "user=akhan,*"))),
    *(match(f"Group {name}", "user=*", expected) for name, expected in (
        ("empty", set()), ("empty,!pupils", set()), ("teachers", {"sshd_match_untried"}),
        ("DOMAIN\\pupils", {"sshd_match_untried"}), ("teach*", {"sshd_match_untried"}))),
    *(match(f"{name} x", "user=*", {"sshd_match_untried"})
      for name in ("RDomain", "LocalNetwork", "Tagged")),
    ("Match in a drop-in, with a list that is forced",
     [write(CONFIG, "Include sshd_config.d/*.conf\nPasswordAuthentication no\n"),
      write(FIRST, "match user akhan\npasswordauthentication=yes\n"),
      policy("force_services = login, sshd", "ssh_inband = yes"), sshd_for("user=akhan,*")],
     {"sshd_lockout"}),
    ("more blocks than are tried",
     [write(CONFIG, "Match User akhan\n" * 40), sshd_for("nobody")], {"sshd_match_untried"}),
    match("Host " + "a" * 100 + ".school.example", "user=*", {"sshd_match_untried"}),
    ("a block that takes keys alone",
     [write(CONFIG, "Match User backup\nPasswordAuthentication no\n"
                    "KbdInteractiveAuthentication no\n"), asks("user=backup,*", "no", "yes"),
      policy("force_services = login, sshd", "ssh_inband = yes")], set()),
    ("a block that alone is asked by a dialogue",
     [write(CONFIG, "KbdInteractiveAuthentication no\nMatch Group pupils\n"
                    "KbdInteractiveAuthentication yes\n"), asks("user=akhan,*", "yes", "no"),
      policy("force_services = login, sshd", "ssh_inband = yes")], set()),
]
BROKEN_POLICY = [
    ("a broken policy", [policy("min_lenght = 9")], {"policy_broken"}),
    ("a policy that others can change", [mode(CONF, 0o666)], {"policy_exposed"}),
    ("a policy folder that others can change", [mode("etc/pwpolicy", 0o777)],
     {"policy_exposed"}),
    ("no policy.conf, but a drop-in",
     [put("etc/pwpolicy/policy.conf.d/10-site.conf", "history = 5\n", 0o644),
      mode("etc/pwpolicy/policy.conf.d", 0o755),
      lambda root: (root / CONF).unlink()],
     # the second because the driver names the file, which the command does not
     {"policy_conf_missing", "policy_broken"}),
    *((f"a drop-in called {name}",
       [put(f"etc/pwpolicy/policy.conf.d/{name}", "history = 5\n", 0o644),
        mode("etc/pwpolicy/policy.conf.d", 0o755)], expected)
      for names, expected in ((("10-site", "site.cnf", "pupils.txt", "10.CONF", "site.conf.1",
                                "pupils.conf.txt"), {"drop_in_unread"}),
                              (("10-site.conf", "10.conf.bak", "a.conf~", ".a.conf.swp",
                                "a.conf.dpkg-new", "README", "#a.conf#", "a.disabled"), set()))
      for name in names),
    *((f"a drop-in called {name}, which is read and which others cannot read",
       [put(f"etc/pwpolicy/policy.conf.d/{name}", "history = 5\n"),
        mode("etc/pwpolicy/policy.conf.d", 0o755)], {"policy_unreadable"})
      for name in ("README.conf", "a.rpmnew.conf", "a.dpkg-old.conf", "a.bak.conf", "#a.conf",
                   "a~.conf", "a.ucf-new.conf")),
    *((f"a policy of mode {bits:04o}", [mode(CONF, bits)], {"policy_unreadable"})
      for bits in (0o600, 0o640, 0o400)),
    ("a policy folder that others cannot enter", [mode("etc/pwpolicy", 0o700)],
     {"policy_unreadable"}),
    ("a drop-in that others cannot read",
     [put("etc/pwpolicy/policy.conf.d/10-site.conf", "history = 5\n", 0o640),
      mode("etc/pwpolicy/policy.conf.d", 0o755)], {"policy_unreadable"}),
    ("a policy that is a link", [put("etc/pwpolicy/real.conf", POLICY, 0o644),
                                 link(CONF, "real.conf")], {"path_is_link"}),
    ("one profile observes", [policy("[profile pupil]", "login_mode = observe")],
     {"only_observes"}),
    ("no break-glass group", [set_policy("break_glass_groups = root\n", "")],
     {"no_break_glass"}),
    ("an unknown break-glass group", [set_policy("= root", "= no-such-group")],
     {"group_unknown"}),
    ("an empty break-glass group", [set_policy("= root", "= staff"),
                                    swap("etc/group", "sudo:", "staff:x:50:\nsudo:")],
     {"group_empty"}),
    ("a break-glass group that is somebody's first", [set_policy("= root", "= keepers"),
                                                      swap("etc/group", "sudo:",
                                                           "keepers:x:1002:\nsudo:")], set()),
    ("a profile of an unknown group", [policy("[profile pupil]", "groups = pupills")],
     {"group_unknown"}),
    ("a profile of a group and a comment", [policy("[profile pupil]",
                                                   "groups = pupils # year 3")],
     {"group_unknown"}),
    ("a profile of a group of a domain",
     [policy("[profile pupil]", "groups = class 3b"),
      swap("etc/group", "sudo:", "GREENHILL\\class 3b:x:70000:\nsudo:")], {"group_of_domain"}),
    ("administrators of a domain",
     [swap("etc/group", "sudo:", "domain admins@greenhill.example:x:70001:akhan\nsudo:")],
     {"group_of_domain"}),
    ("administrators of a domain that is named",
     [set_policy("history = 5\n", "history = 5\ngroup_domains = greenhill.example\n"),
      swap("etc/group", "sudo:", "domain admins@greenhill.example:x:70001:akhan\nsudo:")], set()),
    ("a break-glass group of no listed domain",
     [set_policy("break_glass_groups = root\n",
                 "group_domains = SCHOOL\nbreak_glass_groups = no-such-group\n")],
     {"group_unknown"}),
    ("a break-glass group of any domain",
     [set_policy("break_glass_groups = root\n",
                 "group_domains = SCHOOL, *\nbreak_glass_groups = no-such-group\n")], set()),
    ("a service that PAM does not have", [policy("force_services = login, lgoin")],
     {"service_unknown"}),
    ("a maximum age", [policy("max_age = 180d")], {"max_age_set"}),
    ("sibling accounts of nobody", [policy("sibling_accounts = adm-%")], {"sibling_unmatched"}),
    ("minimum age for new accounts",
     [swap("etc/login.defs", "PASS_MIN_DAYS\t0", "PASS_MIN_DAYS\t1")], {"pass_min_days"}),
    ("an account with a minimum age", [swap("etc/shadow", ":20000:0:99999:7:::\nakhan-admin",
                                            ":20000:7:99999:7:::\nakhan-admin")],
     {"account_min_days"}),
    ("a new Linux-PAM, forced by PAM", [write("usr/bin/dpkg-query", "1.7.2-1\n"),
                                        policy("force_backend = pam")],
     {"libpam_refuses_forced"}),
    ("a newer Linux-PAM with an epoch", [write("usr/bin/dpkg-query", "1:1.10.0\n"),
                                         policy("force_backend = pam")],
     {"libpam_refuses_forced"}),
    ("a new Linux-PAM, observed", [write("usr/bin/dpkg-query", "2.0-1\n"),
                                   set_policy("login_mode = enforce\n", "force_backend = pam\n")],
     {"libpam_will_refuse", "only_observes"}),
    ("an old Linux-PAM, forced by shadow", [policy("force_backend = shadow")],
     {"libpam_could_force"}),
    ("an unknown Linux-PAM", [write("usr/bin/dpkg-query", "none\n")], {"libpam_unknown"}),
    ("no package database", [write("usr/bin/dpkg-query", None)], {"libpam_unknown"}),
]
STATE, AUDIT = "var/lib/pwpolicy", "var/log/pwpolicy/audit.jsonl"
KEY = "pwpolicy key 1 " + "0f" * 32 + "\n"
DAY = int(time.time() // 86400)


def words(uid, day):
    """A file of words that no key has made."""
    records = "".join(f"{i:032x}00\n" for i in range(64))
    text = f"pwpolicy personal 1\nuid {uid}\nuser gone\nkey {0:016x}\nday {day}\n{records}"
    return text + f"seal {hashlib.sha256(text.encode()).hexdigest()}\n"


def words_file(bits):
    """A file of words that the policy names, of a mode."""
    def put_words(root):
        path = root / "etc/pwpolicy/words"
        path.write_text("greenhill\n", encoding="utf-8")
        path.chmod(bits)
        (root / CONF).write_text(POLICY + f"site_words_file = {path}\n", encoding="utf-8")
    return put_words


ETC = "etc/pwpolicy"


def note(above, name):
    """A note that something was in use."""
    def change(root):
        path = root / above / "in-use"
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        (path / name).touch(0o600)
    return change


BROKEN_POLICY += [
    ("a file of words that only root can read", [words_file(0o600)], {"policy_unreadable"}),
    ("a file of words", [words_file(0o644)], set()),
]
BROKEN_STORES = [
    ("the kill switch", [put("etc/pwpolicy/disabled", "")], {"switched_off"}),
    ("an open key", [put("etc/pwpolicy/secret.key", "k", 0o640)], {"key_exposed"}),
    ("an open state folder", [mode(STATE, 0o755)], {"store_exposed"}),
    ("an open folder of histories", [folder(STATE + "/history", 0o711)], {"store_exposed"}),
    ("an open history", [put(STATE + "/history/4000000001/1", "x", 0o644)], {"store_exposed"}),
    ("a corrupt history", [put(STATE + "/history/0/1", "x")], {"store_corrupt"}),
    ("a corrupt state", [put(STATE + "/state/0/1", "")], {"store_corrupt"}),
    ("a history quarantined", [put(STATE + "/history/0/corrupt", "x")], {"store_quarantined"}),
    ("a link among the states", [put(STATE + "/state/1/1", "x"),
                                 link(STATE + "/state/1/1", "/etc/passwd")], {"store_unexpected"}),
    ("a file in place of a folder", [put(STATE + "/history", "x")], {"store_unexpected"}),
    ("a file in place of a user's folder", [put(STATE + "/history/1", "x")],
     {"store_unexpected"}),
    ("an open folder of a user", [put(STATE + "/history/1/1", "x"),
                                  mode(STATE + "/history/1", 0o710)], {"store_exposed"}),
    ("corrupt words about a person", [put(STATE + "/personal/0/1", "x")],
     {"store_corrupt", "personal_key_missing"}),
    ("words without their key", [put(STATE + "/personal/4000000001/1", "x")],
     {"personal_key_missing"}),
    ("a store that was never used", [note(STATE, "policy.conf")], set()),
    *((f"{kind} is lost", [note(ETC, kind)], {"store_missing"})
      for kind in ("history", "state", "personal", "account")),
    ("two of four are lost", [note(ETC, "history"), note(ETC, "state"),
                              folder(STATE + "/state")], {"store_missing"}),
    ("all that was kept is lost", [note(ETC, "history"), note(ETC, "state"),
                                   lambda root: shutil.rmtree(root / STATE)],
     {"store_missing", "review_never"}),
    ("a note of what is there", [note(ETC, "history"), folder(STATE + "/history")], set()),
    ("the policy is lost", [note(STATE, "policy.conf"), lambda root: (root / CONF).unlink()],
     {"policy_missing"}),
    ("the drop-ins are lost", [note(STATE, "policy.conf.d")], {"policy_missing"}),
    ("policy and drop-ins are lost, with their folder",
     [note(STATE, "policy.conf"), note(STATE, "policy.conf.d"),
      lambda root: shutil.rmtree(root / ETC)], {"policy_missing"}),
    ("the key is lost", [note(STATE, "secret.key")], {"personal_key_lost"}),
    ("the key is lost, and words are there",
     [note(STATE, "secret.key"), put(STATE + "/personal/4000000001/1", words(4000000001, DAY))],
     {"personal_key_lost"}),
    ("a corrupt key", [put("etc/pwpolicy/secret.key", "x", 0o400)], {"personal_key_unusable"}),
    ("a key and no words", [put("etc/pwpolicy/secret.key", KEY, 0o400)], set()),
    ("words of another key", [put("etc/pwpolicy/secret.key", KEY, 0o400),
                              put(STATE + "/personal/4000000001/1", words(4000000001, DAY))],
     {"personal_other_key"}),
    ("expired words", [put("etc/pwpolicy/secret.key", KEY, 0o400),
                       put(STATE + "/personal/4000000001/1", words(4000000001, 1))],
     {"personal_other_key", "personal_expired"}),
    ("an open audit trail", [mode(AUDIT, 0o644)], {"audit_exposed"}),
    ("an open folder of the audit trail", [mode("var/log/pwpolicy", 0o755)], {"audit_exposed"}),
    ("an audit trail that is a link", [link(AUDIT, "/dev/null")], {"path_is_link"}),
    ("a nearly full audit trail", [size(AUDIT, 60 << 20)], {"audit_filling"}),
    ("a full audit trail, which the next line sets aside", [size(AUDIT, 64 << 20)],
     {"audit_filling"}),
    ("no logrotate", [write("etc/logrotate.d/pwpolicy", None)], {"no_logrotate"}),
    ("an audit trail of which logrotate is not told", [mode("etc/logrotate.d/pwpolicy", 0o666)],
     {"logrotate_ignored"}),
    ("no folder for logs", [remove("var/log")], {"store_folder_missing"}),
    *((f"a folder for logs of mode {bits:04o}", [mode("var/log", bits)],
       {"store_folder_exposed"}) for bits in (0o775, 0o777, 0o757)),
    ("a folder of libraries that others can write to", [mode("var/lib", 0o777)],
     {"store_folder_exposed"}),
    ("a state that is a link", [lambda root: (root / STATE).rename(root / "var/lib/other"),
                                link(STATE, "other")], {"path_is_link"}),
    *((f"{name} was written in the future", [*changes, date(name, 4100000000)], {"clock_back"})
      for name, changes in ((AUDIT, []), ("etc/shadow", []), (STATE + "/review.jsonl", []),
                            (STATE + "/state/4000000001/1",
                             [put(STATE + "/state/4000000001/1", "x")]),
                            (STATE + "/history/4000000001/1",
                             [put(STATE + "/history/4000000001/1", "x")]))),
    *((f"a file of logrotate of mode {bits:04o}", [mode("etc/logrotate.d/pwpolicy", bits)],
       {"logrotate_ignored"}) for bits in (0o664, 0o666)),
    ("never reviewed", [write(STATE + "/review.jsonl", None)], {"review_never"}),
    ("a review of a year ago",
     [put(STATE + "/review.jsonl", '{"time": "2025-08-01T00:00:00Z", "name": "J"}\n')],
     {"review_overdue"}),
    ("a review that is no JSON", [put(STATE + "/review.jsonl", "{")], {"review_never"}),
    ("a review without a name",
     [put(STATE + "/review.jsonl", '{"time": "2026-07-31T00:00:00Z"}\n')], {"review_never"}),
    ("reviews that others can write", [mode(STATE + "/review.jsonl", 0o666)],
     {"review_unreadable"}),
]


def names_the_line(tap, driver):
    """The line of sshd's files that counts is named: the first."""
    found = findings(driver, DEBIAN, [
        swap("usr/sbin/sshd", "passwordauthentication no", "passwordauthentication yes"),
        write(CONFIG, "# ours\nInclude sshd_config.d/*.conf\nPasswordAuthentication no\n"),
        write(FIRST, "\nPasswordAuthentication yes\n"),
        write("etc/ssh/sshd_config.d/pwpolicy.conf", "PasswordAuthentication no\n")])
    texts = [item["text"] for item in found]
    tap.case("the line that decides about passwords is named", [] if len(texts) == 1 and
             "50-cloud-init.conf:2 decides it" in texts[0] else texts)


def keeps_letters(tap, driver):
    """Names in other alphabets are shown, and what steers a terminal is not."""
    for name in ("élèves", "Schüler", "uczniowie-ś", "μαθητές", "ученики", "生徒"):
        found = findings(driver, DEBIAN, [policy("[profile pupil]", f"groups = {name}")])
        tap.true(f"{name} is shown", any(f"no group {name}," in item["text"] for item in found))
    found = findings(driver, DEBIAN, [write("etc/pam.d/su", "auth required \x1b[31mred.so\n")])
    tap.true("a terminal is not steered", found and all(item["text"].isprintable()
                                                       for item in found))


def leaves_nothing(tap, driver):
    """What is written for a try is gone, and so are folders that were not there."""
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        machines.build(root, DEBIAN, EVERY[0])
        shutil.rmtree(root / "var/lib/pwpolicy")
        shutil.rmtree(root / "var/log/pwpolicy")
        before = sorted(root.rglob("*"))
        machines.examine(driver, name)
        tap.equal("nothing is left behind", sorted(root.rglob("*")), before)


def main(driver, every):
    """All machines."""
    tap = Tap()
    EVERY.append(os.path.abspath(every))
    for name, changes, expected in BROKEN_SSHD + BROKEN_POLICY + BROKEN_STORES:
        check(tap, driver, name, DEBIAN, changes, expected)
    names_the_line(tap, driver)
    keeps_letters(tap, driver)
    leaves_nothing(tap, driver)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
