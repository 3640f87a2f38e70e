#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What `policy explain` promises is what `check` does.

    test_explain.py PWPOLICY WORDLISTS

Policies are drawn at random, options and all. Every sentence about the rules becomes a claim
about passwords that are drawn, too, and the verdict on these must bear it out; a sentence that no
claim here knows is a fault.
"""
import collections
import json
import os
import pathlib
import random
import re
import string
import subprocess
import sys
import tempfile

from tap import Tap

POLICIES = 150
COMMON = """password 123456 123456789 12345678 qwerty qwerty123 111111 abc123 password1 iloveyou
    1q2w3e4r letmein monkey dragon football liverpool arsenal princess sunshine welcome trustno1
    starwars pokemon minecraft qwertyuiop asdfghjkl zxcvbnm 1qaz2wsx 987654321 000000 123123 666666
    secret computer michael jessica thomas summer cheese passw0rd p@ssw0rd changeme Password1
    Password1! Qwerty123 Welcome1 Liverpool1 Monkey123 Summer2024 14/03/1987 14031987 2017-09-03
    march lantern harbour umbrella elephant""".split()
OWN = ("akhan", "aisha", "khan", "Aisha1", "Khan2014", "aishakhan", "AishaKhan1", "khanaisha!")
CAUTION = 8  # bits: a threshold is held against an estimate that may be lower than the shown one
KINDS = (string.ascii_lowercase, string.ascii_uppercase, string.digits, "!$%&*+-=?@^_")
NUMBER = re.compile(r"\d+")
Found = collections.namedtuple("Found", "accepted bits route reasons")
# A number as it is drawn for an option: off, or from low to high.
OPTIONS = {"min_length": (1, 24), "recommended_length": (0, 30), "max_length": (100, 120),
           "min_classes": (0, 4), "min_strength": (0, 60), "passphrase_words": (2, 6),
           "min_strength_passphrase": (0, 60), "long_length": (1, 100),
           "min_strength_long": (0, 60), "min_strength_any": (0, 70)}
OFF = {"recommended_length", "passphrase_words", "long_length", "min_strength_any"}


def draw_policy(dice):
    """Lines of a policy, and the numbers in it."""
    numbers = {}
    for name, (low, high) in OPTIONS.items():
        if dice.random() < 0.7:
            numbers[name] = 0 if name in OFF and dice.random() < 0.4 else dice.randint(low, high)
    lines = [f"{name} = {number}" for name, number in numbers.items()]
    if dice.random() < 0.4:
        wanted = dice.sample(["letter", "lower", "upper", "digit", "symbol"], dice.randint(1, 3))
        lines.append("require = " + ", ".join(wanted))
    return lines


class Machine:
    """The command with one policy."""

    def __init__(self, program, path):
        self.program, self.path = program, str(path)

    def run(self, *arguments, text=None):
        """Standard output; a failure ends the test."""
        done = subprocess.run([self.program, *arguments], input=text, capture_output=True, text=True,
                              check=False, env={"PATH": "/usr/bin:/bin"}, timeout=60)
        if done.returncode or done.stderr:
            raise SystemExit(f"Bail out! {arguments}: {done.stderr}")
        return done.stdout

    def value(self, name):
        """An option as a number."""
        found = re.search(rf"^{name} = ([\d.]+)$", self.run("policy", "show", self.path), re.M)
        return float(found[1]) if found else 0.0

    def sentences(self):
        text = self.run("policy", "explain", self.path).replace("\n    ", " ")
        return re.findall(r"^  - (.*)$", text, re.M)

    def judge(self, passwords):
        lines = "".join(json.dumps({"password": p, "full_name": "Aisha Khan", "words": ["akhan"]}) + "\n"
                        for p in passwords)
        text = self.run("check", "--batch", "--json", "-p", self.path, text=lines)
        return [Found(v["accepted"], v["bits"], v["route"], {r["name"] for r in v["reasons"]})
                for v in map(json.loads, text.splitlines())]


def drawn(dice, length, kinds):
    """A random password that has all the kinds, as far as it is long enough."""
    must = [dice.choice(kind) for kind in kinds][:length]
    rest = [dice.choice("".join(kinds)) for _ in range(length - len(must))]
    return "".join(dice.sample(must + rest, length))


class Claims:
    """A method for each sentence: what is wrong with it, as a list."""

    def __init__(self, machine, dice, words):
        self.machine, self.dice, self.words = machine, dice, words
        self.said = machine.sentences()
        self.offers = {"passphrase": any("random words" in s for s in self.said),
                       "length": any("characters of any kind" in s for s in self.said),
                       "strength": any("strong enough" in s for s in self.said),
                       "composition": True, "": True}

    def many(self, length, kinds, count=12):
        return [drawn(self.dice, length, kinds) for _ in range(count)]

    def refused(self, passwords, why, unless=lambda found: False):
        return [f"accepted, {why}: {p} {found}" for p, found in
                zip(passwords, self.machine.judge(passwords)) if found.accepted and not unless(found)]

    def least(self, number):
        faults = self.refused(self.many(max(number - 1, 1), KINDS), "too short") if number > 1 else []
        long_enough = self.many(number, KINDS)
        return faults + [f"too short: {p}" for p, found in zip(long_enough, self.machine.judge(long_enough))
                         if "too_short" in found.reasons]

    def recommended(self, number):
        found = self.machine.judge(self.many(number, KINDS))
        return [] if not any(f.reasons & {"too_short", "too_long"} for f in found) else ["a wrong length"]

    def kinds(self, number):
        kinds = self.dice.sample(KINDS, number - 1)
        return self.refused(self.many(25, kinds) + self.many(40, kinds), "too few kinds", self.is_offered)

    def is_offered(self, found):
        """By another way that is told too."""
        return found.route != "composition" and self.offers[found.route]

    def one_of(self, kinds):
        rest = [kind for kind in KINDS if kind not in kinds]
        return self.refused(self.many(25, rest) + self.many(40, rest), "without it", self.is_offered)

    def any_kind(self, number):
        passwords = [p for kind in KINDS[:2] for p in self.many(number, [kind], 6)]
        least = self.machine.value("min_strength_long")
        return [f"refused: {p} {found}" for p, found in zip(passwords, self.machine.judge(passwords))
                if not found.accepted and found.bits >= least + CAUTION]

    def random_words(self, number):
        passwords = ["-".join(self.dice.choices(self.words, k=number)) for _ in range(20)]
        found = self.machine.judge(passwords)
        refused = [f"refused: {p} {f}" for p, f in zip(passwords, found) if not f.accepted
                   and not f.reasons & {"too_short", "too_long"}]
        return refused if len(refused) > 2 else []  # two in twenty may be common phrases

    def strong_enough(self, _):
        length = min(int(self.machine.value("max_length")), 64)
        found = self.machine.judge(self.many(length, KINDS[:1]))
        return [] if all(f.accepted for f in found) else [f"refused: {found}"]

    def not_common(self, _):
        return self.refused(COMMON, "common")

    def first(self, number):
        return [f"{p} {f}" for p, f in zip(COMMON, self.machine.judge(COMMON))
                if f.accepted and 2 ** (f.bits + 0.01) < number]

    def not_own(self, _):
        return self.refused(OWN, "about the person")

    def holds(self, sentence):
        """What is wrong with a sentence."""
        for pattern, claim, *arguments in TABLE:
            if re.match(pattern, sentence):
                number = NUMBER.search(sentence)
                arguments = arguments or [int(number[0]) if number else 1]
                return [f"{sentence} {fault}" for fault in claim(self, *arguments)]
        return [f"no claim for: {sentence}"]

    def silence(self):
        """What is not said is not so: no acceptance by a way that is not told."""
        passwords = [p for length in (8, 14, 30, 60) for count in (1, 2, 4)
                     for p in self.many(length, self.dice.sample(KINDS, count), 3)]
        return [f"a way that is not told: {found}" for found in self.machine.judge(passwords)
                if found.accepted and not self.offers[found.route]
                and any(re.match(r"At least (\d of:|one (?!character\.))", s) for s in self.said)]


TABLE = (
    (r"At least one character\.$", Claims.least, 1), (r"At least \d+ characters\.$", Claims.least),
    (r"\d+ or more are recommended", Claims.recommended),
    (r"At least one letter", Claims.one_of, KINDS[:2]),
    (r"At least one small letter", Claims.one_of, KINDS[:1]),
    (r"At least one capital letter", Claims.one_of, KINDS[1:2]),
    (r"At least one digit", Claims.one_of, KINDS[2:3]),
    (r"At least one character that is neither", Claims.one_of, KINDS[3:]),
    (r"At least \d+ of:", Claims.kinds),
    (r"(Instead of mixing them, |Good, for instance: )\d+ random words", Claims.random_words),
    (r"Or \d+ characters of any kind", Claims.any_kind),
    (r"Or any password that is strong enough", Claims.strong_enough),
    (r"Hard to guess: no common", Claims.not_common), (r"Not among the first \d+", Claims.first),
    (r"Not based on your name", Claims.not_own), (r"Passwords in use: ", lambda *_: []),
)


def main(program, folder):
    """Draws policies, and asks."""
    tap = Tap()
    words = [word for word in (pathlib.Path(folder) / "general.txt").read_text().split("\n")
             if re.fullmatch("[a-z]{4,}", word)]
    seen = collections.Counter()
    faults = []
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "drawn.conf"
        for seed in range(POLICIES):
            dice = random.Random(seed)
            lines = draw_policy(dice) or ["retry = 3"]
            path.write_text("\n".join(lines) + "\n")
            os.chmod(path, 0o600)
            claims = Claims(Machine(os.path.abspath(program), path), dice, words)
            wrong = [fault for said in claims.said for fault in claims.holds(said)] + claims.silence()
            seen.update(NUMBER.sub("N", said)[:24] for said in claims.said)
            if wrong:
                faults += [f"policy {seed}: {'; '.join(lines)}", *wrong[:4]]
    tap.case(f"{POLICIES} drawn policies: every sentence is borne out", faults)
    tap.true("every sentence was met", len(seen) >= len(TABLE) - 1)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
