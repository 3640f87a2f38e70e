/* SPDX-License-Identifier: MIT */
/*
 * Families of inputs. Each is a few units repeated, the inputs that are known to be slow
 * in some checker: steps on several keyboards at once, runs, leet that may stand for
 * several letters, dates, words, and characters that fold to many.
 */
#include "family.h"

#include <string.h>

static const struct family families[] = {
	{ "23", "23" },
	{ "01", "01" },
	{ "run of 1", "1" },
	{ "run of a", "a" },
	{ "run of s", "s" },
	{ "0o", "0o" },
	{ "1l", "1l" },
	{ "4a@", "4a@" },
	{ "aA", "aA" },
	{ "5s$", "5s$ 5 $ s" },
	{ "il1!|", "il1!| ! | 1 1l!" },
	{ "dates", "14/03/2012 140312 20120314" },
	{ "1999", "1999 01011999" },
	{ "leet words", "p4ssw0rd l3tm31n 1l0v3y0u dr@g0n" },
	{ "glued words", "password monkey dragon sunshine princess" },
	{ "short words", "an in the at on in as is" },
	{ "names", "mariana annamaria christine marie" },
	{ "palindromes", "level abba racecar anna" },
	{ "accents", "é à ü ñ ç" },
	{ "combining", "e\xcc\x81 a\xcc\x88 o\xcc\x82\xcc\x83" },
	{ "two bytes", "ß æ œ þ ŀ" },
	{ "three bytes", "語 字 ﬃ Ⅷ ㍿" },
	{ "four bytes", "😀 𝒂 𠮷" },
	{ "U+FDFA", "\xef\xb7\xba" },
	{ "invalid", "\xff \x80 \xe2\x82" },
	{ "personal word", "hannah" },
	{ "personal leet", "h4nn4h h@nn@h" },
	{ "known prefix", "aaaa4@" },
	{ "zigzag", "q1w2e3r4 1qaz2wsx zse4rfv" },
	{ "walk", "qwertyuiop asdfghjkl poiuytrewq" },
	{ "sequence", "0123456789 abcdefghijklmnopqrstuvwxyz 9876543210" },
	{ "blanks", "\xc2\xa0 . - _" },
	{ "signs", "!\"#$%&'()*+,-./" },
};

const struct family *family_at(size_t index)
{
	return index < sizeof(families) / sizeof(families[0]) ? &families[index] : NULL;
}

/* The unit that starts at *rest, and *rest behind it; at the end it starts anew. */
static struct pwp_text next_unit(const struct family *family, const char **rest)
{
	if (**rest == '\0')
		*rest = family->units;
	struct pwp_text unit = { *rest, strcspn(*rest, " ") };
	*rest += unit.len;
	*rest += **rest == ' ';
	return unit;
}

void family_fill(const struct family *family, struct input *input, size_t len)
{
	const char *rest = family->units;
	struct pwp_text unit = next_unit(family, &rest);

	for (input->len = 0; input->len + unit.len <= len;) {
		memcpy(input->bytes + input->len, unit.ptr, unit.len);
		input->len += unit.len;
		unit = next_unit(family, &rest);
	}
}

/* One byte of any kind, or one of the family's units. */
static struct pwp_text draw_piece(const struct family *family, struct dice *dice,
				  char *byte)
{
	static const char signs[] = "0123456789abcdefghilmnoprstuvz@$!|(+ ./-";
	size_t skip = dice_below(dice, 8);
	const char *rest = family->units;

	if (dice_below(dice, 2)) {
		*byte = signs[dice_below(dice, sizeof(signs) - 1)];
		return (struct pwp_text){ byte, 1 };
	}
	while (skip-- > 0)
		next_unit(family, &rest);
	return next_unit(family, &rest);
}

static void insert(struct input *input, size_t at, struct pwp_text piece)
{
	if (piece.len > sizeof(input->bytes) - input->len)
		piece.len = sizeof(input->bytes) - input->len;
	memmove(input->bytes + at + piece.len, input->bytes + at, input->len - at);
	memcpy(input->bytes + at, piece.ptr, piece.len);
	input->len += piece.len;
}

static void cut(struct input *input, size_t at, size_t len)
{
	if (len > input->len - at)
		len = input->len - at;
	memmove(input->bytes + at, input->bytes + at + len, input->len - at - len);
	input->len -= len;
}

static void copy_block(struct input *input, struct dice *dice)
{
	size_t from = dice_below(dice, input->len), to = dice_below(dice, input->len);
	size_t len = 1 + dice_below(dice, 64);

	if (len > input->len - from)
		len = input->len - from;
	if (len > input->len - to)
		len = input->len - to;
	memmove(input->bytes + to, input->bytes + from, len);
}

void family_mutate(const struct family *family, struct input *input, struct dice *dice)
{
	char byte;
	struct pwp_text piece = draw_piece(family, dice, &byte);
	size_t at = input->len ? dice_below(dice, input->len) : 0;

	switch (input->len ? dice_below(dice, 4) : 1) {
	case 0:
		cut(input, at, piece.len);
		insert(input, at, piece);
		break;
	case 1:
		insert(input, at, piece);
		break;
	case 2:
		cut(input, at, 1 + dice_below(dice, 4));
		break;
	default:
		copy_block(input, dice);
	}
}
