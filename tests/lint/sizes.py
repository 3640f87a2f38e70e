#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Functions and files stay short enough to be read at once.

    sizes.py ROOT
"""
import json
import pathlib
import sys
import tempfile

from report import Report
from tree import c_files, output, walk

FILE_LINES = {"tests": 500}  # tables of cases are long
FILE_LINES_USUAL = 400
FUNCTION_LINES = 80
PARAMETERS = 6


def functions(paths):
    """Entries of ctags for all functions in the files."""
    text = output("ctags", "--output-format=json", "--fields=+neS", "--languages=C,Python",
                  "--map-C=+.h", "--kinds-C=f", "--kinds-Python=fm", "-f", "-", *paths)
    return [json.loads(line) for line in text.splitlines()]


def parameters(signature):
    """How many parameters a signature has; commas inside brackets do not count."""
    depth, count = 0, 1
    for char in signature[1:-1]:
        depth += (char in "([") - (char in ")]")
        count += char == "," and depth == 0
    return 0 if signature in ("()", "(void)") else count


def too_long(found):
    return [f"{f['path']}:{f['line']}: {f['name']} has {f['end'] - f['line'] + 1} lines"
            for f in found if f.get("end", 0) - f["line"] + 1 > FUNCTION_LINES]


def too_wide(found):
    return [f"{f['path']}:{f['line']}: {f['name']} has {parameters(f['signature'])} parameters"
            for f in found if parameters(f.get("signature", "()")) > PARAMETERS]


def control(report):
    """A function of 81 lines with 7 parameters is found by both rules."""
    wide = ", ".join(f"int {name}" for name in "abcdefg")
    text = f"int control({wide})\n{{\n" + "\ta += b;\n" * (FUNCTION_LINES - 3) + "\treturn a;\n}\n"
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "control.c"
        path.write_text(text)
        found = functions([path])
    report.case("a function that is too long would be found",
                [] if len(too_long(found)) == 1 else [text])
    report.case("a function with too many parameters would be found",
                [] if len(too_wide(found)) == 1 else [wide])


def main(root):
    root = pathlib.Path(root)
    paths = c_files(root) + [path for path in walk(root) if path.suffix == ".py"]
    found = functions([root / path for path in paths])
    lengths = {path: len((root / path).read_text("utf-8").splitlines()) for path in paths}
    for header in ("libpwpolicy/pwpolicy.h", "tests/abi/pwpolicy-0.1.h"):
        lengths.pop(pathlib.Path(header))  # one public header by design
    report = Report()
    report.case(f"no file has over {FILE_LINES_USUAL} lines",
                [f"{path}: {lines}" for path, lines in lengths.items()
                 if lines > FILE_LINES.get(path.parts[0], FILE_LINES_USUAL)])
    report.case(f"no function has over {FUNCTION_LINES} lines", too_long(found))
    report.case(f"no function has over {PARAMETERS} parameters", too_wide(found))
    control(report)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
