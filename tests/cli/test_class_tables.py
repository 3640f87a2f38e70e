#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Tables of a class that are valid, and others with their messages.

    test_class_tables.py PWPOLICY
"""
import sys
import tempfile

from class_bench import Bench, pupils, write_table
from tap import Tap


def words_of_a_column(tap, bench):
    """Whatever space separates personal words, each is one: here, one too many."""
    with open(bench.path("blank.csv"), "w", encoding="utf-8") as out:
        out.write("name,words\nAnn," + "\u00a0".join("x" * 70) + "\n")
    done = bench.run("--class", "blank.csv", "-o", "blank-out.csv")
    tap.equal("words with no-break spaces between them are many words",
              (done.returncode, done.stderr), (2, f"pwpolicy: blank.csv:2: {TOO_MANY}\n"))


TOO_MANY = "more than 64 names and words"
NO_PHRASE = "no phrase of up to 10 words of this list has 128 bits and satisfies the policy"


def more_than_can_be(tap, bench):
    """The pupil's line and the cause, as `suggest` without --class reports it."""
    words = [f"w{i}" for i in range(63)]
    with open(bench.path("many.csv"), "w", encoding="utf-8") as out:
        out.write(f"first,words\nBob,one\nAnn,{' '.join(words)}\n")
    done = bench.run("--class", "many.csv", "-o", "many-out.csv")
    tap.equal("a first name and 63 words are no fault", (done.returncode, done.stderr), (0, ""))
    done = bench.run("--class", "many.csv", "-o", "x.csv", "--word", "more")
    tap.equal("a word for all is one more", (done.returncode, done.stderr),
              (2, f"pwpolicy: many.csv:3: {TOO_MANY}\n"))
    done = bench.run("--class", "many.csv", "-o", "x.csv", "--bits", "128", "--list", "infant")
    tap.equal("too many bits for the list", (done.returncode, done.stderr),
              (2, f"pwpolicy: many.csv:2: {NO_PHRASE}\n"))
    done = bench.run("--bits", "128", "--list", "infant")
    tap.equal("and without a class", done.stderr, f"pwpolicy: {NO_PHRASE}\n")


NO_COLUMN = ("no column is known to hold user names or names; write --map KIND=COLUMN,...; "
             "the columns are ")
SEMICOLON = "a semicolon: fields are separated by commas"
NUL = "a NUL character: UTF-16 needs a byte order mark"
TABLES = {
    b"": ":1: the file is empty",
    b"user,User name\nA,B\n": ":1: two columns hold user names: name one with --map user=COLUMN",
    b"name\nA,B\n": ":2:2: the row has more fields than the first row",
    b"name,form\nA\n": ":2: the row has fewer fields than the first row",
    b"form\n1A\n": ":1: " + NO_COLUMN + "form",
    b"house,DOB\nAnn,2012\n": ":1: " + NO_COLUMN + "house, DOB",
    b"words;garden\n": ":1: " + SEMICOLON,
    b"first name;surname\nAnn;Lee\n": ":1: " + SEMICOLON,
    b"\xef\xbb\xbffirst name;surname\r\nAnn;Lee\r\n": ":1: " + SEMICOLON,
    b'"first name";"surname"\n"Ann";"Lee"\n': ":1:13: " + SEMICOLON,
    b'name,form\nAnn,3\n"Bob";4\n': ":3:6: " + SEMICOLON,
    b"first,last\n": ": has no pupils",
    b"name,form\n\"\",3B\n": ":2: the row has neither a user name nor a name",
    b"first name\tsurname\nAnn\tLee\n": ":1:11: a tab: fields are separated by commas",
    b'"first name"\t"surname"\n': ":1:13: a tab: fields are separated by commas",
    b'name\n"Ann\tLee"\n': ":2:5: a control character",
    "name,form\nAnn,3\n".encode("utf-16-le"): ":1:2: " + NUL,
    "name,form\nAnn,3\n".encode("utf-16-be"): ":1:1: " + NUL,
    b"name\n\"A\n": ":2: a quotation mark is never closed in this row",
    b"name\n\"A\nB\"\n": ":3:3: a line break inside a field",
    b"name\n": ": has no pupils",
    b"surname,password\nMoor,rabbit-garden-tent\n": ":1: " + NO_COLUMN + "surname, password",
    b"user,name\nab,A\ncd,C\n,X\n,Y\nef,E\nCD,D\nab,B\n":
        ":7: the user name occurs in line 3 too",
}


def wrong_tables(tap, bench):
    for number, (table, fault) in enumerate(TABLES.items()):
        with open(bench.path("wrong.csv"), "wb") as out:
            out.write(table)
        done = bench.run("--class", "wrong.csv", "-o", "wrong-out.csv")
        tap.equal(f"wrong table {number} is reported", (done.returncode, done.stderr),
                  (2, f"pwpolicy: wrong.csv{fault}\n"))
    tap.case("and gives no passwords", ["wrong-out.csv"] * ("wrong-out.csv" in bench.files()))
    done = bench.run("--class", "small.csv", "-o", "x.csv", "--earlier", "small.csv")
    tap.equal("an earlier set has passwords", (done.returncode, done.stderr),
              (2, "pwpolicy: small.csv:1: no column is called password; the columns are User "
               "name, Forename, Surname, Form, Words, Medical\n"))
    for table, fault in ((b"user;password\na;b\n", SEMICOLON), (b"", "the file is empty")):
        with open(bench.path("wrong.csv"), "wb") as out:
            out.write(table)
        done = bench.run("--class", "small.csv", "-o", "x.csv", "--earlier", "wrong.csv")
        tap.equal(f"an earlier set, {fault}", (done.returncode, done.stderr),
                  (2, f"pwpolicy: wrong.csv:1: {fault}\n"))


RIGHT = (b"first,last\nAnn,Lee\n", b"First,LAST\r\nAnn,Lee\r\n",
         b"name\nAnn; Lee\n", b"note;s,login\n1;2,ann\n",
         b"\xef\xbb\xbf\xef\xbb\xbfname\nAnn\n", "\ufeffname\nAnn\n".encode("utf-16-le"))


def right_tables(tap, bench):
    """Names of columns as people write them; semicolons where commas part the fields."""
    for number, table in enumerate(RIGHT):
        with open(bench.path("right.csv"), "wb") as out:
            out.write(table)
        done = bench.run("--class", "right.csv", "-o", f"right-{number}.csv")
        tap.equal(f"right table {number} is read", (done.returncode, done.stderr), (0, ""))


def main(program):
    """Runs all cases."""
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program, folder)
        write_table(bench.path("small.csv"), pupils(30))
        words_of_a_column(tap, bench)
        more_than_can_be(tap, bench)
        wrong_tables(tap, bench)
        right_tables(tap, bench)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
