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
import stat
import subprocess
import sys
import tempfile
import time

from tap import Tap

PUPILS = 600
FIRST = ("Maple", "River", "Hazel", "Jasmine", "Robin", "Basil", "Olive", "Amber", "Sky", "Coral")
LAST = ("Carpenter", "Fisher", "Rivers", "Bridges", "Baker", "Forest", "Winters", "Marsh")
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
        self.cards, self.tags, self.place, self.attributes = [], [], None, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        if tag == "article":
            self.cards.append({"h1": [], "p": [], "password": []})
        self.place = dict(attrs).get("class", tag)

    def handle_endtag(self, tag):
        self.place = None

    def handle_data(self, data):
        if self.cards and self.place in self.cards[-1]:
            self.cards[-1][self.place].append(data)


class Bench:
    """A folder, and the command run in it."""

    def __init__(self, program, folder):
        self.program, self.folder = os.path.abspath(program), folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *options):
        """Runs `suggest`; returns what is done and the seconds that it took."""
        before = time.monotonic()
        done = subprocess.run([self.program, "suggest", "-p", "school", *options],
                              cwd=self.folder, env=ENVIRONMENT, capture_output=True,
                              text=True, timeout=60, check=False)
        return done, time.monotonic() - before

    def files(self):
        return sorted(os.listdir(self.folder))


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
    done, seconds = bench.run("--class", "class.csv", "-o", "out.csv")
    tap.equal("600 pupils get a table", (done.returncode, done.stderr), (0, ""))
    tap.case("in under five seconds", [] if seconds < 5 else [f"{seconds:.1f}"])
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
             [] if "shred -u out.csv" in done.stdout else [done.stdout])
    tap.case("and shows no password", [p for p in passwords if p in done.stdout])
    return passwords


def a_later_class(tap, bench, earlier):
    """The smallest list, next to an earlier set: there is little room left."""
    for name, options in (("later", ()), ("infant", ("-l", "infant"))):
        done, _ = bench.run("--class", "class.csv", "-o", f"{name}.csv", "--earlier", "out.csv",
                            *options)
        tap.equal(f"{name}: a set next to an earlier one", done.returncode, 0)
        given = [line["password"] for line in read_table(bench.path(f"{name}.csv"))]
        tap.case(f"{name}: no two of both share two words", too_near(earlier + given))


def cards(tap, bench):
    rows = pupils(30)
    rows[7]["Forename"] = "=A<b>\"&"
    write_table(bench.path("small.csv"), rows)
    done, _ = bench.run("--class", "small.csv", "-o", "small-out.csv", "--cards", "cards.html",
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
             [row["Surname"] for row in rows
              if row["Surname"] in text or row["User name"] in text])
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
    done, _ = bench.run("--class", "small.csv", "-o", "full.csv", "--cards", "full.html",
                        "--full-names", "--title", "Greenfield & Sons")
    with open(bench.path("full.html"), encoding="utf-8") as page_file:
        page = Page(page_file.read())
    tap.equal("surname, user name and school where they are asked for",
              ("".join(page.cards[0]["h1"]), "".join(page.cards[0]["p"])[:35]),
              ("Maple Carpenter, mcarpenter0", "Greenfield & Sons, 1A, card 1 of 30"))


def never_overwritten(tap, bench):
    with open(bench.path("taken"), "w", encoding="utf-8") as out:
        out.write("mine\n")
    os.symlink("nowhere", bench.path("link"))
    before = bench.files()
    for options in (("-o", "taken"), ("-o", "link"), ("-o", "new.csv", "--cards", "taken"),
                    ("-o", "new.csv", "--cards", "new.csv"), ("-o", "no/such/folder.csv")):
        done, _ = bench.run("--class", "small.csv", *options)
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
}


def wrong_tables(tap, bench):
    for number, (table, fault) in enumerate(TABLES.items()):
        with open(bench.path("wrong.csv"), "wb") as out:
            out.write(table)
        done, _ = bench.run("--class", "wrong.csv", "-o", "wrong-out.csv")
        tap.equal(f"wrong table {number} is told", (done.returncode, done.stderr),
                  (2, f"pwpolicy: wrong.csv{fault}\n"))
    tap.case("and gives no passwords", ["wrong-out.csv"] * ("wrong-out.csv" in bench.files()))
    done, _ = bench.run("--class", "small.csv", "-o", "x.csv", "--earlier", "small.csv")
    tap.equal("an earlier set has passwords", (done.returncode, done.stderr),
              (2, "pwpolicy: small.csv: has no column called password\n"))


def main(program):
    """Runs all cases."""
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program, folder)
        earlier = a_large_class(tap, bench)
        a_later_class(tap, bench, earlier)
        cards(tap, bench)
        never_overwritten(tap, bench)
        wrong_tables(tap, bench)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
