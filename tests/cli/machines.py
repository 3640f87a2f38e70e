# SPDX-License-Identifier: MIT
"""Made-up machines for the doctor: a tree of files, and what may be changed about it."""
import json
import os
import pathlib
import subprocess

MODULE = object()  # a file that is a module of PAM
# What Debian installs with PAM, and what the made-up stacks need beside it.
MODULES = """access cap deny echo env exec faildelay faillock fprintd google_authenticator group
keyinit krb5 lastlog ldap limits listfile localuser loginuid mail mkhomedir motd namespace nologin
passwdqc cracklib pwquality permit pwhistory pwpolicy rootok securetty selinux sepermit shells sss
succeed_if systemd time umask unix usertype warn wheel winbind xauth""".split()
NOW = 1785542400  # 2026-08-01T00:00:00Z
SOON = 4000000000  # what a test writes in the future is after it
POLICY = """include = school
login_mode = enforce
break_glass_groups = root
history = 5
"""
SSHD = "usepam yes\npasswordauthentication no\nkbdinteractiveauthentication yes\n"
COMMON = {
    **{f"lib/security/pam_{name}.so": MODULE for name in MODULES},
    "etc/group": "root:x:0:\nsudo:x:27:akhan-admin\npupils:x:2000:akhan\n",
    "etc/pwpolicy/policy.conf": POLICY,
    "etc/login.defs": "# days\nPASS_MAX_DAYS\t99999\nPASS_MIN_DAYS\t0\nPASS_WARN_AGE 7\n",
    "etc/passwd": "root:x:0:0:root:/root:/bin/bash\nakhan:x:1001:1001::/home/akhan:/bin/sh\n"
                  "akhan-admin:x:1002:1002::/home/a:/bin/sh\n",
    "etc/shadow": "root:*:20000:0:99999:7:::\nakhan:$y$j9T$a$b:20000:0:99999:7:::\n"
                  "akhan-admin:!:20000::::::\n",
    "etc/logrotate.d/pwpolicy": "# rotates\n",
    "var/lib/pwpolicy/review.jsonl":
        '{"time": "2024-01-10T09:00:00Z", "name": "J. Doe"}\n'
        '{"time": "2026-01-10T09:00:00Z", "name": "J. Doe"}\n',
    "var/log/pwpolicy/audit.jsonl": "{}\n",
    "usr/sbin/sshd": SSHD,
    "usr/bin/dpkg-query": "1.5.2-6+deb12u2\n",
}
SERVICES = {
    "etc/pam.d/login": "auth optional pam_faildelay.so delay=3000000\n"
                       "auth requisite pam_nologin.so\n"
                       "session [success=ok ignore=ignore default=bad] pam_selinux.so close\n"
                       "@include common-auth\nauth optional pam_group.so\n"
                       "@include common-account\n@include common-password\n",
    "etc/pam.d/su": "auth sufficient pam_rootok.so\n@include common-auth\n"
                    "@include common-account\n",
    "etc/pam.d/su-l": "auth include su\naccount include su\npassword include su\n",
    "etc/pam.d/sshd": "@include common-auth\naccount required pam_nologin.so\n"
                      "@include common-account\n@include common-password\n",
    "etc/pam.d/sudo": "session required pam_limits.so\n@include common-auth\n"
                      "@include common-account\n",
    "etc/pam.d/passwd": "@include common-password\n",
    "etc/pam.d/other": "@include common-auth\n@include common-account\n"
                       "@include common-password\n",
}
AUTH = ("auth\t[success=1 default=ignore]\tpam_unix.so nullok\n"
        "auth\trequisite\tpam_deny.so\nauth\trequired\tpam_permit.so\n"
        "auth\toptional\tpam_pwpolicy.so\nauth\toptional\tpam_cap.so\n")
ACCOUNT = ("account\t[success=1 new_authtok_reqd=done default=ignore]\tpam_unix.so\n"
           "account\trequisite\tpam_deny.so\naccount\trequired\tpam_permit.so\n"
           "account\toptional\tpam_pwpolicy.so\n")
PASSWORD = ("password\trequisite\tpam_pwpolicy.so\n"
            "password\t[success=1 default=ignore]\tpam_unix.so use_authtok yescrypt\n"
            "password\trequisite\tpam_deny.so\npassword\trequired\tpam_permit.so\n"
            "password\toptional\tpam_pwpolicy.so record\n")
DEBIAN = {**COMMON, **SERVICES, "etc/pam.d/common-auth": AUTH,
          "etc/pam.d/common-account": ACCOUNT, "etc/pam.d/common-password": PASSWORD}


def managed(text, kind):
    """The same lines as pam-auth-update writes them, with its blocks."""
    lines = text.splitlines(True)
    return (f"#\n# /etc/pam.d/common-{kind} - the settings that all services share\n#\n"
            "# here are the per-package modules (the \"Primary\" block)\n" + lines[0] +
            "# here's the fallback if no module succeeds\n" + "".join(lines[1:3]) +
            "# and here are more per-package modules (the \"Additional\" block)\n" +
            "".join(lines[3:]) + "# end of pam-auth-update config\n")


MANAGED = {**DEBIAN, "etc/pam.d/common-auth": managed(AUTH, "auth"),
           "etc/pam.d/common-account": managed(ACCOUNT, "account"),
           "etc/pam.d/common-password": managed(PASSWORD, "password")}
# pam_unix, then the directory: two ways in, each with its own jump.
DIRECTORY = {**DEBIAN, "etc/pam.d/common-auth":
             "auth [success=2 default=ignore] pam_unix.so nullok\n"
             "auth [success=1 default=ignore] pam_sss.so use_first_pass\n"
             "auth requisite pam_deny.so\nauth required pam_permit.so\n"
             "auth optional pam_pwpolicy.so\n",
             "etc/pam.d/common-account":
             "account [success=1 new_authtok_reqd=done default=ignore] pam_unix.so\n"
             "account requisite pam_deny.so\naccount required pam_permit.so\n"
             "account sufficient pam_succeed_if.so uid < 500 quiet\n"
             "account [default=bad success=ok user_unknown=ignore] pam_sss.so\n"
             "account optional pam_pwpolicy.so\n"}
SYSTEM_AUTH = """auth        required      pam_env.so
auth        required      pam_faildelay.so delay=2000000
auth        [success=2 default=ignore] pam_unix.so nullok
auth        [success=1 default=ignore] pam_sss.so forward_pass
auth        requisite     pam_deny.so
auth        optional      pam_pwpolicy.so
auth        required      pam_permit.so
account     requisite     pam_unix.so
account     optional      pam_pwpolicy.so
account     sufficient    pam_localuser.so
account     sufficient    pam_usertype.so issystem
account     [default=bad success=ok user_unknown=ignore] pam_sss.so
account     required      pam_permit.so
password    requisite     pam_pwpolicy.so
password    [success=1 default=ignore] pam_unix.so yescrypt shadow nullok use_authtok
password    required      pam_deny.so
password    optional      pam_pwpolicy.so record
"""
# As it comes, without a line of ours.
FEDORA_AUTH = """auth        [default=1 ignore=ignore success=ok] pam_usertype.so isregular
auth        [default=1 ignore=ignore success=ok] pam_localuser.so
auth        sufficient    pam_unix.so nullok
auth        [default=1 ignore=ignore success=ok] pam_usertype.so isregular
auth        sufficient    pam_sss.so forward_pass
auth        required      pam_deny.so
"""
WAY_IN = ("auth substack system-auth\nauth include postlogin\naccount required pam_nologin.so\n"
          "account include system-auth\npassword include system-auth\n")
FEDORA = {**COMMON, "etc/pam.d/system-auth": SYSTEM_AUTH,
          "etc/pam.d/password-auth": SYSTEM_AUTH,
          "etc/pam.d/postlogin": "session optional pam_umask.so\n",
          "etc/pam.d/login": WAY_IN, "etc/pam.d/su": "auth sufficient pam_rootok.so\n" + WAY_IN,
          "etc/pam.d/su-l": "auth substack su\naccount include su\npassword include su\n",
          "etc/pam.d/sshd": WAY_IN.replace("system-auth", "password-auth"),
          "etc/pam.d/sudo": "auth substack system-auth\nauth include postlogin\n"
                            "account include system-auth\n",
          "etc/pam.d/passwd": "password substack system-auth\n"
                              "-password optional pam_gnome_keyring.so use_authtok\n",
          "usr/bin/rpm": "1.5.3\n"}
del FEDORA["usr/bin/dpkg-query"]
PRIVATE = ("var/lib/pwpolicy", "var/log/pwpolicy")


def build(folder, files, every):
    """Writes a machine; programs answer with their text, modules are `every`."""
    for name, text in files.items():
        path = pathlib.Path(folder) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is MODULE:
            path.symlink_to(every)
            continue
        if "bin/" in name:
            text = f"#!/bin/sh\ncat <<'END'\n{text}END\n"
        path.write_text(text)
        path.chmod(0o755 if "bin/" in name else 0o644 if "etc/pwpolicy" in name else 0o600)
    for name in PRIVATE:
        path = pathlib.Path(folder) / name
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o700)


def examine(driver, folder):
    """The doctor's findings about a machine, where nothing is younger than its clock."""
    for path in pathlib.Path(folder).rglob("*"):
        if path.lstat().st_mtime < SOON:
            os.utime(path, (NOW - 60, NOW - 60), follow_symlinks=False)
    done = subprocess.run([os.path.abspath(driver), folder, str(NOW)], capture_output=True,
                          text=True, timeout=60, check=False)
    if done.returncode or done.stderr:
        raise SystemExit(f"Bail out! the doctor fell ill: {done.returncode} {done.stderr}")
    return json.loads(done.stdout)
