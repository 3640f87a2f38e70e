#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The doctor on stacks that let in everybody, somebody or nobody: lines that decide are deleted
one after the other and in pairs, and conditions are put above the password.

    test_doctor_open.py DRIVER MODULE
"""
import itertools
import os
import sys

from changes import EVERY, check, findings, mode, swap, write
from machines import DEBIAN, FEDORA, FEDORA_AUTH, MANAGED
from services import DEBIAN_MORE, FEDORA_MORE, includes
from tap import Tap

AUTH, ACCOUNT, PASSWORD = (f"etc/pam.d/common-{kind}" for kind in ("auth", "account", "password"))
WHOLE = {**MANAGED, **DEBIAN_MORE}
SYSTEM = ("etc/pam.d/system-auth", "etc/pam.d/password-auth")
OPEN, SHUT, WRONG = "no_password_gets_in", "pam_no_success", "wrong_password_gets_in"
LOGINS = {"login", "su", "su-l", "sshd", "sudo"}


def without(text, *modules, kind=""):
    """The lines of a file but for those of modules."""
    return "".join(line for line in text.splitlines(True) if not
                   (line.startswith(kind) and any(f"pam_{name}.so" in line for name in modules)))


def commented(text, *modules):
    """The same with a mark of a comment before them."""
    return "".join("#" + line if any(f"pam_{name}.so" in line for name in modules) else line
                   for line in text.splitlines(True))


# Which of Debian's lines are gone, and what the stack does then.
DELETED = [
    (AUTH, ("unix",), SHUT), (AUTH, ("unix", "permit"), SHUT), (AUTH, ("deny",), WRONG),
    (AUTH, ("unix", "deny"), OPEN), (AUTH, ("permit", "cap"), SHUT),
    (AUTH, ("unix", "deny", "permit", "cap"), SHUT),
    (ACCOUNT, ("unix",), SHUT), (ACCOUNT, ("unix", "permit"), SHUT),
    (ACCOUNT, ("unix", "deny", "permit"), SHUT), (ACCOUNT, ("permit",), SHUT),
    (PASSWORD, ("unix",), SHUT), (PASSWORD, ("unix", "deny"), SHUT),
    (PASSWORD, ("unix", "permit"), SHUT), (PASSWORD, ("unix", "deny", "permit"), SHUT),
]
UNIX = "auth\t[success=1 default=ignore]\tpam_unix.so nullok\n"
# Conditions that every pupil and teacher meets.
ALL_MEET = ["uid >= 1000 quiet", "quiet uid ge 1000", "uid > 999", "uid != 0", "uid ne 0",
            "user != root", "user notin root:admin", "uid >= 500 uid <= 65000", "uid gt 100",
            "user notingroup wheel", "quiet_success uid >= 1000 user != root", "uid <= 70000"]
SOME_MEET = ["pam_succeed_if.so user = kiosk", "pam_succeed_if.so uid = 1005",
             "pam_succeed_if.so uid >= 2000", "pam_succeed_if.so uid eq 0",
             "pam_succeed_if.so user ingroup sudo", "pam_succeed_if.so user ingroup pupils quiet",
             "pam_succeed_if.so user =~ exam*", "pam_succeed_if.so user in a:b",
             "pam_succeed_if.so tty = tty1", "pam_succeed_if.so rhost = 10.0.0.1",
             "pam_listfile.so item=user sense=allow file=/etc/free", "pam_access.so",
             "pam_time.so", "pam_rhosts.so", "pam_wheel.so trust group=sudo"]
HARMLESS = ["sufficient pam_succeed_if.so uid = 0 use_uid quiet", "sufficient pam_rootok.so",
            "sufficient pam_succeed_if.so user ingroup nopasswdlogin",
            "requisite pam_succeed_if.so uid >= 1000 quiet_success",
            "required pam_succeed_if.so user != root quiet_success", "required pam_access.so",
            "required pam_succeed_if.so uid < 60001", "sufficient pam_succeed_if.so user ingroup "
            "nobody-is-in-it", "sufficient pam_fprintd.so", "requisite pam_succeed_if.so uid = 0",
            "sufficient pam_wheel.so use_uid deny", "required pam_wheel.so use_uid"]
QUIET = [
    ("Debian's services", WHOLE, []), ("Fedora's services", {**FEDORA, **FEDORA_MORE}, []),
    ("su is closed in its own file", WHOLE, [write("etc/pam.d/su", "auth required pam_deny.so\n"
                                                   + includes("account"))]),
    ("sshd takes no passwords", WHOLE, [write("etc/pam.d/sshd", "auth required pam_deny.so\n"
                                              + includes("account", "password"))]),
    ("su has no line for passwords, and other refuses", WHOLE,
     [write("etc/pam.d/other", "".join(f"{kind} required pam_deny.so\n" for kind in
                                       ("auth", "account", "password", "session")))]),
    ("sudo by a key alone", WHOLE, [write("etc/pam.d/sudo", "auth sufficient "
                                          "pam_ssh_agent_auth.so file=/etc/keys\nauth required "
                                          "pam_deny.so\n" + includes("account")),
                                    write("lib/security/pam_ssh_agent_auth.so",
                                          DEBIAN["lib/security/pam_unix.so"])]),
    ("a directory's module that is not known", WHOLE,
     [swap(AUTH, "pam_unix.so nullok", "pam_school.so"),
      swap(ACCOUNT, "pam_unix.so", "pam_school.so"),
      swap(PASSWORD, "pam_unix.so use_authtok yescrypt", "pam_school.so"),
      write("lib/security/pam_school.so", DEBIAN["lib/security/pam_unix.so"])]),
    ("nobody changes a password here", WHOLE, [write(PASSWORD, "password required pam_deny.so\n")]),
    ("a kiosk without passwords of its own", WHOLE,
     [write("etc/pam.d/kiosk", "auth required pam_permit.so\naccount required pam_permit.so\n"
            "session required pam_permit.so\n")]),
]


def named(found, name):
    """The services of a finding; None: it was not made."""
    services = [set(item["services"]) for item in found if item["name"] == name]
    return set().union(*services) if services else None


def expect(tap, driver, name, case, wanted):
    """Exactly this of what is open or shut; `wanted` holds a name with services, or nothing."""
    files, changes = case
    found = findings(driver, files, changes)
    said = {kind: services for kind in (OPEN, SHUT, WRONG, "condition_gets_in")
            if (services := named(found, kind)) is not None}
    good = set(said) == set(wanted) and all(wanted[kind] <= said[kind] for kind in wanted)
    tap.case(name, [] if good else [f"expected {wanted}", f"found    {said}"]
             + [item["text"] for item in found])


def deleted(tap, driver):
    """Debian's lines, deleted or made comments, as pam-auth-update or a person wrote them."""
    for file, modules, kind in DELETED:
        services = {"passwd"} if file == PASSWORD else LOGINS
        for machine, how in itertools.product((DEBIAN, WHOLE), (without, commented)):
            expect(tap, driver, f"{file}: {how.__name__} {' '.join(modules)}",
                   (machine, [write(file, how(machine[file], *modules))]), {kind: services})
    for file in (AUTH, ACCOUNT, PASSWORD):
        for text in ("", "# nothing\n"):
            services = {"passwd"} if file == PASSWORD else LOGINS
            expect(tap, driver, f"{file} has no line", (WHOLE, [write(file, text)]),
                   {SHUT: services})


def fedora(tap, driver):
    """Fedora's files, with our lines and as they come."""
    plain = FEDORA[SYSTEM[0]][FEDORA[SYSTEM[0]].index("account"):]
    for text in (FEDORA[SYSTEM[0]], FEDORA_AUTH + plain):
        for kind, services in (("auth", LOGINS), ("password", {"passwd"})):
            expect(tap, driver, f"Fedora without {kind} of pam_unix and pam_sss", (
                FEDORA, [write(file, without(text, "unix", "sss", kind=kind))
                         for file in SYSTEM]), {SHUT: services})


def alone(tap, driver):
    """One service, in which nothing but pam_permit is left."""
    for name, more in itertools.product(("sudo", "su", "sshd", "login"),
                                        ("", "auth sufficient pam_rootok.so\n",
                                         "auth required pam_env.so\n")):
        text = more + "auth required pam_permit.so\n" + includes("account", "password")
        expect(tap, driver, f"{name}: {more.strip()} and pam_permit",
               (WHOLE, [write(f"etc/pam.d/{name}", text)]), {OPEN: {name}})


def conditions(tap, driver):
    """A condition above the password, which all, some or none of the pupils meet."""
    for text in ALL_MEET:
        for control in ("sufficient", "[success=2 default=ignore]"):
            expect(tap, driver, f"{control} {text}", (
                WHOLE, [swap(AUTH, UNIX, f"auth {control} pam_succeed_if.so {text}\n" + UNIX)]),
                {OPEN: LOGINS})
    for text in SOME_MEET:
        expect(tap, driver, f"some: {text}", (
            WHOLE, [swap(AUTH, UNIX, f"auth sufficient {text}\n" + UNIX)]),
            {"condition_gets_in": LOGINS})
    for text in HARMLESS:
        expect(tap, driver, f"harmless: {text}", (
            WHOLE, [swap(AUTH, UNIX, f"auth {text}\n" + UNIX)]), {})


def other_names(tap, driver):
    """pam_unix by the names of its links."""
    names = {AUTH: "pam_unix_auth.so", ACCOUNT: "pam_unix_acct.so", PASSWORD: "pam_unix_passwd.so"}
    links = [write(f"lib/security/{name}", DEBIAN["lib/security/pam_unix.so"])
             for name in names.values()]
    check(tap, driver, "pam_unix by its other names", WHOLE, links + [
        swap(file, "pam_unix.so", name) for file, name in names.items()])
    expect(tap, driver, "which may be open too", (WHOLE, links + [
        write(AUTH, "auth optional pam_unix_auth.so\nauth required pam_permit.so\n")]),
        {WRONG: LOGINS})


def exposed(tap, driver):
    """A file that others can change is said so, also beside mistakes in its lines."""
    for bits in (0o666, 0o664, 0o602, 0o620):
        check(tap, driver, f"a file of PAM of mode {bits:o}", WHOLE, [mode(AUTH, bits)],
              {"pam_file_exposed"})
    check(tap, driver, "such a file with carriage returns", WHOLE, [
        write(AUTH, DEBIAN[AUTH].replace("\n", "\r\n")), mode(AUTH, 0o666)],
        {"pam_file_exposed", "pam_bytes"})
    check(tap, driver, "such a file with a mistake", WHOLE, [
        write(AUTH, DEBIAN[AUTH] + "auth requird pam_env.so\n"), mode(AUTH, 0o666)],
        {"pam_file_exposed", "pam_broken"})


def many_faults(tap, driver):
    """What follows from a fault that there is no room for is not said of another one."""
    lines = "".join(f"auth requird pam_env{i}.so\n" for i in range(40))
    found = findings(driver, WHOLE, [write("etc/pam.d/login", lines + "@include not-there\n")])
    faults = [item["text"] for item in found if "pam.d/login:" in item["text"]]
    wrong = [text for text in faults if "refuses everything" in text]
    tap.case("more faults than are kept", wrong if faults else ["no fault was found"])


def main(driver, every):
    """All machines."""
    tap = Tap()
    EVERY.append(os.path.abspath(every))
    for name, files, changes in QUIET:
        expect(tap, driver, f"quiet: {name}", (files, changes), {})
    for part in (deleted, fedora, alone, conditions, other_names, exposed, many_faults):
        part(tap, driver)
    return tap.finish()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
