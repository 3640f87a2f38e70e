#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The library with musl: it builds without a warning and gives the answers of this machine.

    test_musl.py SOURCE BUILD JUDGE

BUILD is a folder for this build, JUDGE the native program.
"""
import pathlib
import sys

from builds import Report, attempt, build, calls, differences, output, sameness, utf8proc_option


def main(source, folder, judge):
    report = Report()
    report.case("musl-gcc builds the library",
                build(source, folder, utf8proc_option(source), compiler="musl-gcc"))
    program = pathlib.Path(folder) / "judge"
    report.case("a program is linked with it", attempt(
        "musl-gcc", "-static", f"-I{source}/libpwpolicy", pathlib.Path(__file__).with_name("judge.c"),
        pathlib.Path(folder) / "libpwpolicy/libpwpolicy.a", "-o", program))

    asked = calls(source)
    expected = output(judge, input=asked)
    report.case("the calls bring many answers", sameness(expected))
    report.case("musl changes no answer", differences(output(program, input=asked), expected))
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
