#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The library exports what pwpolicy.h declares: map, symbols, manual and news agree.

    exports.py ROOT LIBRARY [MODULE]

The manual page is made here by the generator that the build uses.
"""
import importlib.util
import pathlib
import re
import sys

from report import Report
from tree import output

MOST_EXPORTS = 45
MODULE_EXPORTS = {
    "pam_sm_authenticate", "pam_sm_setcred", "pam_sm_acct_mgmt",
    "pam_sm_open_session", "pam_sm_close_session", "pam_sm_chauthtok",
}


def squeeze(text):
    """Text with one form of white space, for comparing prototypes."""
    return re.sub(r"\s*([(),;*])\s*", r"\1", re.sub(r"\s+", " ", text)).strip()


def prototypes(header):
    """The public functions of the header: name -> prototype without attributes."""
    code = re.sub(r"/\*.*?\*/", " ", header, flags=re.S)
    found = {}
    for text in re.findall(r"^PWP_API\b([^;{]*);", code, flags=re.M):
        text = text.replace("PWP_CHECKED", "")
        found[re.search(r"\b(pwp_\w+)\s*\(", text)[1]] = re.sub(r"\s+", " ", text).strip() + ";"
    return found


def unmarked(header):
    """Functions that the header declares without PWP_API."""
    code = re.sub(r"/\*.*?\*/", " ", header, flags=re.S)
    code = re.sub(r"^#.*?(?<!\\)$", " ", code, flags=re.S | re.M)
    outside = re.sub(r"\{[^{}]*\}", " ", code.replace('extern "C" {', " "))
    return [statement.strip() for statement in outside.split(";")
            if re.search(r"\bpwp_\w+\s*\(", statement) and "PWP_API" not in statement]


def exported(library):
    """The symbols that a shared object shows: name -> version node."""
    found = {}
    for line in output("nm", "-D", "--defined-only", "--with-symbol-versions",
                       library).splitlines():
        _, kind, symbol = line.split(maxsplit=2)
        name, _, version = symbol.partition("@")
        if kind != "A":
            found[name] = version.lstrip("@")
    return found


def difference(one, one_name, other, other_name):
    return [f"{name}: in {one_name} only" for name in sorted(set(one) - set(other))] + \
           [f"{name}: in {other_name} only" for name in sorted(set(other) - set(one))]


def generator(root):
    """The program that makes libpwpolicy(3), as a module."""
    spec = importlib.util.spec_from_file_location("library_page",
                                                  root / "docs/man/library_page.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def missing(page, declared):
    """The functions whose prototype the page does not show."""
    # Bold, italics and escapes of the page's mark-up are * _ and \, so both sides lose them.
    plain = squeeze(re.sub(r"[*_\\]", "", page))
    return [f"{name}: {prototype}" for name, prototype in declared.items()
            if squeeze(re.sub(r"[*_]", "", prototype)) not in plain]


def refused(make, header, readme):
    """What the generator has against a header."""
    try:
        make(header, readme)
    except ValueError as error:
        return str(error).splitlines()
    return []


def manual(report, root, header, declared):
    make = generator(root).page
    readme = (root / "README.md").read_text("utf-8")
    faults = refused(make, header, readme)
    report.case("every declaration of the header has its comment", faults)
    page = "" if faults else make(header, readme)
    report.case("libpwpolicy(3) has every prototype of the header", missing(page, declared))
    report.case("a prototype that is not in it would be found",
                [] if missing(page, {"pwp_new_call": "int pwp_new_call(int a);"}) else ["no"])
    named = set(re.findall(r"\bpwp_\w+(?=\()", re.sub(r"[\\*]", "", page)))
    report.case("libpwpolicy(3) names no function that is not there",
                sorted(named - set(declared)))
    declaration = "PWP_API const char *pwp_version("
    wrong = {"has no comment": header.replace(declaration, "\n" + declaration),
             "since when": header.replace(f"Since 0.1. */\n{declaration}", f"*/\n{declaration}"),
             "what it returns": header.replace(
                 declaration, declaration.replace("PWP_API", "PWP_API PWP_CHECKED"))}
    report.case("a comment that is not there, or says too little, would be found",
                [name for name, text in wrong.items()
                 if not any("pwp_version" in fault and name in fault
                            for fault in refused(make, text, readme))])


def main(root, library, module=None):
    root = pathlib.Path(root)
    header = (root / "libpwpolicy/pwpolicy.h").read_text("utf-8")
    declared = prototypes(header)
    mapped = re.findall(r"^\s*(pwp_\w+);", (root / "libpwpolicy/libpwpolicy.map").read_text(),
                        flags=re.M)
    shown = exported(library)
    report = Report()
    report.case("every function of the header is marked PWP_API", unmarked(header))
    report.case("an unmarked function would be found",
                [] if unmarked("int pwp_new_call(int a);") else ["it was not"])
    report.case("the map names what the header declares",
                difference(mapped, "map", declared, "header"))
    report.case("the library exports what the header declares",
                difference(shown, "library", declared, "header"))
    report.case("every export has a version",
                [name for name, version in shown.items() if not version.startswith("PWPOLICY_")])
    report.case(f"there are at most {MOST_EXPORTS} exports",
                [str(len(shown))] if len(shown) > MOST_EXPORTS else [])
    news = (root / "NEWS.md").read_text("utf-8")
    report.case("NEWS.md names every function",
                [name for name in declared if f"`{name}`" not in news])
    manual(report, root, header, declared)
    if module:
        report.case("the module exports the six entry points of PAM and nothing else",
                    difference(exported(module), "module", MODULE_EXPORTS, "PAM"))
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
