# SPDX-License-Identifier: MIT
"""Says the cases of a lint test as TAP, each with the faults that were found."""


class Report:
    def __init__(self):
        self.cases = 0
        self.failed = 0

    def case(self, name, faults):
        """One case; it passes if `faults` is empty."""
        faults = list(faults)
        self.cases += 1
        self.failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {self.cases} - {name}")
        for fault in faults:
            print(f"# {fault}")

    def finish(self):
        """The plan; returns the exit status."""
        print(f"1..{self.cases}", flush=True)
        return 1 if self.failed else 0
