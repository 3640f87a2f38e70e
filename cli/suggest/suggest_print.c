/* SPDX-License-Identifier: MIT */
/*
 * Suggestions on the terminal, for a pipe and as JSON. JSON is written here, byte by byte,
 * because json-c would leave copies of the phrases in memory. Entropy is rounded down, so
 * that it is never overstated.
 */
#include "cli/suggest/suggest_print.h"

#include "base/text.h"
#include "cli/common/output.h"

#include <stdio.h>

static void print_json_string(const char *text)
{
	char form[TEXT_JSON_BYTE_MAX];

	putchar('"');
	for (; *text; text++)
		fwrite(form, 1, text_json_byte(*text, false, form), stdout);
	putchar('"');
}

/* Rounds bits down to 1/parts. */
static double round_down(double bits, unsigned parts)
{
	return (double)(unsigned)(bits * parts) / parts;
}

static void print_json(const struct pwp_suggestion *suggestion)
{
	fputs("{\"phrase\": ", stdout);
	print_json_string(suggestion->phrase);
	printf(", \"bits\": %.2f, \"drawn_bits\": %.2f, \"hint\": ",
	       round_down(suggestion->bits, 100),
	       round_down(suggestion->drawn_bits, 100));
	print_json_string(suggestion->hint);
	fputs(", \"strength\": ", stdout);
	print_json_string(suggestion->strength);
	puts("}");
}

void suggest_print(const struct pwp_suggestion *suggestion, bool json)
{
	bool terminal = output_is_terminal();

	if (json) {
		print_json(suggestion);
		return;
	}
	if (terminal)
		fputs("  ", stdout);
	output_style(STYLE_BOLD);
	fputs(suggestion->phrase, stdout);
	output_style(STYLE_NONE);
	putchar('\n');
	if (!terminal)
		return;
	fputs("    ", stdout);
	output_wrapped(4, suggestion->hint);
}

/* Bits that choosing one of `count` costs at most: log2, rounded up. */
static unsigned bits_of_choice(unsigned count)
{
	unsigned bits = 0;

	while (1u << bits < count)
		bits++;
	return bits;
}

void suggest_explain(const struct pwp_suggestion *weakest, unsigned count)
{
	char line[PWP_MESSAGE_SIZE];

	putchar('\n');
	output_wrapped(0, weakest->strength);
	snprintf(
		line, sizeof(line),
		"Each was drawn at random and holds at least %.1f bits of entropy; every "
		"bit doubles the work of a guesser.",
		round_down(weakest->bits, 10));
	output_wrapped(0, line);
	if (count < 2)
		return;
	snprintf(line, sizeof(line),
		 "Take the one that you remember best, and never use the others. "
		 "Choosing among %u gives a guesser %u %s at most.",
		 count, bits_of_choice(count),
		 output_plural(bits_of_choice(count), "bit", "bits"));
	output_wrapped(0, line);
}

const char *suggest_fault(const struct pwp_suggest_options *wanted, int error,
			  char text[static SUGGEST_FAULT_SIZE])
{
	if (error != PWP_ERR_NO_PHRASE || wanted->bits == 0)
		return pwp_strerror(error);
	snprintf(text, SUGGEST_FAULT_SIZE,
		 "no phrase of up to %d words of this list has %u bits and satisfies the "
		 "policy",
		 PWP_PHRASE_WORDS_MAX, wanted->bits);
	return text;
}
