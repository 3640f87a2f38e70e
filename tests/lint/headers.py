#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Each header compiles alone as C, the public one as C++ too.

    headers.py ROOT
"""
import pathlib
import sys

from report import Report
from tree import c_files, run

FOLDERS = ("base", "libpwpolicy", "store", "pam", "cli", ".")
C = ("gcc", "-std=c11", "-D_GNU_SOURCE", "-Wall", "-Wextra", "-Wstrict-prototypes")
CXX = ("g++", "-Wall", "-Wextra", "-pedantic")
# Uses every initialiser of the public header, so that C++ callers can too.
CXX_CALLER = """
pwp_request request = PWP_REQUEST_INIT;
pwp_person person = PWP_PERSON_INIT;
pwp_sources sources = PWP_SOURCES_INIT;
pwp_reason reason = PWP_REASON_INIT;
pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;
pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;
pwp_suggestion suggestion = PWP_SUGGESTION_INIT;
"""


def compiles(root, compiler, text, *options):
    """Faults of a source text that is only checked, not built."""
    include = [f"-I{root / folder}" for folder in FOLDERS]
    done = run(*compiler, "-Werror", "-fsyntax-only", *options, *include, "-", input=text)
    return done.stderr.splitlines()[:5] if done.returncode else []


def main(root):
    root = pathlib.Path(root)
    report = Report()
    for path in c_files(root):
        if path.suffix == ".h" and path.parts[0] in FOLDERS:
            # Twice: the guard against double inclusion is part of standing alone.
            text = f'#include "{root / path}"\n' * 2 + "extern int only_this;\n"
            report.case(f"{path} stands alone", compiles(root, C, text, "-xc"))
    public = '#include "pwpolicy.h"\n'
    report.case("pwpolicy.h is C++11", compiles(root, CXX, public, "-xc++", "-std=c++11"))
    report.case("its initialisers are C++20",
                compiles(root, CXX, public + CXX_CALLER, "-xc++", "-std=c++20",
                         "-Wno-missing-field-initializers"))
    lame = compiles(root, C, "size_t lame(void);\n", "-xc")
    report.case("a header that needs another would be found", [] if lame else ["it was not"])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
