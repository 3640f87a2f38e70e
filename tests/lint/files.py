#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every file says its licence, is clean text and keeps to the words that the style allows.

    files.py ROOT
"""
import pathlib
import re
import sys

from report import Report
from tree import is_script, walk

CODE = (".c", ".h", ".py", ".sh", ".mjs", ".build")
LONGEST_LINE = 110
CHECKSUM = "[0-9a-f]{64}"  # a table of these has long lines by nature
# Written in pieces, so that this file does not find itself.
PRIVATE = re.compile("|".join((
    "/" + r"work/\w", "/" + "tmp/wt-", "/" + "tmp/build-", "/" + r"home/(?!USER|\$|[\"'a-z]+\b)",
    r"deb\." + r"debian\.org", r"registry\." + r"npmjs", r"pypi\." + "org",
    r"crates\." + "io", r"proxy\." + r"golang\.org")))
UNFINISHED = re.compile(r"\b(TO" + "DO|FIX" + "ME|XX" + r"X)\b")
# Calls that the style bans in C, and the files that may name them after all.
BANNED_CALLS = {
    r"\b(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|sscanf|gets|alloca)\s*\(": (),
    r"\b(explicit_bzero|memset_explicit)\s*\(": ("base/wipe.c", "cli/common/secure_buffer.c"),
    r"\b(d?gettext|ngettext)\s*\(": ("libpwpolicy/present/message.c", "cli/"),
    # An assertion that does something would do it in some builds only.
    r"\bassert\s*\(.*([^=!<>]=[^=]|\+\+|--)": (),
}
COMMENT_OR_TEXT = re.compile(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"', re.S)


def is_code(root, path):
    return path.suffix in CODE or path.name == "meson_options.txt" or is_script(root, path)


def blanked(text):
    """C without comments and string contents; line numbers stay."""
    return COMMENT_OR_TEXT.sub(lambda match: "\n" * match[0].count("\n"), text)


def find(pattern, path, text):
    return [f"{path}:{number}: {line.strip()[:80]}"
            for number, line in enumerate(text.splitlines(), 1) if re.search(pattern, line)]


def banned(path, text):
    clean = blanked(text)
    return [fault for pattern, exempt in BANNED_CALLS.items()
            if not str(path).startswith(exempt or ("/",))
            for fault in find(pattern, path, clean)]


def unclean(path, data):
    """Faults of a file as text."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return [f"{path}: not UTF-8"]
    found = find(r"[ \t]+$", path, text)
    if text and not text.endswith("\n"):
        found.append(f"{path}: no newline at the end")
    return found + ([f"{path}: carriage returns"] if "\r" in text else [])


def main(root):
    root = pathlib.Path(root)
    # The fuzzers' corpus is bytes by nature.
    contents = {path: (root / path).read_bytes() for path in walk(root)
                if "corpus" not in path.parts}
    code = {path: data.decode("utf-8", "replace") for path, data in contents.items()
            if is_code(root, path)}
    c_code = {path: text for path, text in code.items() if path.suffix in (".c", ".h")}
    text = {path: data.decode("utf-8", "replace") for path, data in contents.items()}
    report = Report()
    report.case("every code file starts with its licence",
                [str(path) for path, body in code.items()
                 if "SPDX-License-Identifier: MIT" not in "\n".join(body.splitlines()[:3])])
    report.case("every file is clean UTF-8 text",
                [f for path, data in contents.items() for f in unclean(path, data)])
    report.case(f"no script line has over {LONGEST_LINE} characters",
                [f for path, body in code.items() if path.suffix in ("", ".py", ".sh")
                 for f in find(rf"^(?!.*{CHECKSUM}).{{{LONGEST_LINE + 1},}}", path, body)])
    report.case("no file names a private path or a package registry's host",
                [f for path, body in text.items() for f in find(PRIVATE, path, body)])
    report.case("nothing is marked as unfinished",
                [f for path, body in code.items() for f in find(UNFINISHED, path, body)])
    report.case("C code makes no banned call",
                [f for path, body in c_code.items() for f in banned(path, body)])
    report.case("a banned call would be found",
                [] if banned(pathlib.PurePath("cli/x.c"), 'f("a");\n\tstrcpy(a, b);') else ["no"])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
