#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The same passwords get the same bits, reasons and sentences from every compiler.

    test_compilers.py ROOT BITS_C SOURCE...

Builds the library's sources with bits.c by gcc and clang, without and with optimisation, and
compares what the programs print.
"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

BUILDS = [(compiler, level) for compiler in ("gcc", "clang") for level in ("-O0", "-O2", "-O3")]
DATA = "words_data.c"  # holds no code: compiled once
FLAGS = ["-std=c11", "-D_GNU_SOURCE", '-DPWP_POLICY_DIR="/etc/pwpolicy"', '-DPWP_VERSION="0"',
         "-DPWP_FORCE_BACKEND_INITIAL=PWP_FORCE_BACKEND_PAM"]


def compile_data(includes, source, folder):
    made = folder / "words_data.o"
    subprocess.run(["gcc", *FLAGS, "-O0", *includes, "-c", source, "-o", made], check=True)
    return made


def judge(build, includes, sources, data, folder):
    """Builds in one go and gives what the program prints."""
    compiler, level = build
    program = folder / f"{compiler}{level}"
    subprocess.run([compiler, *FLAGS, level, *includes, *sources, data, "-o", program,
                    "-lutf8proc"], check=True)
    env = {**os.environ, "LC_ALL": "C"}
    return subprocess.run([program], env=env, capture_output=True, check=True).stdout


def main(root, bits_c, *sources):
    includes = [f"-I{root}", f"-I{root}/libpwpolicy"]
    data_source = next(source for source in sources if source.endswith(DATA))
    code = [bits_c, *(source for source in sources if source != data_source)]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        data = compile_data(includes, data_source, folder)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            printed = list(pool.map(
                lambda build: judge(build, includes, code, data, folder), BUILDS))
    print(f"1..{len(BUILDS)}")
    for number, (build, text) in enumerate(zip(BUILDS, printed), 1):
        passed = text == printed[0] and text.count(b"\n") > 100
        print("ok" if passed else "not ok", number, "-", *build, "gives the same verdicts")
    return 0 if all(text == printed[0] for text in printed) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
