# SPDX-License-Identifier: MIT
"""Words about topics that are unfit for school, by WordNet's trees of meanings.

A word is unfit if its first noun meaning lies below one of ROOTS: WordNet orders
meanings by how often each was met. Words that are fit all the same stand in
fit-topics.txt. What is found is kept by hash in topics.sha256, so that the tests can
look without WordNet.
"""
import collections

from . import screen
from .sources import HERE, Sources

# topic: words, each with the number of the noun meaning that is a root
ROOTS = {
    "drugs": "drug.1 drug_of_abuse.1 tobacco.1 tobacco.2 smoker.1",
    "alcohol": "alcohol.1 drinker.2 barroom.1 nightclub.1",
    "war": "weapon.1 weaponry.1 ammunition.1 bomb.1 explosive.1 attack.1 attacker.1 war.1 "
           "soldier.1 serviceman.1 military_unit.1 combatant.1",
    "violence": "killing.2 violence.1 torture.1 fight.2 killer.1 injury.1",
    "crime": "crime.1 criminal.1 wrongdoer.1 punishment.1 prison.1",
    "death": "death.1 death.2 dead_person.1 burial.1 funeral.1 grave.2 corpse.1 undertaker.1",
    "illness": "illness.1 disease.1 symptom.1 pain.1 mental_illness.1 medicine.2 infection.1 "
               "sick_person.1 medical_procedure.1",
    "sex": "sexual_activity.1 sex_organ.1 prostitute.1 lover.1 buttocks.1 breast.1 "
           "underwear.1",
    "waste": "body_waste.1 toilet.1 toilet.2 bodily_process.1",
    "religion": "religion.1 religion.2 deity.1 religious_person.1 clergyman.1 prayer.1 "
                "religious_ceremony.1 place_of_worship.1 spiritual_being.1 sacred_text.1 "
                "religious_residence.1 supernatural.1 sorcery.1 spiritual_leader.1 creed.1 "
                "vestment.1",
    "race": "ethnic_group.1 person_of_color.1 inhabitant.1 race.3",
    "politics": "politician.1 political_party.1 politics.1 politics.5 election.1 vote.1 "
                "head_of_state.1 political_system.1 revolution.2 legislature.1",
    "insults": "unpleasant_person.1 fool.1 simpleton.1 bad_person.1 unfortunate.1",
}
# No word for passphrases is longer.
LONGEST = 8
HEAD = """# Words about unfit topics by WordNet's trees of meanings, as screen.sha256 keeps its
# own. Made by tools/make-wordlists (topics.py); do not edit.
"""


def below(meanings, roots):
    """Every meaning in the trees of the roots."""
    lower = collections.defaultdict(list)
    for place, higher in meanings.items():
        for above in higher:
            lower[above].append(place)
    found, left = set(), list(roots)
    while left:
        place = left.pop()
        if place not in found:
            found.add(place)
            left += lower[place]
    return found


def about(data, words):
    """The given words whose first noun meaning is about a topic."""
    nouns, meanings = data.nouns()
    roots = []
    for names in ROOTS.values():
        for root in names.split():
            word, number = root.split(".")
            roots.append(nouns[word][int(number) - 1])
    barred = below(meanings, roots)
    fit = {*Sources.own("fit-topics.txt"), *Sources.own("fit.txt")}
    return {word for word in words
            if word in nouns and nouns[word][0] in barred and word not in fit}


def write(data, words):
    """Write topics.sha256."""
    short = [word for word in words if len(word) <= LONGEST]
    lines = sorted(f"word {screen.digest(word)}" for word in about(data, short))
    (HERE / "topics.sha256").write_text(HEAD + "\n".join(lines) + "\n", newline="\n")
    screen.barred.cache_clear()
