#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Shows how the school policy judges some passwords.

    judge.py COMMAND

COMMAND is the built pwpolicy. The passwords go to it by pipe, never as arguments.
"""
import json
import subprocess
import sys

from paper import bad, good, wrap

PERSON = {"user": "akhan", "full_name": "Aisha Khan", "profile": "staff"}
SAMPLES = (
    "Password1!",
    "Summer2025!",
    "Khan2014!x",
    "P@ssw0rd1",
    "qwertyuiop12",
    "MuJwh3ditpem",
    "Tgs2f!wp",
    "Wtbcd4tM&os!",
    "coffee-train-fish",
    "GreenLampSoapTulip",
)
ROUTES = {
    "composition": "Mixed kinds of characters, and hard to guess.",
    "passphrase": "A passphrase of random words.",
    "length": "Long, and hard to guess.",
    "strength": "Hard to guess, whatever it is made of.",
}
BANDS = ("guessed at once", "very weak", "weak", "strong", "very strong")


def judge(command):
    lines = "".join(json.dumps({"password": sample, **PERSON}) + "\n" for sample in SAMPLES)
    done = subprocess.run([command, "check", "--batch", "--json", "--policy", "school"],
                          input=lines, text=True, capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"pwpolicy could not judge the samples: {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def why(verdict):
    if verdict["accepted"]:
        return ROUTES[verdict["route"]]
    return " ".join(dict.fromkeys(reason["message"] for reason in verdict["reasons"]))


def main(command):
    print(wrap("Aisha Khan (user name akhan) is a member of staff. This is how the school "
               "policy judges passwords that she might choose:"))
    print()
    print(f"  {'PASSWORD':<20}{'VERDICT':<10}{'BITS':>5}  {'STRENGTH':<17}WHY")
    for sample, verdict in zip(SAMPLES, judge(command), strict=True):
        word = good("accepted") if verdict["accepted"] else bad("refused ")
        lines = wrap(why(verdict), 56).splitlines()
        print(f"  {sample:<20}{word}  {verdict['bits']:>5.1f}  {BANDS[verdict['band']]:<17}"
              f"{lines[0].strip()}")
        for line in lines[1:]:
            print(line)
    print()
    print("  Each bit more doubles the guesses that an attacker needs.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
