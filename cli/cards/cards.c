/* SPDX-License-Identifier: MIT */
/*
 * The cards are one page of HTML without scripts or links: two columns of cards with lines
 * to cut along, the password in large type exactly as it is typed, also its spaces, which
 * HTML would join and the end of a line would hide. Text from outside is isolated, so that a
 * name written from right to left cannot change the direction of what follows. A card that
 * is lost must not reveal where it can be used, so school and surname are left out unless
 * wanted.
 */
#include "cli/cards/cards.h"

#include "base/str.h"
#include "cli/csv/csv_cell.h"

#include <stddef.h>
#include <string.h>

static const char page_head[] =
	"<!DOCTYPE html>\n"
	"<html lang=\"en-GB\">\n"
	"<head>\n"
	"<meta charset=\"utf-8\">\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	"style-src 'unsafe-inline'\">\n"
	"<title>Cards for the first log-in</title>\n"
	"<style>\n"
	"@page { size: A4; margin: 10mm; }\n"
	"body { margin: 0; font-family: sans-serif; color: #000; background: #fff; }\n"
	"main { display: grid; grid-template-columns: 1fr 1fr; padding: 0 1mm 1mm 0; }\n"
	"article { box-sizing: border-box; min-height: 65mm; padding: 3mm 5mm;\n"
	"\tborder: 1px dashed #000; margin: 0 -1px -1px 0; break-inside: avoid; }\n"
	"h1 { margin: 0; font-size: 14pt; }\n"
	"p { margin: 1.5mm 0 0; font-size: 10pt; }\n"
	"p.password { margin: 3mm 0; font: bold 19pt/1.3 Consolas, Menlo,\n"
	"\t'DejaVu Sans Mono', 'Liberation Mono', monospace;\n"
	"\tfont-variant-numeric: slashed-zero; font-variant-ligatures: none;\n"
	"\twhite-space: pre-wrap; overflow-wrap: anywhere; }\n"
	"p.password span { display: inline-block; white-space: pre; }\n"
	"</style>\n"
	"</head>\n"
	"<body>\n"
	"<main>\n";

static const char demand_text[] =
	"<p>&#9744; At the first log-in you choose a new password.</p>\n";
static const char card_text[] =
	"<p>Keep this card safe until you know it. Then give it back to your teacher, or "
	"to "
	"the person who gave it to you.</p>\n";

static void write_byte(FILE *stream, char byte)
{
	if (memchr("<>&\"'", byte, 5))
		fprintf(stream, "&#%d;", byte);
	else
		putc(byte, stream);
}

/* A text from outside. */
static void write_html(FILE *stream, struct pwp_text text)
{
	fputs("<bdi>", stream);
	for (size_t i = 0; i < text.len; i++)
		write_byte(stream, text.ptr[i]);
	fputs("</bdi>", stream);
}

/* ---- the password on a card */

/* In a phrase with spaces a line may end after spaces only, not after a hyphen: so the end
 * of a line always means spaces. */
static void write_phrase(FILE *stream, const char *phrase)
{
	bool has_spaces = strchr(phrase, ' ') != NULL;

	if (has_spaces)
		fputs("<span>", stream);
	for (const char *at = phrase; *at; at++) {
		write_byte(stream, *at);
		if (at[0] == ' ' && at[1] != ' ')
			fputs("</span><span>", stream);
	}
	if (has_spaces)
		fputs("</span>", stream);
}

/* So many characters fit a line of a card. */
enum { LINE_LENGTH = 20 };

static bool holds_between(const char *text, char from, char to)
{
	for (; *text; text++)
		if (*text >= from && *text <= to)
			return true;
	return false;
}

static void write_digits(FILE *stream, const char *phrase)
{
	fputs(" Digits in it:", stream);
	for (const char *at = phrase; *at; at++)
		if (*at >= '0' && *at <= '9')
			fprintf(stream, " %c", *at);
	putc('.', stream);
}

/* The number of spaces in each gap; 0: they differ. */
static size_t gap_of(const char *phrase)
{
	size_t gap = 0;

	for (const char *at = strchr(phrase, ' '); at; at = strchr(at, ' ')) {
		size_t spaces = strspn(at, " ");

		if (gap > 0 && spaces != gap)
			return 0;
		gap = spaces;
		at += spaces;
	}
	return gap;
}

/* The number of spaces is hard to see, and invisible at the end of a line. */
static void write_gaps(FILE *stream, const char *phrase)
{
	size_t gap = gap_of(phrase);

	if (gap == 1) {
		fputs(" Each gap is one space", stream);
	} else if (gap > 1) {
		fprintf(stream, " Each gap is %zu spaces", gap);
	} else {
		fputs(" Spaces in the gaps:", stream);
		for (const char *at = strchr(phrase, ' '); at; at = strchr(at, ' ')) {
			fprintf(stream, " %zu", strspn(at, " "));
			at += strspn(at, " ");
		}
	}
	fputs(strlen(phrase) > LINE_LENGTH ? ", also where a line ends." : ".", stream);
}

/* 0 and 1 look like letters, so a card names the digits. */
static void write_how_to_type(FILE *stream, const char *phrase)
{
	fputs("Type it exactly like this, ", stream);
	fputs(holds_between(phrase, 'A', 'Z') ? "with its capital and small letters."
					      : "in small letters.",
	      stream);
	if (holds_between(phrase, '0', '9'))
		write_digits(stream, phrase);
	if (strchr(phrase, ' '))
		write_gaps(stream, phrase);
	else if (strlen(phrase) > LINE_LENGTH)
		fputs(" Where a line ends there is no space.", stream);
}

/* ---- the card */

/* The first name of a full name, which may be "Surname, Forename"; empty if nothing follows
 * the comma. */
static struct pwp_text first_of(struct pwp_text name)
{
	struct pwp_text rest = csv_cell_after_comma(name);
	struct pwp_text first = { name.ptr, 0 };

	(void)csv_cell_next_word(&rest, &first);
	return first;
}

static void write_part(FILE *stream, struct pwp_text text, const char **separator)
{
	if (text.len == 0)
		return;
	fputs(*separator, stream);
	write_html(stream, text);
	*separator = " ";
}

/* With what tells people apart who are called the same. */
static void write_person(FILE *stream, const struct card *card, bool full)
{
	const char *separator = "";

	if (card->first_name.len)
		write_part(stream, card->first_name, &separator);
	else
		write_part(stream, full ? card->name : first_of(card->name), &separator);
	if (full && card->first_name.len)
		write_part(stream, card->surname, &separator);
	/* a pupil without a name is shown by the user name */
	bool nameless = separator[0] == '\0';
	bool alike = card->row > 0 && !nameless;
	if (nameless || full || alike) {
		separator = nameless ? "" : ", ";
		write_part(stream, card->user, &separator);
	}
	if (alike && card->user.len == 0)
		fprintf(stream, ", row %zu of the table", card->row);
}

void cards_begin(const struct cards *cards)
{
	fputs(page_head, cards->stream);
}

void cards_add(const struct cards *cards, const struct card *card, size_t number)
{
	FILE *stream = cards->stream;

	fputs("<article>\n<h1>", stream);
	write_person(stream, card, cards->full_names);
	fputs("</h1>\n<p>", stream);
	if (cards->title) {
		write_html(stream, text_from_c(cards->title));
		fputs(", ", stream);
	}
	if (card->group.len) {
		write_html(stream, card->group);
		fputs(", ", stream);
	}
	fprintf(stream, "card %zu of %zu</p>\n<p class=\"password\">", number,
		cards->count);
	write_phrase(stream, card->phrase);
	fputs("</p>\n<p>", stream);
	write_how_to_type(stream, card->phrase);
	fprintf(stream, "</p>\n%s%s</article>\n", card->stays ? "" : demand_text,
		card_text);
}

void cards_end(const struct cards *cards)
{
	fputs("</main>\n</body>\n</html>\n", cards->stream);
}
