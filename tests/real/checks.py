# SPDX-License-Identifier: MIT
"""Says what the real programs showed as TAP: each case with its faults and the transcript."""
import sys


class Checks:
    def __init__(self):
        self.results = []

    def case(self, name, faults, transcript=""):
        """One case; it passes if `faults` is empty."""
        self.results.append(not faults)
        print("not ok" if faults else "ok", len(self.results), "-", name)
        if faults:
            for line in [*faults, *transcript.splitlines()]:
                print("#   " + line.replace("\n", " "))
        sys.stdout.flush()

    def true(self, name, condition, transcript=""):
        self.case(name, [] if condition else ["it does not hold"], transcript)

    def finish(self):
        """The plan; returns the exit status."""
        print(f"1..{len(self.results)}", flush=True)
        return 0 if self.results and all(self.results) else 1
