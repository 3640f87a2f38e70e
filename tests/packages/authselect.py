# SPDX-License-Identifier: MIT
"""What authselect makes of our profile: lines and words that stand or fall with a feature."""
import itertools
import pathlib
import re

LINE = re.compile(r'\s*\{(include|exclude) if "([\w-]+)"\}$')
WORD = re.compile(r'\{if (not )?"([\w-]+)":([^|}]*)(?:\|([^}]*))?\}')
STACKS = ("system-auth", "password-auth", "postlogin", "fingerprint-auth", "smartcard-auth")


def render_line(line, features):
    """The line, or None where it is left out."""
    if found := LINE.search(line):
        if (found[1] == "include") != (found[2] in features):
            return None
        line = line[:found.start()]
    return WORD.sub(lambda word: word[3] if bool(word[1]) != (word[2] in features) else word[4] or "",
                    line)


def render(text, features):
    lines = (render_line(line, features) for line in text.splitlines())
    return "".join(line + "\n" for line in lines if line is not None)


def stacks(folder, features):
    return {name: render(pathlib.Path(folder, name).read_text("utf-8"), features) for name in STACKS}


def features_of(folder):
    """Those that the profile's README tells of."""
    return re.findall(r"^(with[\w-]+)::$", pathlib.Path(folder, "README").read_text("utf-8"), re.M)


def every_choice(names):
    return [frozenset(choice) for count in range(len(names) + 1)
            for choice in itertools.combinations(names, count)]


def used(folder):
    """The features that any file of the profile asks for."""
    return {name for path in pathlib.Path(folder).iterdir()
            for name in re.findall(r'if (?:not )?"([\w-]+)"', path.read_text("utf-8"))}
