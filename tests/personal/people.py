#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Draws people and what they make passwords of: rows for score.c.

    people.py COUNT SEED

Kinds of rows: personal, built from the person's data; other, the same pattern built from
somebody else's who shares nothing with the person; random, the same shape from random
letters and digits; strong, a good password that happens to hold a name of the person.
"""
import random
import string
import sys
import unicodedata

GIVEN = """Zoe Mia Lee Max Ada Eve Ian Kim Amy Roy Siân Łukasz Zoë Chloé Anne-Marie
Mary-Jane Seán Jürgen Renée Catherine Elizabeth William Robert Alexander Margaret Michael
Jennifer Christopher Rebecca Jonathan Samantha Nicholas Victoria Benjamin Charlotte Harriet
Timothy Theodora Rosalind Desmond Clifford Marjorie Winston Beverley Yusuf Leila Hassan
Amira Bilal Zainab Ravi Anjali Sunita Vikram Nkechi Emeka Folasade Tunde Ewa Zbigniew
Katarzyna Ingrid Bjørn Dimitra Stavros Mehmet Ayşe Wei Mei Hiroshi Yuki Carlos Inês""".split()
FAMILY = """O'Brien O'Sullivan McCarthy MacLeod Fitzgerald Smith-Jones Lloyd-Davies Nguyen
Chowdhury Rahman Siddiqui Iqbal Malik Kaur Sharma Mehta Banerjee Owusu Mensah Adebayo
Balogun Wójcik Kamiński Szymański Papadopoulos Müller Sørensen Fernández Novák Horváth
Ashworth Birtwistle Clutterbuck Entwistle Fairclough Greenhalgh Hathersage Kettlewell
Longbottom Micklethwaite Oldroyd Pickersgill Rowbotham Shufflebottom Thistlethwaite
Underhill Winterbottom Yates Drake Frost Grant Holt Lamb Marsh Nash Pike Rudd Stone Wren""".split()
FAR = [("王", "小明"), ("李", "娜"), ("Иван", "Петров"), ("Νίκος", "Παππάς"), ("张", "伟")]
PETS = """Rex Coco Monty Bruno Pepper Ginger Shadow Patch Duke Honey Toffee Bramble Domino
Whiskers Snowy Jasper Nala Simba Rocky Misty Hobnob Trixie Bertie Pumpkin""".split()
STREETS = """Acacia Brook Castle Dale Elm Ferndale Garth Hollybank Ivy Juniper Kingsway
Larch Mayfield Northgate Oakdene Poplar Quarry Ridge Sandringham Thornhill Union Vale
Westfield Yewtree""".split()
KINDS = [("Road", "Rd"), ("Street", "St"), ("Lane", "Ln"), ("Avenue", "Ave"), ("Close", "Cl"),
         ("Drive", "Dr"), ("Crescent", "Cres"), ("Gardens", "Gdns")]
TOWNS = """Barnsley Carlisle Durham Exmouth Falmouth Grimsby Hereford Ilkeston Kendal
Lancaster Matlock Newquay Oldham Penrith Rochdale Stafford Taunton Ulverston Wigan""".split()
AREAS = "B CA DH EX FY GL HR IP KT LA ME NN OL PE RH SY TA WN YO SW SE".split()
CLUBS = "Chess Rowing Netball Cricket Hockey Running Choir".split()
MONTHS = "January February March April May June July August September October November December".split()
SHORT = {"Catherine": "Kate", "Elizabeth": "Lizzie", "William": "Bill", "Robert": "Bob",
         "Alexander": "Sandy", "Margaret": "Peggy", "Michael": "Mick", "Jennifer": "Jenny",
         "Christopher": "Kit", "Rebecca": "Becky", "Jonathan": "Jonty", "Samantha": "Sammy",
         "Nicholas": "Nicky", "Victoria": "Vicky", "Benjamin": "Benji", "Charlotte": "Lottie",
         "Harriet": "Hattie", "Timothy": "Timmy", "Theodora": "Thea", "Beverley": "Beverley"}
WORDS = """harbour lantern gravel pigeon cobbler thunder velvet anchor biscuit ladder
quilt saddle trumpet walnut cushion meadow plaster ribbon shovel tunnel whisker bonnet
candle dragon engine feather goblet hammer island jigsaw kettle lizard magnet needle
orchard pepper quiver rocket statue turnip""".split()
SIGNS = "!?#*.$&"
LEET = str.maketrans("aeiost", "431057")


def plain(text):
    """As one types it without accents, hyphens and apostrophes."""
    text = text.translate(str.maketrans("łŁøØış", "lLoOis"))
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return "".join(c for c in text if c.isalnum())


class Person:
    """Somebody with a family, a pet, an address."""

    def __init__(self, rng):
        names = rng.sample(GIVEN, 5)
        self.given, self.middle, self.partner, self.child, self.other = names
        self.family = rng.choice(FAMILY)
        if rng.random() < 0.05:
            self.given, self.family = rng.choice(FAR)
        self.pet, self.town, self.club = rng.choice(PETS), rng.choice(TOWNS), rng.choice(CLUBS)
        self.day, self.month, self.year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1950, 2004)
        self.wedding, self.born = rng.randint(1975, 2024), rng.randint(1995, 2021)
        self.street, (self.kind, self.abbreviation) = rng.choice(STREETS), rng.choice(KINDS)
        self.house = rng.randint(1, 250)
        self.out = f"{rng.choice(AREAS)}{rng.randint(1, 30)}"
        self.inward = f"{rng.randint(1, 9)}{rng.choice('ABDEFGH')}{rng.choice('JLNPQRS')}"
        self.phone = f"07{rng.randint(0, 999999999):09}"
        first, last = plain(self.given).lower(), plain(self.family).lower()
        self.user = rng.choice([first[0] + last, first + "." + last, last + first[0],
                                first[:3] + last[:3] + str(rng.randint(1, 99)), first + last[0]])
        self.mail = f"{first}.{last}{rng.randint(1, 99)}@example.org"

    def birthday(self, rng):
        """As a school's system writes it."""
        return rng.choice([f"{self.day:02}/{self.month:02}/{self.year}",
                           f"{self.year}-{self.month:02}-{self.day:02}",
                           f"{self.day} {MONTHS[self.month - 1]} {self.year}"])

    def data(self, rng):
        return [self.given, self.family, self.middle, self.partner, self.child, self.other,
                self.pet, self.town, self.club, self.birthday(rng), str(self.wedding), str(self.born),
                f"{self.house} {self.street} {self.kind}", f"{self.out} {self.inward}",
                rng.choice([self.phone, "+44" + self.phone[1:]]), self.mail]

    def pieces(self):
        """What somebody else's password must not share."""
        texts = [self.given, self.family, self.middle, self.partner, self.child, self.other, self.pet,
                 self.town, self.club, self.street, self.user, str(self.year), str(self.wedding),
                 str(self.born), self.out] + [SHORT.get(n, n) for n in
                                              (self.given, self.middle, self.partner, self.child, self.other)]
        return {piece for text in texts for piece in [plain(text).lower()] if len(piece) > 2}


def first(p):
    return plain(p.given)


def last(p):
    return plain(p.family)


def mistype(rng, word):
    """One edit behind the first letter; short words stay."""
    if len(word) < 5:
        return word
    at = rng.randrange(1, len(word) - 1)
    letter = rng.choice(string.ascii_lowercase)
    return rng.choice([word[:at] + word[at + 1:], word[:at] + letter + word[at:],
                       word[:at] + letter + word[at + 1:],
                       word[:at] + word[at + 1] + word[at] + word[at + 2:]])


def symbol(rng):
    return rng.choice(SIGNS)


def stretch(rng, name):
    """One letter typed three or four times."""
    at = rng.randrange(len(name))
    return name[:at] + name[at] * rng.randint(2, 3) + name[at:]


def in_turns(name):
    return "".join(c.upper() if i % 2 else c.lower() for i, c in enumerate(name))


PERSONAL = {
    "given, day and month": lambda p, r: f"{first(p)}{p.day:02}{p.month:02}",
    "short form and year": lambda p, r: f"{SHORT.get(p.given, first(p))}{p.year}{symbol(r)}",
    "short form of partner, symbol, digits": lambda p, r:
        f"{SHORT.get(p.partner, plain(p.partner))}{symbol(r)}{r.randint(10, 99)}",
    "accented name and year": lambda p, r: f"{p.given}{p.family}{p.year}",
    "double-barrelled or apostrophe": lambda p, r: f"{p.family}{p.given}{r.randint(1, 99)}",
    "child and child, years": lambda p, r:
        f"{plain(p.child)}{p.born % 100:02}{plain(p.other)}{r.randint(0, 21):02}",
    "loves": lambda p, r: f"{plain(p.partner)}{r.choice(['loves', '<3', 'heart', '4ever'])}{plain(p.child)}",
    "we two": lambda p, r: f"{first(p)}n{plain(p.partner)}{p.wedding}",
    "pet, year, symbol": lambda p, r: f"{symbol(r)}{p.pet}{p.born}{symbol(r)}",
    "pet in capitals": lambda p, r: f"{p.pet.upper()}-{p.pet.lower()}-{r.randint(1, 99)}",
    "month in words": lambda p, r: f"{p.day}{MONTHS[p.month - 1][:r.choice([3, 20])]}{p.year}",
    "day with dots, initials": lambda p, r:
        f"{first(p)[0]}{last(p)[0]}{p.day:02}.{p.month:02}.{p.year % 100:02}",
    "year first": lambda p, r: f"{p.year}{p.month:02}{p.day:02}{first(p)[0]}{last(p)[0]}{symbol(r)}",
    "American date": lambda p, r: f"{p.month:02}{p.day:02}{p.year}{first(p)}",
    "age": lambda p, r: f"{first(p)}{last(p)}is{2026 - p.year}",
    "street abbreviated": lambda p, r: f"{p.house}{p.street}{p.abbreviation}",
    "street and number last": lambda p, r: f"{p.street}{p.kind}{p.house}{symbol(r)}",
    "postcode in lower case, symbol": lambda p, r: f"{p.out.lower()}{p.inward.lower()}{symbol(r)}",
    "postcode half and name": lambda p, r: f"{first(p)}{symbol(r)}{p.out}",
    "postcode and house": lambda p, r: f"{p.house}-{p.out}-{p.inward}",
    "phone": lambda p, r: r.choice([p.phone, "+44" + p.phone[1:], p.phone[:5] + " " + p.phone[5:]]),
    "last digits of phone": lambda p, r: f"{first(p)}{p.phone[-6:]}",
    "e-mail address": lambda p, r: p.mail,
    "user name and symbol": lambda p, r: f"{p.user}{symbol(r)}{symbol(r)}{r.randint(1, 9)}",
    "user name reversed": lambda p, r: f"{p.user[::-1].capitalize()}{r.randint(1, 99)}",
    "user name twice": lambda p, r: f"{p.user}{p.user}",
    "leet of child": lambda p, r: f"{plain(p.child).translate(LEET).capitalize()}{p.born}{symbol(r)}",
    "leet of town": lambda p, r: f"{symbol(r)}{p.town.lower().translate(LEET)}{r.randint(1, 999)}",
    "spaced letters": lambda p, r: r.choice("-._ *").join(plain(p.partner)) + str(r.randint(1, 9)),
    "middle name": lambda p, r: f"{plain(p.middle)}{first(p)}{symbol(r)}{r.randint(1, 9)}",
    "three initials and date": lambda p, r:
        f"{first(p)[0]}{plain(p.middle)[0]}{last(p)[0]}{p.day}{p.month}{p.year}",
    "mistyped given and year": lambda p, r: f"{mistype(r, first(p).lower()).capitalize()}{p.year}{symbol(r)}",
    "mistyped pet twice": lambda p, r: f"{mistype(r, p.pet.lower())}{p.pet.lower()}",
    "mistyped town": lambda p, r: f"{mistype(r, p.town.lower()).capitalize()}{symbol(r)}{r.randint(10, 99)}",
    "club and town": lambda p, r: f"{p.town}{p.club}{r.randint(1, 99)}{symbol(r)}",
    "family of three": lambda p, r: f"{first(p)}{plain(p.partner)}{plain(p.child)}",
    "surname, the ending of a year": lambda p, r: f"The{last(p)}s{p.wedding % 100:02}",
    "pet and back": lambda p, r: f"{p.pet}{p.pet[::-1].lower()}{r.randint(1, 9)}",
    "each letter twice": lambda p, r: "".join(c + c for c in plain(p.child)) + str(r.randint(1, 99)),
    "one letter stretched": lambda p, r: stretch(r, plain(p.child)) + f"{p.year % 100:02}{symbol(r)}",
    "capitals in turns": lambda p, r: in_turns(first(p) + last(p)) + f"{r.randint(1, 99)}",
    "digits between letters": lambda p, r: "".join(
        f"{c}{i % 10}" for i, c in enumerate(plain(p.partner), r.randint(0, 1))) + symbol(r),
    "family with commas": lambda p, r: f"{first(p)}, {plain(p.partner)} & {plain(p.child)}",
    "names with a dash and spaces": lambda p, r: f"{plain(p.child)} - {last(p)}{r.randint(10, 99)}",
    "street alone, with another's number": lambda p, r:
        f"{r.randint(1, 199)} {p.street} {r.choice(['Avenue', 'Terrace', 'Court'])}{symbol(r)}",
    "title": lambda p, r: f"{r.choice(['Mr', 'Mrs', 'Miss', 'Dr'])}{last(p)}{r.randint(10, 99)}{symbol(r)}",
    "whose": lambda p, r: f"{plain(p.child)}s{r.choice(['Mum', 'Dad', 'Nan'])}{p.born % 100:02}!",
    "age in years": lambda p, r: f"{first(p)}{2026 - p.year}{r.choice(['yrs', 'years', 'yo'])}{symbol(r)}",
    "between the same symbols": lambda p, r: f"{p.pet}{p.year % 100:02}".join([symbol(r) * 2] * 2),
    "in brackets": lambda p, r: f"{p.pet}{p.year}".join(r.choice(["()", "<>", "[]", "{}"])),
    "mail address at a provider": lambda p, r:
        f"{first(p)}.{last(p)}{r.choice(['', str(r.randint(1, 99))])}@"
        f"{r.choice(['gmail', 'hotmail', 'outlook', 'yahoo'])}.{r.choice(['com', 'co.uk'])}".lower(),
    "site of the family": lambda p, r: f"www.{last(p)}.{r.choice(['com', 'co.uk', 'org'])}".lower(),
    "day of the month": lambda p, r: f"{p.day}{'th of ' if p.day > 3 else ' '}{MONTHS[p.month - 1]}",
    "two names and a pet": lambda p, r:
        f"{first(p)}&{p.pet}&{plain(p.child)}{r.randint(10, 99)}",
    "capital at the end": lambda p, r:
        f"{first(p).lower()}{last(p).lower()[:-1]}{last(p)[-1].upper()}{r.randint(1, 99)}",
    "two dates": lambda p, r: f"{p.day:02}{p.month:02}{p.year % 100:02}{p.wedding}",
}
RANDOM_SIGNS = string.ascii_letters + string.digits + "#%&*+=@"


def noise(rng, count):
    return "".join(rng.choice(RANDOM_SIGNS) for _ in range(count))


STRONG = {
    "name inside random": lambda p, r: noise(r, 5) + first(p) + noise(r, 4),
    "pet behind random": lambda p, r: noise(r, 9) + p.pet,
    "name in five words": lambda p, r:
        " ".join(r.sample(WORDS, 2) + [plain(p.child).lower()] + r.sample(WORDS, 2)),
    "nothing of the person": lambda p, r: noise(r, 12),
}


# Something is typed within the words: no keyed checksum of a whole word finds them.
WITHIN = ["each letter twice", "one letter stretched", "digits between letters"]
# A stranger's may share the data of these without a piece in common.
SHARED = ["age", *WITHIN] + [pattern for pattern in PERSONAL if "mistyped" in pattern]


def scramble(rng, text):
    def other(char):
        for kind in (string.digits, string.ascii_lowercase, string.ascii_uppercase):
            if char in kind:
                return rng.choice(kind)
        return char
    return "".join(map(other, text))


def shares(password, person):
    """Whether a piece of the person stands in it, in any spelling that the patterns use."""
    low = plain(password).lower()
    unleet = low.translate(str.maketrans("431057", "aeiost"))
    return any(form in text for piece in person.pieces() for form in (piece, piece[::-1])
               for text in (low, unleet))


def main(count, seed):
    rng = random.Random(seed)
    people = [Person(rng) for _ in range(count)]
    for number, person in enumerate(people):
        stranger = people[(number * 11 + 5) % count]
        tail = [person.user, f"{person.given} {person.family},Room {rng.randint(1, 40)},,",
                "/srv/staff/" + person.user, ";".join(person.data(rng))]

        def row(kind, pattern, password, tail=tail):
            print("\t".join([kind, pattern, password, *tail]))
        for pattern, make in PERSONAL.items():
            row("personal", pattern, make(person, rng))
            other = make(stranger, rng)
            if pattern not in SHARED and not shares(other, person):
                row("other", pattern, other)
            shape = make(person, rng)
            if shape.isascii():
                row("random", pattern, scramble(rng, shape))
        for pattern, make in STRONG.items():
            row("strong", pattern, make(person, rng))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
