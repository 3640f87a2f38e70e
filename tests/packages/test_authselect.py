#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The profile for authselect, with every choice of features, before the doctor.

    test_authselect.py DRIVER EVERY SOURCE
"""
import os
import pathlib
import sys
import tempfile

import authselect

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
# pylint: disable=wrong-import-position
import machines
from tap import Tap


def faults(driver, every, files):
    """What the doctor finds wrong on a Fedora with these stacks."""
    with tempfile.TemporaryDirectory() as folder:
        machines.build(folder, files, every)
        found = machines.examine(driver, folder)["findings"]
    return [f"{one['name']}: {one['text']}" for one in found if one["level"] != "ok"]


def spoken(choice):
    return " ".join(sorted(choice)) or "no feature"


def main(driver, every, source):
    tap, every = Tap(), os.path.abspath(every)
    folder = pathlib.Path(source) / "packaging/fedora/authselect/pwpolicy"
    names = authselect.features_of(folder)
    tap.equal("README tells of the features that the files ask for", set(names), authselect.used(folder))
    for choice in authselect.every_choice(names):
        files = {f"etc/pam.d/{name}": text for name, text in authselect.stacks(folder, choice).items()}
        unread = [text for text in files.values() if "{" in text]
        tap.case(f"{spoken(choice)}: the doctor finds nothing",
                 unread + faults(driver, every, {**machines.FEDORA, **files}))
    name = "etc/pam.d/system-auth"  # with all features
    broken = {**machines.FEDORA, **files, name: files[name].replace("success=3", "success=2")}
    tap.true("with a wrong jump it finds something (twin)", faults(driver, every, broken))
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
