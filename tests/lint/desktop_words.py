#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Our sentences hold none of the words by which desktop tools read what passwd prints.

    desktop_words.py ROOT

GNOME's settings run /usr/bin/passwd and stop at the first of these words in its output,
taking it for the whole answer. "BAD PASSWORD" is the one that the module says on purpose.
"""
import pathlib
import re
import sys

from report import Report

WORDS = ("successfully", "short", "longer", "palindrome", "dictionary", "simple", "similar",
         "case", "different", "DIFFERENT", "wrapped", "recovered", "recent", "unchanged",
         "match", "failure", "1 numeric or special", "assword: ")
STRING = re.compile(r'"(?:\\.|[^"\\])*"')


def sentences(source):
    """The texts of a C file, with neighbouring pieces joined; comments are left out."""
    code = re.sub(r"/\*.*?\*/", "", source, flags=re.S)
    joined = re.sub(r'"\s*\n\s*"', "", code)
    return [text for text in STRING.findall(joined) if " " in text]


def found(texts):
    return [f"{word}: {text}" for text in texts for word in WORDS if word in text]


def main(root):
    source = (pathlib.Path(root) / "libpwpolicy/present/message.c").read_text("utf-8")
    texts = sentences(source)
    report = Report()
    report.case("no sentence holds a word that desktop tools look for", found(texts))
    report.case("the sentences were read", [] if len(texts) > 50 else [f"only {len(texts)}"])
    control = sentences('say("It is too "\n\t"short.");')
    report.case("such a word would be found", [] if found(control) else ["it was not"])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
