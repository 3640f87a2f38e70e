# SPDX-License-Identifier: MIT
"""How the lists are put together and ranked. Must not know where data lies.

Every list is ordered by commonness; ties fall to a fixed rule (shorter first,
then alphabetical), so that the outcome does not depend on the order of sets.
"""
import collections
import math
import re

from .sources import letters

SIZES = (10, 20, 35, 40, 50, 55, 60)
CAPITALISED_SIZES = (10, 20, 35, 40)
BRITISH = ("english", "british", "british_z")
# The rank around which words of a SCOWL size lie; joined with the evidence, which by
# itself favours the words of films and encyclopaedias.
TYPICAL_RANK = {10: 1500, 20: 8000, 35: 25000, 40: 45000, 50: 60000, 55: 75000, 60: 85000}
EVIDENCE_WEIGHT = 0.85
JOHN_WEIGHT = 0.1
AFFIX_SEEN = 4
OPENING_LENGTH = 7
COMMON_WORDS = 4000
UK_LISTS = ("school-uk.txt", "clubs-uk.txt", "play-uk.txt")
COLLOCATIONS_KEPT = 12000
COLLOCATION_WORDS = 5
# Keeps two of the very commonest words from counting as the commonest pair.
RANK_OFFSET = 10
# American and variant spellings stand about two bits behind British ones.
FOREIGN_FACTOR = 4

FAKER_NAMES = ("en", "en_GB", "en_IN", "en_NG", "en_GH", "en_ZA", "en_AU", "yo_NG",
               "pl", "ro", "tr", "pt_PT", "lv", "fr_SN", "ku_kmr_latin", "en_NP")
FAKER_SURNAMES = ("en", "en_GB", "en_IN", "en_NG", "en_GH", "en_ZA", "yo_NG", "pl", "ro")
FAKER_CITIES = ("en_IN", "en_NG", "en_GH", "en_ZA", "pl", "ro", "tr", "pt_PT", "fr", "it",
                "es", "de")
SURNAMES_KEPT = 12000
SURNAME_PENALTY = 4

Word = collections.namedtuple("Word", "text size british plain")


def is_word(text, low=1, high=20):
    return low <= len(text) <= high and text.isascii() and text.isalpha() and text.islower()


def position(entries):
    return {entry: rank for rank, entry in enumerate(unique(entries), 1)}


def unique(entries):
    return list(dict.fromkeys(entries))


# --- passwords -----------------------------------------------------------------

def printable(text):
    return 3 <= len(text) <= 32 and all("!" <= c <= "~" for c in text) and "\\" not in text


def with_followers(ranked, shorter):
    """zxcvbn-ts' list, with what only zxcvbn's has put in at its place there.

    Both are cut from the same counts, so their common entries stand in the same
    order but for ties: an entry only the shorter list has follows the one before it.
    """
    followers = collections.defaultdict(list)
    known = set(ranked)
    before = None
    for entry in shorter:
        if entry in known:
            before = entry
        else:
            followers[before].append(entry)
    merged = list(followers[None])
    for entry in ranked:
        merged += [entry, *followers[entry]]
    return unique(merged)


def passwords(data):
    """Passwords by the weighted geometric mean of their ranks on the two lists.

    John's list is cut from far fewer passwords: it weighs a tenth, and its ranks are
    stretched by the median ratio of the two. What is on one list only has its rank there.
    """
    long = position(with_followers(unique(p.lower() for p in data.json(
        "language-common", "src/passwords.json")), unique(map(str.lower,
                                                              data.zxcvbn("passwords")))))
    john = position(map(str.lower, data.john()))
    ratios = sorted(long[entry] / john[entry] for entry in john if entry in long)
    stretch = ratios[len(ratios) // 2]

    def rank(entry):
        ours = long.get(entry, john.get(entry, 0) * stretch)
        theirs = john[entry] * stretch if entry in john else ours
        return ours ** (1 - JOHN_WEIGHT) * theirs ** JOHN_WEIGHT

    merged = sorted(unique([*long, *john]), key=rank)
    return [entry for entry in merged if printable(entry)]


# --- what passwords begin and end with ------------------------------------------

def most_seen(pieces):
    """Pieces seen AFFIX_SEEN times or more, the most frequent first."""
    counts = collections.Counter(pieces)
    return sorted((piece for piece in counts if counts[piece] >= AFFIX_SEEN),
                  key=lambda piece: (-counts[piece], len(piece), piece))


def endings(password_list):
    """Digits and signs after the letters of a password."""
    found = (re.fullmatch(r"[a-z]{3,}([^a-z]+)", entry) for entry in password_list)
    return most_seen(match[1] for match in found if match)


def openings(password_list, word_list):
    """Letters before a common word at the end of a password that is no word itself."""
    ranks = position(word.text for word in word_list)
    pieces = []
    for entry in password_list:
        if not entry.isalpha() or entry in ranks:
            continue
        pieces += [entry[:cut] for cut in range(1, OPENING_LENGTH + 1)
                   if len(entry) - cut >= 3
                   and ranks.get(entry[cut:], COMMON_WORDS + 1) <= COMMON_WORDS]
    return most_seen(pieces)


# --- words ---------------------------------------------------------------------

def scowl_words(data):
    """Every word of SCOWL up to size 60, each at its smallest size, British
    spelling before the others. Possessives are left out; contractions lose
    their apostrophe, as they do in passwords."""
    found = {}
    tiers = [(BRITISH, "words", SIZES, True, True),
             (BRITISH, "upper", CAPITALISED_SIZES, True, False),
             (("english",), "contractions", (10, 35, 40), True, False),
             (("american", "variant_1"), "words", SIZES, False, False)]
    for regions, kind, sizes, british, plain in tiers:
        for size in sizes:
            for region in regions:
                for raw in data.scowl(region, kind, size):
                    text = letters(raw)
                    if raw.endswith("'s") or not is_word(text):
                        continue
                    if len(text) > 1 or text in ("a", "i"):
                        found.setdefault(text, Word(text, size, british, plain))
    return found


def words(data):
    """Words by how often they are spoken and written; those without evidence last, by
    SCOWL size."""
    spoken = position(data.spoken())
    written = position(data.json("language-en", "src/wikipedia.json"))
    for text, rank in position(data.zxcvbn("english_wikipedia")).items():
        written.setdefault(text, rank)

    def evidence(word):
        """The geometric mean of both ranks. The packages' written lists leave out words
        that rank higher in another of their lists, so that a missing rank says nothing."""
        ranks = [ranked[word.text] for ranked in (spoken, written) if word.text in ranked]
        return math.prod(ranks) ** (1 / len(ranks)) if ranks else None

    def key(word):
        rank = evidence(word)
        if rank is None:
            return (1, word.size + (0 if word.british else 100), len(word.text), word.text)
        score = (EVIDENCE_WEIGHT * math.log(rank)
                 + (1 - EVIDENCE_WEIGHT) * math.log(TYPICAL_RANK[word.size])
                 + (0 if word.british else math.log(FOREIGN_FACTOR)))
        return (0, score, len(word.text), word.text)

    return sorted(scowl_words(data).values(), key=key)


# --- several words that go together --------------------------------------------

def collocations(data, word_list):
    """Entries of several words by the product of their words' ranks; the commonest
    COLLOCATIONS_KEPT, each written together and with blanks."""
    ranks = position(word.text for word in word_list)

    def weight(entry):
        return sum(math.log(ranks[word] + RANK_OFFSET) for word in entry)

    known = [entry for entry in data.collocations()
             if len(entry) <= COLLOCATION_WORDS and all(word in ranks for word in entry)]
    kept = sorted(known, key=lambda entry: (weight(entry), entry))[:COLLOCATIONS_KEPT]
    return both_ways(" ".join(entry) for entry in kept)


def both_ways(entries):
    """Each entry without blanks and, where it has any, with them."""
    return unique(form for entry in entries for form in (entry.replace(" ", ""), entry)
                  if 3 <= len(form) <= 32)


def uk(data):
    """School, football and play, the hand-written lists dovetailed."""
    lists = [data.own(name) for name in UK_LISTS]
    longest = max(map(len, lists))
    return both_ways(entries[i] for i in range(longest) for entries in lists
                     if i < len(entries))


# --- names and places ----------------------------------------------------------

def count_sources(collections_of_entries):
    """How many of the sources hold each entry."""
    counts = collections.Counter()
    for entries in collections_of_entries:
        counts.update({folded for folded in map(letters, entries) if is_word(folded, 2)})
    return counts


def short_names(data):
    """Groups of given names that stand for each other, in alphabetical order."""
    groups = data.own_lines("short-names.txt")
    for group in groups:
        names = group.replace(":", " ", 1).split()
        if ":" not in group or len(set(names)) < len(names) or len(names) < 2 or \
                not all(is_word(name, 2) for name in names):
            raise SystemExit(f"short-names.txt: {group}")
    return sorted(groups)


def names(data, password_list):
    """Given names: those used as a password by that rank, then by the number of
    sources that hold them, then by the census rank of zxcvbn's lists."""
    census = position(data.zxcvbn("female_names"))
    for name, rank in position(data.zxcvbn("male_names")).items():
        census[name] = min(rank, census.get(name, rank))
    human = [data.json("human-names", f"data/{sex}-human-names-en.json")
             for sex in ("female", "male")]
    own = data.own("names-uk.txt")
    sources = [data.json("language-en", "src/firstnames.json"), census, own, sum(human, [])]
    # a locale without names of its own repeats the English ones: count them once
    sources += {tuple(data.faker(locale)["first"]): None for locale in FAKER_NAMES}
    counts = count_sources(sources)
    # proper nouns also hold brands, so they vouch for a name but bring none in
    for name in count_sources([data.scowl("english", "proper-names", 50)]):
        if name in counts:
            counts[name] += 1
    used = position(password_list)
    last = len(used) + 1
    return sorted(counts, key=lambda name: (used.get(name, last), -counts[name],
                                            census.get(name, last), name))


def surnames(data):
    """Surnames: by US census rank and UK rank together (geometric mean), those
    in only one of the two by that rank with a penalty, then the other sources."""
    census = position(map(letters, data.json("language-en", "src/lastnames.json")))
    uk = position(map(letters, data.own("surnames-uk.txt")))
    others = set()
    for locale in FAKER_SURNAMES:
        others.update(map(letters, data.faker(locale)["last"]))

    def score(name):
        if name in census and name in uk:
            return math.sqrt(census[name] * uk[name])
        if name in uk:
            return uk[name] * SURNAME_PENALTY
        return census[name]

    ranked = sorted((n for n in census.keys() | uk.keys() if is_word(n, 2)),
                    key=lambda name: (score(name), name))
    kept = ranked[:SURNAMES_KEPT]
    kept += [name for name in ranked[SURNAMES_KEPT:] if name in uk]
    known = set(kept)
    rest = sorted((n for n in others if is_word(n, 3) and n not in known),
                  key=lambda name: (census.get(name, len(census) + 1), name))
    return kept + rest


def places(data, password_list, word_list, name_list):
    """Places: those used as a password by that rank, then UK ones in the order
    they were written down, then the rest. A foreign town is only taken when it
    is somebody's password or SCOWL knows it, and
    when it is neither a word nor a given name."""
    own = position(map(letters, data.own("places-uk.txt")))
    used = position(password_list)
    ordinary = {*(word.text for word in word_list), *name_list}
    near = []
    for locale, kinds in (("en_GB", ("county", "country", "state")), ("cy", ("county",)),
                          ("en_IE", ("county",)), ("en_US", ("state",))):
        for kind in kinds:
            near += data.faker(locale)[kind] or []
    accepted = {*own, *map(letters, near)}
    notable = count_sources(data.scowl("english", kind, size)
                            for kind in ("upper", "proper-names") for size in (50, 60, 70))
    for locale in FAKER_CITIES:
        cities = map(letters, data.faker(locale)["city"])
        accepted.update(c for c in cities
                        if c not in ordinary and (c in used or c in notable))
    last = len(used) + 1
    return sorted((p for p in accepted if is_word(p, 3, 32)),
                  key=lambda place: (used.get(place, last), own.get(place, last), place))
