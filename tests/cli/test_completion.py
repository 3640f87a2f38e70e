#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What bash completion offers.

    test_completion.py PWPOLICY COMPLETION
"""
import os
import re
import subprocess
import sys
import tempfile

from tap import Tap

SCRIPT = """
source "$1"
COMP_WORDS=(pwpolicy "${@:2}")
COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
_pwpolicy
printf '%s\\n' "${COMPREPLY[@]}"
"""
CASES = [
    (["do"], {"doctor"}),
    (["doctor", "--"], {"--json", "--help"}),
    (["ch"], {"check"}),
    (["policy", ""], {"list", "show", "lint", "explain", "--help"}),
    (["check", "--ba"], {"--batch"}),
    (["check", "--p"], {"--policy", "--profile"}),
    (["check", "--level", ""], {"plain", "standard"}),
    (["suggest", "--w"], {"--words", "--word"}),
    (["suggest", "--list", ""], {"infant", "junior", "general"}),
    (["suggest", "-s", "s"], {"symbols"}),
    (["suggest", "--c"], {"--class", "--cards"}),
    (["suggest", "--bits", ""], {""}),
    (["initials", "--h"], {"--hidden", "--help"}),
    (["policy", "show", "s"], {"school", "staff-6"}),
    (["check", "--policy", "cyber"], {"cyber-essentials"}),
    (["check", "--word", ""], {""}),
    (["review", "--"], {"--format", "--sign-off", "--help"}),
    (["review", "--format", ""], {"text", "csv", "json"}),
    (["review", "--sign-off", ""], {""}),
    (["status", "--j"], {"--json"}),
    (["erase", "--user", "roo"], {"root"}),
    (["erase", "--u"], {"--user", "--uid"}),
    (["erase", "--uid", ""], {""}),
    (["reset", "--"], {"--user", "--uid", "--profile", "--output", "--help"}),
    (["reset", "--user", "roo"], {"root"}),
    (["people", ""], {"import", "list", "show", "erase", "--help"}),
    (["people", "import", "--d"], {"--dry-run"}),
    (["people", "import", "--map", ""], {""}),
    (["people", "erase", "--a"], {"--all"}),
    (["people", "show", "-u", "roo"], {"root"}),
]


def main(program, completion):
    """Runs all cases."""
    tap = Tap()
    path = os.path.dirname(os.path.abspath(program)) + ":/usr/bin:/bin"
    completion = os.path.abspath(completion)
    listed = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    commands = set(re.findall(r"^  ([a-z]+)", listed, re.M))
    tap.true("the help lists commands", "check" in commands)
    for words, expected in [([""], commands | {"--help"}), *CASES]:
        with tempfile.TemporaryDirectory() as empty:  # without files to complete
            done = subprocess.run(["/bin/bash", "-c", SCRIPT, "bash", completion, *words],
                                  capture_output=True, text=True, check=False, cwd=empty,
                                  env={"PATH": path})
        tap.equal(f"pwpolicy {' '.join(words)}", (set(done.stdout.splitlines()), done.stderr),
                  (expected, ""))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
