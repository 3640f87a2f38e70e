#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""README.md's way with packages, as printed: built, installed, switched off and on, removed.

    installed.py CLONE ASKS_AGAIN [twice]

Inside a new Debian (run.sh). Between the printed commands the packages are upgraded, broken and
put beside the other modules that judge passwords; ASKS_AGAIN stands for one of those. With `twice`
they are built once more elsewhere, to compare the bytes. /etc/pam.d is in the end what it was, and
what is stored goes only when somebody says so.
"""
import glob
import os
import pathlib
import re
import shutil
import sys

import beside
import broken
import readme
import school as s
from school import checks, m

KEPT = m.STATE + "/history/1000/1"
QUESTION = r"Delete what pwpolicy keeps about people\?.*\[yes/no\] "
SECOND, SOURCE = "/srv/second", "/srv/source"


def check_reproducible():
    """By another user in another folder, time zone, language, umask, with one process."""
    os.makedirs(SECOND + "/a_longer_name", mode=0o711)
    shell = f"cd {s.CLONE} && umask 077 && tools/build-packages --no-lintian --output {SECOND}"
    code, text = m.run(["env", f"TMPDIR={SECOND}/a_longer_name", "TZ=XYZ-13:30", "LC_ALL=POSIX",
                        "LANGUAGE=de", "DEB_BUILD_OPTIONS=parallel=1", "bash", "-c", shell], timeout=500)
    checks.true("they are built a second time, elsewhere", code == 0, text)
    files = [os.path.basename(path) for path in glob.glob(s.CLONE + "/build/packages/*.deb")]
    unlike = [name for name in files
              if m.run(["cmp", f"{s.CLONE}/build/packages/{name}", f"{SECOND}/{name}"])[0] != 0]
    checks.case(f"all {len(files)} packages have the same bytes",
                unlike if len(files) >= 4 else [f"only {files}"])


def check_install(printed):
    s.run("installed", printed)
    checks.true("installed: the module is switched on", s.is_on())
    s.check_enforced("installed")


def check_doctor(printed):
    s.run("doctor finds no error", printed)


def check_off(printed):
    s.run("switched off", printed)
    s.check_not_enforced("switched off")


def check_on(printed):
    s.run("switched on", printed)
    s.check_enforced("switched on")


def check_upgrade():
    m.policy("include = school\n[profile staff]\nmin_length = 10\n")
    os.makedirs(os.path.dirname(KEPT), mode=0o700, exist_ok=True)
    m.write(KEPT, "kept\n")
    on = s.stacks()
    s.run("upgraded", "sudo apt install " + " ".join(broken.newer_packages("0.1.1-1")))
    with open(m.POLICY, encoding="utf-8") as file:
        kept = "min_length = 10" in file.read() and os.path.exists(KEPT)
    checks.true("upgraded: stacks, policy and what is stored are as before", s.stacks() == on and kept)
    s.check_enforced("upgraded")


def check_off_survives_upgrade():
    m.run(s.SWITCH_OFF)
    off = s.stacks()
    s.run("upgraded while off", "sudo apt install " + " ".join(broken.newer_packages("0.1.2-1")))
    checks.true("upgraded while off: it stays off", s.stacks() == off and not s.is_on())
    m.run(s.SWITCH_ON)


def check_removal(printed, before):
    s.run("removed", printed)
    checks.true("removed: /etc/pam.d is what it was", s.stacks() == before)
    s.check_not_enforced("removed")
    checks.true("removed: what is stored stays", os.path.exists(KEPT))


def check_purge(printed, install, before):
    for answer, stays in (("no", True), ("yes", False)):
        s.run("installed again", install)
        checks.true("installed again: the module is switched on", s.is_on())
        text = s.run(f"purged with {answer}", printed, answers=[(QUESTION, answer)])
        checks.true(f"purged: the question is asked, and {answer} is taken",
                    "[yes/no]" in text and os.path.exists(m.STATE) == stays
                    and os.path.exists(m.POLICY), text)
        checks.true("purged: /etc/pam.d is what it was", s.stacks() == before)


def check_autopkgtest(before):
    """Debian's own way to test what is installed; the sandbox is the testbed."""
    shutil.copytree(s.CLONE, SOURCE)
    shutil.copytree(s.CLONE + "/packaging/debian", SOURCE + "/debian")
    for path in ("/etc/apt/sources.list", *glob.glob("/etc/apt/sources.list.d/*")):
        m.write(path, "")  # there is no network
    control = pathlib.Path(SOURCE, "debian/tests/control").read_text("utf-8")
    wanted = " ".join(re.findall(r"^Tests: (.*)", control, re.M)).split()
    _, text = m.run(["autopkgtest", "--ignore-restrictions=isolation-container", SOURCE,
                     *glob.glob(s.CLONE + "/build/packages/*.deb"), "--", "null"], timeout=240)
    passed = re.findall(r"^(\S+) +PASS", text.rpartition("@@@ summary")[2], re.M)
    checks.true(f"autopkgtest: {', '.join(wanted)} pass", sorted(passed) == sorted(wanted), text)
    m.run(["dpkg", "--purge", "libpam-pwpolicy", "pwpolicy", "libpwpolicy-dev", "libpwpolicy0"])
    checks.true("purged: /etc/pam.d is what it was", s.stacks() == before)


def printed_commands(clone):
    """README.md's commands by what each is for; every one of them has its check above."""
    wanted = ["tools/build-packages", "sudo apt install ", "sudo pwpolicy doctor",
              "sudo pam-auth-update --disable ", "sudo pam-auth-update --enable ",
              "sudo apt remove ", "sudo apt purge "]
    found = readme.commands(clone + "/README.md", "Debian and its relatives")
    known = len(found) == len(wanted) and all(
        command.startswith(start) for command, start in zip(found, wanted))
    checks.true("README.md prints the commands that this test knows", known, "\n".join(found))
    return found


def check_ssh_file(clone):
    """The file for sshd that README.md prints holds, whatever a distribution's own says."""
    folder = "/etc/ssh/sshd_config.d"
    path, = set(readme.files_in(clone + "/README.md", folder))
    text = readme.file_after(clone + "/README.md", path)
    m.write(path, text)
    m.write(folder + "/50-cloud-init.conf",
            text.replace("yes", "?").replace("no", "yes").replace("?", "no"))
    _, said = m.run(["/usr/sbin/sshd", "-T"])
    missing = [line for line in text.lower().splitlines() if line not in said.splitlines()]
    checks.case(f"{path} wins over a distribution's file", missing)
    os.unlink(path)
    _, said = m.run(["/usr/sbin/sshd", "-T"])
    checks.true("without it the other one holds (twin)",
                not all(line in said.splitlines() for line in text.lower().splitlines()), said)
    os.unlink(folder + "/50-cloud-init.conf")


def main(clone, asks_again, twice=None):
    s.set_up(clone)
    before = s.stacks()
    build, install, doctor, off, on, remove, purge = printed_commands(clone)
    s.start_sshd()
    s.check_not_enforced("before")
    s.run("the packages are built, and lintian finds nothing", build)
    if twice:
        check_reproducible()
    check_install(install)
    check_doctor(doctor)
    check_off(off)
    checks.true("switched off: /etc/pam.d is what it was", s.stacks() == before)
    check_on(on)
    beside.check_all(asks_again)
    check_upgrade()
    check_off_survives_upgrade()
    check_removal(remove, before)
    check_purge(purge, install, before)
    check_autopkgtest(before)
    broken.check_all(before)
    check_ssh_file(clone)
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
