#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""tools/count-tests counts failures that a green summary line could hide."""
import json
import pathlib
import subprocess
import sys
import tempfile

from report import Report

COUNTER = pathlib.Path(sys.argv[1]) / "tools" / "count-tests"
# What the case shows, the log's tests as (result, stdout), closing line, exit status.
CASES = [
    ("plain tests count once", [("OK", "hello"), ("OK", "")], "2 passed, 0 failed", 0),
    ("a plain failure counts", [("OK", ""), ("FAIL", "")], "1 passed, 1 failed", 1),
    ("a plain skip is a failure", [("OK", ""), ("SKIP", "")], "1 passed, 1 failed", 1),
    ("a time-out is a failure", [("TIMEOUT", "")], "0 passed, 1 failed", 1),
    ("TAP cases count each", [("OK", "1..3\nok 1 - a\nok 2\nok 3 - c")], "3 passed, 0 failed", 0),
    ("a TAP failure counts", [("FAIL", "1..2\nok 1 - a\nnot ok 2 - b")], "1 passed, 1 failed", 1),
    ("a TAP skip is a failure", [("OK", "1..2\nok 1\nok 2 # SKIP no")], "1 passed, 1 failed", 1),
    ("an unreported case failed", [("ERROR", "1..4\nok 1\nok 2")], "2 passed, 2 failed", 1),
    ("a crash after all cases", [("FAIL", "1..1\nok 1")], "1 passed, 1 failed", 1),
    ("an empty plan is a failure", [("OK", "1..0 # no cases")], "0 passed, 1 failed", 1),
    ("nothing ran", [], "0 passed, 1 failed", 1),
]


def run(tests, *options):
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / "testlog.json"
        lines = [json.dumps({"name": "t", "result": r, "stdout": o}) for r, o in tests]
        log.write_text("\n".join(lines))
        return subprocess.run([sys.executable, COUNTER, *options, log], text=True,
                              capture_output=True, check=False)


def main():
    report = Report()
    for name, tests, closing, status in CASES:
        done = run(tests)
        last = done.stdout.splitlines()[-1:]
        good = last == [closing] and done.returncode == status
        report.case(name, [] if good else [f"{last} status {done.returncode}"])
    done = run([("OK", "")], "--broken", "1")
    good = done.stdout.endswith("\n1 passed, 1 failed\n") and done.returncode == 1
    report.case("a build that broke is a failure", [] if good else [done.stdout])
    cases = "".join(f"ok {i}\n" for i in range(2, 400))
    done = run([("FAIL", f"1..400\nnot ok 1 - first\n# why\n{cases}not ok 400 - last\n# too")])
    good = "not ok 1 - first\n# why\nnot ok 400 - last\n# too\n" in done.stdout
    report.case("the failures come first, with their causes", [] if good else [done.stdout])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
