# SPDX-License-Identifier: MIT
"""How the demonstration looks: headings, colours, wrapped text, a dialogue with a program."""
import os
import re
import shutil
import sys
import textwrap
import time

COLOUR = sys.stdout.isatty() and "NO_COLOR" not in os.environ
WIDTH = max(72, min(shutil.get_terminal_size((96, 24)).columns, 100))


def paint(code, text):
    return f"\033[{code}m{text}\033[0m" if COLOUR else text


def good(text):
    return paint("32", text)


def bad(text):
    return paint("31", text)


def typed(text):
    return paint("1", text)


def wrap(text, indent=0):
    return textwrap.fill(text, WIDTH, initial_indent=" " * indent,
                         subsequent_indent=" " * indent)


class Dialogue:
    """Shows what a program says on its terminal, and beside each prompt what is typed.

    The program does not echo passwords; they are shown here because they are made up."""

    def __init__(self, child):
        self.child = child
        self.at_line_start = True

    def show(self, text):
        for char in re.sub(r"\r", "", text):
            if self.at_line_start and char == "\n":
                continue
            sys.stdout.write("  | " + char if self.at_line_start else char)
            self.at_line_start = char == "\n"
        sys.stdout.flush()

    def answer(self, prompt, text):
        """Waits for a prompt and types; returns what was said before."""
        self.child.expect(prompt)
        self.show(self.child.before + self.child.after)
        said = self.child.before
        time.sleep(0.1)  # programs empty the terminal's input right after the prompt
        self.child.sendline(text)
        self.show(typed(text) + "\n")
        return said

    def finish(self, end):
        """Shows the rest; returns it."""
        self.child.expect(end)
        self.show(self.child.before)
        if not self.at_line_start:
            self.show("\n")
        return self.child.before
