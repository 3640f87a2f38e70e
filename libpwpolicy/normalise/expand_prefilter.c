/* SPDX-License-Identifier: MIT */
/*
 * A quick look at a text before it is expanded. Most texts of a request have nothing in common
 * with a password, which the sets of their characters show.
 *
 * A word of the text itself is a run of letters or of digits, or contains such a run whole,
 * or parts of two adjacent ones. Derived words have conditions of their own: the letters of a
 * short form of a name must all be there, as must all initials; a date needs two of its
 * digits, or words next to a digit; a telephone number needs many digits.
 */
#include "normalise/expand_prefilter.h"

#include "normalise/expand_parts.h"

#define PHONE_DIGITS 9 /* fewest of a telephone number, and of its shortest form */
#define LOCAL_DIGITS 6

#define YEAR_DIGITS 4
#define LONG_WORD 7 /* one edit leaves three letters at one end */

/* Work for a byte, which may be a run; for the forms of a name. */
#define BYTE_WORK 8
#define FORMS_WORK 128

/* Whether a word may occur whose letters the target has. One edit leaves the beginning or
 * the end as it was, of long words more of it. A reversed word has no edits, but may lack
 * an initial at either end. */
static bool may_occur(const struct expand_target *target, struct str word)
{
	size_t left = word.len < LONG_WORD ? 2 : 3;

	if (word.len > EXPAND_MAX_LEN)
		return true;
	if (word.len < EXPAND_EDIT_LEN)
		return expand_target_has_run(target, word, false) ||
		       expand_target_has_run(target, word, true);
	return expand_target_has_run(target, (struct str){ word.ptr, left }, false) ||
	       expand_target_has_run(
		       target, (struct str){ word.ptr + word.len - left, left }, false) ||
	       expand_target_has_run(target, (struct str){ word.ptr + 1, word.len - 2 },
				     true);
}

/* Whether a short or long form of a name may occur. */
static bool may_have_forms(struct expansion *expansion, enum expand_source source,
			   uint64_t letters, size_t len)
{
	if (source == EXPAND_SITE || !short_names_may_have((uint32_t)letters, len))
		return false;
	expansion->work += FORMS_WORK;
	return short_names_may_spell((uint32_t)letters, len,
				     (uint32_t)(expansion->present & CHAR_SET_LETTERS));
}

/* ---- a text of several runs of letters and of digits */

/* A text as far as it was scanned. The functions below return true as soon as it may give a
 * word. */
struct scan {
	struct expansion *expansion;
	const struct expand_target *target;
	enum expand_source source;
	uint64_t chars;
	size_t pieces, initials; /* pieces, and those whose first letter is present */
	size_t digits;
	bool paired;	    /* two of its digits follow each other as in a date */
	bool short_present; /* the piece before is too short for a word, and present */
	/* of the piece */
	bool present;	  /* all runs so far */
	bool run_present; /* the run before may end a word that goes on */
	size_t len;
};

static bool scan_letters(struct scan *scan, struct str *text)
{
	uint64_t set;
	size_t len = expand_leading_letters(*text, &set);
	bool present = expansion_has(scan->expansion, set);

	if (present && scan->run_present)
		return true;
	if (expand_may_have(scan->expansion, set, len) &&
	    may_occur(scan->target, (struct str){ text->ptr, len }))
		return true;
	if (scan->len == 0) {
		if (scan->short_present ||
		    may_have_forms(scan->expansion, scan->source, set, len))
			return true;
		/* as in "Queen Elizabeth's", which is no initial */
		bool possessive = len == 1 && (text->ptr[0] | 0x20) == 's';
		scan->initials += expansion_has(scan->expansion, char_set_at(*text, 0)) ||
				  possessive;
	}
	scan->run_present = present;
	scan->present &= present;
	scan->chars |= set;
	scan->len += len;
	text->ptr += len;
	text->len -= len;
	return false;
}

/* Digits are present if each is next to the following one in the target too. A number is not
 * reversed, but a word that contains it may be. */
static bool scan_digits(struct scan *scan, struct str *text)
{
	unsigned before = (unsigned)(text->ptr[0] - '0'), digits = 1u << before;
	size_t len = 1, pairs = 0, reversed = 0, even = 0, pair = 0;

	for (; len < text->len; len++) {
		unsigned digit = (uint8_t)text->ptr[len] - (unsigned)'0';
		if (digit > 9)
			break;
		pair = scan->target->pairs[before] >> digit & 1;
		pairs += pair;
		reversed += scan->target->pairs[digit] >> before & 1;
		even += pair & len; /* parts of dates have two digits */
		digits |= 1u << digit;
		before = digit;
	}
	uint64_t set = (uint64_t)digits << CHAR_SET_FIRST_DIGIT;
	bool present = (pairs == len - 1 || reversed == len - 1) &&
		       expansion_has(scan->expansion, set);
	bool some_present = (set & scan->expansion->present) != 0;
	if ((present && len >= EXPAND_MIN_LEN) || (some_present && scan->run_present))
		return true;
	/* the century alone is no date; a zero may come before a day, and a date may have
	 * one before a single digit */
	scan->paired |= (len == YEAR_DIGITS ? pair
			 : len % 2	    ? pairs
					    : even) ||
			(len == 1 && (scan->target->pairs[0] >> before & 1));
	scan->run_present = some_present;
	scan->present &= present;
	scan->chars |= set;
	scan->digits += len;
	scan->len += len;
	text->ptr += len;
	text->len -= len;
	return false;
}

static void end_piece(struct scan *scan)
{
	if (scan->len == 0)
		return;
	scan->short_present = scan->present && scan->len < EXPAND_MIN_LEN;
	scan->pieces++;
	scan->present = true;
	scan->run_present = false;
	scan->len = 0;
}

static bool scan_text(struct scan *scan, struct str text)
{
	while (text.len > 0) {
		uint64_t bit = char_set_at(text, 0);
		if (bit & CHAR_SET_LETTERS) {
			if (scan_letters(scan, &text))
				return true;
		} else if (bit & CHAR_SET_DIGITS) {
			if (scan_digits(scan, &text))
				return true;
		} else if (bit & CHAR_SET_OTHERS) {
			return true;
		} else {
			end_piece(scan);
			text.ptr++;
			text.len--;
		}
	}
	end_piece(scan);
	return false;
}

static bool may_be_initials(const struct scan *scan)
{
	return scan->pieces >= EXPAND_MIN_LEN && scan->pieces == scan->initials;
}

static bool may_be_number(const struct scan *scan)
{
	return scan->digits > 0 && scan->target->digits > 0 &&
	       (scan->paired || expand_has_date_words(scan->expansion) ||
		(scan->digits >= PHONE_DIGITS && scan->target->digits >= LOCAL_DIGITS));
}

/* ---- any text */

enum expand_scope expand_prefilter_runs(struct expansion *expansion,
					enum expand_source source, struct str text)
{
	struct scan scan = { .expansion = expansion,
			     .target = expansion->target,
			     .source = source,
			     .present = true };

	expansion->work += BYTE_WORK * text.len;
	if (scan_text(&scan, text) || expand_may_have(expansion, scan.chars, text.len) ||
	    may_be_initials(&scan))
		return EXPAND_ALL;
	return may_be_number(&scan) ? EXPAND_NUMBERS : EXPAND_NOTHING;
}

enum expand_scope expand_prefilter_letters(struct expansion *expansion,
					   enum expand_source source, struct str text,
					   uint64_t letters)
{
	if ((expand_may_have(expansion, letters, text.len) &&
	     may_occur(expansion->target, text)) ||
	    may_have_forms(expansion, source, letters, text.len))
		return EXPAND_ALL;
	return EXPAND_NOTHING;
}
