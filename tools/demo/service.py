#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Shows the module at work where no sandbox can be made: libpam with a service of its own.

    python3 service.py MODULE <PASSPHRASE

The service file stands in a private folder and names only our module, so nothing on the
machine changes and no password is stored. The exit status is 0 if the weak password was
refused and the passphrase accepted.
"""
import ctypes
import os
import pathlib
import pwd
import sys
import tempfile

from paper import typed

WEAK = "Password1!"
PAM_SUCCESS, PAM_CONV_ERR = 0, 19
PROMPTS = (1, 2)  # PAM_PROMPT_ECHO_OFF and _ON; the others only say something


class Message(ctypes.Structure):
    _fields_ = [("style", ctypes.c_int), ("text", ctypes.c_char_p)]


class Response(ctypes.Structure):
    _fields_ = [("text", ctypes.c_void_p), ("code", ctypes.c_int)]


CONVERSE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int,
                            ctypes.POINTER(ctypes.POINTER(Message)),
                            ctypes.POINTER(ctypes.POINTER(Response)), ctypes.c_void_p)


class Conversation(ctypes.Structure):
    _fields_ = [("converse", CONVERSE), ("data", ctypes.c_void_p)]


LIBC = ctypes.CDLL(None)
LIBC.calloc.restype = LIBC.strdup.restype = ctypes.c_void_p
LIBC.calloc.argtypes = [ctypes.c_size_t, ctypes.c_size_t]
LIBC.strdup.argtypes = [ctypes.c_char_p]


class Talk:
    """Answers libpam's questions in turn and shows the dialogue."""

    def __init__(self, answers):
        self.answers = list(answers)
        self.refusals = 0

    def __call__(self, count, messages, responses, _data):
        replies = ctypes.cast(LIBC.calloc(count, ctypes.sizeof(Response)),
                              ctypes.POINTER(Response))
        for index in range(count):
            text = messages[index].contents.text.decode("utf-8", "replace")
            self.refusals += "BAD PASSWORD: " in text
            if messages[index].contents.style not in PROMPTS:
                print("  | " + text.rstrip("\n").replace("\n", "\n  | "))
                continue
            if not self.answers:
                return PAM_CONV_ERR
            answer = self.answers.pop(0)
            print(f"  | {text}{typed(answer)}")
            replies[index].text = LIBC.strdup(answer.encode())
        responses[0] = replies
        return PAM_SUCCESS


def change(module, talk):
    """Lets libpam change a password through the module alone; returns its status."""
    pam = ctypes.CDLL("libpam.so.0")
    pam.pam_start_confdir.argtypes = [ctypes.c_char_p, ctypes.c_char_p,
                                      ctypes.POINTER(Conversation), ctypes.c_char_p,
                                      ctypes.POINTER(ctypes.c_void_p)]
    pam.pam_chauthtok.argtypes = pam.pam_end.argtypes = [ctypes.c_void_p, ctypes.c_int]
    conversation = Conversation(CONVERSE(talk), None)
    handle = ctypes.c_void_p()
    # An administrator's rules are stricter, so root shows those of somebody else.
    user = pwd.getpwuid(os.getuid()).pw_name if os.getuid() else "nobody"
    with tempfile.TemporaryDirectory() as folder:
        service = pathlib.Path(folder) / "demo"
        service.write_text(f"password required {module} policy=school\n", "utf-8")
        status = pam.pam_start_confdir(b"demo", user.encode(), ctypes.byref(conversation),
                                       folder.encode(), ctypes.byref(handle))
        if status == PAM_SUCCESS:
            status = pam.pam_chauthtok(handle, 0)
            pam.pam_end(handle, status)
    return status


def main(module):
    phrase = sys.stdin.readline().rstrip("\n")
    talk = Talk([WEAK, phrase, phrase])
    status = change(pathlib.Path(module).resolve(), talk)
    if status == PAM_SUCCESS and talk.refusals > 0:
        print("  | the module lets the change go on")
        return 0
    print(f"libpam answered {status} after {talk.refusals} refusals; that is not as it should be")
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
