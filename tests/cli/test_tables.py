#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Tables about people as schools' programs and people write them, drawn by this script.

    test_tables.py PWPOLICY

An import in a dry run tells which columns it reads, and how many forms of dates it finds; a
class shows it in its table. What is expected is worked out here, by other means.
"""
import calendar
import csv
import datetime
import io
import random
import re
import subprocess
import sys
import tempfile

from class_bench import ENVIRONMENT, Bench, read_page, read_table
from tap import Tap

DAY = datetime.date(2013, 4, 27)  # no other order of day and month is a date
EITHER = datetime.date(2013, 4, 7)
MONTHS = [name.lower() for name in calendar.month_name]


class Import:
    """`people import --dry-run`, which needs root and writes nothing."""

    def __init__(self, program):
        self.program = program

    def run(self, text, *options):
        """Exit code, standard output in one line, standard error."""
        data = text if isinstance(text, bytes) else text.encode()
        done = subprocess.run([self.program, "people", "import", "--dry-run", *options, "-"],
                              input=data, capture_output=True, env=ENVIRONMENT, check=False)
        return done.returncode, " ".join(done.stdout.decode().split()), done.stderr.decode()

    def dates(self, values):
        """The forms of a column of dates, and the lines of it that are no date."""
        rows = "".join(f'root,"{value}"\n' for value in values)
        code, text, error = self.run(f"user,born\n{rows}", "--map", "user=user,born=born")
        forms = re.search(r" in (\d+) forms?\.", text)
        lines = re.search(r"no date, so left out: \d+ rows?, lines? ([\d, -]+)", text)
        if code or error or not forms:
            return None, error or text
        return int(forms[1]), lines[1].strip(" ,") if lines else ""


def serial(day):
    """As a spreadsheet counts days."""
    return (day - datetime.date(1899, 12, 30)).days


def notations(day):
    """A date in as many ways as people and programs write it."""
    month, short = MONTHS[day.month], MONTHS[day.month][:3]
    for separator in ("/", "-", ".", " / ", " ", "\u2013", "/ "):
        for part in ("{d:02}{s}{m:02}{s}{y}", "{d}{s}{m}{s}{y}", "{d:02}{s}{m:02}{s}{t:02}",
                     "{y}{s}{m:02}{s}{d:02}", "{y}{s}{m}{s}{d}"):
            yield part.format(d=day.day, m=day.month, y=day.year, t=day.year % 100, s=separator)
        for name in (month, short, short.upper(), month.capitalize()):
            yield f"{day.day}{separator}{name}{separator}{day.year}"
            yield f"{day.day:02}{separator}{name}{separator}{day.year % 100:02}"
    yield from (f"{day.day}th {month} {day.year}", f"{month} {day.day}, {day.year}",
                f"{day.day}th of {month.title()} {day.year}", f"{day:%A, %-d %B %Y}",
                f"{day:%a %-d %b %Y}", f"Thurs. {day.day} {month[:4]}. {day.year}",
                f"{day.year} {short} {day.day}", f"{day.year}-{month}-{day.day:02}",
                f"{month} {day.day}th, {day.year}", f"{day:%Y%m%d}", f"{day:%d%m%Y}", f"{day:%d%m%y}",
                f"{day:%d%b%Y}", f"{serial(day)}", f"{serial(day)}.0", f"{serial(day)}.40625",
                f"{serial(day)},5", f"  {day:%d/%m/%Y} ", f"\u00a0{day:%d/%m/%Y}\u202f")


TIMES = (" 00:00:00", " 0:00", " 00:00", " 12:00:00 AM", " 9:05 pm", " 23:59:59.999", "T00:00:00",
         "T00:00:00Z", "T00:00:00.000Z", "T00:00:00+01:00", "T23:00:00.000+0100", " 00:00:00 GMT",
         " 00:00:00 +0000", ", 00:00", "T00", "T0000", "T000000Z", "T000000+01")
NO_DATES = ("N/A", "n/a", "31/02/2017", "tbc", "TBC", "unknown", "-", "?", "none", "29/02/2015",
            "29-Feb-15", "31/04/2010", "00/00/0000", "0", "1", "7", "7.5", "12.3", "123", "999999",
            "2017-13-01", "2017-02-30", "13/13/2013", "32/01/2011", "Year 4", "Aged 7", "3rd",
            "3//9/2017", "/3/9/2017", "3/9/2017/", "3/9/20170", "3/9/217", "03/09/2017 99:00",
            "03/09/2017 10:61", "2017-09-03T1", "2017-09-03T99", "T2017-09-03",
            "03/09/2017 BC", "2017-09-03T", "42981x", "x42981", "4298", "429811",
            "099999", "#REF!", "#####", "=A1", "3/9/1812", "3/9/2100", "Septober 3 2017",
            "3 Sep Oct 2017", "Monday", "2.9.8.7", "1/2/3/4", "03/09/2017; 04/09/2017", "£3/9/2017",
            "٠٣/٠٩/٢٠١٧", "born 2017", "12345678", "20171301", "310217")


def dates(tap, imports):
    usual, _ = imports.dates([f"{DAY:%d/%m/%Y}"])
    tap.true("a date has many forms", usual and usual > 20)
    wrong = {}
    for text in dict.fromkeys(notations(DAY)):
        found = imports.dates([text])
        if found != (usual, ""):
            wrong[text] = found
    tap.case(f"{len(set(notations(DAY)))} notations are the same date",
             [f"{text!r}: {found}" for text, found in wrong.items()])
    wrong = [f"{start}{end}" for start in (f"{DAY:%d/%m/%Y}", f"{DAY:%Y-%m-%d}", f"{DAY:%-d %b %Y}")
             for end in TIMES if imports.dates([start + end]) != (usual, "")]
    tap.case("a time after it changes nothing", wrong)
    found = [text for text in NO_DATES if imports.dates([text]) != (0, "2")]
    tap.case(f"{len(NO_DATES)} that are none give no form and their line", found)
    forms, lines = imports.dates(["tbc", f"{DAY:%d/%m/%Y}", "", "N/A", "-", f"{DAY:%Y-%m-%d}", "x"])
    tap.equal("lines in short", (forms, lines), (usual, "2, 5-6, 8"))


def all_days(tap, imports):
    """Every number of a spreadsheet is the day that the calendar has."""
    draw = random.Random(12)
    days = [datetime.date(1927, 6, 1) + datetime.timedelta(draw.randrange(36000)) for _ in range(60)]
    wrong = []
    for day in days:
        both = [imports.dates([text]) for text in (str(serial(day)), f"{day:%Y-%m-%d}")]
        together, _ = imports.dates([str(serial(day)), f"{day:%Y-%m-%d}"])
        if both[0] != both[1] or together != both[0][0]:
            wrong.append(f"{day}: {both}, {together}")
    tap.case("60 numbers of days", wrong)
    this_year = datetime.date.today().year % 100
    tap.case("two figures of a year are never in the future", [
        f"{year:02}" for year in range(100)
        if imports.dates([f"{DAY:%d/%m}/{year:02}",
                          f"{DAY:%d/%m}/{(2000 if year <= this_year else 1900) + year}"])
        != (imports.dates([f"{DAY:%d/%m}/{year:02}"])[0], "")])


def orders(tap, imports):
    """Which comes first, day or month, is a matter of the whole column."""
    british, american = f"{DAY:%d/%m/%Y}", f"{DAY:%m/%d/%Y}"
    either, swapped = f"{EITHER:%d/%m/%Y}", f"{EITHER:%m/%d/%Y}"

    def read(*values):
        rows = "".join(f"root,{value}\n" for value in values)
        return imports.run(f"user,dob\n{rows}")[1]

    def forms(*values):
        return int(re.search(r" in (\d+) forms", read(*values))[1])

    say = "the month is before the day"
    tap.true("British without a sign of anything else", say not in read(either, british))
    tap.equal("what could be either is read as British", forms(either), forms(f"{EITHER:%Y-%m-%d}"))
    for order in ((swapped, american), (american, swapped)):
        tap.true(f"{order}: the whole column is American, and that is said", say in read(*order)
                 and "all dates of this column" in read(*order))
        tap.equal(f"{order}: and read so", forms(*order),
                  forms(f"{DAY:%Y-%m-%d}", f"{EITHER:%Y-%m-%d}"))
    for order in ((either, american, british), (british, either, american),
                  (american, british, either)):
        line = 2 + order.index(american)
        tap.true(f"{order}: mixed, so the American one is none",
                 f"left out: 1 row, line {line}" in read(*order))
        tap.equal(f"{order}: and the others are British", forms(*order),
                  forms(f"{DAY:%Y-%m-%d}", f"{EITHER:%Y-%m-%d}"))


def in_a_class(tap, bench):
    """The same reader: a birthday keeps out of the password of a class, or is named."""
    rows = ["27/04/2013 00:00:00", "N/A", "41391", "31/02/2017"]
    with open(bench.path("born.csv"), "w", encoding="utf-8") as out:
        out.write("Forename,DOB\n" + "".join(f"Ann{i},{row}\n" for i, row in enumerate(rows)))
    done = bench.run("--class", "born.csv", "-o", "born-out.csv")
    tap.true("a class names its lines without a date", done.returncode == 0
             and "DOB: no date, so left out: 2 rows, lines 3, 5\n" in done.stdout)
    with open(bench.path("us.csv"), "w", encoding="utf-8") as out:
        out.write("Forename,DOB\nAnn,04/07/2013\nBob,04/27/2013\n")
    done = bench.run("--class", "us.csv", "-o", "us-out.csv")
    tap.true("and an American column", done.returncode == 0
             and "DOB: the month is before the day (see line 3)" in " ".join(done.stdout.split()))


# ---- titles

# What each program calls its columns (a selection of what a school ticks in an export).
EXPORTS = {
    "SIMS": {"LEGAL SURNAME": "last", "LEGAL FORENAME": "first", "PREFERRED SURNAME": "last",
             "PREFERRED FORENAME": "first", "Middle Name(s)": "first", "REG": "class", "UPN": "",
             "ADNO": "", "Gender": "", "DOB": "born", "Email": "user", "House": ""},
    "SIMS, names in one": {"Surname Forename": "name", "Reg Group": "class", "Year Group": "",
                           "Date of Birth": "born", "Username": "user", "SEN Status": "",
                           "Pupil Premium Indicator": ""},
    "Arbor": {"Arbor Student ID": "", "Unique Pupil Number": "", "Legal First Name": "first",
              "Legal Last Name": "last", "Preferred First Name": "first",
              "Preferred Last Name": "last", "Date of birth": "born", "Registration Form": "class",
              "Email Address": "user", "Parent Email": "", "Home Address": ""},
    "Bromcom": {"LegalFirstName": "first", "LegalLastName": "last", "PreferredFirstName": "first",
                "PreferredLastName": "last", "Admission Number": "", "Tutor Group": "class",
                "DateOfBirth": "born", "Student Email": "user", "Tutor": ""},
    "Google": {"First Name [Required]": "first", "Last Name [Required]": "last",
               "Email Address [Required]": "user", "Password [Required]": "password",
               "Password Hash Function [UPLOAD ONLY]": "", "Org Unit Path [Required]": "unit",
               "Recovery Email": "", "Home Secondary Email": "", "Employee ID": "",
               "Change Password at Next Sign-In": ""},
    "Entra": {"Name [displayName] Required": "name",
              "User name [userPrincipalName] Required": "user",
              "Initial password [passwordProfile] Required": "password",
              "Block sign in (Yes/No) [accountEnabled] Required": "",
              "First name [givenName]": "first", "Last name [surname]": "last",
              "Job title [jobTitle]": "", "Department [department]": ""},
    "by hand": {"Pupil name": "name", "Known as": "first", "Class": "class", "Login": "user",
                "Birthday": "born", "Contact 1 surname": "", "Mother's first name": "",
                "School name": "", "Name (parent)": ""},
}
WORDS = {"last": "surname", "first": "first name", "name": "full name", "born": "date of birth",
         "class": "class", "user": "user name", "password": "earlier password",
         "unit": "organisational unit"}
FOR_IMPORT = ("last", "first", "name", "born", "user")
VALUES = {"born": "27/04/2013", "user": "root", "class": "3B", "unit": "/Pupils"}


def dressed(title, draw):
    """The same title in other case, spaces and punctuation."""
    inner, bracket, rest = re.fullmatch(r"([^\[]*)(\[.*\])?(.*)", title).groups("")
    for separator in draw.sample((" ", "_", "-", "", ".", "  ", "\u00a0", " \u2013 "), 2):
        inner = inner.strip().replace(" ", separator)
    inner = draw.choice((str, str.upper, str.lower, str.title))(inner)
    return " " * draw.randrange(2) + inner + (" " + bracket if bracket else "") + rest


def table_of(columns, titles=None):
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(titles or list(columns))
    table.writerow([VALUES.get(kind, "Zoe") for kind in columns.values()])
    return out.getvalue()


def expected(columns, titles, kinds):
    """What is printed of a table, in one line."""
    shown = [" ".join(title.split()) for title in titles]
    used = [f"{title} ({WORDS[kind]})" for title, kind in zip(shown, columns.values())
            if kind in kinds]
    other = [title for title, kind in zip(shown, columns.values()) if kind not in kinds]
    return (f"Columns used: {', '.join(used)} Columns not used: {', '.join(other) or 'none'} ")


def titles_of_programs(tap, bench, imports):
    draw = random.Random(12)
    for name, columns in EXPORTS.items():
        faults = []
        for number in range(12):
            titles = [dressed(title, draw) for title in columns] if number else list(columns)
            text = table_of(columns, titles)
            code, said, error = imports.run(text)
            if code or expected(columns, titles, FOR_IMPORT) not in said:
                faults += [f"import: {titles}", said, error]
            with open(bench.path("export.csv"), "w", newline="", encoding="utf-8") as out:
                out.write(("version:v1.0\r\n" if name == "Entra" else "") + text)
            done = bench.run("--class", "export.csv", "-o", f"export-{name}-{number}.csv")
            said = " ".join(done.stdout.split()) + " "
            if done.returncode or expected(columns, titles, WORDS) not in said:
                faults += [f"class: {titles}", said, done.stderr]
        tap.case(f"{name}: titles in many spellings", faults)


def names_kept_out(tap, bench):
    """All names count, the preferred one is shown."""
    with open(bench.path("names.csv"), "w", encoding="utf-8") as out:
        out.write("LEGAL FORENAME,Preferred Forename,Known as,Surname\nHarold,Hazel,,Reed\n"
                  "Rose,,,Moss\nHarold,,Harriet,Reed\n")
    done = bench.run("--class", "names.csv", "-o", "names-out.csv", "--cards", "names.html")
    tap.equal("preferred names are those of the cards",
              (done.stderr, [card["bdi"][0] for card in read_page(bench.path("names.html")).cards]),
              ("", ["Hazel", "Rose", "Harriet"]))


# ---- --map

def maps(tap, bench, imports):
    text = "Kennung,Vorname,Nachname,Haustier\nroot,Zoe,Quill,Quokka\n"
    _, said, error = imports.run(text, "--map", "USER=Kennung,first=vorname")
    tap.equal("kinds are in small letters", error.split(":")[1:3], [" --map", " USER"])
    code, said, error = imports.run(text, "--map", "user=KENNUNG,first=vorname", "--map",
                                    "pet=HausTier")
    tap.true("columns in any letters", code == 0 and "Columns used: Kennung (user name), Vorname "
             "(first name), Haustier (pet) Columns not used: Nachname" in said)
    code, _, error = imports.run(text, "--map", "user=Login,first=Vorname")
    tap.equal("an unknown column: the columns that there are", (code, error),
              (2, "pwpolicy: standard input:1: no column is called Login; the columns are "
                  "Kennung, Vorname, Nachname, Haustier\n"))
    with open(bench.path("map.csv"), "w", encoding="utf-8") as out:
        out.write(text)
    done = bench.run("--class", "map.csv", "-o", "map-out.csv", "--map",
                     "user=kennung,first=VORNAME,last=Nachname,pet=Haustier")
    tap.equal("the same for a class", (done.returncode, list(read_table(bench.path("map-out.csv"))[0])),
              (0, ["user", "first_name", "surname", "password", "change_at_first_login"]))
    done = bench.run("--class", "map.csv", "-o", "x.csv", "--map", "first=Rufname")
    tap.equal("and its message", (done.returncode, done.stderr),
              (2, "pwpolicy: map.csv:1: no column is called Rufname; the columns are Kennung, "
                  "Vorname, Nachname, Haustier\n"))
    for count in (1, 2, 31, 32, 33, 64, 100, 200, 510):
        titles = ",".join(["user", *(f"Word {i}" for i in range(count))])
        row = ",".join(["root", *(f"quokka{i}" for i in range(count))])
        mapped = ",".join(f"other=word {i}" for i in range(count))
        code, said, error = imports.run(f"{titles}\n{row}\n", "--map", f"user=user,{mapped}")
        tap.true(f"{count} columns of words", code == 0 and said.count("quokka") == 0
                 and said.count("(other)") == count)


# ---- encodings, ends of lines, rows without text

def files(tap, bench, imports):
    text = "Username,Forename,DOB\nroot,Zoë,27/04/2013\nROOT,Zoë,27/04/2013\n"
    plain = imports.run(text)
    tap.true("a table is read", plain[0] == 0 and "Forename (first name)" in plain[1])
    for name, encoding in (("UTF-8 with a mark", "utf-8-sig"), ("UTF-16", "utf-16"),
                           ("Windows-1252", "cp1252")):
        for end in ("\n", "\r\n"):
            data = text.replace("\n", end).encode(encoding)
            tap.equal(f"{name}, {end!r}", imports.run(data), plain)
    for separator, cause in ((";", "a semicolon: fields are separated by commas"),
                             ("\t", "a tab: fields are separated by commas")):
        data = text.replace(",", separator)
        code, _, error = imports.run(data.encode("utf-16"))
        tap.true(f"{separator!r} between fields: import", code == 2 and cause in error)
        with open(bench.path("semi.csv"), "w", encoding="utf-16") as out:
            out.write(data)
        done = bench.run("--class", "semi.csv", "-o", "x.csv")
        tap.true(f"{separator!r} between fields: class", done.returncode == 2
                 and cause in done.stderr)
    for empty in ("\n", ",,\n", ",,,,,,\n", " , ,\n", '"","",""\n', "\n\n,,\n"):
        body = text.replace("\n", "\n" + empty) + empty
        code, said, error = imports.run(body)
        rows = body.count("\n") - 3
        tap.true(f"rows such as {empty!r}: import", (code, error) == (0, "")
                 and f"Skipped, empty: {rows} rows" in said)
        with open(bench.path("gaps.csv"), "w", encoding="utf-8") as out:
            out.write(body.replace("ROOT", "daemon"))
        name = f"gaps-{ord(empty[0])}-{len(empty)}.csv"
        done = bench.run("--class", "gaps.csv", "-o", name)
        tap.true(f"rows such as {empty!r}: class", (done.returncode, done.stderr) == (0, "")
                 and f"Skipped, empty: {rows} rows\n" in done.stdout
                 and len(read_table(bench.path(name))) == 2)


# ---- users

def users(tap, bench, imports):
    for cell, words in (("root", ""), ("ROOT", "capital"), ("Root", "capital"),
                        ("root@school.example", "before the @"),
                        ("Root@School.example", "before the @"), ("root@x", "before the @")):
        code, said, error = imports.run(f"User,First\n{cell},Zoe\n")
        tap.true(f"{cell} is root", (code, error) == (0, "") and "about 1 person" in said
                 and words in said)
    for cell in ("nobody_here", "nobody_here@school.example", "@root", "root@", "a@root"):
        code, said, error = imports.run(f"User,First\n{cell},Zoe\nroot,Zoe\n")
        known = cell == "root@"
        tap.true(f"{cell} is {'' if known else 'not '}", code == 0
                 and ("about nobody on this system: 1 of 2 rows, line 2" in said) != known)
    code, _, error = imports.run("Email,First\nroot@a.example,Zoe\nroot@A.example,Ann\n"
                                 "root@b.example,Ann\n")
    tap.true("addresses of two domains may be two people", code == 2
             and "standard input:4: " in error and "line 3" in error)
    with open(bench.path("mail.csv"), "w", encoding="utf-8") as out:
        out.write("Email,First\nroot@a.example,Zoe\nDaemon@a.example,Ann\nzzz@a.example,Bob\n")
    done = bench.run("--class", "mail.csv", "-o", "mail-out.csv")
    tap.true("a class tells the same", done.returncode == 0
             and "before the @: 2 pupils, lines 2-3\n" in done.stdout
             and "capital and small letters: 1 pupil, line 3\n" in done.stdout)


# ---- names with many parts

def many_parts(tap, imports):
    parts = ["alder", "birch", "cedar", "damson", "elder", "fig", "gorse", "hazel", "ivy",
             "juniper", "kale", "larch", "maple", "nettle", "oak", "pine", "quince", "rowan",
             "sorrel", "thyme", "umber", "vetch", "willow", "yarrow"]

    def forms(count, joined=" "):
        _, said, _ = imports.run(f"user,name\nroot,{joined.join(parts[:count])}\n")
        return int(re.search(r" in (\d+) forms", said)[1])

    for joined in (" ", "-", "' "):
        counts = [forms(count, joined) for count in range(14, len(parts) + 1)]
        tap.case(f"each part counts, joined by {joined!r}",
                 [f"{14 + i}: {one} to {two}" for i, (one, two) in
                  enumerate(zip(counts, counts[1:])) if two <= one])


# ---- out

def formats(tap, bench, imports):
    rows = [("Amelia", "Jones", "root@x.example"), ("Amelia", "Khan-Smith", "Daemon@x.example"),
            ("=cmd", "O'Neil", "bin@x.example")]
    with open(bench.path("mails.csv"), "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([("Forename", "Surname", "School email"), *rows])
    for name, first in (("google", "First Name [Required]"), ("entra", "First name [givenName]")):
        done = bench.run("--class", "mails.csv", "-o", f"{name}.csv", "--format", name)
        tap.equal(f"{name}: a table is written", (done.returncode, done.stderr), (0, ""))
        with open(bench.path(f"{name}.csv"), newline="", encoding="utf-8") as lines:
            above = lines.readline() if name == "entra" else "version:v1.0\r\n"
            given = list(csv.DictReader(lines, strict=True))
        tap.equal(f"{name}: with its titles and people", (above, [row[first] for row in given]),
                  ("version:v1.0\r\n", ["Amelia", "Amelia", "'=cmd"]))
        with open(bench.path(f"{name}.csv"), "rb") as text:
            code, said, error = imports.run(text.read())
        tap.true(f"{name}: an import reads it", (code, error) == (0, "") and "about 3 people" in said)
        done = bench.run("--class", f"{name}.csv", "-o", f"{name}-again.csv", "--format", name)
        tap.equal(f"{name}: and so does a class", (done.returncode, done.stderr), (0, ""))
    google = read_table(bench.path("google.csv"))[0]
    tap.equal("google: an account has to change its password",
              (google["Change Password at Next Sign-In"], google["Org Unit Path [Required]"],
               google["Email Address [Required]"], len(google)),
              ("TRUE", "/", "root@x.example", 29))
    whole = {"Amelia Jones": ("Amelia", "Jones"), "Ben Carlos Smith": ("Ben Carlos", "Smith"),
             "Jones, Amelia Rose": ("Amelia Rose", "Jones"), "van der Berg, Jan": ("Jan",
             "van der Berg"), "  Zoe   Quill ": ("Zoe", "Quill"), "Li，Wei": ("Wei", "Li")}
    with open(bench.path("whole.csv"), "w", newline="", encoding="utf-8") as out:
        csv.writer(out).writerows([("Name", "Email"), *((name, f"u{i}@x.example") for i, name in
                                                        enumerate(whole))])
    bench.run("--class", "whole.csv", "-o", "whole-google.csv", "--format", "google")
    tap.equal("google: a full name in its two parts",
              [(row["First Name [Required]"], row["Last Name [Required]"])
               for row in read_table(bench.path("whole-google.csv"))], list(whole.values()))
    with open(bench.path("none.csv"), "w", encoding="utf-8") as out:
        out.write("user,name\nann,Ann Lee\n")
    for name in ("google", "entra"):
        done = bench.run("--class", "none.csv", "-o", "x.csv", "--format", name)
        tap.equal(f"{name}: needs an address", (done.returncode, done.stderr),
                  (2, f"pwpolicy: none.csv:2: --format {name} needs an e-mail address, as the "
                      "user name or in a column of its own\n"))


def told_apart(tap, bench):
    """Whatever a table has, no two cards show the same."""
    draw = random.Random(12)
    for number in range(50):
        rows = [("Amelia" if draw.random() < .8 else "Ben", draw.choice(("Jones", "Khan")),
                 draw.choice(("3A", "3B", "")), f"user{i}" if draw.random() < .5 else "")
                for i in range(draw.randrange(2, 9))]
        with open(bench.path("same.csv"), "w", newline="", encoding="utf-8") as out:
            csv.writer(out).writerows([("Forename", "Surname", "Form", "Login"), *rows])
        full = ["--full-names"] * (number % 2)
        done = bench.run("--class", "same.csv", "-o", f"same-{number}.csv", "--cards",
                         f"same-{number}.html", *full)
        page = read_page(bench.path(f"same-{number}.html"))
        shown = ["".join(card["h1"]) + re.sub("card .*", "", "".join(card["p"]))
                 for card in page.cards]
        if done.returncode or len(set(shown)) != len(rows):
            tap.case(f"class {number}: cards can be told apart", [*map(str, rows), *shown])
            return
    tap.case("50 classes: cards can be told apart", [])


def main(program):
    """Runs all cases."""
    tap = Tap()
    imports = Import(program)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(program, folder)
        dates(tap, imports)
        all_days(tap, imports)
        orders(tap, imports)
        in_a_class(tap, bench)
        titles_of_programs(tap, bench, imports)
        names_kept_out(tap, bench)
        maps(tap, bench, imports)
        files(tap, bench, imports)
        users(tap, bench, imports)
        many_parts(tap, imports)
        formats(tap, bench, imports)
        told_apart(tap, bench)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
