#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""README.md's way without packages, as printed, on a machine that lacks what it does not name.

    from_source.py CLONE

Inside a new Debian (run.sh): without dpkg-dev meson does not know the system's folders, without
cmocka and nettle there can be no tests. passwd itself shows whether the module is where libpam
looks.
"""
import os
import sys

import readme
import school as s
from school import checks, m

REMOVED = ("dpkg-dev", "libcmocka-dev", "nettle-dev")
GONE = ("/usr/bin/dpkg-architecture", "/usr/include/cmocka.h", "/usr/include/nettle")


def main(clone):
    s.set_up(clone)
    s.start_sshd()
    m.run(["apt-get", "-y", "remove", *REMOVED])
    checks.case("the machine is bare", [path for path in GONE if os.path.exists(path)])
    before = s.stacks()
    set_up, install, on, off, uninstall = readme.commands(clone + "/README.md", "Without packages")
    s.run("set up", set_up)
    s.run("installed", install)
    checks.true("installed: the module lies beside pam_unix", os.path.exists(m.module_path()))
    checks.true("installed: nothing is switched on", s.stacks() == before)
    s.run("switched on", on)
    s.check_enforced("switched on")
    code, text = m.run(["pwpolicy", "check"], s.WEAK + "\n")
    checks.true("the command judges", code == 1, text)
    s.run("switched off", off)
    s.run("uninstalled", uninstall)
    checks.true("uninstalled: module and command are gone, /etc/pam.d is what it was",
                s.stacks() == before and not os.path.exists(m.module_path())
                and not os.path.exists("/usr/bin/pwpolicy"))
    s.check_not_enforced("uninstalled")
    return checks.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
