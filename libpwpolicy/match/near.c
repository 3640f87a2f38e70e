/* SPDX-License-Identifier: MIT */
/*
 * Words of the request and of the site. Each is looked for once, at all cells at a time: for each
 * character a set of bits holds the cells that may be read as it, in any case, accent or
 * leet, and the search keeps the set of boundaries that the first letters of the word may
 * end at (Baeza-Yates and Gonnet, "A new approach to text searching", CACM 1992). A
 * second set allows one edit (Wu and Manber, "Fast text searching allowing errors", CACM
 * 1992): a letter left out, put in, changed, or two changed about. Most words leave no
 * bits after a few letters.
 *
 * Some requests and passwords are made to need long searches, so the work is counted, and
 * the search ends where there has been too much of it: counts are the same on every
 * machine. Words that a window cannot hold cost little.
 */
#include "match/near.h"

#include "base/log2.h"
#include "base/wipe.h"
#include "input/request.h"
#include "match/matchers.h"
#include "match/window.h"
#include "normalise/datum.h"
#include "normalise/expand.h"

#define MOST_MATCHES 384
/* Work for each search of a word in a window, and for each place where it was found. */
#define SEARCH_WORK 16
#define FOUND_WORK 32

/* One of the forms that a datum has. */
#define DERIVED_COST BITS(3, 0)
/* One sign between all letters. */
#define GAPS_COST BITS(2, 0)
/* Which kind of edit; where it is and which letter comes on top. */
#define EDIT_COST BITS(2, 0)
#define LETTER_COST BITS(5, 0)

struct search {
	const struct subject *subject;
	struct near *near;
	struct windows windows;
	struct expansion *expansion; /* counts the work */
	size_t most_work;	     /* 0: there is no room for more matches */
	enum known_kind kind;
};

/* A word in one window. */
struct word {
	const struct window *window;
	const uint32_t *codes;
	size_t len;
	unsigned step; /* work for a letter */
	bool derived, number, reversed;
};

size_t near_room(size_t cells)
{
	return sizeof(struct expansion) + windows_room(cells) +
	       MOST_MATCHES * sizeof(struct near_match) + cells * sizeof(uint16_t) + 128;
}

static uint32_t letter_at(const struct word *word, size_t index)
{
	return word->codes[word->reversed ? word->len - 1 - index : index];
}

/* ---- how long it may go on */

static size_t most_work(size_t cells)
{
	const size_t spare = NEAR_MOST_WORK - NEAR_LEAST_WORK;
	size_t less = cells * NEAR_CELL_WORK;

	return NEAR_LEAST_WORK + (less < spare ? spare - less : 0);
}

static void add_work(const struct search *search, size_t work)
{
	search->expansion->work += work;
}

static bool is_exhausted(const struct search *search)
{
	return search->expansion->work >= search->most_work;
}

/* ---- what was found */

/* Keeps a match unless one of the same cells is as cheap. */
static void keep(struct search *search, const struct word *word, size_t start, size_t end,
		 uint32_t cost)
{
	struct near *near = search->near;
	struct match match = {
		.start = (uint16_t)(word->window->first + start),
		.end = (uint16_t)(word->window->first + end),
		.kind = (uint8_t)(MATCH_KNOWN + search->kind),
		.cost = cost + KNOWN_COST + (word->reversed ? REVERSED_COST : 0) +
			(word->derived ? DERIVED_COST : 0),
		.listed = MATCH_UNLISTED,
	};

	match.cost += case_cost(search->subject, match.start, match.end);
	for (uint16_t i = near->first[match.start]; i != 0;
	     i = near->matches[i - 1].next) {
		add_work(search, 1);
		if (near->matches[i - 1].match.end == match.end &&
		    near->matches[i - 1].match.cost <= match.cost)
			return;
	}
	if (near->count == MOST_MATCHES) {
		search->most_work = 0;
		return;
	}
	near->matches[near->count] =
		(struct near_match){ match, near->first[match.start] };
	near->first[match.start] = (uint16_t)++near->count;
}

static bool has_digit_at(const struct window *window, size_t at)
{
	return at < window->count && window->cells[at].char_class == CLASS_DIGIT;
}

/* Whether cells start .. end-1 are a few digits of more: they are there by chance. */
static bool is_part_of_number(const struct word *word, size_t start, size_t end)
{
	return word->number && word->len < NUMBER_PART &&
	       (end - start > word->len || has_digit_at(word->window, end) ||
		(start > 0 && has_digit_at(word->window, start - 1)));
}

/* Digits and signs spell any short word by chance: of a word that is given one letter must
 * be typed as itself, of a derived one half. */
static size_t most_leets(const struct word *word)
{
	return word->derived ? word->len / 2 : word->len - 1;
}

/* Walks back from boundary `end` to where the word begins, over signs between letters. */
static void keep_exact(struct search *search, const struct word *word, size_t end)
{
	const struct cell *cells = search->subject->cells + word->window->first;
	size_t at = end;
	unsigned leets = 0;

	for (size_t left = word->len; left > 0; left--) {
		uint32_t code = letter_at(word, left - 1);
		bool at_sign = left < word->len && at > 0 &&
			       !window_reads(word->window, at - 1, code);
		at -= at_sign;
		if (at == 0 || !window_reads(word->window, at - 1, code))
			return; /* it ends at a sign that is a letter too */
		at--;
		leets += cells[at].code != code;
	}
	if (is_part_of_number(word, at, end) || leets > most_leets(word))
		return;
	keep(search, word, at, end,
	     leet_cost(leets) + (end - at > word->len ? GAPS_COST : 0));
}

/* How many letters from the front of the word cells from `start` on spell. */
static size_t common_front(const struct word *word, size_t start, size_t end)
{
	size_t len = 0;

	while (len < word->len && start + len < end &&
	       window_reads(word->window, start + len, letter_at(word, len)))
		len++;
	return len;
}

static size_t common_back(const struct word *word, size_t start, size_t end)
{
	size_t len = 0;

	while (len < word->len && start + len < end &&
	       window_reads(word->window, end - 1 - len,
			    letter_at(word, word->len - 1 - len)))
		len++;
	return len;
}

static bool is_swapped(const struct word *word, size_t start, size_t at)
{
	return at + 1 < word->len &&
	       window_reads(word->window, start + at, letter_at(word, at + 1)) &&
	       window_reads(word->window, start + at + 1, letter_at(word, at));
}

static unsigned count_signs(const struct search *search, size_t start, size_t end)
{
	unsigned signs = 0;

	for (size_t i = start; i < end; i++)
		signs += search->subject->cells[i].leet_sign != 0;
	return signs;
}

/* Keeps cells start .. end-1 if one edit makes the word of them. At its ends a letter may
 * be missing only: any other is no part of it. */
static void keep_edited(struct search *search, const struct word *word, size_t start,
			size_t end)
{
	size_t front = common_front(word, start, end);
	size_t back = common_back(word, start, end);
	size_t len = end - start;
	bool missing = len < word->len && front + back >= len;
	bool swapped = len == word->len && front + back + 2 >= len &&
		       is_swapped(word, start, front);
	size_t same = len == word->len ? len - 1 : word->len;
	bool wrong = front > 0 && back > 0 && len >= word->len && front + back >= same;

	if (!missing && !swapped && !wrong)
		return;
	uint32_t cost =
		EDIT_COST + log2_of(word->len) + (missing || swapped ? 0 : LETTER_COST);
	size_t first = word->window->first;
	keep(search, word, start, end,
	     cost + leet_cost(count_signs(search, first + start, first + end)));
}

static void keep_all(struct search *search, const struct word *word, uint64_t exact,
		     uint64_t edited)
{
	for (; exact != 0 && !is_exhausted(search); exact &= exact - 1) {
		add_work(search, FOUND_WORK + 7 * word->len);
		keep_exact(search, word, (size_t)__builtin_ctzll(exact));
	}
	for (; edited != 0 && !is_exhausted(search); edited &= edited - 1) {
		add_work(search, 2 * FOUND_WORK + 10 * word->len);
		size_t end = (size_t)__builtin_ctzll(edited);
		if (end > word->window->count)
			return;
		for (size_t len = word->len - 1; len <= word->len + 1 && len <= end;
		     len++)
			keep_edited(search, word, end - len, end);
	}
}

/* ---- the search */

/* Boundaries from which a search may go on after a sign. */
static uint64_t pass_signs(const struct window *window, uint64_t ends)
{
	return ends | (ends & window->signs) << 1;
}

static void search_exact(struct search *search, const struct word *word)
{
	uint64_t ends = UINT64_MAX;
	size_t i = 0;

	for (; i < word->len && ends != 0; i++) {
		uint64_t from = i ? pass_signs(word->window, ends) : ends;
		ends = (from & window_cells(word->window, letter_at(word, i))) << 1;
	}
	add_work(search, SEARCH_WORK + i * word->step);
	keep_all(search, word, ends, 0);
}

static void search_edited(struct search *search, const struct word *word)
{
	uint64_t ends = UINT64_MAX, before = 0, edited = 0, cells_before = 0;
	size_t i = 0;

	for (; i < word->len && (ends | edited) != 0; i++) {
		uint64_t cells = window_cells(word->window, word->codes[i]);
		uint64_t from = i ? pass_signs(word->window, ends) : ends;
		uint64_t next = (from & cells) << 1;
		uint64_t swapped = (before & cells) << 1 & cells_before;
		/* left out, changed, put in, changed about */
		edited = (edited & cells) << 1 | ends | ends << 1 | next << 1 |
			 swapped << 1;
		before = ends;
		ends = next;
		cells_before = cells;
	}
	add_work(search, SEARCH_WORK + 3 * i * word->step);
	keep_all(search, word, ends, edited & ~ends);
}

/* A letter is mistyped in a word that was meant; digits and derived words are no words. */
static bool may_be_edited(const struct expand_word *word)
{
	return word->len >= EXPAND_EDIT_LEN && !word->derived &&
	       !(word->set & EXPAND_DIGITS);
}

/* Nobody turns a number round. */
static bool is_number(const struct expand_word *word)
{
	return !(word->set & ~EXPAND_DIGITS);
}

static void search_word(void *data, const struct expand_word *wanted)
{
	struct search *search = data;
	struct word word = { .codes = wanted->codes,
			     .len = wanted->len,
			     .derived = wanted->derived,
			     .number = is_number(wanted) };
	bool edits = may_be_edited(wanted);

	for (size_t i = 0; i < search->windows.count; i++) {
		if (is_exhausted(search))
			return;
		word.window = &search->windows.items[i];
		if (!window_may_hold(word.window, wanted, edits)) {
			add_work(search, SEARCH_WORK);
			continue;
		}
		word.step = window_step(word.window, wanted);
		word.reversed = false;
		if (edits)
			search_edited(search, &word);
		else
			search_exact(search, &word);
		word.reversed = true;
		if (!word.number)
			search_exact(search, &word);
	}
}

static void search_request(struct search *search, const struct pwp_request *request,
			   struct expansion *expansion)
{
	struct datum_groups data;

	datum_group(&data, request);
	for (size_t i = 0; i < DATUM_GROUPS; i++) {
		const struct datum_group *group = &data.items[i];
		search->kind = group->kind;
		for (size_t j = 0; j < group->count && !is_exhausted(search); j++)
			expand(expansion, group->source, request_text(group->texts[j]));
	}
}

static void search_site(struct search *search, const struct sieve *site,
			struct expansion *expansion)
{
	const struct str *text;
	size_t at = 0;

	search->kind = KNOWN_SITE;
	while (!is_exhausted(search) &&
	       (text = sieve_next(site, search->windows.target.present, &at)) != NULL)
		expand(expansion, EXPAND_SITE, *text);
}

/* Searches with the matches last in the arena, so that it keeps those only that were
 * found. */
static bool search_all(struct search *search, const struct near_words *words,
		       struct arena *arena)
{
	struct near *near = search->near;

	search->most_work = most_work(search->subject->count);
	near->matches = arena_take(arena, MOST_MATCHES, sizeof(*near->matches));
	struct expansion *expansion = arena_take(arena, 1, sizeof(*expansion));
	if (!near->matches || !expansion)
		return false;
	expand_init(expansion, &search->windows.target, search_word, search);
	expansion->year = (unsigned)words->request->year;
	search->expansion = expansion;
	search_request(search, words->request, expansion);
	search_site(search, words->site, expansion);
	near->work = expansion->work;
	expand_done(expansion);
	arena_drop(arena, near->matches + near->count);
	return true;
}

bool near_find(struct near *near, const struct subject *subject,
	       const struct near_words *words, struct arena *arena)
{
	struct search search = { .subject = subject, .near = near };

	*near = (struct near){ .first = arena_take(arena, subject->count,
						   sizeof(*near->first)) };
	if (!near->first || !windows_init(&search.windows, subject, arena))
		return false;
	memset(near->first, 0, subject->count * sizeof(*near->first));
	bool found = search_all(&search, words, arena);
	/* which characters follow each other in the password */
	wipe(&search.windows.target, sizeof(search.windows.target));
	return found;
}

void near_match(const struct match_input *input, size_t at, struct match_list *list)
{
	uint16_t next = input->near ? input->near->first[at] : 0;

	for (; next != 0; next = input->near->matches[next - 1].next)
		if (list->count < MATCH_LIST_MAX)
			list->items[list->count++] = input->near->matches[next - 1].match;
}
