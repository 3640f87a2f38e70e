#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The same passwords get the same bits, reasons and sentences in every locale.

    test_locales.py BITS

BITS is the built program bits. The locales are made in a private folder, so that the test needs
none of the machine's.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

# What the C library must say of each, so that the locale was surely in force: its codeset,
# whether the byte e4 is a letter, and the decimal point.
LOCALES = {
    "C": "ANSI_X3.4-1968 0 .",
    "C.UTF-8": "UTF-8 0 .",
    "en_GB.ISO-8859-1": "ISO-8859-1 1 .",
    "tr_TR.UTF-8": "UTF-8 0 ,",
}
MADE = {"en_GB.ISO-8859-1": ("en_GB", "ISO-8859-1"), "tr_TR.UTF-8": ("tr_TR", "UTF-8")}
PASSWORDS = 500


def make_locales(folder):
    for name, (source, charset) in MADE.items():
        subprocess.run(["localedef", "--no-archive", "-i", source, "-f", charset,
                        str(folder / name)], check=True, capture_output=True)


def judge(program, locale, folder):
    """The locale as the program saw it, and its verdicts."""
    env = {**os.environ, "LOCPATH": str(folder), "LC_ALL": locale, "LANGUAGE": ""}
    run = subprocess.run([program], env=env, capture_output=True, check=True)
    seen, _, verdicts = run.stdout.partition(b"\n")
    return seen.decode(), verdicts.splitlines()


def main(program):
    cases = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_locales(folder)
        _, expected = judge(program, "C", folder)
        cases.append(("every password has a verdict", len(expected) == PASSWORDS, ""))
        bits = {line.split(b" ")[0] for line in expected}
        cases.append(("the passwords differ in strength", len(bits) > PASSWORDS // 4, ""))
        for locale, signs in LOCALES.items():
            seen, verdicts = judge(program, locale, folder)
            cases.append((f"{locale} is in force", seen == f"{locale} {signs}", seen))
            cases.append((f"{locale} changes no verdict", verdicts == expected, ""))
    print(f"1..{len(cases)}")
    for number, (title, passed, seen) in enumerate(cases, 1):
        print("ok" if passed else "not ok", number, "-", title)
        if not passed and seen:
            print("# seen:", seen)
    return 0 if all(passed for _, passed, _ in cases) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
