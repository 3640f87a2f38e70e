# SPDX-License-Identifier: MIT
"""Services as distributions ship them, in short: what runs in which order, without sessions'
details. For the doctor's test: none of them is a mistake."""

SELINUX = ("session [success=ok ignore=ignore module_unknown=ignore default=bad] "
           "pam_selinux.so {}\n")
SESSION = SELINUX.format("close") + "session required pam_loginuid.so\n" + SELINUX.format("open")
KEYRING = "auth optional pam_gnome_keyring.so\n"


def includes(*kinds):
    """Lines that include the common files of those kinds."""
    return "".join(f"@include common-{kind}\n" for kind in kinds)


LOGIN = includes("auth", "account", "session", "password")
NO_ROOT = "auth required pam_succeed_if.so user != root quiet_success\n"
NOLOGIN = "auth requisite pam_nologin.so\n"
CARD = ("auth [success=ok user_unknown=ignore default=bad] pam_succeed_if.so user != root\n"
        "auth {} pam_sss.so allow_missing_name {}\n")
# What Debian's packages bring, and what is beside it in /usr/lib.
DEBIAN_MORE = {
    "etc/pam.d/atd": includes("auth", "account", "session") + "auth required pam_env.so\n",
    "etc/pam.d/chfn": "auth sufficient pam_rootok.so\n" + includes("auth", "account", "session"),
    "etc/pam.d/chsh": "auth required pam_shells.so\nauth sufficient pam_rootok.so\n"
                      + includes("auth", "account", "session"),
    "etc/pam.d/chpasswd": includes("password"),
    "etc/pam.d/newusers": includes("password"),
    "etc/pam.d/cinnamon-screensaver": includes("auth") + KEYRING,
    "etc/pam.d/cockpit": "auth required pam_sepermit.so\nauth substack common-auth\n"
                         "auth optional pam_ssh_add.so\nauth required pam_listfile.so item=user "
                         "sense=deny file=/etc/cockpit/disallowed-users onerr=succeed\n"
                         "account required pam_nologin.so\naccount include common-account\n"
                         "password include common-password\nsession include common-session\n",
    "etc/pam.d/cron": includes("auth") + "session required pam_loginuid.so\n"
                      + includes("account", "session"),
    "etc/pam.d/cups": includes("auth", "account", "session"),
    "etc/pam.d/dovecot": includes("auth", "account", "session"),
    "etc/pam.d/gdm-autologin": NOLOGIN + NO_ROOT + "auth optional pam_gdm.so\n" + KEYRING +
                               "auth required pam_permit.so\n" + includes("account") + SESSION
                               + includes("session", "password"),
    "etc/pam.d/gdm-fingerprint": NOLOGIN + NO_ROOT + "auth required pam_fprintd.so\n" + KEYRING
                                 + includes("account") + SESSION + includes("session")
                                 + "password required pam_fprintd.so\n",
    "etc/pam.d/gdm-launch-environment": NOLOGIN + "auth required pam_permit.so\n"
                                        + includes("account", "session", "password"),
    "etc/pam.d/gdm-smartcard-sssd-exclusive":
        CARD.format("required", "require_cert_auth") + NOLOGIN + KEYRING
        + includes("account") + SESSION + includes("session"),
    "etc/pam.d/gdm-smartcard-sssd-or-password":
        CARD.format("[success=2 default=ignore]", "try_cert_auth")
        + "auth substack common-auth\n" + NOLOGIN + KEYRING + includes("account") + SESSION
        + includes("session", "password"),
    "etc/pam.d/i3lock": "auth include login\n",
    "etc/pam.d/lightdm-autologin": NOLOGIN + NO_ROOT + "auth required pam_permit.so\n"
                                   + includes("account") + SESSION + includes("session")
                                   + "password required pam_deny.so\n" + includes("password"),
    "etc/pam.d/lightdm-greeter": "auth required pam_permit.so\naccount required pam_permit.so\n"
                                 "password required pam_deny.so\nsession required pam_unix.so\n",
    "etc/pam.d/monit": includes("auth", "account"),
    "etc/pam.d/ppp": "auth required pam_nologin.so\n" + includes("auth", "account", "session"),
    "etc/pam.d/proftpd": "auth required pam_listfile.so item=user sense=deny "
                         "file=/etc/ftpusers onerr=succeed\n"
                         + includes("auth", "account", "session"),
    "etc/pam.d/radiusd": LOGIN,
    "etc/pam.d/runuser": "auth sufficient pam_rootok.so\nsession required pam_unix.so\n",
    "etc/pam.d/runuser-l": "auth include runuser\nsession include runuser\n",
    "etc/pam.d/samba": includes("auth", "account", "session"),
    "etc/pam.d/sddm-autologin": NOLOGIN + "auth required pam_permit.so\n" + includes("account")
                                + SESSION + includes("session", "password"),
    "etc/pam.d/sddm-greeter": "auth required pam_permit.so\n" + includes("account") + SESSION
                              + includes("session") + "password required pam_deny.so\n",
    "etc/pam.d/sudo-i": includes("auth", "account", "session"),
    "etc/pam.d/vsftpd": "auth required pam_listfile.so item=user sense=deny "
                        "file=/etc/ftpusers onerr=succeed\n"
                        + includes("account", "session", "auth") + "auth required pam_shells.so\n",
    "etc/pam.d/xrdp-sesman": "auth required pam_env.so readenv=1\n" + LOGIN,
    "etc/pam.d/xscreensaver": includes("auth", "account"),
    "usr/lib/pam.d/polkit-1": includes("auth", "account", "password")
                              + "session required pam_env.so readenv=1\n",
    "usr/lib/pam.d/systemd-user": includes("account") + SESSION + includes("session"),
    "etc/pam.d/common-session": "session [default=1] pam_permit.so\n"
                                "session requisite pam_deny.so\nsession required pam_permit.so\n"
                                "session required pam_unix.so\nsession optional pam_systemd.so\n",
    # what editors and packages leave is no service
    "etc/pam.d/common-auth.dpkg-old": "auth optional pam_unix.so\nauth required pam_permit.so\n",
    "etc/pam.d/sshd~": "auth required pam_gone.so\n",
}
# Display managers, where the policy speaks of them.
DISPLAY = {f"etc/pam.d/{name}": NOLOGIN + NO_ROOT + includes("auth") + KEYRING
           + includes("account") + SESSION + includes("session", "password")
           for name in ("gdm-password", "lightdm", "sddm", "lxdm", "xdm", "slim", "wdm")}
DISPLAY["etc/pam.d/greetd"] = ("@include login\n-auth optional pam_gnome_keyring.so\n"
                               "-session optional pam_kwallet5.so auto_start\n")
ROOT_TOOL = ("auth sufficient pam_rootok.so\naccount required pam_permit.so\n"
             "password include system-auth\n")
WITH_SYSTEM_AUTH = "".join(f"{kind} include system-auth\n"
                           for kind in ("auth", "account", "password", "session"))
FEDORA_MORE = {
    "etc/pam.d/chfn": "auth sufficient pam_rootok.so\n" + WITH_SYSTEM_AUTH,
    "etc/pam.d/chsh": "auth sufficient pam_rootok.so\n" + WITH_SYSTEM_AUTH,
    "etc/pam.d/chpasswd": ROOT_TOOL,
    "etc/pam.d/groupmems": ROOT_TOOL,
    "etc/pam.d/newusers": ROOT_TOOL,
    "etc/pam.d/config-util": "auth sufficient pam_rootok.so\nauth sufficient pam_timestamp.so\n"
                             "auth include system-auth\naccount required pam_permit.so\n"
                             "session required pam_permit.so\n",
    "etc/pam.d/crond": "account required pam_access.so\naccount include system-auth\n"
                       "session required pam_loginuid.so\nsession include system-auth\n"
                       "auth include system-auth\n",
    "etc/pam.d/fingerprint-auth":
        "auth required pam_env.so\nauth required pam_deny.so\naccount required pam_unix.so\n"
        "account sufficient pam_localuser.so\naccount required pam_permit.so\n"
        "password required pam_deny.so\nsession required pam_unix.so\n",
    "etc/pam.d/other": "auth required pam_deny.so\naccount required pam_deny.so\n"
                       "password required pam_deny.so\nsession required pam_deny.so\n",
    "etc/pam.d/remote": "auth substack password-auth\nauth include postlogin\n"
                        "account required pam_nologin.so\naccount include password-auth\n"
                        "password include password-auth\nsession include password-auth\n",
    "etc/pam.d/runuser": "auth sufficient pam_rootok.so\nsession optional pam_keyinit.so revoke\n"
                         "session required pam_unix.so\n",
    "etc/pam.d/smartcard-auth":
        "auth required pam_env.so\nauth [success=done ignore=ignore default=die] pam_sss.so "
        "require_cert_auth\nauth required pam_deny.so\naccount required pam_unix.so\n"
        "account sufficient pam_localuser.so\naccount required pam_permit.so\n"
        "session required pam_unix.so\n",
    "etc/pam.d/sssd-shadowutils":
        "auth [success=done ignore=ignore default=die] pam_unix.so nullok\n"
        "auth required pam_deny.so\naccount required pam_unix.so\naccount required pam_permit.so\n",
    "etc/pam.d/systemd-user": "account include system-auth\nsession required pam_selinux.so close\n"
                              "session include system-auth\n",
    "etc/pam.d/vlock": "auth include system-auth\naccount required pam_permit.so\n",
    "usr/lib/pam.d/polkit-1": WITH_SYSTEM_AUTH,
}
