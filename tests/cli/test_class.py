#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Sets of passphrases for a class, verified by what stands in the files.

    test_class.py PWPOLICY

What is checked here knows nothing of how the command draws: it takes the tables and the
page apart by itself.
"""
import csv
import html.parser
import itertools
import os
import re
import resource
import signal
import stat
import subprocess
import sys
import tempfile
import time

from tap import Tap

PUPILS = 600
FIRST = ("Maple", "River", "Hazel", "Jasmine", "Robin", "Basil", "Olive", "Amber", "Sky", "Coral")
LAST = ("Carpenter", "Fisher", "Rivers", "Bridges", "Baker", "Forest", "Winters", "Marsh")
SURNAME = "Vexwhistle"  # in no list of words
WORDS = ("rabbit; garden", "pepper", "Biscuit,tiger", "", "purple window")
ENVIRONMENT = {"PATH": "/usr/bin:/bin"}


def pupils(count):
    """Rows of a class; names and words that the lists of words hold too."""
    return [{"User name": f"{FIRST[i % 10][0]}{LAST[i % 8]}{i}".lower(),
             "Forename": FIRST[i % 10], "Surname": LAST[i % 8], "Form": f"{i // 30 + 1}A",
             "Words": WORDS[i % 5], "Medical": "secret"} for i in range(count)]


def write_table(path, rows):
    with open(path, "w", newline="", encoding="utf-8-sig") as out:
        table = csv.DictWriter(out, rows[0])
        table.writeheader()
        table.writerows(rows)


def read_table(path):
    with open(path, newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines, strict=True))


class Page(html.parser.HTMLParser):
    """The cards of a page: a dict of lists of texts, by the tag's name or class."""

    def __init__(self, text):
        super().__init__()
        self.cards, self.tags, self.place = [], [], None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag == "article":
            self.cards.append({"h1": [], "p": [], "password": [], "bdi": [], "span": []})
        if tag in ("bdi", "span"):
            self.cards[-1][tag].append("")
        else:
            self.place = dict(attrs).get("class", tag)

    def handle_endtag(self, tag):
        if tag in ("bdi", "span"):
            self.tags.append("/" + tag)
        else:
            self.place = None

    def handle_data(self, data):
        if self.cards and self.place in self.cards[-1]:
            self.cards[-1][self.place].append(data)
            if self.tags[-1] in ("bdi", "span"):
                self.cards[-1][self.tags[-1]][-1] += data


def read_page(path):
    with open(path, encoding="utf-8") as page:
        return Page(page.read())


class Bench:
    """A folder, and the command run in it."""

    def __init__(self, program, folder):
        self.program, self.folder = os.path.abspath(program), folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def command(self, *options):
        return [self.program, "suggest", "-p", "school", *options]

    def run(self, *options, **how):
        """Runs `suggest`; returns what is done."""
        return subprocess.run(self.command(*options), cwd=self.folder, env=ENVIRONMENT,
                              capture_output=True, text=True, timeout=60, check=False, **how)

    def stop(self, number, seconds, *options, **how):
        """Sends `suggest` a signal at work; returns how it ended."""
        how.setdefault("preexec_fn", ignore_nothing)
        with subprocess.Popen(self.command(*options), cwd=self.folder, env=ENVIRONMENT,
                              stdout=subprocess.DEVNULL, **how) as process:
            time.sleep(seconds)
            process.send_signal(number)
            return process.wait(timeout=120)

    def files(self):
        return sorted(os.listdir(self.folder))


def ignore_nothing():
    """A shell's work in the background ignores SIGINT and SIGQUIT, that of nohup SIGHUP."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


def too_near(passwords):
    """Pairs of passwords that share two different words."""
    seen, faults = {}, []
    for password in passwords:
        for pair in itertools.combinations(sorted(set(password.split("-"))), 2):
            if pair in seen:
                faults.append(f"{password} and {seen[pair]}")
            seen[pair] = password
    return faults


def own_words(row):
    """What a pupil's password must not hold: every part of three letters and more."""
    parts = re.split(r"[^a-z]+", " ".join(
        row[column] for column in ("User name", "Forename", "Surname", "Words")).lower())
    return [part for part in parts if len(part) >= 3]


def personal(rows, given):
    return [f"{row['User name']}: {line['password']}" for row, line in zip(rows, given)
            for word in own_words(row)
            if word in line["password"] or word[::-1] in line["password"]]


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def a_large_class(tap, bench):
    rows = pupils(PUPILS)
    write_table(bench.path("class.csv"), rows)
    done = bench.run("--class", "class.csv", "-o", "out.csv")
    tap.equal("600 pupils get a table", (done.returncode, done.stderr), (0, ""))
    given = read_table(bench.path("out.csv"))
    tap.equal("with a row for each", [line["user"] for line in given],
              [row["User name"] for row in rows])
    tap.equal("and the columns that say who it is", list(given[0]),
              ["user", "first_name", "surname", "class", "password", "change_at_first_login"])
    tap.equal("marked for a change", {line["change_at_first_login"] for line in given}, {"TRUE"})
    passwords = [line["password"] for line in given]
    tap.equal("each has its own", len(set(passwords)), PUPILS)
    tap.case("no two share two words", too_near(passwords))
    tap.case("none holds its pupil's own words", personal(rows, given))
    judged = subprocess.run([bench.program, "check", "-p", "school", "--profile", "pupil",
                             "--batch"], input="\n".join(passwords) + "\n", text=True,
                            capture_output=True, env=ENVIRONMENT, check=False)
    tap.case("the policy accepts all", [line for line in judged.stdout.splitlines()
                                        if not line.startswith("accepted")])
    tap.equal("the file is its owner's alone", mode(bench.path("out.csv")), 0o600)
    tap.case("the command says how to destroy it",
             [] if "shred -u -- out.csv" in done.stdout else [done.stdout])
    tap.case("and shows no password", [p for p in passwords if p in done.stdout])
    return passwords


def a_later_class(tap, bench, earlier):
    """The smallest list, next to an earlier set: there is little room left."""
    for name, options in (("later", ()), ("infant", ("-l", "infant"))):
        done = bench.run("--class", "class.csv", "-o", f"{name}.csv", "--earlier", "out.csv",
                            *options)
        tap.equal(f"{name}: a set next to an earlier one", done.returncode, 0)
        given = [line["password"] for line in read_table(bench.path(f"{name}.csv"))]
        tap.case(f"{name}: no two of both share two words", too_near(earlier + given))


def cards(tap, bench):
    # Of a surname that a password could hold, nobody could say where it came from.
    rows = [{**row, "Surname": SURNAME} for row in pupils(30)]
    rows[7]["Forename"] = "=A<b>\"&"
    write_table(bench.path("small.csv"), rows)
    done = bench.run("--class", "small.csv", "-o", "small-out.csv", "--cards", "cards.html",
                        "-s", "symbols")
    given = read_table(bench.path("small-out.csv"))
    with open(bench.path("cards.html"), encoding="utf-8") as page_file:
        text = page_file.read()
    page = Page(text)
    tap.equal("there is a card for each", (done.returncode, len(page.cards)), (0, 30))
    tap.equal("with the password as it is typed",
              ["".join(card["password"]) for card in page.cards],
              [line["password"] for line in given])
    tap.case("with its digits named", [
        str(card) for card, line in zip(page.cards, given)
        if f"Digits in it: {' '.join(re.findall('[0-9]', line['password']))}." not in
        "".join(card["p"])])
    tap.equal("and the first name alone", [card["h1"] for card in page.cards],
              [[row["Forename"]] for row in rows])
    tap.case("and neither surname nor user name",
             [name for name in (SURNAME, *(row["User name"] for row in rows)) if name in text])
    tap.case("each says what to do with it",
             [str(card) for card in page.cards
              if not ("forbids writing passwords down" in "".join(card["p"])
                      and "destroyed" in "".join(card["p"])
                      and "you choose a new password" in "".join(card["p"]))])
    tap.case("no card falls apart at the end of a page, and there are lines to cut",
             [] if "break-inside: avoid" in text and "dashed" in text else [text[:900]])
    tap.case("nothing changes the letters' case or loads anything",
             re.findall(r"text-transform|https?:|<script|<link|<img|url\(|@import", text))
    tap.equal("a name is text, not tags", set(page.tags) & {"b", "script"}, set())
    tap.equal("and no formula", given[7]["first_name"], "'=A<b>\"&")
    tap.equal("the page is its owner's alone", mode(bench.path("cards.html")), 0o600)
    done = bench.run("--class", "small.csv", "-o", "full.csv", "--cards", "full.html",
                        "--full-names", "--title", "Greenfield & Sons")
    page = read_page(bench.path("full.html"))
    tap.equal("surname, user name and school where they are asked for",
              ("".join(page.cards[0]["h1"]), "".join(page.cards[0]["p"])[:35]),
              (f"Maple {SURNAME}, mcarpenter0", "Greenfield & Sons, 1A, card 1 of 30"))
    tap.equal("each text from outside by itself, whichever way it is written",
              page.cards[0]["bdi"],
              ["Maple", SURNAME, "mcarpenter0", "Greenfield & Sons", "1A"])
    for title in (b"caf\xe9", b"a\nb", b"a\x1bb"):
        done = bench.run("--class", "small.csv", "-o", "title.csv", "--cards", "title.html",
                            "--title", title)
        tap.equal(f"a title of {title} is refused", (done.returncode, done.stderr),
                  (2, "pwpolicy: --title: is not UTF-8, or holds control characters\n"))


ENDS = ", also where a line ends"
# What four words with this between them have on the card; and what, if they take two lines.
GAPS = {
    " ": (" Each gap is one space{}.", ENDS),
    "  ": (" Each gap is 2 spaces{}.", ENDS),
    " - ": (" Each gap is one space{}.", ENDS),
    " -": (" Each gap is one space{}.", ENDS),
    "  . ": (" Spaces in the gaps: 2 1 2 1 2 1{}.", ENDS),
    "-": ("{}", " Where a line ends there is no space."),
    "": ("{}", " Where a line ends there is no space."),
}


def blanks(tap, bench):
    """What stands between words must be seen on a card, also where a line ends."""
    for number, (separator, (gaps, if_long)) in enumerate(GAPS.items()):
        name = f"gap{number}"
        bench.run("--class", "small.csv", "-o", f"{name}.csv", "--cards", f"{name}.html",
                  "--separator", separator, "-w", "4")
        given = [line["password"] for line in read_table(bench.path(f"{name}.csv"))]
        shown = read_page(bench.path(f"{name}.html")).cards
        tap.equal(f"{separator!r}: the cards have the table's passwords",
                  ["".join(card["password"]) for card in shown], given)
        tap.equal(f"{separator!r}: how to type it is true",
                  [text for card in shown for text in card["p"] if text.startswith("Type it")],
                  ["Type it exactly like this, in small letters." +
                   gaps.format(if_long if len(password) > 20 else "") for password in given])
        tap.case(f"{separator!r}: a line ends at blanks, where there are any", [
            str(card["span"]) for card, password in zip(shown, given)
            if card["span"] != re.findall("[^ ]+ *", password) * (" " in separator)])
    with open(bench.path("gap1.html"), encoding="utf-8") as page:
        tap.case("HTML does not join them", [] if "white-space: pre-wrap" in page.read()
                 else ["pre-wrap"])


def never_overwritten(tap, bench):
    with open(bench.path("taken"), "w", encoding="utf-8") as out:
        out.write("mine\n")
    os.symlink("nowhere", bench.path("link"))
    before = bench.files()
    for options in (("-o", "taken"), ("-o", "link"), ("-o", "new.csv", "--cards", "taken"),
                    ("-o", "new.csv", "--cards", "new.csv"), ("-o", "no/such/folder.csv")):
        done = bench.run("--class", "small.csv", *options)
        tap.equal(f"{' '.join(options)} is refused", done.returncode, 2)
        tap.equal(f"{' '.join(options)} leaves nothing behind", bench.files(), before)
    with open(bench.path("taken"), encoding="utf-8") as kept:
        tap.equal("what was there is still there", kept.read(), "mine\n")


TABLES = {
    b"": ":1: the file is empty",
    b"name,full name\nA,B\n": ":1:15: two columns mean the same",
    b"name\nA,B\n": ":2:2: the row has more fields than the first row",
    b"name,form\nA\n": ":2: the row has fewer fields than the first row",
    b"form\n1A\n": ":2: the row has neither a user name nor a name",
    b"name\n\"A\n": ":2: a quotation mark is never closed in this row",
    b"name\n\"A\nB\"\n": ":3:3: a line break inside a field",
    b"name\n": ": has no pupils",
    b"surname,password\nMoor,rabbit-garden-tent\n":
        ":2: the row has neither a user name nor a name",
    b"user,name\nab,A\ncd,C\n,X\n,Y\nef,E\nCD,D\nab,B\n":
        ":7: the user name stands in line 3 already",
}


def wrong_tables(tap, bench):
    for number, (table, fault) in enumerate(TABLES.items()):
        with open(bench.path("wrong.csv"), "wb") as out:
            out.write(table)
        done = bench.run("--class", "wrong.csv", "-o", "wrong-out.csv")
        tap.equal(f"wrong table {number} is told", (done.returncode, done.stderr),
                  (2, f"pwpolicy: wrong.csv{fault}\n"))
    tap.case("and gives no passwords", ["wrong-out.csv"] * ("wrong-out.csv" in bench.files()))
    done = bench.run("--class", "small.csv", "-o", "x.csv", "--earlier", "small.csv")
    tap.equal("an earlier set has passwords", (done.returncode, done.stderr),
              (2, "pwpolicy: small.csv: has no column called password\n"))


def last_years_output(tap, bench):
    """Given as the class again, its passwords are as far away as those of --earlier."""
    earlier = [line["password"] for line in read_table(bench.path("infant.csv"))]
    done = bench.run("--class", "infant.csv", "-o", "fed.csv", "-l", "infant")
    given = [line["password"] for line in read_table(bench.path("fed.csv"))]
    tap.equal("a table with passwords is a class", (done.returncode, len(given)), (0, PUPILS))
    tap.case("no two of both share two words", too_near(earlier + given))
    with open(bench.path("few.csv"), "w", encoding="utf-8") as out:
        out.write("user,User name,password\n,,brown-house-bear\n,,\n")
    done = bench.run("--class", "small.csv", "-o", "few-out.csv", "--earlier", "few.csv")
    tap.equal("of an earlier set the passwords alone are read", (done.returncode, done.stderr),
              (0, ""))


NAMES = ("two  blanks.csv", "-o.csv", "it's.csv", "$(x).csv", "~.csv", "\x1b[31mred\n.csv", "é.csv")


def names_of_files(tap, bench):
    """The command to destroy a file is meant to be copied."""
    for name in NAMES:
        done = bench.run("--class", "one.csv", "-o", "./" + name if name[0] == "~" else name)
        tap.case(f"{name!r} is shown without control characters",
                 [ascii(done.stdout)] if re.search("[^\\n -~é]", done.stdout) else [])
        line = re.search(r"^  (shred -u -- .*)$", done.stdout, re.M)
        subprocess.run(["/bin/bash", "-c", line[1] if line else "false"], cwd=bench.folder,
                       env=ENVIRONMENT, check=False)
        tap.case(f"{name!r}: the command destroys it",
                 [done.stdout + done.stderr] * (name in bench.files() or not line))
    done = bench.run("--class", "no\x1b[31m.csv", "-o", "x.csv")
    tap.equal("an error shows none, either", done.stderr,
              "pwpolicy: no?[31m.csv: No such file or directory\n")
    done = bench.run("--class", "one.csv", "-o", "x" * 70 + ".csv")
    tap.case("lines fit the terminal", [line for line in done.stdout.splitlines()
                                        if len(line) > 80 and "shred" not in line])
    tap.case("one pupil is one", [] if done.stdout.startswith("Passwords for 1 pupil:")
             else [done.stdout])


def limit_files():
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))


def ignore_hangup():
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def nothing_half(tap, bench):
    """Whatever ends the command early, neither file is there."""
    write_table(bench.path("huge.csv"), pupils(6000))
    before = bench.files()
    options = ("--class", "huge.csv", "-o", "half.csv", "--cards", "half.html")
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT, signal.SIGKILL):
        tap.equal(f"{number.name} ends it", bench.stop(number, 0.3, *options), -number)
        tap.equal(f"{number.name} leaves nothing", bench.files(), before)
    done = bench.run("--class", "class.csv", *options[2:], preexec_fn=limit_files)
    tap.equal("a file beyond the limit is an error, told by its cause",
              (done.returncode, done.stderr), (2, "pwpolicy: half.csv: File too large\n"))
    tap.equal("and leaves nothing", bench.files(), before)
    tap.equal("who ignores SIGHUP gets the files",
              bench.stop(signal.SIGHUP, 0.3, *options, preexec_fn=ignore_hangup), 0)
    tap.equal("both", sorted(set(bench.files()) - set(before)), ["half.csv", "half.html"])


def main(program):
    """Runs all cases."""
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program, folder)
        earlier = a_large_class(tap, bench)
        a_later_class(tap, bench, earlier)
        cards(tap, bench)
        blanks(tap, bench)
        never_overwritten(tap, bench)
        wrong_tables(tap, bench)
        last_years_output(tap, bench)
        write_table(bench.path("one.csv"), pupils(1))
        names_of_files(tap, bench)
        nothing_half(tap, bench)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
