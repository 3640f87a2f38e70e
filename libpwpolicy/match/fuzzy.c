/* SPDX-License-Identifier: MIT */
/*
 * Words of the request and of the site. Each is looked for once, at all cells at a time:
 * for each character a set of bits holds the cells that may be read as it, in any case,
 * accent or leet, and the search keeps the set of boundaries that the first letters of the
 * word may end at (Baeza-Yates and Gonnet, "A new approach to text searching", CACM 1992). A
 * second set allows one edit (Wu and Manber, "Fast text searching allowing errors", CACM
 * 1992): a letter left out, put in, changed, or two changed about. Most words leave no
 * bits after a few letters.
 *
 * Some requests and passwords are made to need long searches, so the work is counted, and
 * the search ends where there has been too much of it: counts are the same on every
 * machine. Words that a window cannot hold cost little.
 */
#include "match/fuzzy.h"

#include "base/wipe.h"
#include "input/request.h"
#include "match/matchers.h"
#include "match/fuzzy_internal.h"
#include "normalise/request_words.h"
#include "normalise/expand.h"

/* Work for each search of a word in a window, and for each place where it was found. */
#define SEARCH_WORK 16
#define FOUND_WORK 32

/* Nobody turns a shorter number round, or one that is not given so. */
#define REVERSED_NUMBER 6
/* Of shorter words digits between the letters are there by chance. */
#define GAP_DIGITS_LEN 4

size_t fuzzy_room(size_t cells)
{
	return sizeof(struct expansion) + bitsets_room(cells) +
	       FUZZY_MOST_MATCHES * sizeof(struct fuzzy_match) +
	       cells * sizeof(uint16_t) + 128;
}

/* ---- how long it may go on */

static size_t most_work(size_t cells)
{
	const size_t spare = FUZZY_MOST_WORK - FUZZY_LEAST_WORK;
	size_t less = cells * FUZZY_CELL_WORK;

	return FUZZY_LEAST_WORK + (less < spare ? spare - less : 0);
}

static void keep_all(struct fuzzy_search *search, const struct fuzzy_word *word,
		     uint64_t exact, uint64_t edited)
{
	for (; exact != 0 && !fuzzy_is_exhausted(search); exact &= exact - 1) {
		fuzzy_add_work(search, FOUND_WORK + 7 * word->len);
		fuzzy_trace_exact(search, word, (size_t)__builtin_ctzll(exact));
	}
	for (; edited != 0 && !fuzzy_is_exhausted(search); edited &= edited - 1) {
		fuzzy_add_work(search, 2 * FOUND_WORK + 10 * word->len);
		size_t end = (size_t)__builtin_ctzll(edited);
		if (end > word->bitset->count)
			return;
		for (size_t len = word->len - 1; len <= word->len + 1 && len <= end;
		     len++)
			fuzzy_trace_edited(search, word, end - len, end);
	}
}

/* ---- the search */

/* Boundaries from which a search may go on after cells that may be passed over: a sum
 * carries each to the end of its run of them. */
static uint64_t pass_over(uint64_t passed, uint64_t ends)
{
	return ends | (((ends & passed) + passed) ^ passed);
}

static void search_exact(struct fuzzy_search *search, const struct fuzzy_word *word)
{
	uint64_t ends = UINT64_MAX;
	size_t i = 0;

	for (; i < word->len && ends != 0; i++) {
		uint64_t from = i ? pass_over(word->passed, ends) : ends;
		ends = (from & bitset_cells(word->bitset, fuzzy_letter_at(word, i))) << 1;
	}
	fuzzy_add_work(search, SEARCH_WORK + i * word->step);
	keep_all(search, word, pass_over(word->bitset->again, ends), 0);
}

static void search_edited(struct fuzzy_search *search, const struct fuzzy_word *word)
{
	uint64_t ends = UINT64_MAX, before = 0, edited = 0, cells_before = 0;
	size_t i = 0;

	for (; i < word->len && (ends | edited) != 0; i++) {
		uint64_t cells = bitset_cells(word->bitset, word->codes[i]);
		uint64_t from = i ? pass_over(word->passed, ends) : ends;
		uint64_t next = (from & cells) << 1;
		uint64_t swapped = (before & cells) << 1 & cells_before;
		/* left out, changed, put in, changed about */
		edited = (edited & cells) << 1 | ends | ends << 1 | next << 1 |
			 swapped << 1;
		before = ends;
		ends = next;
		cells_before = cells;
	}
	fuzzy_add_work(search, SEARCH_WORK + 3 * i * word->step);
	keep_all(search, word, pass_over(word->bitset->again, ends), edited & ~ends);
}

/* A letter is mistyped in a word that was meant; digits and derived words are no words. */
static bool may_be_edited(const struct expand_word *word)
{
	return word->len >= EXPAND_EDIT_LEN && !word->derived &&
	       !(word->set & CHAR_SET_DIGITS);
}

static bool is_number(const struct expand_word *word)
{
	return !(word->set & ~CHAR_SET_DIGITS);
}

static void search_word(void *data, const struct expand_word *wanted)
{
	struct fuzzy_search *search = data;
	struct fuzzy_word word = { .codes = wanted->codes,
				   .len = wanted->len,
				   .derived = wanted->derived,
				   .number = is_number(wanted) };
	bool edits = may_be_edited(wanted);
	bool over_digits =
		wanted->len >= GAP_DIGITS_LEN && !(wanted->set & CHAR_SET_DIGITS);

	for (size_t i = 0; i < search->bitsets.count; i++) {
		if (fuzzy_is_exhausted(search))
			return;
		word.bitset = &search->bitsets.items[i];
		if (!bitset_may_hold(word.bitset, wanted, edits)) {
			fuzzy_add_work(search, SEARCH_WORK);
			continue;
		}
		word.step = bitset_step(word.bitset, wanted);
		word.passed =
			word.bitset->passed | (over_digits ? word.bitset->digits : 0);
		word.reversed = false;
		if (edits)
			search_edited(search, &word);
		else
			search_exact(search, &word);
		word.reversed = true;
		if (!word.number || (word.len >= REVERSED_NUMBER && !word.derived))
			search_exact(search, &word);
	}
}

static void search_request(struct fuzzy_search *search, const struct pwp_request *request,
			   struct expansion *expansion)
{
	struct request_words data;

	request_words_group(&data, request);
	for (size_t i = 0; i < REQUEST_WORDS_GROUPS; i++) {
		const struct request_words_group *group = &data.items[i];
		search->kind = group->kind;
		for (size_t j = 0; j < group->count && !fuzzy_is_exhausted(search); j++)
			expand(expansion, group->source, request_text(group->texts[j]));
	}
}

static void search_site(struct fuzzy_search *search, const struct word_prefilter *site,
			struct expansion *expansion)
{
	const struct str *text;
	size_t at = 0;

	search->kind = KNOWN_SITE;
	while (!fuzzy_is_exhausted(search) &&
	       (text = word_prefilter_next(site, search->bitsets.target.present, &at)) !=
		       NULL)
		expand(expansion, EXPAND_SITE, *text);
}

/* Searches with the matches last in the arena, so that it keeps those only that were
 * found. */
static bool search_all(struct fuzzy_search *search, const struct fuzzy_words *words,
		       struct arena *arena)
{
	struct fuzzy *fuzzy = search->fuzzy;

	search->most_work = most_work(search->subject->count);
	fuzzy->matches = arena_take(arena, FUZZY_MOST_MATCHES, sizeof(*fuzzy->matches));
	struct expansion *expansion = arena_take(arena, 1, sizeof(*expansion));
	if (!fuzzy->matches || !expansion)
		return false;
	expansion_init(expansion, &search->bitsets.target, search_word, search);
	expansion->year = (unsigned)words->request->year;
	search->expansion = expansion;
	search_request(search, words->request, expansion);
	search_site(search, words->site, expansion);
	fuzzy->work = expansion->work;
	expansion_done(expansion);
	arena_drop(arena, fuzzy->matches + fuzzy->count);
	return true;
}

bool fuzzy_find(struct fuzzy *fuzzy, const struct subject *subject,
		const struct fuzzy_words *words, struct arena *arena)
{
	struct fuzzy_search search = { .subject = subject, .fuzzy = fuzzy };

	*fuzzy = (struct fuzzy){ .first = arena_take(arena, subject->count,
						     sizeof(*fuzzy->first)) };
	if (!fuzzy->first || !bitsets_init(&search.bitsets, subject, arena))
		return false;
	memset(fuzzy->first, 0, subject->count * sizeof(*fuzzy->first));
	bool found = search_all(&search, words, arena);
	/* which characters follow each other in the password */
	wipe(&search.bitsets.target, sizeof(search.bitsets.target));
	return found;
}

void fuzzy_match(const struct match_input *input, size_t at, struct match_list *list)
{
	uint16_t next = input->fuzzy ? input->fuzzy->first[at] : 0;

	for (; next != 0; next = input->fuzzy->matches[next - 1].next)
		if (list->count < MATCH_LIST_MAX)
			list->items[list->count++] =
				input->fuzzy->matches[next - 1].match;
}
