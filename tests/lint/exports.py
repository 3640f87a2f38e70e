#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The library exports what pwpolicy.h declares: map, symbols, manual and news agree.

    exports.py ROOT LIBRARY [MODULE]
"""
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


def manual(report, root, declared):
    pages = sorted(root.glob("docs/**/libpwpolicy.3.scd"))
    # Bold, italics and escapes of the page's mark-up are * _ and \, so both sides lose them.
    plain = squeeze(re.sub(r"[*_\\]", "", "\n".join(p.read_text("utf-8") for p in pages)))
    report.case("libpwpolicy(3) has every prototype of the header",
                [f"{name}: {prototype}" for name, prototype in declared.items()
                 if squeeze(re.sub(r"[*_]", "", prototype)) not in plain])
    named = {name for page in pages
             for name in re.findall(r"\bpwp_\w+(?=\()", page.read_text("utf-8").replace("\\", ""))}
    report.case("libpwpolicy(3) names no function that is not there",
                sorted(named - set(declared)))


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
    manual(report, root, declared)
    if module:
        report.case("the module exports the six entry points of PAM and nothing else",
                    difference(exported(module), "module", MODULE_EXPORTS, "PAM"))
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
