/* SPDX-License-Identifier: MIT */
/*
 * The quick look at a text before it is expanded. Most data of a request have nothing in
 * common with a password, which the sets of their characters tell. The look may let a text
 * through that gives no word, but keeps none back that would.
 *
 * A word that stands in the text is a run of letters or of digits, or has such a run
 * whole, or parts of two that meet. What is derived has needs of its own: a short form of
 * a name must be spelt, initials must all occur, a date needs two of its digits or words
 * beside a digit, a telephone number many digits.
 */
#include "data/short_names.h"
#include "normalise/expand.h"

#define PHONE_DIGITS 9 /* least that a number has, and in its shortest form */
#define LOCAL_DIGITS 6

#define YEAR_DIGITS 4
#define FIRST_DIGIT 26
#define LONG_WORD 7 /* one edit leaves three letters at one end */

/* Work for a byte, which may be a run; for the forms of a name. */
#define LOOK_WORK 8
#define FORMS_WORK 128

/* Parts of the table. */
#define BIT(n) (UINT64_C(1) << (n))
#define BITS4(n) BIT(n), BIT((n) + 1), BIT((n) + 2), BIT((n) + 3)
#define SIGNS2 EXPAND_SIGN, EXPAND_SIGN
#define SIGNS8 SIGNS2, SIGNS2, SIGNS2, SIGNS2
#define OTHERS2 EXPAND_OTHERS, EXPAND_OTHERS
#define OTHERS8 OTHERS2, OTHERS2, OTHERS2, OTHERS2
#define OTHERS32 OTHERS8, OTHERS8, OTHERS8, OTHERS8
/* From 0x40 or 0x60 on: the letters between five signs. */
#define LETTERS32                                                                   \
	EXPAND_SIGN, BITS4(0), BITS4(4), BITS4(8), BITS4(12), BITS4(16), BITS4(20), \
		BIT(24), BIT(25), SIGNS2, SIGNS2, EXPAND_SIGN

const uint64_t expand_bytes[256] = {
	SIGNS8,	   SIGNS8,   SIGNS8,   SIGNS8,	 SIGNS8,   SIGNS8, BITS4(26),
	BITS4(30), BIT(34),  BIT(35),  SIGNS2,	 SIGNS2,   SIGNS2, LETTERS32,
	LETTERS32, OTHERS32, OTHERS32, OTHERS32, OTHERS32,
};

/* ---- letters that follow each other */

static unsigned letter_at(struct str letters, size_t at)
{
	return ((uint8_t)letters.ptr[at] | 0x20u) - 'a';
}

bool expand_follow(const struct expand_target *target, struct str letters, bool reversed)
{
	for (size_t i = 1; i < letters.len; i++) {
		unsigned before = letter_at(letters, reversed ? i : i - 1);
		unsigned after = letter_at(letters, reversed ? i - 1 : i);
		if (!(target->after[before] >> after & 1))
			return false;
	}
	return true;
}

/* Whether the target may hold a word whose letters it has. One edit leaves the beginning or
 * the end as it was, of long words more of it. A reversed word has no edits, but may lack
 * an initial at either end. */
static bool may_stand(const struct expand_target *target, struct str word)
{
	size_t left = word.len < LONG_WORD ? 2 : 3;

	if (word.len > EXPAND_MAX_LEN)
		return true;
	if (word.len < EXPAND_EDIT_LEN)
		return expand_follow(target, word, false) ||
		       expand_follow(target, word, true);
	return expand_follow(target, (struct str){ word.ptr, left }, false) ||
	       expand_follow(target, (struct str){ word.ptr + word.len - left, left },
			     false) ||
	       expand_follow(target, (struct str){ word.ptr + 1, word.len - 2 }, true);
}

/* Short or long forms of a name. */
static bool may_have_forms(struct expansion *expansion, enum expand_source source,
			   uint64_t letters, size_t len)
{
	if (source == EXPAND_SITE || !short_names_may_have((uint32_t)letters, len))
		return false;
	expansion->work += FORMS_WORK;
	return short_names_may_spell((uint32_t)letters, len,
				     (uint32_t)(expansion->present & EXPAND_LETTERS));
}

/* The letters in front; returns how many. */
static size_t take_letters(struct str text, uint64_t *ret_set)
{
	size_t len = 0;

	*ret_set = 0;
	while (len < text.len && (expand_bit_at(text, len) & EXPAND_LETTERS))
		*ret_set |= expand_bit_at(text, len++);
	return len;
}

/* ---- a text of several runs of letters and of digits */

/* A text as far as it was looked at; true is returned where it may give a word. */
struct look {
	struct expansion *expansion;
	const struct expand_target *target;
	enum expand_source source;
	uint64_t chars;
	size_t pieces, initials; /* pieces, and those whose first letter is present */
	size_t digits;
	bool paired;	    /* two of its digits follow each other as in a date */
	bool short_present; /* the piece before is no word by itself, and present */
	/* of the piece */
	bool present; /* all runs so far */
	bool met;     /* the run before may end a word that goes on */
	size_t len;
};

/* Perhaps the one of "Queen Elizabeth's", which is no initial. */
static bool is_owner(struct str text, size_t len)
{
	return len == 1 && (text.ptr[0] | 0x20) == 's';
}

static bool look_at_letters(struct look *look, struct str *text)
{
	uint64_t set;
	size_t len = take_letters(*text, &set);
	bool present = expand_has(look->expansion, set);

	if (present && look->met)
		return true;
	if (expand_has_word(look->expansion, set, len) &&
	    may_stand(look->target, (struct str){ text->ptr, len }))
		return true;
	if (look->len == 0) {
		if (look->short_present ||
		    may_have_forms(look->expansion, look->source, set, len))
			return true;
		look->initials += expand_has(look->expansion, expand_bit_at(*text, 0)) ||
				  is_owner(*text, len);
	}
	look->met = present;
	look->present &= present;
	look->chars |= set;
	look->len += len;
	text->ptr += len;
	text->len -= len;
	return false;
}

/* Digits are present if each stands beside the next in the target too. A number is not
 * reversed, but a word of which it is a part may be. */
static bool look_at_digits(struct look *look, struct str *text)
{
	unsigned before = (unsigned)(text->ptr[0] - '0'), digits = 1u << before;
	size_t len = 1, pairs = 0, reversed = 0, even = 0, pair = 0;

	for (; len < text->len; len++) {
		unsigned digit = (uint8_t)text->ptr[len] - (unsigned)'0';
		if (digit > 9)
			break;
		pair = look->target->pairs[before] >> digit & 1;
		pairs += pair;
		reversed += look->target->pairs[digit] >> before & 1;
		even += pair & len; /* parts of dates have two digits */
		digits |= 1u << digit;
		before = digit;
	}
	uint64_t set = (uint64_t)digits << FIRST_DIGIT;
	bool present = (pairs == len - 1 || reversed == len - 1) &&
		       expand_has(look->expansion, set);
	bool met = (set & look->expansion->present) != 0;
	if ((present && len >= EXPAND_MIN_LEN) || (met && look->met))
		return true;
	/* the century alone is no date; a zero may stand before a day, and a date may have
	 * one before a single digit */
	look->paired |= (len == YEAR_DIGITS ? pair
			 : len % 2	    ? pairs
					    : even) ||
			(len == 1 && (look->target->pairs[0] >> before & 1));
	look->met = met;
	look->present &= present;
	look->chars |= set;
	look->digits += len;
	look->len += len;
	text->ptr += len;
	text->len -= len;
	return false;
}

static void end_piece(struct look *look)
{
	if (look->len == 0)
		return;
	look->short_present = look->present && look->len < EXPAND_MIN_LEN;
	look->pieces++;
	look->present = true;
	look->met = false;
	look->len = 0;
}

static bool look_at_runs(struct look *look, struct str text)
{
	while (text.len > 0) {
		uint64_t bit = expand_bit_at(text, 0);
		if (bit & EXPAND_LETTERS) {
			if (look_at_letters(look, &text))
				return true;
		} else if (bit & EXPAND_DIGITS) {
			if (look_at_digits(look, &text))
				return true;
		} else if (bit & EXPAND_OTHERS) {
			return true;
		} else {
			end_piece(look);
			text.ptr++;
			text.len--;
		}
	}
	end_piece(look);
	return false;
}

static bool may_be_initials(const struct look *look)
{
	return look->pieces >= EXPAND_MIN_LEN && look->pieces == look->initials;
}

static bool may_be_number(const struct look *look)
{
	return look->digits > 0 && look->target->digits > 0 &&
	       (look->paired || expand_has_date_words(look->expansion) ||
		(look->digits >= PHONE_DIGITS && look->target->digits >= LOCAL_DIGITS));
}

/* ---- any text */

/* Most texts need neither of these, and do not pay for their variables. */
#define APART static __attribute__((noinline))

APART void expand_runs(struct expansion *expansion, enum expand_source source,
		       struct str text)
{
	struct look look = { .expansion = expansion,
			     .target = expansion->target,
			     .source = source,
			     .present = true };

	expansion->work += LOOK_WORK * text.len;
	if (look_at_runs(&look, text) ||
	    expand_has_word(expansion, look.chars, text.len) || may_be_initials(&look))
		expand_all(expansion, source, text);
	else if (may_be_number(&look))
		expand_numbers(expansion, source, text);
}

APART void expand_letters(struct expansion *expansion, enum expand_source source,
			  struct str text, uint64_t letters)
{
	if ((expand_has_word(expansion, letters, text.len) &&
	     may_stand(expansion->target, text)) ||
	    may_have_forms(expansion, source, letters, text.len))
		expand_all(expansion, source, text);
}

void expand(struct expansion *expansion, enum expand_source source, struct str text)
{
	uint64_t letters;

	if (!expansion->target)
		expand_all(expansion, source, text);
	else if (take_letters(text, &letters) < text.len)
		expand_runs(expansion, source, text);
	else if (expand_has_word(expansion, letters, text.len) ||
		 short_names_may_have((uint32_t)letters, text.len))
		expand_letters(expansion, source, text, letters);
}
