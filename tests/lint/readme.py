#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What README.md tells people to do works: install, the C example, the lines for PAM.

    readme.py ROOT BUILD

The library is installed into a private folder as a packager would do it, and the example
is built against that with pkg-config.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from report import Report
from tree import run

# A path of this tree in a page, written as code.
NAMED = re.compile(r"`((?:docs|tools|tests|base|libpwpolicy|pam|cli|store|policies|wordlists)/[\w./-]*)`")
INSTALLED = (
    "include/pwpolicy.h",
    "lib/*/libpwpolicy.so.0",
    "lib/*/libpwpolicy.a",
    "lib/*/pkgconfig/pwpolicy.pc",
    "lib/*/security/pam_pwpolicy.so",
    "bin/pwpolicy",
)


def block(readme, language):
    """The first fenced block of a language."""
    return re.search(rf"^```{language}\n(.*?)^```", readme, re.S | re.M)[1]


def install(build, folder):
    done = run("meson", "install", "-C", build, "--no-rebuild", "--quiet",
               "--destdir", folder)
    if done.returncode:
        raise SystemExit(f"Bail out! meson install: {done.stderr or done.stdout}")
    return next(path.parents[3] for path in folder.rglob("pwpolicy.pc"))


def example(source, folder, prefix):
    """Builds and runs the example; returns (faults, output)."""
    (folder / "example.c").write_text(source)
    libdir = next(prefix.glob("lib/*/pkgconfig")).parent
    environment = dict(os.environ, PKG_CONFIG_PATH=str(libdir / "pkgconfig"),
                       LD_LIBRARY_PATH=str(libdir))
    options = run("pkg-config", f"--define-variable=prefix={prefix}", "--cflags", "--libs",
                  "pwpolicy", env=environment).stdout.split()
    done = run("gcc", "-std=c11", "-Wall", "-Wextra", "-Werror", folder / "example.c",
               *options, "-o", folder / "example")
    if done.returncode:
        return done.stderr.splitlines()[:10], ""
    done = subprocess.run([folder / "example"], env=environment, text=True,
                          capture_output=True, check=False)
    return ([] if done.returncode == 0 else [done.stderr.strip()]), done.stdout


def policy_faults(text, folder, prefix):
    """What the installed command has to say against a policy file."""
    path = folder / "policy.conf"
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    done = run(prefix / "bin/pwpolicy", "policy", "lint", path)
    return (done.stderr + done.stdout).splitlines() if done.returncode else []


def main(root, build):
    root = pathlib.Path(root)
    readme = (root / "README.md").read_text("utf-8")
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        prefix = install(build, folder / "root")
        report.case("meson install puts every part in place",
                    [pattern for pattern in INSTALLED if not list(prefix.glob(pattern))])
        faults, said = example(block(readme, "c"), folder, prefix)
        report.case("the C example builds against what is installed and runs", faults)
        report.case("the example of a policy file is right",
                    policy_faults(block(readme, "conf"), folder, prefix))
        report.case("a wrong policy file would be found",
                    [] if policy_faults("min_length = x\n", folder, prefix) else ["no"])
        lines = said.splitlines()
        good = lines[:1] == ["refused"] and len(lines) > 1
        report.case("the C example says the verdict with a reason", [] if good else lines)
    demo = (root / "tools/demo/passwd.py").read_text("utf-8")
    report.case("the lines for PAM are those that the demonstration runs",
                [] if block(readme, "pam") in demo.replace("\\\n", "", 1) else ["they differ"])
    pages = [root / "README.md", root / "CONTRIBUTING.md", *root.glob("docs/*.md")]
    report.case("every file that the pages name is there",
                [f"{page.name}: {path}" for page in pages
                 for path in NAMED.findall(page.read_text("utf-8"))
                 if not (root / path).exists()])
    return report.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
