# SPDX-License-Identifier: MIT
"""The files of the source tree, and how the lint tests run a program."""
import os
import pathlib
import subprocess

# Folders at the top that hold no source: build output and version control.
NOT_SOURCE = (".git", "build")


def walk(root):
    """Yields every file of the tree as a path relative to `root`, in order."""
    root = pathlib.Path(root)
    found = []
    for folder, below, names in os.walk(root):
        if pathlib.Path(folder) == root:
            below[:] = [b for b in below if not b.startswith(NOT_SOURCE)]
            names = [n for n in names if n != ".git"]
        below[:] = [b for b in below if b != "__pycache__"]
        found += [(pathlib.Path(folder) / name).relative_to(root) for name in names]
    return sorted(found)


def c_files(root):
    """All C sources and headers."""
    return [path for path in walk(root) if path.suffix in (".c", ".h")]


def is_script(root, path):
    """Whether a file without suffix (or .sh) starts with a shebang."""
    with open(pathlib.Path(root) / path, "rb") as file:
        return file.read(2) == b"#!"


def run(*command, **options):
    """Runs a program and returns what it printed; status in .returncode."""
    return subprocess.run([str(c) for c in command], text=True, capture_output=True,
                          check=False, errors="replace", **options)


def output(*command):
    """What a program prints; it must succeed."""
    done = run(*command)
    if done.returncode != 0:
        raise SystemExit(f"Bail out! {command[0]}: {done.stderr.strip()}")
    return done.stdout
