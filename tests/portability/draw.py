# SPDX-License-Identifier: MIT
"""Draws the calls that every build of the library must answer alike.

The same seed gives the same calls of pwp_call(): passwords of all kinds that the matchers know, in
many scripts, with the person, the site and an old password beside them.
"""
import pathlib
import random
import struct

SEED = 1311

# Words in scripts whose letters fold, compose or look like others.
SCRIPTS = """zażółć İstanbul ıspanak STRASSE Straße ẞ ﬁsh ﬀ ŉ Ångström Å naïve e\u0301te\u0301
a\u0323\u0308 Tiếng Привет пароль аррӏе Київ Ђорђе Σίσυφος ΌΣΟΣ ᾳ Ձմեռ საქართველო Ⴀ שָׁלוֹם
اَلْعَرَبِيَّة ﷺ ہے हिन्दी நன்றி ไทย ລາວ မြန်မာ ខ្មែរ አማርኛ ᏣᎳᎩ 日本語 パスワード ﾊﾟｽﾜｰﾄﾞ ひみつ
한국어 한글 王小明 𠮷野家 Ⅷ① ½ ℃ ㎏ 𝒽𝑒𝓁𝓁𝑜 ｐａｓｓｗｏｒｄ １２３４ 🐶 👩‍👩‍👧‍👦 🇬🇧 pass\u200bword
pass\u00adword \u202edrowssap Zoë Łukasz Bjørn Þór Ǆ ǆ ꜩ ᵽ Ω K""".split()
# Bytes that are no text, or text that no keyboard gives.
BYTES = [b"\xff", b"\xc3\x28", b"\xe2\x82", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\xaf",
         b"\xf4\x90\x80\x80", b"\x01", b"\x1b[0m", b"\t", b"\n", b"\x7f", b"\xc2\x85"]
RUNS = "qwerty 1qaz2wsx asdfgh zxcvbnm qwertzuiop abcdef 987654 aaaaaa 121212 abcabc 2468".split()
SITES = ["Greenhill Academy", "greenhill.sch.uk", "St Mary's C of E Primary School", "Łódź",
         "Ysgol Dyffryn", "北京第四中学", "Leeds"]
WORDS = ["Rex", "Mr Tibbles", "14 March 2011", "2011-03-14", "LS1 4AP", "07700 900123",
         "12 Acacia Road", "Zoë", "Müller & Söhne", "Σίσυφος", "Manchester United"]
PROFILES = ["", "staff", "pupil", "admin"]
SIGNS = "!?.*#$@_- "
LEET = str.maketrans("aeiostg", "43105+9")
LISTS = "passwords words names surnames places uk infant collocations".split()
LONGEST = 600  # more than any policy allows


class Draw:
    """One stream of calls."""

    def __init__(self, wordlists):
        self.random = random.Random(SEED)
        self.lists = {}
        for name in LISTS:
            lines = (pathlib.Path(wordlists) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
            self.lists[name] = [line.split("\t")[0] for line in lines if line]

    def entry(self, name):
        """A line of a list; common ones, which come first, more often."""
        lines = self.lists[name]
        return lines[int(len(lines) ** self.random.random()) - 1]

    def pick(self, choices):
        return self.random.choice(choices)

    def number(self, low, high):
        return self.random.randint(low, high)

    def date(self):
        day, month, year = self.number(1, 31), self.number(1, 12), self.number(1950, 2027)
        return self.pick(["{0:02}/{1:02}/{2}", "{0}.{1}.{2}", "{0:02}{1:02}{2}", "{2}-{1:02}-{0:02}",
                          "{2}", "{0}{1}"]).format(day, month, year)

    def tail(self):
        return self.pick(["", "1", "!", "123", self.date(), str(self.number(0, 99)), self.pick(SIGNS)])

    def dressed(self, word):
        """A word as people make it meet a rule."""
        form = self.number(0, 4)
        if form == 0:
            word = word.translate(LEET)
        elif form == 1:
            word = word[::-1]
        elif form == 2:
            word = "".join(self.pick([c.upper(), c]) for c in word)
        elif form == 3:
            word = word.capitalize()
        return word + self.tail()

    def phrase(self):
        gap = self.pick(["", " ", "-", ".", "1"])
        return gap.join(self.entry("words") for _ in range(self.number(2, 6)))

    def noise(self):
        signs = [chr(c) for c in range(33, 127)]
        return "".join(self.pick(signs) for _ in range(self.number(0, 24)))

    def password(self, person):
        """The bytes of one password."""
        kind = self.number(0, 11)
        if kind < 4:
            text = self.dressed(self.entry(self.pick(LISTS)))
        elif kind == 4:
            text = self.dressed(self.pick([*person, *SITES, *WORDS]))
        elif kind == 5:
            text = self.phrase()
        elif kind == 6:
            text = self.noise()
        elif kind == 7:
            text = self.pick(RUNS) * self.number(1, 4) + self.tail()
        elif kind == 8:
            text = self.pick(SCRIPTS) + self.pick(["", self.entry("words")]) + self.pick(SCRIPTS)
        elif kind == 9:
            text = self.dressed(self.pick(SCRIPTS))
        elif kind == 10:
            text = self.noise() + self.entry("words") + self.noise()
        else:
            return self.odd()
        return text.encode()

    def odd(self):
        """Bytes that are no text, and text beyond every limit."""
        if self.number(0, 9) == 0:
            return (self.pick(["a", "1l", "Привет ", self.phrase()]) * LONGEST).encode()[:LONGEST]
        return self.noise().encode() + self.pick(BYTES) + self.entry("words").encode()

    def check(self):
        """The fields of one call, as (name, bytes), without any NUL."""
        given, family = self.entry("names"), self.entry("surnames")
        if self.number(0, 4) == 0:
            given, family = self.pick(SCRIPTS), self.pick(SCRIPTS)
        password = self.password([given, family])
        fields = [("call", "check"), ("password", password), ("user", given[:1] + family),
                  ("full_name", f"{given.title()} {family.title()}"), ("year", "2026"),
                  ("profile", self.pick(PROFILES)), ("parts", self.pick(["yes", "no"])),
                  ("level", self.pick(["plain", "standard"]))]
        if self.number(0, 2) == 0:
            old = [password + b"2", password[:-1], password[::-1], self.password([given, family])]
            fields.append(("old_password", self.pick(old)))
        if self.number(0, 3) == 0:
            fields += [("word", word) for word in self.random.sample(WORDS, self.number(1, 4))]
        if self.number(0, 1) == 0:
            fields += [("site_word", word) for word in self.random.sample(SITES, self.number(1, 3))]
        return [(name, value if isinstance(value, bytes) else value.encode())
                for name, value in fields if value or name == "password"]


def calls(wordlists, count):
    """A session: opened, `count` passwords checked, the rules asked for, closed."""
    draw = Draw(wordlists)
    return [[("call", b"open"), ("policy", b"school")],
            *(draw.check() for _ in range(count)),
            *([("call", b"rules"), ("profile", profile.encode())] for profile in PROFILES if profile),
            [("call", b"close")]]


def packed(asked):
    """Calls as judge.c reads them: the length of each, then name NUL value NUL."""
    everything = bytearray()
    for call in asked:
        fields = b"".join(b"%s\0%s\0" % (name.encode(), value) for name, value in call)
        everything += struct.pack("<I", len(fields)) + fields
    return bytes(everything)
