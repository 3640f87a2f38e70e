/* SPDX-License-Identifier: MIT */
/*
 * Words of the request and of the site. Each is searched for once, in all cells at a time: for
 * each character a bit set holds the cells that may be read as it, in any case, accent or
 * leet, and the search keeps the set of boundaries at which the first letters of the word may
 * end (Baeza-Yates and Gonnet, "A new approach to text searching", CACM 1992). A second set
 * allows one edit (Wu and Manber, "Fast text searching allowing errors", CACM 1992): a letter
 * deleted, inserted or substituted, or two transposed. Most words leave no bits after a few
 * letters.
 *
 * Some requests and passwords are crafted to need long searches, so the work is counted, and
 * the search ends at a limit that is the same on every machine. Words that the password cannot
 * hold cost little.
 */
#include "base/wipe.h"
#include "input/request.h"
#include "match/fuzzy_trace.h"
#include "match/matchers.h"
#include "normalise/expand.h"
#include "normalise/request_words.h"

/* Work for each search of a word in a bit set, and for each place where it was found. */
#define SEARCH_WORK 16
#define FOUND_WORK 32

/* Nobody reverses a shorter number, or a derived one. */
#define REVERSED_NUMBER 6
/* Between the letters of shorter words digits are there by chance. */
#define GAP_DIGITS_LEN 4

static size_t room(const struct pwp_request *request, size_t cells)
{
	(void)request;
	return sizeof(struct fuzzy) + sizeof(struct expansion) + bitsets_room(cells) +
	       FUZZY_MAX_MATCHES * sizeof(struct fuzzy_match) + cells * sizeof(uint16_t) +
	       128;
}

/* ---- how long it may go on */

static size_t max_work(size_t cells)
{
	const size_t spare = FUZZY_MAX_WORK - FUZZY_MIN_WORK;
	size_t less = cells * FUZZY_CELL_WORK;

	return FUZZY_MIN_WORK + (less < spare ? spare - less : 0);
}

static bool is_exhausted(const struct fuzzy_search *search)
{
	return search->expansion->work >= search->max_work;
}

/* ---- the search */

/* Adds the matches at all boundaries of the two sets. */
static void trace_all(struct fuzzy_search *search, const struct fuzzy_word *word,
		      uint64_t exact, uint64_t edited)
{
	for (; exact != 0 && !is_exhausted(search); exact &= exact - 1) {
		fuzzy_add_work(search, FOUND_WORK + 7 * word->len);
		fuzzy_trace_exact(search, word, (size_t)__builtin_ctzll(exact));
	}
	for (; edited != 0 && !is_exhausted(search); edited &= edited - 1) {
		fuzzy_add_work(search, 2 * FOUND_WORK + 10 * word->len);
		size_t end = (size_t)__builtin_ctzll(edited);
		if (end > word->bitset->count)
			return;
		for (size_t len = word->len - 1; len <= word->len + 1 && len <= end;
		     len++)
			fuzzy_trace_edited(search, word, end - len, end);
	}
}

/* Boundaries from which a search may go on after cells that may be skipped: a sum carries
 * each to the end of its run of them. */
static uint64_t skip(uint64_t skipped, uint64_t ends)
{
	return ends | (((ends & skipped) + skipped) ^ skipped);
}

static void search_exact(struct fuzzy_search *search, const struct fuzzy_word *word)
{
	uint64_t ends = UINT64_MAX;
	size_t i = 0;

	for (; i < word->len && ends != 0; i++) {
		uint64_t from = i ? skip(word->skipped, ends) : ends;
		ends = (from & bitset_cells(word->bitset, fuzzy_letter_at(word, i))) << 1;
	}
	fuzzy_add_work(search, SEARCH_WORK + i * word->step);
	trace_all(search, word, skip(word->bitset->repeated, ends), 0);
}

static void search_edited(struct fuzzy_search *search, const struct fuzzy_word *word)
{
	uint64_t ends = UINT64_MAX, before = 0, edited = 0, cells_before = 0;
	size_t i = 0;

	for (; i < word->len && (ends | edited) != 0; i++) {
		uint64_t cells = bitset_cells(word->bitset, word->codes[i]);
		uint64_t from = i ? skip(word->skipped, ends) : ends;
		uint64_t next = (from & cells) << 1;
		uint64_t transposed = (before & cells) << 1 & cells_before;
		/* deleted, substituted, inserted, transposed */
		edited = (edited & cells) << 1 | ends | ends << 1 | next << 1 |
			 transposed << 1;
		before = ends;
		ends = next;
		cells_before = cells;
	}
	fuzzy_add_work(search, SEARCH_WORK + 3 * i * word->step);
	trace_all(search, word, skip(word->bitset->repeated, ends), edited & ~ends);
}

/* Only words of the text are mistyped, and no digits. */
static bool may_be_edited(const struct expand_word *word)
{
	return word->len >= EXPAND_EDIT_LEN && !word->derived &&
	       !(word->set & CHAR_SET_DIGITS);
}

/* The kind of a word by its role, where that says more than the kind of its text. */
static enum known_kind kind_of(enum known_kind kind, enum expand_role role)
{
	static const uint8_t names[] = { [EXPAND_ROLE_FIRST] = KNOWN_FIRST_NAME,
					 [EXPAND_ROLE_LAST] = KNOWN_SURNAME,
					 [EXPAND_ROLE_PHONE] = 0 };
	static const uint8_t data[] = { [EXPAND_ROLE_DATE] = KNOWN_PERSONAL_DATE,
					[EXPAND_ROLE_PLACE] = KNOWN_PERSONAL_PLACE,
					[EXPAND_ROLE_PHONE] = KNOWN_PERSONAL_PHONE };

	if (kind == KNOWN_FULL_NAME && names[role])
		return names[role];
	return kind == KNOWN_PERSONAL && data[role] ? data[role] : kind;
}

static void search_word(void *data, const struct expand_word *wanted)
{
	struct fuzzy_search *search = data;
	struct fuzzy_word word = { .codes = wanted->codes,
				   .len = wanted->len,
				   .kind = kind_of(search->kind, wanted->role),
				   .derived = wanted->derived,
				   .number = !(wanted->set & ~CHAR_SET_DIGITS) };
	bool edits = may_be_edited(wanted);
	bool over_digits =
		wanted->len >= GAP_DIGITS_LEN && !(wanted->set & CHAR_SET_DIGITS);

	for (size_t i = 0; i < search->bitsets.count; i++) {
		if (is_exhausted(search))
			return;
		word.bitset = &search->bitsets.items[i];
		if (!bitset_may_hold(word.bitset, wanted, edits)) {
			fuzzy_add_work(search, SEARCH_WORK);
			continue;
		}
		word.step = bitset_step(word.bitset, wanted);
		word.skipped =
			word.bitset->skipped | (over_digits ? word.bitset->digits : 0);
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

static void search_request(struct fuzzy_search *search, const struct pwp_request *request)
{
	struct request_words words;

	request_words_group(&words, request);
	for (size_t i = 0; i < REQUEST_WORDS_GROUPS; i++) {
		const struct request_words_group *group = &words.items[i];
		search->kind = group->kind;
		for (size_t j = 0; j < group->count && !is_exhausted(search); j++)
			expand(search->expansion, group->source,
			       request_text(group->texts[j]));
	}
}

static void search_site(struct fuzzy_search *search, const struct word_prefilter *site)
{
	const struct str *text;
	size_t at = 0;

	search->kind = KNOWN_SITE;
	while (!is_exhausted(search) &&
	       (text = word_prefilter_next(site, search->bitsets.target.present, &at)) !=
		       NULL)
		expand(search->expansion, EXPAND_SITE, *text);
}

/* Matches and expansion are the last in the arena, so that only the matches that were found
 * stay there. */
static bool take_room(struct fuzzy_search *search, struct arena *arena)
{
	size_t cells = search->subject->count;
	struct fuzzy *fuzzy = arena_take(arena, 1, sizeof(*fuzzy));

	if (!fuzzy)
		return false;
	*fuzzy = (struct fuzzy){ .first = arena_take(arena, cells,
						     sizeof(*fuzzy->first)) };
	if (!fuzzy->first || !bitsets_init(&search->bitsets, search->subject, arena))
		return false;
	memset(fuzzy->first, 0, cells * sizeof(*fuzzy->first));
	fuzzy->matches = arena_take(arena, FUZZY_MAX_MATCHES, sizeof(*fuzzy->matches));
	search->expansion = arena_take(arena, 1, sizeof(*search->expansion));
	search->fuzzy = fuzzy;
	return fuzzy->matches && search->expansion;
}

static int prepare(const struct match_source *source, struct arena *arena,
		   const void **ret_state)
{
	struct fuzzy_search search = { .subject = source->subject,
				       .max_work = max_work(source->subject->count) };

	if (!take_room(&search, arena))
		return PWP_ERR_TOO_BIG;
	struct fuzzy *fuzzy = search.fuzzy;
	expansion_init(search.expansion, &search.bitsets.target, search_word, &search);
	search.expansion->year = (unsigned)source->request->year;
	search_request(&search, source->request);
	search_site(&search, &source->set->site);
	fuzzy->work = search.expansion->work;
	expansion_done(search.expansion);
	arena_drop(arena, fuzzy->matches + fuzzy->count);
	/* which characters follow each other in the password */
	wipe(&search.bitsets.target, sizeof(search.bitsets.target));
	*ret_state = fuzzy;
	return 0;
}

static void find_words(const struct match_input *input, size_t at,
		       struct match_list *list)
{
	const struct fuzzy *fuzzy = input->state[fuzzy_matcher_index];

	for (uint16_t next = fuzzy->first[at]; next != 0;
	     next = fuzzy->matches[next - 1].next)
		if (list->count < MATCH_LIST_MAX)
			list->items[list->count++] = fuzzy->matches[next - 1].match;
}

const struct matcher fuzzy_matcher = {
	.find = find_words,
	.known = true,
	.room = room,
	.prepare = prepare,
};
