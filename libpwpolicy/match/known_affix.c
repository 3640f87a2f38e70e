/* SPDX-License-Identifier: MIT */
/*
 * What people put beside a known word, at an end of it that is a letter: the number of a
 * house or of a year of birth, the kind of a street, a title. Elsewhere such a piece tells
 * nothing and costs what its characters cost; here an attacker who has the word has it
 * within a few guesses.
 *
 *   before = [ title | number ] [ separator ] WORD
 *   after  = WORD ( [ separator ] ( street | number [ years ] ) | owner [ separator ] [ kin ] )
 *   owner  = "s" | "'s"
 */
#include "match/known_affix.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/log2.h"
#include "data/streets.h"
#include "match/matchers.h"

#define MOST_DIGITS 3
#define LAST_HOUSE 199
#define WHOLE_STREET 4 /* letters */
#define WORD_COST BITS(4, 0)
#define OWNER_COST BITS(2, 0)
#define YEARS_COST BITS(2, 0)

/* Titles and kin. */
static const char *const titles[] = {
	"mr",	   "mrs",     "miss",	  "ms",		"mx",	 "dr",	   "sir",
	"mr&mrs",  "mr+mrs",  "mrandmrs", "mr and mrs", "mum",	 "mummy",  "dad",
	"daddy",   "nan",     "nana",	  "nanny",	"gran",	 "granny", "grandma",
	"grandad", "grandpa", "auntie",	  "aunt",	"uncle",
};
#define TITLES (ARRAY_SIZE(titles))
static const char *const owners[] = { "s", "'s" };
static const char *const years[] = { "yrs", "years", "yearsold", "years old", "yo" };

struct items {
	const struct subject *subject;
	struct known_affix *list;
	size_t count;
};

static void add(struct items *items, size_t bound, uint32_t cost)
{
	if (items->count < KNOWN_AFFIX_MAX)
		items->list[items->count++] = (struct known_affix){ bound, cost };
}

/* ---- reading */

static bool is_digit(const struct subject *subject, size_t at)
{
	return ascii_is_digit(subject->cells[at].code);
}

/* Whether a word may end before cell `at`, and another begin there. */
static bool may_part(const struct subject *subject, size_t at)
{
	return at == 0 || at == subject->count ||
	       !cell_is_letter(&subject->cells[at - 1]) ||
	       !cell_is_letter(&subject->cells[at]) ||
	       subject->cells[at].char_class == CLASS_UPPER;
}

/* A number of so many digits; UINT32_MAX: no number beside a word. */
static uint32_t number_cost(const struct subject *subject, size_t start, size_t end)
{
	unsigned value = 0;

	for (size_t at = start; at < end; at++)
		value = value * 10 + (subject->cells[at].code - '0');
	switch (end - start) {
	case 1:
		return log2_of(10);
	case 2:
		return DATE_SHORT_YEAR_COST;
	default:
		return value <= LAST_HOUSE ? log2_of(LAST_HOUSE) : UINT32_MAX;
	}
}

/* What is between the word and the piece: nothing, or a separator. */
static uint32_t gap_cost(const struct subject *subject, size_t start, size_t end)
{
	return start < end ? symbol_separator_cost(subject, start, end) : 0;
}

/* ---- before a word */

static void add_titles(struct items *items, size_t end, size_t word, uint32_t gap)
{
	const struct subject *subject = items->subject;

	for (size_t i = 0; i < TITLES; i++) {
		size_t len = strlen(titles[i]);
		if (len > end || !subject_spells(subject, end - len, titles[i], len) ||
		    !may_part(subject, end - len) || !may_part(subject, word))
			continue;
		add(items, end - len,
		    WORD_COST + gap + case_cost(subject, end - len, end));
	}
}

static void add_number_before(struct items *items, size_t end, uint32_t gap)
{
	const struct subject *subject = items->subject;
	size_t start = end;

	while (start > 0 && end - start <= MOST_DIGITS && is_digit(subject, start - 1))
		start--;
	if (start == end || end - start > MOST_DIGITS)
		return;
	uint32_t cost = number_cost(subject, start, end);
	if (cost != UINT32_MAX)
		add(items, start, cost + gap);
}

size_t known_affix_before(const struct subject *subject, size_t at,
			  struct known_affix ret_items[static KNOWN_AFFIX_MAX])
{
	struct items items = { .subject = subject, .list = ret_items };
	size_t end = at;

	if (!cell_is_letter(&subject->cells[at]))
		return 0;
	while (end > 0 && cell_is_sign(&subject->cells[end - 1]))
		end--;
	if (end == 0)
		return 0;
	uint32_t gap = gap_cost(subject, end, at);
	if (gap == SIGN_NO_SEPARATOR)
		return 0;
	add_number_before(&items, end, gap);
	add_titles(&items, end, at, gap);
	return items.count;
}

/* ---- after a word */

static void add_word_after(struct items *items, size_t at, const char *word,
			   uint32_t cost)
{
	const struct subject *subject = items->subject;
	size_t len = strlen(word);

	if (subject_spells(subject, at, word, len) && may_part(subject, at + len))
		add(items, at + len, cost + case_cost(subject, at, at + len));
}

/* What a kind is shortened to could be the beginning of anything. */
static void add_street(struct items *items, size_t at, uint32_t gap)
{
	uint32_t first = items->subject->cells[at].code;
	bool parted = may_part(items->subject, at);

	for (size_t i = 0; i < STREET_TYPES; i++)
		for (size_t j = 0; j < STREET_SPELLINGS && street_types[i][j] &&
				   first == (uint8_t)street_types[i][0][0];
		     j++)
			if (parted || strlen(street_types[i][j]) >= WHOLE_STREET)
				add_word_after(items, at, street_types[i][j],
					       WORD_COST + gap);
}

static void add_number_after(struct items *items, size_t at, uint32_t gap)
{
	const struct subject *subject = items->subject;
	size_t end = at;

	while (end < subject->count && end - at <= MOST_DIGITS && is_digit(subject, end))
		end++;
	if (end == at || end - at > MOST_DIGITS)
		return;
	uint32_t cost = number_cost(subject, at, end);
	if (cost == UINT32_MAX)
		return;
	add(items, end, cost + gap);
	size_t unit = end + (end < subject->count && subject->cells[end].code == ' ');
	for (size_t i = 0; i < ARRAY_SIZE(years); i++)
		add_word_after(items, unit, years[i], cost + gap + YEARS_COST);
}

/* Whose what it is: "freya's mum". */
static void add_owner(struct items *items, size_t at, const char *owner)
{
	const struct subject *subject = items->subject;
	size_t len = strlen(owner);

	add_word_after(items, at, owner, OWNER_COST);
	if (!subject_spells(subject, at, owner, len))
		return;
	size_t start = symbol_end(subject, at + len);
	if (start == subject->count || !may_part(subject, start))
		return;
	uint32_t gap = gap_cost(subject, at + len, start);
	for (size_t i = 0; i < TITLES && gap != SIGN_NO_SEPARATOR; i++)
		add_word_after(items, start, titles[i], OWNER_COST + gap + WORD_COST);
}

size_t known_affix_after(const struct subject *subject, size_t at,
			 struct known_affix ret_items[static KNOWN_AFFIX_MAX])
{
	struct items items = { .subject = subject, .list = ret_items };

	if (!cell_is_letter(&subject->cells[at - 1]))
		return 0;
	for (size_t i = 0; i < ARRAY_SIZE(owners); i++)
		add_owner(&items, at, owners[i]);
	size_t start = symbol_end(subject, at);
	if (start == subject->count)
		return items.count;
	uint32_t gap = gap_cost(subject, at, start);
	if (gap == SIGN_NO_SEPARATOR)
		return items.count;
	add_number_after(&items, start, gap);
	add_street(&items, start, gap);
	return items.count;
}
