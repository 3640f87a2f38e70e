# SPDX-License-Identifier: MIT
"""Reports results in the Test Anything Protocol, which meson reads."""


class Tap:
    """Counts cases and says them as they come."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def case(self, name, faults):
        """One case; `faults` is a list of lines, empty for success."""
        self.count += 1
        self.failed += bool(faults)
        print(f"{'not ok' if faults else 'ok'} {self.count} - {name.replace('#', '')}")
        for line in faults:
            print(f"#   {line}")

    def equal(self, name, found, expected):
        """One case that compares two values."""
        self.case(name, [] if found == expected
                  else [f"expected {expected!r}", f"found    {found!r}"])

    def true(self, name, found):
        """One case whose value must be true."""
        self.case(name, [] if found else ["it does not hold"])

    def finish(self):
        """The plan, and the code to leave with."""
        print(f"1..{self.count}")
        return 1 if self.failed else 0
