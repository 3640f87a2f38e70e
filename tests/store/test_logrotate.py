#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The real logrotate takes our file and turns a trail over as docs/audit.md says.

    test_logrotate.py FILE

The file is tried on a trail in a folder of ours: only its path and its owner are replaced.
"""
import getpass
import grp
import os
import pathlib
import stat
import subprocess
import sys
import tempfile

LINE = '{"time": "2026-09-01T07:50:05Z", "event": "login"}\n'


def case(number, name, faults):
    print(f"{'not ok' if faults else 'ok'} {number} - {name}")
    for fault in faults:
        print(f"# {fault}")
    return not faults


def logrotate(*arguments):
    """What it says; a nonzero status is said too."""
    path = os.environ["PATH"] + ":/usr/sbin:/sbin"
    done = subprocess.run(["logrotate", *map(str, arguments)], text=True, capture_output=True,
                          check=False, env=os.environ | {"PATH": path})
    status = "" if done.returncode == 0 else f"error: status {done.returncode}"
    return f"{done.stdout}{done.stderr}{status}"


def understood(file, folder):
    """Faults of the file as it is installed."""
    copy = folder / "installed"
    copy.write_text(file.read_text("utf-8"), "utf-8")
    copy.chmod(0o644)
    said = logrotate("--debug", "--state", folder / "status", copy)
    wanted = ("audit.jsonl", "monthly", "(60 rotations)")
    return [said] if "error:" in said or any(text not in said for text in wanted) else []


def turned_over(file, folder):
    """Faults of a rotation that really happens."""
    trail = folder / "audit.jsonl"
    own = f"create 0600 {getpass.getuser()} {grp.getgrgid(os.getgid()).gr_name}"
    lines = [f"{trail} {{" if line.endswith("audit.jsonl {") else line
             for line in file.read_text("utf-8").replace("create 0600 root root", own).splitlines()]
    copy = folder / "tried"
    copy.write_text("\n".join(lines) + "\n", "utf-8")
    copy.chmod(0o644)
    trail.write_text(LINE)
    trail.chmod(0o600)
    said = logrotate("--force", "--state", folder / "status", copy)
    old = folder / "audit.jsonl.1"
    if "error:" in said or not old.exists() or not trail.exists():
        return [said, *map(str, folder.iterdir())]
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (trail, old)]
    faults = [] if modes == [0o600, 0o600] else [f"modes {modes}"]
    faults += [] if old.read_text() == LINE and trail.read_text() == "" else ["content"]
    logrotate("--force", "--state", folder / "status", copy)
    faults += [] if not (folder / "audit.jsonl.2").exists() else ["an empty trail was turned over"]
    return faults


def main(file):
    file = pathlib.Path(file)
    print("1..3")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        broken = folder / "broken"
        broken.write_text(file.read_text("utf-8").replace("monthly", "munthly"))
        results = [
            case(1, "logrotate understands the file", understood(file, folder)),
            case(2, "a trail is turned over for root alone", turned_over(file, folder)),
            case(3, "a broken file would be found",
                 [] if understood(broken, folder) else ["it was not"]),
        ]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
