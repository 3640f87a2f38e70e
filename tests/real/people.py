#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Words about people: imported from a school's file, met by passwd, erased.

    people.py MODULE PWPOLICY

5,000 pupils are made, their data is imported, a pupil's passwd refuses a password based on
the pet. After the import and after the erasure every file that was written is searched for
the data in clear, and so are the lines of the system log. Output is TAP.
"""
import json
import os
import resource
import shutil
import subprocess
import sys

import machine as m
from checks import Checks
from pupils import FIRST_UID, HEAD, MAP, NOTE, PET, PUPILS, add_pupils, make_file

COMMAND = "/usr/local/bin/pwpolicy"
PERSONAL = m.STATE + "/personal"
KEY = "/etc/pwpolicy/secret.key"
BASED_ON_PET, OTHER = "Zanzibarquokka7!", "Weevil-Harpoon-Teapot-41"
KILOBYTES = 50 * 1024
GIGABYTE = 1 << 30
INFANT_LIST = os.path.join(os.path.dirname(__file__), "../../wordlists/infant.txt")
WRITTEN = ("/etc/pwpolicy", m.STATE, os.path.dirname(m.AUDIT), "/var/tmp", "/run")
TEMPORARY = "/tmp"  # what is new there: the machine's own is in sight

already_there = set(os.listdir(TEMPORARY))
checks = Checks()
log = m.SystemLog()


def pwpolicy(*arguments, user=None, text=None):
    """Exit code, standard output, standard error."""
    command = [COMMAND, *arguments]
    done = subprocess.run(m.as_user(user, command) if user else command, input=text,
                          capture_output=True, env=m.environment(), timeout=120, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def find_plain(words):
    """Where one of the words stands, in whatever case, in any file that was written."""
    wanted = [word.lower().encode() for word in words]
    found = []
    new = [os.path.join(TEMPORARY, name) for name in set(os.listdir(TEMPORARY)) - already_there]
    for top in (*WRITTEN, *new):
        for folder, _, names in os.walk(top):
            for name in names:
                path = os.path.join(folder, name)
                if os.path.isfile(path) and not os.path.islink(path):
                    with open(path, "rb") as file:
                        text = file.read().lower()
                    found += [f"{path}: {word.decode()}" for word in wanted
                              if word in text or word in path.encode()]
    return found


def says_nothing_plain(when):
    # The forms in which words are kept are read with l as i.
    plain = [PET, NOTE, "Quillthwaite", "quiiithwaite", "LS6 3QQ", "ls63qq", "11/12/2010",
             "11122010"]
    found = find_plain(plain)
    found += [f"system log: {line}" for _, line in log.lines()
              if any(word.lower() in line.lower() for word in plain)]
    checks.case(f"{when}: no datum in clear in any file or in the system log", found)


def shows_a_dry_run(path):
    code, text, error = pwpolicy("people", "import", "--dry-run", "--map", MAP, path)
    checks.true("a dry run counts each column and names nobody",
                code == 0 and f"line {PUPILS + 2}" in text and "Postcode" in text
                and "pupil0001" not in text and PET not in text and "left" not in text.lower()
                .replace("left out", ""), text + error)
    checks.true("a dry run writes nothing", not os.path.exists(m.STATE) and
                not os.path.exists(KEY))


# A process's most memory begins with that of the one it was forked from, so a small one
# stands between.
MEASURE = """
import os, sys
code = os.spawnv(os.P_WAIT, sys.argv[1], sys.argv[1:])
import resource
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def measured(*arguments):
    """A command line that ends its errors with the kilobytes that the command took."""
    return [sys.executable, "-I", "-S", "-c", MEASURE, COMMAND, *arguments]


def stored():
    """The paths of all files of words, with their inodes."""
    return {entry.path: entry.stat().st_ino
            for folder in os.scandir(PERSONAL) for entry in os.scandir(folder)}


def imports_all(path):
    done = subprocess.run(measured("people", "import", "--map", MAP, path), check=False,
                          capture_output=True, env=m.environment())
    code, text, kilobytes = done.returncode, done.stdout.decode(), int(done.stderr.split()[-1])
    print(f"# {PUPILS} pupils: {kilobytes / 1024:.1f} MB")
    checks.true("all are imported; who has left is told by the line",
                code == 0 and f"about {PUPILS + 1} people" in text
                and f"line {PUPILS + 2}" in text and f"\n  shred -u -- {path}\n" in text, text)
    checks.true(f"with less than {KILOBYTES} KB", kilobytes < KILOBYTES, f"{kilobytes} KB")
    modes = {oct(os.stat(name).st_mode) for name in stored()}
    checks.true("each has a file that only root can read",
                len(stored()) == PUPILS + 1 and modes == {"0o100600"}
                and oct(os.stat(KEY).st_mode) == "0o100400", repr(modes))
    checks.true("the audit trail tells it", [line["outcome"] for line in m.audit()
                                             if line["event"] == "import"] == ["imported"])
    os.remove(path)


def lists_and_shows():
    code, text, error = pwpolicy("people", "list")
    checks.true("list: one line for each", code == 0 and text.count("\n") == PUPILS + 2,
                text[:500] + error)
    code, text, error = pwpolicy("people", "show", "--user", "freya")
    checks.true("show: kinds and counts, no word", code == 0 and PET not in text
                and all(kind in text for kind in ("first", "last", "born", "pet", "postcode")),
                text + error)
    for words in (["list"], ["show", "--user", "freya"], ["erase", "--all"],
                  ["import", "--map", MAP, "/dev/null"]):
        code, text, error = pwpolicy("people", *words, user="freya")
        checks.true(f"people {words[0]}: not for a user", code == 2 and not text
                    and "for root" in error, text + error)


def passwd(new):
    """freya's own passwd with this new password; the transcript."""
    m.set_start_password("freya")
    answers = [("(?i)current.*password: ", m.START), ("(?i)new password: ", new),
               ("(?i)(retype|new).*password: ", new)]
    _, text = m.dialogue(m.as_user("freya", ["passwd"]), answers)
    return m.has_password("freya", new), text


def passwd_meets_the_words():
    changed, text = passwd(BASED_ON_PET)
    checks.true("passwd refuses what is based on the pet", not changed
                and "personal" in text.lower(), text)
    checks.true("and does not say which word", PET.lower() not in text.lower(), text)
    code, text, _ = pwpolicy("check", "--json", "--user", "freya", text=BASED_ON_PET.encode())
    checks.true("check, as root, says the same", code == 1
                and "personal" in [r["name"] for r in json.loads(text)["reasons"]], text)
    code, text, _ = pwpolicy("check", "--json", "--user", "pupil0001",
                             text=BASED_ON_PET.encode())
    checks.true("for another pupil it is no personal password (control)",
                "personal" not in [r["name"] for r in json.loads(text)["reasons"]], text)
    changed, text = passwd(OTHER)
    checks.true("another password is taken", changed, text)


def goes_on_without_the_key():
    """A pupil is not kept from a new password; an administrator has to wait."""
    os.rename(KEY, KEY + ".away")
    changed, text = passwd(OTHER)
    told = [line["outcome"] for line in m.audit() if line["event"] == "change"]
    checks.true("without the key a pupil's change goes on, and the audit trail tells it",
                changed and told[-1:] == ["without_words"], f"{text}\n{told}")
    log.lines()
    m.write(m.POLICY, "include = school\n[profile admin]\nusers = freya\n")
    changed, text = passwd(OTHER)
    checks.true("an administrator has to wait", not changed, text)
    checks.true("and the system log tells it", any("pwpolicy" in line for _, line in log.lines()))
    m.write(m.POLICY, "include = school\n")
    os.rename(KEY + ".away", KEY)


def keeps_words_out_of_a_class():
    """A quarter of the smallest list is freya's: ten draws by chance would show it."""
    with open(INFANT_LIST, encoding="utf-8") as words:
        own = [word for word in words.read().split() if len(word) >= 4][:150]
    rows = "".join(f"freya,{word}\n" for word in own)
    code, text, error = pwpolicy("people", "import", "--map", "user=u,pet=p", "-",
                                 text=f"u,p\n{rows}".encode())
    checks.true("many words are imported", code == 0, text + error)
    m.write("/root/class.csv", "user,name\nfreya,A\nnobody_here,B\n")
    held, faults = [], []
    for i in range(10):
        code, text, error = pwpolicy("suggest", "--class", "/root/class.csv", "-o",
                                     f"/root/class-{i}.csv", "--list", "infant")
        if code:
            faults.append(error)
            continue
        with open(f"/root/class-{i}.csv", encoding="utf-8") as table:
            phrase = table.read().splitlines()[1].split(",")[2]
        held += [phrase for word in own if word in phrase.split("-")]
    checks.true("a class with kept words gets its table", not faults, repr(faults))
    checks.true("no phrase of a class holds a word kept about its pupil", not held, repr(held))
    os.rename(KEY, KEY + ".away")
    code, text, error = pwpolicy("suggest", "--class", "/root/class.csv", "-o", "/root/x.csv")
    checks.true("words that cannot be read are an error with the pupil's line", code == 2
                and "/root/class.csv:2: " in error and not os.path.exists("/root/x.csv"), error)
    os.rename(KEY + ".away", KEY)


def names_an_open_key():
    """Whoever is told that the key is open needs its name, not a person's number."""
    sentence = f"{KEY} is open to others than root (mode 0644)"
    os.chmod(KEY, 0o644)
    for words in (["list"], ["show", "--user", "freya"],
                  ["import", "--map", "user=u,first=f", "-"]):
        code, text, error = pwpolicy("people", *words, text=b"u,f\nfreya,Weevil\n")
        checks.true(f"people {words[0]}: the key is open, and no person is blamed",
                    code == 2 and error == f"pwpolicy: the key {sentence}\n", text[-200:] + error)
    code, text, _ = pwpolicy("doctor")
    checks.true("the doctor says the same", f"{sentence}." in text, text)
    os.chmod(KEY, 0o400)


def tells_what_is_left():
    """The file that was read still lies there; its name is anybody's choice."""
    path = "/root/-a \x1b[31mred\n.csv"
    m.write(path, "u,f\nfreya,Freya\n")
    arguments = ["people", "import", "--map", "user=u,first=f", path]
    code, text, error = pwpolicy(*arguments)
    checks.true("a file's name is shown without control characters",
                code == 0 and "\x1b" not in text and "\nred" not in text, ascii(text + error))
    command = [line for line in text.splitlines() if line.startswith("  shred -u -- ")]
    subprocess.run(["/bin/bash", "-c", command[0] if command else "false"], check=False)
    checks.true("the command that is shown destroys it", not os.path.exists(path), ascii(text))
    m.write(path, "u,f\nfreya,Freya\n")
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run([COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE,
                              env=m.environment(), check=False)
    checks.true("who cannot read that is told by an error", done.returncode == 2
                and b"all words are imported; /root/-a ?[31mred?.csv still holds everything in "
                b"plain text: delete it\n" in done.stderr, repr(done.stderr))
    os.remove(path)


def counts_in_words():
    """One is not several."""
    rows = b"u,t\nfreya,quokka\nnobody_here,quokka\n"
    code, text, error = pwpolicy("people", "import", "--dry-run", "--map", "user=u,other=t", "-",
                                 text=rows)
    checks.true("a dry run of one form", code == 0 and "about 1 person would be imported, in 1 form."
                in text and "system: 1 of 2 rows, line 3\n" in text, text + error)
    code, text, error = pwpolicy("people", "import", "--map", "user=u,other=t", "-", text=rows)
    checks.true("an import of one form", code == 0 and "about 1 person, in 1 form.\n" in text,
                text + error)
    code, text, error = pwpolicy("people", "show", "--user", "freya")
    checks.true("and what is shown of it", code == 0 and "other     1 form\n" in text
                and "all       1 form\n" in text, text + error)


ALIKE = {"Zed": 7001, "zed": 7002, "Mia": 7003, "ann@a.example": 7004, "ann": 7005, "lou": 7006}
# What a table has, and whom it means; None: several, "": nobody.
MEANT = {"Zed": "Zed", "zed": "zed", "ZED": None, "zED@a.example": None, "Zed@a.example": "Zed",
         "Mia": "Mia", "mia": "Mia", "MIA@a.example": "Mia", "ann@a.example": "ann@a.example",
         "Ann@A.example": "ann@a.example", "ann@b.example": "ann", "ANN": "ann", "LOU": "lou",
         "lou@a.example": "lou", "lou@a@b": "", "lo": "", "@lou": "", "zeda": ""}


def finds_users():
    """As it stands, in other letters, by the first part of an address; several are an error."""
    with open("/etc/passwd", "a", encoding="utf-8") as passwd:
        passwd.writelines(f"{name}:x:{uid}:100::/:/bin/sh\n" for name, uid in ALIKE.items())
    faults = []
    for cell, user in MEANT.items():
        code, text, error = pwpolicy("people", "import", "--map", "user=u,pet=p", "-",
                                     text=f"u,p\n\n{cell},Quokka\n".encode())
        found = [name for name, uid in ALIKE.items() if os.path.exists(f"{PERSONAL}/{uid}")]
        right = (code == 2 and not found and "standard input:3: several users" in error
                 if user is None else found == ([user] if user else []))
        faults += [] if right else [f"{cell}: {found} {text}{error}"]
        for uid in ALIKE.values():
            if os.path.exists(f"{PERSONAL}/{uid}"):
                shutil.rmtree(f"{PERSONAL}/{uid}")
    checks.case("users are found whatever the letters, and never guessed", faults)
    m.write("/root/alike.csv", "user,name\nlou,A\nZED,B\n")
    code, _, error = pwpolicy("suggest", "--class", "/root/alike.csv", "-o", "/root/x.csv")
    checks.true("a class tells the line, too", code == 2 and not os.path.exists("/root/x.csv")
                and "alike.csv:3: several users" in error, error)


def refuses_a_huge_file():
    """Rows of the right form without end, through a pipe."""
    row = b"x" * 1000 + b",y,z\n"
    command = measured("people", "import", "--map", "user=u,first=f", "-")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=m.environment()) as child:
        sent = 0
        try:
            child.stdin.write(b"n,u,f\n")
            while sent < GIGABYTE:
                child.stdin.write(row * 1000)
                sent += 1000 * len(row)
            child.stdin.close()
        except BrokenPipeError:
            pass
        error = child.stderr.read().decode()
        child.wait()
    kilobytes = int(error.split()[-1])
    print(f"# a huge file: refused after {sent >> 20} MB, with {kilobytes / 1024:.1f} MB")
    checks.true("a file of 1 GB is refused with its line, in little memory",
                child.returncode == 2 and "standard input:100001:" in error
                and kilobytes < KILOBYTES // 2, error)


def changes_nothing_after_a_fault():
    before = stored()
    text = HEAD + "freya,a,b,01/01/2010,c,d,e\r\n" + "freya,\"a,b,c\r\n"
    code, _, error = pwpolicy("people", "import", "--map", MAP, "-", text=text.encode())
    after = stored()
    checks.true("a fault in the last row leaves all as it was", code == 2
                and "standard input:3" in error and before == after, error)


def erases():
    uid = subprocess.check_output(["id", "-u", "freya"], text=True).strip()
    code, text, error = pwpolicy("people", "erase", "--user", "freya")
    checks.true("erase --user: only that file goes", code == 0
                and uid not in os.listdir(PERSONAL)
                and len(os.listdir(PERSONAL)) == PUPILS, text + error)
    changed, text = passwd(BASED_ON_PET)
    checks.true("and the word is nothing any more", changed, text)
    code, text, error = pwpolicy("erase", "--uid", f"{FIRST_UID + 7}")
    checks.true("erase removes words too", code == 0
                and len(os.listdir(PERSONAL)) == PUPILS - 1, text + error)
    code, text, error = pwpolicy("people", "erase", "--all")
    checks.true("erase --all: no file and no key is left", code == 0
                and os.listdir(PERSONAL) == [] and not os.path.exists(KEY)
                and text.endswith("people\nRemoved: the key\n"), text + error)
    code, text, error = pwpolicy("people", "erase", "--all")
    checks.true("done again it finds nothing, and says so",
                (code, text, error) == (0, "Removed: words about 0 people\nThere was no key.\n",
                                        ""), text + error)
    m.write(KEY, "corrupt\n")
    code, text, error = pwpolicy("people", "erase", "--all")
    checks.true("a corrupt key is a key", code == 0 and "Removed: the key" in text
                and not os.path.exists(KEY), text + error)


def main(module, command):
    shutil.copy(command, COMMAND)
    m.install_module(module)
    m.forget()
    m.policy("include = school\n")
    m.stack(True)
    m.add_user("freya")
    add_pupils()
    path = "/root/people.csv"  # outside what is searched
    make_file(path)
    shows_a_dry_run(path)
    imports_all(path)
    says_nothing_plain("after the import")
    lists_and_shows()
    passwd_meets_the_words()
    goes_on_without_the_key()
    names_an_open_key()
    refuses_a_huge_file()
    changes_nothing_after_a_fault()
    says_nothing_plain("after use")
    erases()
    says_nothing_plain("after the erasure")
    keeps_words_out_of_a_class()
    counts_in_words()
    finds_users()
    tells_what_is_left()
    return checks.finish()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.exit(main(*sys.argv[1:]))
