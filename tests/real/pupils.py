# SPDX-License-Identifier: MIT
"""A school of 5,000: their accounts, and what a management system exports about them.

Only for use inside tools/sandbox.
"""
import random

PUPILS = 5000
FIRST_UID = 30000
MAP = "user=Username,first=Forename,last=Surname,born=DOB,pet=Pet,postcode=Postcode"
HEAD = "Username,Forename,Surname,DOB,Pet,Postcode,SEN status\r\n"
# freya's; the last two columns hold what must never be kept in clear, or at all.
PET, NOTE = "Zanzibarquokka", "hovercraftzebu"


def add_pupils():
    """Straight into the files: useradd would take minutes."""
    with open("/etc/passwd", "a", encoding="utf-8") as passwd:
        for i in range(PUPILS):
            passwd.write(f"pupil{i:04}:x:{FIRST_UID + i}:100::/home/pupils:/bin/sh\n")


def make_file(path):
    """What a management system exports, with a pupil who has left and one more column."""
    dice = random.Random(5)
    firsts = ["Freya", "Oliver", "Siân", "Łukasz", "Zoe", "Anne-Marie", "Mia", "Catherine"]
    lasts = ["Smith", "O'Brien", "Khan", "Jones-Evans", "王", "Green"]
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        file.write(HEAD)
        for i in range(PUPILS):
            born = f"{dice.randint(1, 28):02}/{dice.randint(1, 12):02}/{dice.randint(2006, 2015)}"
            file.write(f"pupil{i:04},{dice.choice(firsts)},\"{dice.choice(lasts)}\",{born},"
                       f"Pet{i},LS{i % 17 + 1} {i % 10}AB,none\r\n")
        file.write("left_in_july,Ada,Moor,01/02/2006,Rex,LS1 1AA,none\r\n")
        file.write(f"freya,Freya,Quillthwaite,11/12/2010,{PET},LS6 3QQ,{NOTE}\r\n")
