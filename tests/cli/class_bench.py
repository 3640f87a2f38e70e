# SPDX-License-Identifier: MIT
"""The command in a folder of its own, and what is found in the files that it writes."""
import csv
import html.parser
import os
import signal
import stat
import subprocess
import time

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


def mode(path):
    return stat.S_IMODE(os.stat(path).st_mode)
