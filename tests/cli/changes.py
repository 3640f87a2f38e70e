# SPDX-License-Identifier: MIT
"""Changes of made-up machines, and what the doctor finds after them."""
import os
import pathlib
import shutil
import tempfile

import machines
from machines import POLICY

CONF = "etc/pwpolicy/policy.conf"
EVERY = []  # the module that stands for all


def swap(name, old, new):
    """Another text in a file; the old one must be there."""
    def change(files):
        assert old in files[name], (name, old)
        files[name] = files[name].replace(old, new)
    return change


def write(name, text):
    """A file of another content; None: no such file."""
    def change(files):
        files.pop(name, None)
        if text is not None:
            files[name] = text
    return change


def policy(*lines):
    """More lines of policy."""
    return swap(CONF, POLICY, POLICY + "".join(line + "\n" for line in lines))


def set_policy(old, new):
    """Another line of policy."""
    return swap(CONF, old, new)


# On the tree itself, after the files are written.
def mode(name, bits):
    """Another mode."""
    return lambda root: (root / name).chmod(bits)


def folder(name, bits=0o700):
    """One more folder."""
    def change(root):
        (root / name).mkdir(parents=True)
        (root / name).chmod(bits)
    return change


def put(name, text, bits=0o600):
    """One more file, with its folders."""
    def change(root):
        path = root / name
        for above in reversed(path.parents):
            above.mkdir(0o700, exist_ok=True)
        path.parent.chmod(0o755 if "etc/pwpolicy" in name else 0o700)
        path.write_text(text)
        path.chmod(bits)
    return change


def size(name, count):
    """A file of that size, without blocks on the disk."""
    return lambda root: os.truncate(root / name, count)


def link(name, target):
    """A symbolic link."""
    def change(root):
        (root / name).unlink(missing_ok=True)
        (root / name).symlink_to(target)
    return change


def date(name, seconds):
    """A file of another time."""
    return lambda root: os.utime(root / name, (seconds, seconds))


def remove(name):
    """No such folder, nor what is in it."""
    return lambda root: shutil.rmtree(root / name)


def broken_module(name, change):
    """A module whose bytes are others."""
    def copy(root):
        path = root / "lib/security" / name
        content = bytearray(pathlib.Path(EVERY[0]).read_bytes())
        path.unlink(missing_ok=True)
        path.write_bytes(change(content))
        path.chmod(0o644)
    return copy


LATE = ("mode", "note", "folder", "put", "size", "link", "date", "remove", "words_file", "broken_module",
        "<lambda>")


def findings(driver, files, changes):
    """What is found after the changes, but for what is well."""
    files = dict(files)
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        on_tree = []
        for change in changes:
            # Changes of the tree come after the files are there.
            late = change.__qualname__.split(".")[0] in LATE
            (on_tree.append if late else lambda early: early(files))(change)
        machines.build(root, files, EVERY[0])
        for change in on_tree:
            change(root)
        return [found for found in machines.examine(driver, name)["findings"]
                if found["level"] != "ok"]


def check(tap, driver, name, files, changes, expected=frozenset()):
    """One machine."""
    found = findings(driver, files, changes)
    names = {item["name"] for item in found}
    faults = [] if names == set(expected) else [
        f"expected {sorted(expected)}", f"found    {sorted(names)}",
        *(item["text"] for item in found)]
    for item in found:
        if not item["text"].endswith(".") or not item["do"].endswith("."):
            faults.append(f"not a sentence: {item}")
        if not item["text"].isprintable():
            faults.append(f"not printable: {item}")
    tap.case(name, faults)
