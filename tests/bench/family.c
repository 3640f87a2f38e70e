/* SPDX-License-Identifier: MIT */
/*
 * Families of inputs. Each is a few units repeated, the inputs that are known to be slow
 * in some checker: steps on several keyboards at once, runs, leet that may stand for
 * several letters, dates, words, and characters that fold to many. Some have words of the
 * request too, which are expensive to expand or to search for in such a password.
 */
#include "family.h"

#include <string.h>

static const struct family families[] = {
	{ "23", "23", NULL },
	{ "01", "01", NULL },
	{ "run of 1", "1", NULL },
	{ "run of a", "a", NULL },
	{ "run of s", "s", NULL },
	{ "0o", "0o", NULL },
	{ "1l", "1l", NULL },
	{ "4a@", "4a@", NULL },
	{ "aA", "aA", NULL },
	{ "5s$", "5s$ 5 $ s", NULL },
	{ "il1!|", "il1!| ! | 1 1l!", NULL },
	{ "dates", "14/03/2012 140312 20120314", NULL },
	{ "1999", "1999 01011999", NULL },
	{ "leet words", "p4ssw0rd l3tm31n 1l0v3y0u dr@g0n", NULL },
	{ "glued words", "password monkey dragon sunshine princess", NULL },
	{ "short words", "an in the at on in as is", NULL },
	{ "names", "mariana annamaria christine marie", NULL },
	{ "palindromes", "level abba racecar anna", NULL },
	{ "accents", "é à ü ñ ç", NULL },
	{ "combining", "e\xcc\x81 a\xcc\x88 o\xcc\x82\xcc\x83", NULL },
	{ "two bytes", "ß æ œ þ ŀ", NULL },
	{ "three bytes", "語 字 ﬃ Ⅷ ㍿", NULL },
	{ "four bytes", "😀 𝒂 𠮷", NULL },
	{ "U+FDFA", "\xef\xb7\xba", NULL },
	{ "invalid", "\xff \x80 \xe2\x82", NULL },
	{ "personal word", "hannah", NULL },
	{ "personal leet", "h4nn4h h@nn@h", NULL },
	{ "known prefix", "aaaa4@", NULL },
	{ "zigzag", "q1w2e3r4 1qaz2wsx zse4rfv", NULL },
	{ "walk", "qwertyuiop asdfghjkl poiuytrewq", NULL },
	{ "sequence", "0123456789 abcdefghijklmnopqrstuvwxyz 9876543210", NULL },
	{ "spaces", "\xc2\xa0 . - _", NULL },
	{ "symbols", "!\"#$%&'()*+,-./", NULL },
	/* with words */
	{ "folds to many", "\xef\xb7\xba \xef\xac\x83", "\xef\xb7\xba \xe3\x8d\xbf a" },
	{ "many, unlike", "abcdefghijklmnopqrstuvwxyz0123456789", "\xef\xb7\xba" },
	{ "two accents", "\xe1\xb8\x9d e", "\xe1\xb8\x9c\xe1\xb8\x9c \xe1\xbe\x87" },
	{ "Hangul", "\xed\x95\x9c\xea\xb8\x80 \xea\xb0\x80",
	  "\xed\x95\x9c \xea\xb8\x80" },
	{ "ideographs", "\xe7\x8e\x8b\xe5\xb0\x8f \xe6\x98\x8e",
	  "\xe7\x8e\x8b \xe5\xb0\x8f" },
	{ "marks only", "a\xcc\x81 e\xcc\x81", "\xcc\x81\xcc\x82\xcc\x83" },
	{ "one letter", "a", "aaaaa aaaaaaaaa aaa" },
	{ "one but one", "aaaab aaaaac", "aaaaa aaab aaaaaaaaab" },
	{ "parted", "a.b.c.d.e.f", "abcde bcdef fedcb abcdefabcdef" },
	{ "glued names", "freyaoliver", "freya oliver freyaoliver reviloayerf" },
	{ "edited names", "freyaoliver", "fryea olivar frejya oliverr" },
	{ "short forms", "lizbethkatebobtomann", "elizabeth catherine robert liz kate" },
	{ "forms unlike", "1403198720120314", "elizabeth al catherine liz" },
	{ "short runs", "abc123", "a1 b2 1c x1" },
	{ "initials", "abcdefg", "a b c d e" },
	{ "streets", "abcdefghijklmnopqrstuvwxyz", "a rd 1 bc st def ln way" },
	{ "postcodes", "sw1a1aals29ab", "sw1a1aa ls29ab ls2 9ab" },
	{ "phones", "07700900123", "07700900123 +447700900123 00447700900124" },
	{ "leet of all", "4@5s$1l! 3e7t+", "assail least eels tesla" },
	{ "leet gaps", "!15$", "iiiiiiiiiiiiiiiiiiii sssssssssss iiiiii isisisisisis" },
	{ "kin", "MSMumMUM'sDad", "mumsms ms mums dads mummum" },
	{ "births", "1403198720120314 march",
	  "14/03/1987 15/03/1987 16/03/1987 17/03/1987 18/03/1987 19/03/1987 "
	  "20/03/1987 21/03/1987 22/03/1987 23/03/1987 24/03/1987 25/03/1987 "
	  "26/03/1987 27/03/1987 28/03/1987 29/03/1987 30/03/1987 12/03/2014 "
	  "13/03/2014 14/03/2012 15/03/2012 16/03/2012 17/03/2012 18/03/2012" },
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

void family_fill_words(const struct family *family, struct input *input, bool spaces)
{
	const char *words = family->words ? family->words : family->units;
	size_t len = strlen(words);

	input->len = 0;
	for (size_t i = 0; input->len < sizeof(input->bytes); i = (i + 1) % (len + 1)) {
		char byte = i < len ? words[i] : ' ';
		if (byte != ' ' || spaces)
			input->bytes[input->len++] = byte;
	}
}

/* One byte of any kind, or one of the family's units. */
static struct pwp_text draw_piece(const struct family *family, struct dice *dice,
				  char *byte)
{
	static const char symbols[] = "0123456789abcdefghilmnoprstuvz@$!|(+ ./-";
	size_t skip = dice_below(dice, 8);
	const char *rest = family->units;

	if (dice_below(dice, 2)) {
		*byte = symbols[dice_below(dice, sizeof(symbols) - 1)];
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
