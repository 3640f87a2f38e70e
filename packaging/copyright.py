#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Writes debian/copyright: the project's licence, and those of the word lists as they came.

    copyright.py ROOT

The texts are LICENSE and wordlists/COPYING.*, so that each stands in the tree once. What is
installed are compiled lists, so the licences of all of them are those of the library.
"""
import pathlib
import re
import sys

HEAD = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: pwpolicy
Source: https://pwpolicy.example.org/
Comment: The lists in wordlists/ were made by tools/make-wordlists from the packages that
 wordlists/README.md names, with origin and licence of each.
"""
# The lists that were made from each source; the others are this project's.
LISTS = {
    "cmudict": ("sounds",),
    "faker": ("names", "surnames", "places"),
    "human-names": ("names",),
    "scowl": ("words", "places", "general", "junior", "infant"),
    "subtlex": ("words", "general", "junior", "infant"),
    "wordnet": ("collocations",),
    "zxcvbn": ("passwords", "openings", "endings", "words", "names"),
    "zxcvbn-ts": ("passwords", "openings", "endings", "words", "names", "surnames"),
}


def paragraph(text):
    """A text as the body of a field: indented, empty lines as dots."""
    return "\n".join(f" {line.rstrip()}" if line.strip() else " ."
                     for line in text.strip().splitlines())


def holders(text):
    """The lines that name who holds the copyright, each once."""
    found = re.findall(r"^.*?copyright:?\s*(?:\(c\)|©)?\s*(\d{4}.*?)\s*$", text, re.M | re.I)
    clean = (re.sub(r" as well$|[., ]*All rights.*$", "", line).rstrip(".") for line in found)
    return list(dict.fromkeys(line for line in clean if re.search("[A-Za-z]", line)))


def licences(root):
    """Name of a source -> its licence text."""
    found = {path.suffix[1:]: path.read_text("utf-8")
             for path in sorted((root / "wordlists").glob("COPYING.*"))}
    if set(found) != set(LISTS):
        raise SystemExit(f"copyright.py: no lists are known of {set(found) ^ set(LISTS)}")
    return found


def main(root):
    root = pathlib.Path(root)
    found = licences(root)
    files = {}
    for source, lists in LISTS.items():
        for name in lists:
            files.setdefault(name, []).append(source)
    own = (root / "LICENSE").read_text("utf-8")
    print(HEAD)
    print(f"Files: *\nCopyright: {holders(own)[0]}\nLicense: Expat")
    for name, sources in sorted(files.items()):
        lines = [line for source in sources for line in holders(found[source])]
        print(f"\nFiles: wordlists/{name}.txt\nCopyright: " + "\n ".join(dict.fromkeys(lines)))
        print("License: Expat and " + " and ".join(f"list-{source}" for source in sources))
    print("\nLicense: Expat\n" + paragraph(own.partition("\n\n")[2].partition("\n\n")[2]))
    for source, text in found.items():
        print(f"\nLicense: list-{source}\n" + paragraph(text))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
