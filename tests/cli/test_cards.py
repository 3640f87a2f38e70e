#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The cards for a class, as a page of HTML.

    test_cards.py PWPOLICY
"""
import csv
import re
import sys
import tempfile

from class_bench import Bench, Page, mode, pupils, read_page, read_table, write_table
from tap import Tap

SURNAME = "Vexwhistle"  # in no list of words


def cards(tap, bench):
    # Of a surname that a password could hold, nobody could say where it came from.
    rows = [{**row, "Surname": SURNAME, "Forename": row["Forename"] + "xyz"[number // 10]}
            for number, row in enumerate(pupils(30))]
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
              if not ("Keep this card safe" in "".join(card["p"])
                      and "give it back to your teacher" in "".join(card["p"])
                      and not re.search("polic|forbid|destroy", "".join(card["p"]))
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
              (f"Maplex {SURNAME}, mcarpenter0", "Greenfield & Sons, 1A, card 1 of 30"))
    tap.equal("each text from outside by itself, whichever way it is written",
              page.cards[0]["bdi"],
              ["Maplex", SURNAME, "mcarpenter0", "Greenfield & Sons", "1A"])
    for title in (b"caf\xe9", b"a\nb", b"a\x1bb"):
        done = bench.run("--class", "small.csv", "-o", "title.csv", "--cards", "title.html",
                            "--title", title)
        tap.equal(f"a title of {title} is refused", (done.returncode, done.stderr),
                  (2, "pwpolicy: --title: is not UTF-8, or holds control characters\n"))
    for title in ("", "  ", "\u00a0"):
        done = bench.run("--class", "small.csv", "-o", "title.csv", "--cards", "title.html",
                         "--title", title)
        tap.equal(f"a title of {ascii(title)} is refused", (done.returncode, done.stderr),
                  (2, "pwpolicy: --title: is empty\n"))


# A name, and what a card shows of it. Beside a password, no surname.
NAMED = {
    "Ann Smith": "Ann",
    "Smith, Ann": "Ann",
    "Smith,Ann Marie": "Ann",
    "Smith Jones , Ann": "Ann",
    "Smith,\u00a0Ann\u00a0Marie": "Ann",
    "Bob\u00a0Jones": "Bob",
    "\u2003Bob\u2009Jones": "Bob",
    "\u738b\u3000\u5c0f\u660e": "\u738b",
    "Si\u00f4n\u202fJones": "Si\u00f4n",
    "\u0633\u0645\u064a\u062b\u060c \u0622\u0646": "\u0622\u0646",
    "Ann-Marie O'Neill": "Ann-Marie",
    "Smith;Ann": "Smith",
    "Ann": "Ann",
}


def first_names(tap, bench):
    """Of a full name a card has the first name, however the table writes it."""
    tables = {"utf-8": list(NAMED), "utf-16": list(NAMED),
              "cp1252": [name for name in NAMED if name.encode("cp1252", "ignore").decode("cp1252")
                         == name]}
    for encoding, shown in tables.items():
        with open(bench.path("named.csv"), "w", newline="", encoding=encoding) as out:
            csv.writer(out).writerows([["Name", "Form"], *([name, f"{number}A"] for number, name in
                                                           enumerate(shown))])
        done = bench.run("--class", "named.csv", "-o", f"named-{encoding}.csv", "--cards",
                         f"named-{encoding}.html")
        tap.equal(f"{encoding}: names on cards are first names",
                  (done.stderr, [card["h1"] for card in
                                 read_page(bench.path(f"named-{encoding}.html")).cards]),
                  ("", [[NAMED[name]] for name in shown]))
    with open(bench.path("user.csv"), "w", encoding="utf-8") as out:
        out.write("user,name\njsmith,\nsmitha,\"Smith,\"\nx,\u00a0\n")
    bench.run("--class", "user.csv", "-o", "user-out.csv", "--cards", "user.html")
    tap.equal("a pupil without a first name is shown by the user name",
              [card["h1"] for card in read_page(bench.path("user.html")).cards],
              [["jsmith"], ["smitha"], ["x"]])


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


def spaces(tap, bench):
    """What separates words must be visible on a card, also where a line ends."""
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
        tap.case(f"{separator!r}: a line ends at spaces, if there are any", [
            str(card["span"]) for card, password in zip(shown, given)
            if card["span"] != re.findall("[^ ]+ *", password) * (" " in separator)])
    with open(bench.path("gap1.html"), encoding="utf-8") as page:
        tap.case("HTML does not join them", [] if "white-space: pre-wrap" in page.read()
                 else ["pre-wrap"])


def main(program):
    """Runs all cases."""
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program, folder)
        cards(tap, bench)
        first_names(tap, bench)
        spaces(tap, bench)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
