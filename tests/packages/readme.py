# SPDX-License-Identifier: MIT
"""The commands and files that README.md tells people, so that it and the tests cannot differ."""
import pathlib
import re


def section(readme, title):
    """The lines under a heading, up to the next one of its level or above."""
    text = pathlib.Path(readme).read_text(encoding="utf-8")
    found = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,3}} |\Z)", text, re.S | re.M)
    if not found:
        raise SystemExit(f"Bail out! README.md has no section {title!r}")
    return found[2]


def commands(readme, title):
    """The indented lines of a section, each a command as it is printed."""
    return re.findall(r"^ {4}(\S.*)$", section(readme, title), re.M)


def file_after(readme, name):
    """The fenced block that follows where a file is named."""
    text = pathlib.Path(readme).read_text(encoding="utf-8")
    return re.search(rf"`{re.escape(name)}`.*?^```\w*\n(.*?)^```", text, re.S | re.M)[1]


def files_in(readme, folder):
    """The files of a folder that are named."""
    text = pathlib.Path(readme).read_text(encoding="utf-8")
    return re.findall(rf"`({re.escape(folder)}/[^`\s]+)`", text)
