#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""pwpolicy.wasm: it builds without a warning, imports random numbers only, and gives the answers of
this machine.

    test_wasm.py SOURCE BUILD JUDGE

BUILD is a folder for this build, JUDGE the native program.
"""
import json
import pathlib
import sys

from builds import Report, build, calls, differences, output, sameness, utf8proc_option
from draw import packed

IMPORTS = """const module = new WebAssembly.Module(require("fs").readFileSync(process.argv[1]));
for (const { module: host, name } of WebAssembly.Module.imports(module)) console.log(host, name);"""
SUGGEST = packed([[("call", b"open"), ("policy", b"school")],
                  *[[("call", b"suggest"), ("count", b"2")]] * 2])
REFUSED = [b"0", b"-11", b"-11"]  # PWP_ERR_RANDOM


def phrases(answers):
    """The suggestions in the answers to the calls above."""
    return [suggestion["phrase"] for line in answers.splitlines()[1:]
            for suggestion in json.loads(line.partition(b" ")[2]).get("suggestions", [])]


def main(source, folder, judge):
    report = Report()
    report.case("clang builds pwpolicy.wasm", build(
        source, folder, "--cross-file", f"{source}/bindings/wasm/wasi.ini", utf8proc_option(source)))
    module = pathlib.Path(folder) / "bindings/wasm/pwpolicy.wasm"
    imported = output("node", "-e", IMPORTS, module).decode().splitlines()
    report.case("it imports random numbers and nothing else",
                [] if imported == ["wasi_snapshot_preview1 random_get"] else imported)

    node = ["node", pathlib.Path(__file__).with_name("judge.mjs"), module]
    asked = calls(source)
    expected = output(judge, input=asked)
    report.case("the calls bring many answers", sameness(expected))
    report.case("WebAssembly changes no answer", differences(output(*node, input=asked), expected))

    drawn = phrases(output(*node, input=SUGGEST))
    report.case("it draws suggestions, each another", [] if len(set(drawn)) == 4 else [f"{len(drawn)} drawn"])
    said = [line.split()[0] for line in output(*node, "--no-random", input=SUGGEST).splitlines()]
    report.case("a host without random numbers gets none", [] if said == REFUSED else said)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
