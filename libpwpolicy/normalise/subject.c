/* SPDX-License-Identifier: MIT */
/*
 * Prepares a text for matching. Case and accents are folded here, once; leet is only
 * noted (which letters a character may stand for), because whether it is leet depends on
 * the word around it. Reading backwards is left to the matchers.
 */
#include "normalise/subject.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "data/alphabet.h"

struct leet {
	uint32_t code;
	char letters[SUBJECT_MAX_LEET + 1];
};

/* What people write for a letter that looks like it, and for a space. */
static const struct leet leets[] = {
	{ '0', "o" },
	{ '1', "il" },
	{ '2', "z" },
	{ '3', "e" },
	{ '4', "a" },
	{ '5', "s" },
	{ '6', "g" },
	{ '7', "t" },
	{ '8', "b" },
	{ '9', "g" },
	{ '@', "a" },
	{ '$', "s" },
	{ '!', "il" },
	{ '|', "il" },
	{ '(', "c" },
	{ '+', "t" },
	{ 0x20ac, "e" }, /* euro */
	{ 0xa3, "l" },	 /* pound */
	/* between words: the lists of several words have a space there */
	{ '-', " " },
	{ '_', " " },
	{ '.', " " },
};

static void add_cell(struct subject *subject, size_t room, const struct cell *cell)
{
	if (subject->count == room)
		return;
	struct cell *next = &subject->cells[subject->count++];
	*next = *cell;
	next->symbol = alphabet_symbol(next->code);
	for (size_t i = 0; i < ARRAY_SIZE(leets) && !ascii_is_letter(next->code); i++) {
		if (leets[i].code != next->code)
			continue;
		next->leet_symbol = (uint8_t)(i + 1);
		for (size_t j = 0; j < SUBJECT_MAX_LEET && leets[i].letters[j]; j++)
			next->leet[j] = alphabet_symbol((uint8_t)leets[i].letters[j]);
		return;
	}
}

static void add_point(struct subject *subject, size_t room, uint32_t code, size_t origin)
{
	struct cell cell = { .typed = code, .code = code, .origin = (uint16_t)origin };

	if (code < 0x80) {
		cell.char_class = fold_class(code);
		cell.code = ascii_to_lower(code);
		add_cell(subject, room, &cell);
	} else if (code == UTF8_INVALID) {
		add_cell(subject, room, &cell);
	} else {
		uint32_t folded[FOLD_MAX];
		size_t count = fold_point(code, folded);
		cell.char_class = fold_class(code);
		for (size_t i = 0; i < count; i++) {
			cell.code = folded[i];
			add_cell(subject, room, &cell);
		}
	}
	subject->classes |= cell.char_class;
}

void subject_init(struct subject *subject, struct cell *cells, size_t room,
		  struct str text)
{
	struct str rest = text;
	size_t points = 0;
	bool ascii = true;

	*subject = (struct subject){ .cells = cells,
				     .invalid_at = SIZE_MAX,
				     .control_at = SIZE_MAX };
	for (; rest.len > 0; points++) {
		uint32_t code = utf8_next(&rest);

		ascii = ascii && code < 0x80;
		if (code == UTF8_INVALID && subject->invalid_at == SIZE_MAX)
			subject->invalid_at = points;
		add_point(subject, room, code, points);
		if ((subject->classes & CLASS_CONTROL) && subject->control_at == SIZE_MAX)
			subject->control_at = points;
	}
	subject->length = points;
	if (!ascii && subject->invalid_at == SIZE_MAX) {
		size_t composed = fold_nfkc_length(text);
		if (composed > 0 && composed < points)
			subject->length = composed;
	}
}

size_t subject_offset(const struct subject *subject, size_t start)
{
	return subject->cells[start].origin;
}

size_t subject_length(const struct subject *subject, size_t start, size_t end)
{
	return (size_t)subject->cells[end - 1].origin - subject->cells[start].origin + 1;
}

bool cell_reads_as(const struct cell *cell, uint8_t symbol)
{
	if (cell->symbol == symbol)
		return true;
	for (size_t i = 0; i < SUBJECT_MAX_LEET && cell->leet[i]; i++)
		if (cell->leet[i] == symbol)
			return true;
	return false;
}

static bool is_apostrophe(uint32_t code)
{
	return code == '\'' || code == '`' || code == 0x2019;
}

bool subject_spells(const struct subject *subject, size_t at, const char *text,
		    size_t len)
{
	if (at > subject->count || len > subject->count - at)
		return false;
	for (size_t i = 0; i < len; i++) {
		uint32_t code = subject->cells[at + i].code;
		if (code != (uint8_t)text[i] && !(text[i] == '\'' && is_apostrophe(code)))
			return false;
	}
	return true;
}
