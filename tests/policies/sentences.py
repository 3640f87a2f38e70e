#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What people read of a refusal, over some thousand drawn passwords and all profiles.

    sentences.py PWPOLICY WORDLISTS

In plain sentences a refusal has at most four lines, short ones of common words, and ends with
what to do. In both levels no sentence tells where a part is or holds a piece of the password,
and none calls a refused password good.
"""
import concurrent.futures
import pathlib
import random
import re
import subprocess
import sys

from tap import Tap, judge

SEED, DRAWN, SHOWN = 30, 2000, 400
COLUMNS, LINES = 75, 4
# Ranks of English words; and those that every pupil hears with a computer.
COMMONEST, OWN = 5000, {"log-in", "password", "passwords", "e-mail", "postcode"}
PROFILES = ("admin", "pupil", "staff")
NEXT_STEP = ("Put ", "Think of ", "Use more ")
NAMES = "Harriet Bilal Saoirse Marek Ngozi Zainab".split()
PIECES = {"full_name": "Imogen Entwistle", "user": "ientwistle",
          "words": ["Biscuit", "14/03/2009", "Kendal", "07700 900123", "RG45 6DE"],
          "site": ["Greenhill Academy"]}


def draw(dice, passwords, words):
    """One password as people make them, mostly bad."""
    known = dice.choice(["Imogen", "Entwistle", "ientwistle", "biscuit", "14032009", "Kendal",
                         "07700900123", "RG456DE", "Greenhill", dice.choice(NAMES)])
    common, word = dice.choice(passwords[:3000]), dice.choice(words)
    ends = ("", str(dice.randint(1, 99)), str(dice.randint(1950, 2026)), "!", "#1", "\t", "é")
    middle = dice.choice([known, common, word, common + word, known + common, word * 2,
                          "qwertyui"[:dice.randint(3, 8)], "23456789"[:dice.randint(3, 8)],
                          known + word, word + known, word[:2]])
    return dice.choice([str, str.title, str.upper])(middle) + dice.choice(ends)


def told(sentence, password):
    """Faults of a sentence in any level."""
    faults = []
    if re.search(r"\d+ to \d+", sentence):
        faults.append("tells a place")
    low = password.strip("\t").lower()
    if len(low) > 4 and low in sentence.lower():
        faults.append("holds the password")
    return [f"{fault}: {sentence}" for fault in faults]


def words_of(sentence):
    return re.findall(r"[a-z][a-z'-]*", sentence.lower())


def show(command, question):
    """What the command prints in plain sentences."""
    options = ["--policy", "school", "--profile", question["profile"], "--level", "plain",
               "--full-name", PIECES["full_name"]]
    for name, values in (("--word", PIECES["words"]), ("--site", PIECES["site"])):
        options += [item for value in values for item in (name, value)]
    return subprocess.run([command, "check", *options], input=question["password"] + "\n",
                          capture_output=True, text=True, encoding="utf-8", check=False).stdout


def faults_of_text(text, common):
    """Faults of a refusal that the command prints for a child."""
    lines = text.splitlines()
    faults = []
    if not lines[0].startswith("Refused"):
        return faults
    if not 3 <= len(lines) <= LINES:
        faults.append(f"{len(lines)} lines")
    faults += [f"{len(line)} columns: {line}" for line in lines if len(line) > COLUMNS]
    if not lines[-1].strip(" -").startswith(NEXT_STEP):
        faults.append(f"no next step: {lines[-1]}")
    if re.search(r"bits|good|strong", text):
        faults.append(f"a number for experts, or praise: {text}")
    strange = {word for line in lines[1:] for word in words_of(line)} - common
    return faults + [f"not a common word: {word}" for word in strange]


def main(command, wordlists):
    read = lambda name: pathlib.Path(wordlists, name).read_text("ascii").split("\n")[:-1]
    dice, tap = random.Random(SEED), Tap()
    passwords, words, english = read("passwords.txt"), read("general.txt"), read("words.txt")
    common = {*english[:COMMONEST], *OWN}
    asked = [{"password": draw(dice, passwords, words), "profile": dice.choice(PROFILES), **PIECES}
             for _ in range(DRAWN)]
    for level in ("plain", "standard"):
        results = judge(command, asked, "--policy", "school", "--level", level)
        refused = [(question, result) for question, result in zip(asked, results)
                   if not result["accepted"]]
        tap.case(f"{level}: most are refused", len(refused) > DRAWN / 2, str(len(refused)))
        faults = {fault for question, result in refused for reason in result["reasons"]
                  for fault in told(reason["message"], question["password"])}
        tap.case(f"{level}: no place, no password", not faults, "; ".join(faults))
        sentences = {reason["message"] for _, result in refused for reason in result["reasons"]}
        tap.case(f"{level}: many sentences were seen", len(sentences) >= 20, str(sentences))
        if level == "plain":
            letters = [len(word) for sentence in sentences for word in words_of(sentence)]
            tap.case("plain: words are short", sum(letters) / len(letters) < 4.3,
                     str(sum(letters) / len(letters)))
        firsts = {result["advice"][0] for _, result in refused}
        tap.case(f"{level}: the first advice is never about keeping it",
                 not any("write" in first for first in firsts), str(firsts))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        shown = list(pool.map(lambda question: show(command, question), asked[:SHOWN]))
    faults = {fault for text in shown for fault in faults_of_text(text, common)}
    tap.case("a refusal in four short lines of common words", not faults, "; ".join(faults))
    return tap.end()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
