/* SPDX-License-Identifier: MIT */
/*
 * What people put next to a known word, at an end of it that is a letter: the number of a
 * house or of a year of birth, the type of a street, a title. Elsewhere such a piece means
 * nothing and costs what its characters cost; here an attacker who has the word has it
 * within a few guesses.
 *
 *   before     = [ title | number ] [ separator ] WORD
 *   after      = WORD ( [ separator ] ( street | number [ years ] ) |
 *                       possessive [ separator ] [ kin ] )
 *   possessive = "s" | "'s"
 */
#include "match/known_affix.h"

#include "base/array.h"
#include "base/ascii.h"
#include "data/streets.h"
#include "match/case_leet_cost.h"
#include "match/date.h"
#include "match/symbol.h"

#define MAX_DIGITS 3
#define LAST_HOUSE 199
#define FULL_STREET 4 /* letters */
#define WORD_COST BITS(4, 0)
#define POSSESSIVE_COST BITS(2, 0)
#define YEARS_COST BITS(2, 0)

/* Titles and kin. */
static const char *const titles[] = {
	"mr",	   "mrs",     "miss",	  "ms",		"mx",	 "dr",	   "sir",
	"mr&mrs",  "mr+mrs",  "mrandmrs", "mr and mrs", "mum",	 "mummy",  "dad",
	"daddy",   "nan",     "nana",	  "nanny",	"gran",	 "granny", "grandma",
	"grandad", "grandpa", "auntie",	  "aunt",	"uncle",
};
static const char *const possessives[] = { "s", "'s" };
static const char *const years[] = { "yrs", "years", "yearsold", "years old", "yo" };

struct affixes {
	const struct subject *subject;
	struct known_affix *list;
	size_t count;
};

static void add(struct affixes *affixes, size_t bound, uint32_t cost)
{
	if (affixes->count < KNOWN_AFFIX_MAX)
		affixes->list[affixes->count++] = (struct known_affix){ bound, cost };
}

/* ---- reading */

static bool is_digit(const struct subject *subject, size_t at)
{
	return ascii_is_digit(subject->cells[at].code);
}

/* Whether a word may end before cell `at`, and another begin there. */
static bool is_boundary(const struct subject *subject, size_t at)
{
	return at == 0 || at == subject->count ||
	       !cell_is_letter(&subject->cells[at - 1]) ||
	       !cell_is_letter(&subject->cells[at]) ||
	       subject->cells[at].char_class == CLASS_UPPER;
}

/* A number of these digits; UINT32_MAX if it is none that is put next to a word. */
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

/* The cells between the word and the piece: none, or a separator. */
static uint32_t gap_cost(const struct subject *subject, size_t start, size_t end)
{
	return start < end ? symbol_separator_cost(subject, start, end) : 0;
}

/* ---- before a word */

static void add_titles(struct affixes *affixes, size_t end, size_t word, uint32_t gap)
{
	const struct subject *subject = affixes->subject;

	for (size_t i = 0; i < ARRAY_SIZE(titles); i++) {
		size_t len = strlen(titles[i]);
		if (len > end || !subject_spells(subject, end - len, titles[i], len) ||
		    !is_boundary(subject, end - len) || !is_boundary(subject, word))
			continue;
		add(affixes, end - len,
		    WORD_COST + gap + case_cost(subject, end - len, end));
	}
}

static void add_number_before(struct affixes *affixes, size_t end, uint32_t gap)
{
	const struct subject *subject = affixes->subject;
	size_t start = end;

	while (start > 0 && end - start <= MAX_DIGITS && is_digit(subject, start - 1))
		start--;
	if (start == end || end - start > MAX_DIGITS)
		return;
	uint32_t cost = number_cost(subject, start, end);
	if (cost != UINT32_MAX)
		add(affixes, start, cost + gap);
}

size_t known_affix_before(const struct subject *subject, size_t at,
			  struct known_affix ret_items[static KNOWN_AFFIX_MAX])
{
	struct affixes affixes = { .subject = subject, .list = ret_items };
	size_t end = at;

	if (!cell_is_letter(&subject->cells[at]))
		return 0;
	while (end > 0 && cell_is_symbol(&subject->cells[end - 1]))
		end--;
	if (end == 0)
		return 0;
	uint32_t gap = gap_cost(subject, end, at);
	if (gap == SYMBOL_NO_SEPARATOR)
		return 0;
	add_number_before(&affixes, end, gap);
	add_titles(&affixes, end, at, gap);
	return affixes.count;
}

/* ---- after a word */

static void add_word_after(struct affixes *affixes, size_t at, const char *word,
			   uint32_t cost)
{
	const struct subject *subject = affixes->subject;
	size_t len = strlen(word);

	if (subject_spells(subject, at, word, len) && is_boundary(subject, at + len))
		add(affixes, at + len, cost + case_cost(subject, at, at + len));
}

/* An abbreviation with no boundary before it could be the beginning of anything. */
static void add_street(struct affixes *affixes, size_t at, uint32_t gap)
{
	uint32_t first = affixes->subject->cells[at].code;
	bool bounded = is_boundary(affixes->subject, at);

	for (size_t i = 0; i < STREET_TYPES; i++)
		for (size_t j = 0; j < STREET_SPELLINGS && street_types[i][j] &&
				   first == (uint8_t)street_types[i][0][0];
		     j++)
			if (bounded || strlen(street_types[i][j]) >= FULL_STREET)
				add_word_after(affixes, at, street_types[i][j],
					       WORD_COST + gap);
}

static void add_number_after(struct affixes *affixes, size_t at, uint32_t gap)
{
	const struct subject *subject = affixes->subject;
	size_t end = at;

	while (end < subject->count && end - at <= MAX_DIGITS && is_digit(subject, end))
		end++;
	if (end == at || end - at > MAX_DIGITS)
		return;
	uint32_t cost = number_cost(subject, at, end);
	if (cost == UINT32_MAX)
		return;
	add(affixes, end, cost + gap);
	size_t unit = end + (end < subject->count && subject->cells[end].code == ' ');
	for (size_t i = 0; i < ARRAY_SIZE(years); i++)
		add_word_after(affixes, unit, years[i], cost + gap + YEARS_COST);
}

/* As in "freya's mum". */
static void add_possessive(struct affixes *affixes, size_t at, const char *possessive)
{
	const struct subject *subject = affixes->subject;
	size_t len = strlen(possessive);

	add_word_after(affixes, at, possessive, POSSESSIVE_COST);
	if (!subject_spells(subject, at, possessive, len))
		return;
	size_t start = symbol_run_end(subject, at + len);
	if (start == subject->count || !is_boundary(subject, start))
		return;
	uint32_t gap = gap_cost(subject, at + len, start);
	for (size_t i = 0; i < ARRAY_SIZE(titles) && gap != SYMBOL_NO_SEPARATOR; i++)
		add_word_after(affixes, start, titles[i],
			       POSSESSIVE_COST + gap + WORD_COST);
}

size_t known_affix_after(const struct subject *subject, size_t at,
			 struct known_affix ret_items[static KNOWN_AFFIX_MAX])
{
	struct affixes affixes = { .subject = subject, .list = ret_items };

	if (!cell_is_letter(&subject->cells[at - 1]))
		return 0;
	for (size_t i = 0; i < ARRAY_SIZE(possessives); i++)
		add_possessive(&affixes, at, possessives[i]);
	size_t start = symbol_run_end(subject, at);
	if (start == subject->count)
		return affixes.count;
	uint32_t gap = gap_cost(subject, at, start);
	if (gap == SYMBOL_NO_SEPARATOR)
		return affixes.count;
	add_number_after(&affixes, start, gap);
	add_street(&affixes, start, gap);
	return affixes.count;
}
