#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What an administrator asks about kept records: review, status, erase.

    records.py PWPOLICY

Accounts, groups, sudoers and the stores are real; the state of a user is written here as
the module writes it. Output is TAP.
"""
import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys

import machine as m
from checks import Checks

STATE = "/var/lib/pwpolicy"
AUDIT = "/var/log/pwpolicy/audit.jsonl"
SUDOERS = """
User_Alias OPS = %ops, #4711
OPS ALL=(ALL) /bin/ls
bob ALL=NOPASSWD: ALL
+staffroom ALL=ALL
"""
OTHER_RULES = "0" * 64
COMMAND = "/usr/local/bin/pwpolicy"

checks = Checks()


def pwpolicy(*arguments, user=None, stdin=None):
    """Exit code, standard output, standard error."""
    command = [COMMAND, *arguments]
    done = subprocess.run(m.as_user(user, command) if user else command,
                          input=stdin and stdin.encode(), capture_output=True,
                          env=m.environment(), timeout=60, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def uid_of(user):
    return int(subprocess.check_output(["id", "-u", user], text=True))


def write_sealed(kind, user, body, uid=None, name="1"):
    """A file as store/sealed/sealed_text.c has it. It is root's, as all that is made here."""
    uid = uid_of(user) if uid is None else uid
    text = f"pwpolicy {kind} 1\nuid {uid}\nuser {user}\n{body}"
    text += f"seal {hashlib.sha256(text.encode()).hexdigest()}\n"
    for folder in (STATE, f"{STATE}/{kind}", f"{STATE}/{kind}/{uid}"):
        os.makedirs(folder, 0o700, exist_ok=True)
    os.chmod(STATE, 0o700)
    path = f"{STATE}/{kind}/{uid}/{name}"
    m.write(path, text)
    os.chmod(path, 0o600)


def write_state(user, compliant, rules, uid=None, name="1"):
    lines = {"compliant": "yes" if compliant else "no", "judged": 1_790_000_000,
             "profile": "admin", "rules": rules, "reasons": "none" if compliant else "1,11",
             "last_bad": 0 if compliant else 1_790_000_000,
             "grace": "none" if compliant else "1:1780000000:2,11:1780000000:2",
             "last_change": 18262, "demanded": 0, "unstored": 0}
    write_sealed("state", user, "".join(f"{k} {v}\n" for k, v in lines.items()), uid, name)


def audit_events(event):
    if not os.path.exists(AUDIT):
        return []
    with open(AUDIT, encoding="utf-8") as file:
        return [line for line in map(json.loads, file) if line["event"] == event]


def set_up(command):
    shutil.copy(command, COMMAND)
    for user, name in {"alice": "Alice Moor,Room 5", "bob": "=1+1", "carol": "", "dan": "Dan",
                       "eve": "Eve \"E\" Lane"}.items():
        m.add_user(user, name)
        m.set_start_password(user)
    subprocess.run(["groupadd", "ops"], check=True)
    subprocess.run(["usermod", "-aG", "sudo", "alice"], check=True)
    subprocess.run(["usermod", "-g", "sudo", "eve"], check=True)  # in no group's list
    subprocess.run(["usermod", "-aG", "ops", "carol"], check=True)
    subprocess.run(["usermod", "-L", "carol"], check=True)
    subprocess.run(["useradd", "-o", "-u", "0", "-M", "toor"], check=True)
    m.write("/etc/sudoers.d/school", SUDOERS)
    m.write("/etc/pam.d/sshd", "auth required pam_oath.so\n@include common-auth\n")


def review_json(expected=0):
    code, text, error = pwpolicy("review", "--format", "json")
    if code != expected:
        raise SystemExit(f"Bail out! review: {error}")
    return json.loads(text)


def refuses_others():
    """root's alone"""
    for arguments in (["review"], ["review", "--sign-off", "X"], ["status"],
                      ["status", "--user", "alice"], ["erase", "--user", "alice"]):
        code, text, error = pwpolicy(*arguments, user="alice")
        checks.true(f"{' '.join(arguments)}: not for a user",
                    code == 2 and not text and "for root" in error, text + error)


def lists_administrators():
    found = {admin["user"]: admin for admin in review_json()["administrators"]}
    whys = {user: admin["why"] for user, admin in found.items()}
    expected = {"root": ["uid 0", "sudoers"], "toor": ["uid 0"], "bob": ["sudoers"],
                "alice": ["group sudo", "sudoers %sudo"], "eve": ["group sudo", "sudoers %sudo"],
                "carol": ["sudoers %ops"], "#4711": ["sudoers"]}
    checks.case("review: everybody who administers, and why",
                [] if whys == expected else [f"found {whys}"])
    checks.true("review: dan, who administers nothing, is not listed", "dan" not in found)
    alice, carol = found["alice"], found["carol"]
    checks.case("review: what is known of a password", [] if (
        alice["full_name"], alice["account"], alice["password_set"], alice["hash_method"],
        alice["locked"], alice["compliant"], alice["last_judged"]) == (
            "Alice Moor", "local", "2020-01-01", "sha512crypt", False, None, None)
                else [repr(alice)])
    checks.true("review: a locked account is told", carol["locked"], repr(carol))
    checks.true("review: a number without an account is told",
                found["#4711"]["account"] == "unknown", repr(found["#4711"]))


def tells_the_machine():
    document = review_json()
    factors = {entry["service"]: entry["module"] for entry in document["second_factor"]}
    checks.true("review: a second factor in sshd alone",
                factors == {"login": None, "sshd": "pam_oath", "sudo": None}, repr(factors))
    checks.true("review: what cannot be listed is noted",
                any("staffroom" in note for note in document["notes"]), repr(document["notes"]))
    checks.true("review: never signed off, so due",
                document["last_sign_off"] is None and document["review_due"])


def prints_other_forms():
    _, text, _ = pwpolicy("review")
    checks.case("review: text fits 80 columns",
                [line for line in text.splitlines() if len(line) > 80])
    checks.true("review: text tells why and when",
                re.search(r"^alice \(Alice Moor\)\n  why +group sudo; sudoers %sudo\n"
                          r"  account +local, user id \d+\n"
                          r"  password +set on 2020-01-01, sha512crypt\n"
                          r"  last seen +never", text, re.M), text)
    _, text, error = pwpolicy("review", "--format", "csv")
    rows = {row["user"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    checks.true("review: a formula in a name is none in CSV",
                rows["bob"]["full_name"] == "'=1+1", text)
    checks.true("review: quotes survive CSV", rows["eve"]["full_name"] == 'Eve "E" Lane', text)
    checks.true("review: every CSV line ends with CRLF",
                all(line.endswith("\r") for line in text.split("\n")[:-1]), repr(text))
    checks.true("review: notes go beside the table", "staffroom" in error, error)


def signs_off():
    code, text, _ = pwpolicy("review", "--sign-off", "Zoë Smith")
    checks.true("sign-off: is said", code == 0 and "7 administrators" in text, text)
    with open(f"{STATE}/review.jsonl", encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    checks.true("sign-off: is recorded", len(lines) == 1 and lines[0]["name"] == "Zoë Smith"
                and lines[0]["administrators"] == 7
                and re.fullmatch(r"[0-9a-f]{64}", lines[0]["policy"]), repr(lines))
    mode = os.stat(f"{STATE}/review.jsonl").st_mode & 0o7777
    checks.true("sign-off: the record is root's alone", mode == 0o600, oct(mode))
    events = audit_events("sign_off")
    checks.true("sign-off: is in the audit trail",
                len(events) == 1 and events[0]["outcome"] == "signed", repr(events))
    document = review_json()
    checks.true("sign-off: is shown and nothing is due",
                document["last_sign_off"]["name"] == "Zoë Smith" and not document["review_due"])
    m.write(f"{STATE}/review.jsonl", '{"time":"2024-02-29T08:00:00Z","name":"Zoë Smith"}\n')
    document = review_json()
    checks.true("sign-off: after twelve months one is due", document["review_due"])
    _, text, _ = pwpolicy("review")
    checks.true("sign-off: text says so", "a review is due" in " ".join(text.split()), text)
    return lines[0]["policy"]


def shows_what_was_judged(rules):
    write_state("alice", True, rules)
    write_state("eve", False, OTHER_RULES)
    write_state("bob", False, rules)
    found = {admin["user"]: admin for admin in review_json()["administrators"]}
    seen = {user: (found[user]["compliant"], found[user]["rules"])
            for user in ("alice", "eve", "bob", "carol")}
    checks.true("review: whether last seen compliant, and by which rules", seen == {
        "alice": (True, "present"), "eve": (False, "other"), "bob": (False, "present"),
        "carol": (None, None)}, repr(seen))
    m.write(m.kept("state", "alice"), "corrupt\n")
    document = review_json(2)
    checks.true("review: a corrupt state is noted and hides nobody",
                any("alice" in note for note in document["notes"])
                and "alice" in {a["user"] for a in document["administrators"]},
                repr(document["notes"]))
    write_state("alice", True, rules)


def reviews_without_a_source():
    os.rename("/usr/bin/cvtsudoers", "/usr/bin/cvtsudoers.away")
    document = review_json(2)
    os.rename("/usr/bin/cvtsudoers.away", "/usr/bin/cvtsudoers")
    users = {admin["user"] for admin in document["administrators"]}
    checks.true("review: without cvtsudoers the others are listed, and a note says so",
                users == {"root", "toor", "alice", "eve"}
                and any("cvtsudoers" in note for note in document["notes"]), repr(document))
    m.write("/etc/sudoers.d/school", "this is no rule\n")
    notes = review_json(2)["notes"]
    m.write("/etc/sudoers.d/school", SUDOERS)
    checks.true("review: broken sudoers is noted", any("sudoers was not read" in n for n in notes),
                repr(notes))
    m.policy("no_such_option = 1\n")
    code, text, error = pwpolicy("review")
    m.policy()
    checks.true("review: a broken policy is an error", code == 2 and not text
                and "policy.conf:1" in error, text + error)


def counts():
    code, text, error = pwpolicy("status", "--json")
    profiles = {entry["profile"]: entry for entry in json.loads(text)["profiles"]}
    admin, staff = profiles["admin"], profiles["staff"]
    checks.case("status: administrators are counted", [] if (
        code, admin["people"], admin["compliant"], admin["other_rules"]) == (0, 2, 1, 1)
                else [text + error])
    # bob is staff to the policy, and was judged by the rules of administrators.
    checks.case("status: others are counted, carol who is locked is not", [] if (
        staff["people"], staff["never_seen"], staff["other_rules"]) == (2, 1, 1) else [text])
    write_state("gone", False, OTHER_RULES, uid=4242)
    _, text, _ = pwpolicy("status", "--json")
    checks.true("status: what is kept without an account is told",
                json.loads(text)["without_account"] == [4242], text)
    _, text, _ = pwpolicy("status")
    checks.case("status: text fits 80 columns",
                [line for line in text.splitlines() if len(line) > 80])
    checks.true("status: text says how to remove it", "4242" in text and "erase" in text, text)


def tells_of_one():
    code, text, error = pwpolicy("status", "--user", "alice", "--json")
    found = json.loads(text)
    checks.true("status of a user: verdict and dates", code == 0 and (
        found["profile"], found["compliant"], found["rules"], found["last_judged"],
        found["last_change"], found["history"], found["grace"]) == (
            "admin", True, "present", "2026-09-21T14:13:20Z", "2020-01-01", 0, "none"),
                text + error)
    events = audit_events("status")
    checks.true("status of a user: the look is in the audit trail",
                len(events) == 1 and events[0]["uid"] == uid_of("alice"), repr(events))
    m.policy("include = school\nlogin_mode = enforce\n")
    code, text, _ = pwpolicy("status", "--user", "alice")
    m.policy()
    checks.true("status of a user: other rules since", "by other rules" in text, text)
    code, text, error = pwpolicy("status", "--user", "nobody-here")
    checks.true("status of a user: who is not there is an error",
                code == 2 and not text and "no such user" in error, text + error)


def erases():
    uid = uid_of("alice")
    for name in ("1", "corrupt"):
        write_state("alice", True, OTHER_RULES, name=name)
        write_sealed("history", "alice", "", name=name)
    write_state("alice", True, OTHER_RULES, uid=uid * 10)
    code, text, error = pwpolicy("erase", "--user", "alice")
    left = [f"{kind}/{name}" for kind in ("history", "state")
            for name in os.listdir(f"{STATE}/{kind}") if name.lstrip(".").split(".")[0] == str(uid)]
    checks.case("erase: nothing is left, also not of what was quarantined",
                left + ([] if code == 0 and text.count("Removed: ") == 2 else [text + error]))
    checks.true("erase: a longer id is another user",
                os.path.exists(f"{STATE}/state/{uid * 10}"))
    events = audit_events("erase")
    checks.true("erase: is in the audit trail, with the id alone",
                len(events) == 1 and events[0]["uid"] == uid and "alice" not in repr(events),
                repr(events))
    code, text, error = pwpolicy("erase", "--uid", str(uid))
    checks.true("erase: again finds nothing and succeeds",
                code == 0 and "Removed" not in text and not error, text + error)
    code, text, error = pwpolicy("erase", "--uid", "4242")
    checks.true("erase: by id, without an account", code == 0 and "Removed: " in text
                and not os.path.exists(f"{STATE}/state/4242"), text + error)
    code, text, error = pwpolicy("erase", "--user", "gone")
    checks.true("erase: an unknown name asks for the id",
                code == 2 and "user id" in error and not text, text + error)
    os.makedirs(f"{STATE}/state/{uid}/1")
    code, text, error = pwpolicy("erase", "--user", "alice")
    shutil.rmtree(f"{STATE}/state/.{uid}.old")
    checks.true("erase: says what remains", code == 2 and "still there: " in error
                and f"{STATE}/state" in error, text + error)
    checks.true("erase: a failure is in the audit trail",
                audit_events("erase")[-1]["outcome"] == "not_erased", repr(audit_events("erase")))


def fails_without_a_disk():
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", STATE], check=True)
    code, text, error = pwpolicy("review", "--sign-off", "Zoë Smith")
    checks.true("sign-off: a read-only disk is an error", code == 2 and not text
                and "could not be recorded" in error, text + error)
    subprocess.run(["umount", STATE], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", os.path.dirname(AUDIT)],
                   check=True)
    code, text, error = pwpolicy("status", "--user", "bob")
    checks.true("status of a user: no look that is not written down",
                code == 2 and not text and "audit trail" in error, text + error)
    code, text, error = pwpolicy("erase", "--user", "bob")
    checks.true("erase: removes, and says that the audit trail failed",
                code == 2 and "Removed: " in text and "audit trail" in error
                and not os.path.exists(f"{STATE}/state/{uid_of('bob')}"), text + error)
    subprocess.run(["umount", os.path.dirname(AUDIT)], check=True)


def main():
    set_up(sys.argv[1])
    refuses_others()
    lists_administrators()
    tells_the_machine()
    prints_other_forms()
    shows_what_was_judged(signs_off())
    reviews_without_a_source()
    counts()
    tells_of_one()
    erases()
    fails_without_a_disk()
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main())
