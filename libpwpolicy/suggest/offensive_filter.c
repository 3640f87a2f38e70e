/* SPDX-License-Identifier: MIT */
/*
 * Looks for offensive strings (data/offensive.h) where the eye finds them:
 *
 *   across words      in the letters of the whole phrase, look-alikes read as letters,
 *                     without the separators, and with them
 *   initials          in the first letters of the words, and in the capitals
 *   between symbols   small letters between symbols, digits or capitals, with or without
 *                     the capitals at their ends: "assist" with a symbol in it
 *
 * A string inside one word was weighed when the word was chosen (tools/wordlists/).
 */
#include "suggest/offensive_filter.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/wipe.h"
#include "data/fnv.h"
#include "data/offensive.h"

/* Letters that are seen together, and which word each is of; the letters between words
 * count as words of their own. */
struct seen {
	char letters[PWP_SUGGESTION_SIZE];
	uint8_t words[PWP_SUGGESTION_SIZE];
	size_t len;
};

static void see(struct seen *seen, char letter, unsigned word)
{
	seen->letters[seen->len] = letter;
	seen->words[seen->len++] = (uint8_t)word;
}

/* Whether the letters show a string that is not inside one word. */
static bool shows_across(const struct seen *seen)
{
	for (size_t start = 0; start < seen->len; start++) {
		uint32_t hash = FNV_START;
		for (size_t len = 1; len <= OFFENSIVE_MAX_LEN && start + len <= seen->len;
		     len++) {
			size_t last = start + len - 1;
			hash = fnv_step(hash, (uint8_t)seen->letters[last]);
			if (len >= OFFENSIVE_MIN_LEN &&
			    seen->words[start] != seen->words[last] &&
			    offensive_has(hash))
				return true;
		}
	}
	return false;
}

/* Whether `len` letters, of any case, are a string as a whole. */
static bool is_string(const char *letters, size_t len)
{
	uint32_t hash = FNV_START;

	for (size_t i = 0; i < len; i++)
		hash = fnv_step(hash, (uint8_t)ascii_to_lower((uint8_t)letters[i]));
	return offensive_has(hash);
}

/* ---- across words */

static void see_text(struct seen *seen, const char *from, const char *to, unsigned word)
{
	for (; from < to; from++) {
		char letter = decoration_letter(*from);
		if (letter)
			see(seen, letter, word);
	}
}

static void see_words(struct seen *seen, const struct suggest_phrase *phrase)
{
	for (unsigned i = 0; i < phrase->count; i++) {
		struct str word = phrase->words[i];
		see_text(seen, word.ptr, word.ptr + word.len, i);
	}
}

static void see_all(struct seen *seen, const struct suggest_phrase *phrase)
{
	const char *end = phrase->text.buf;

	for (unsigned i = 0; i < phrase->count; i++) {
		struct str word = phrase->words[i];
		see_text(seen, end, word.ptr, 2 * i);
		end = word.ptr + word.len;
		see_text(seen, word.ptr, end, 2 * i + 1);
	}
}

/* ---- initials and capitals */

static void see_initials(struct seen *seen, const struct suggest_phrase *phrase)
{
	for (unsigned i = 0; i < phrase->count; i++)
		see(seen, decoration_letter(phrase->words[i].ptr[0]), i);
}

static void see_capitals(struct seen *seen, const struct suggest_phrase *phrase)
{
	for (size_t i = 0; i < phrase->text.len; i++)
		if (ascii_is_upper((uint8_t)phrase->text.buf[i]))
			see(seen, decoration_letter(phrase->text.buf[i]),
			    (unsigned)seen->len);
}

/* ---- between symbols */

static bool is_upper_at(const struct text *text, size_t at)
{
	return at < text->len && ascii_is_upper((uint8_t)text->buf[at]);
}

/* Small letters start .. end-1, alone and with a capital before or after them. */
static bool is_set_off(const struct text *text, size_t start, size_t end)
{
	size_t first = start - (start > 0 && is_upper_at(text, start - 1));
	size_t last = end + is_upper_at(text, end);

	for (size_t from = first; from <= start; from++)
		for (size_t to = end; to <= last; to++)
			if (is_string(text->buf + from, to - from))
				return true;
	return false;
}

static bool shows_between_symbols(const struct text *text)
{
	size_t start = 0;

	for (size_t i = 0; i <= text->len; i++) {
		if (i < text->len && ascii_is_lower((uint8_t)text->buf[i]))
			continue;
		if (i > start && is_set_off(text, start, i))
			return true;
		start = i + 1;
	}
	return false;
}

bool offensive_filter_finds(const struct suggest_phrase *phrase)
{
	void (*const views[])(struct seen *, const struct suggest_phrase *) = {
		see_words, see_all, see_initials, see_capitals
	};
	bool shows = shows_between_symbols(&phrase->text);
	struct seen seen;

	for (size_t i = 0; i < ARRAY_SIZE(views) && !shows; i++) {
		seen.len = 0;
		views[i](&seen, phrase);
		shows = shows_across(&seen);
	}
	wipe(&seen, sizeof(seen));
	return shows;
}
