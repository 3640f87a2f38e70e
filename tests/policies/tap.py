# SPDX-License-Identifier: MIT
"""TAP lines for the policy tests, and the command under test."""
import json
import subprocess


class Tap:
    """Counts cases, prints them, and fails the run when one failed."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def case(self, name, good, detail=""):
        self.count += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.count} - {name.replace('#', '(hash)')}")
        if not good and detail:
            print(f"# {detail}")

    def end(self):
        print(f"1..{self.count}")
        return 1 if self.failed else 0


def judge(command, requests, *options):
    """Judges a list of requests (dicts of `check --batch --json`) in one process."""
    lines = "".join(json.dumps(request) + "\n" for request in requests)
    run = subprocess.run([command, "check", "--batch", "--json", *options], input=lines,
                         capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode != 0:
        raise SystemExit(f"Bail out! {run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]
