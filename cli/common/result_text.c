/* SPDX-License-Identifier: MIT */
/*
 * Shows a verdict to a person: the decision, the strength, every reason with its clause, and
 * advice. In plain sentences it is for a child: the decision, the first reasons and what to
 * do, four lines in all. It knows positions only, never the password, and shows them only
 * where the typing could be seen.
 */
#include "cli/common/result_text.h"

#include "base/array.h"
#include "base/duration.h"
#include "base/text.h"
#include "cli/common/output.h"

#include <stdio.h>
#include <string.h>

enum { BAR_CELLS = 20, MUCH_LOWER = 6, PLAIN_REASONS = 2, PLACES_SIZE = 512 };
static const double bits_per_cell = 3;

static const struct {
	const char *word;
	enum style style;
} bands[] = {
	{ "guessed at once", STYLE_RED }, { "weak", STYLE_RED },
	{ "fair", STYLE_YELLOW },	  { "good", STYLE_GREEN },
	{ "very strong", STYLE_GREEN },
};

/* Of a refused password, from the band that would be called fair on: the number may be high,
 * but it is not good. */
static const char refused_word[] = "not enough here";

static const struct {
	enum pwp_attack attack;
	const char *words;
} attacks[] = {
	{ PWP_ATTACK_THROTTLED, "a log-in page that locks out, 100 tries an hour" },
	{ PWP_ATTACK_ONLINE, "a log-in page without limit, 10 tries a second" },
	{ PWP_ATTACK_SLOW_HASH, "a stolen list, well protected (yescrypt)" },
	{ PWP_ATTACK_FAST_HASH, "a stolen list, poorly protected (NTLM)" },
};

static const struct {
	const char *name;
	const char *words;
} routes[] = {
	{ "composition", ": it is long enough and mixed enough" },
	{ "passphrase", ": it is a passphrase" },
	{ "length", ": it is long" },
	{ "strength", ": it is strong" },
};

/* More seconds than any unit of time needs, and what a whole number can hold. */
static const double most_seconds = 1e18;

static void print_duration(double seconds)
{
	char words[64];
	struct text text;

	text_init(&text, words, sizeof(words));
	duration_add(&text, (uint64_t)(seconds < most_seconds ? seconds : most_seconds));
	puts(text_end(&text) ? words : "");
}

static void print_bar(double bits, enum style style)
{
	int cells = bits >= BAR_CELLS * bits_per_cell ? BAR_CELLS
						      : (int)(bits / bits_per_cell + 0.5);

	putchar('[');
	output_style(style);
	for (int i = 0; i < BAR_CELLS; i++) {
		if (i == cells)
			output_style(STYLE_NONE);
		putchar(i < cells ? '#' : '-');
	}
	output_style(STYLE_NONE);
	fputs("]  ", stdout);
}

static void print_second(const struct pwp_result *result)
{
	double second = pwp_result_second_bits(result);
	const char *note = "";
	char line[160];

	if (second < 0)
		return;
	if (second + MUCH_LOWER <= pwp_result_bits(result))
		note = pwp_result_accepted(result)
			       ? ": much lower, so a stronger password is better"
			       : ": much lower";
	snprintf(line, sizeof(line), "(zxcvbn, a second estimator, gives %.1f bits%s)",
		 second, note);
	printf("%10s", "");
	output_wrapped(10, line);
}

static void print_strength(const struct pwp_result *result)
{
	double bits = pwp_result_bits(result);
	unsigned band = pwp_result_band(result);

	if (band >= ARRAY_SIZE(bands))
		band = ARRAY_SIZE(bands) - 1;
	bool falls_short = !pwp_result_accepted(result) && bands[band].style != STYLE_RED;
	fputs("Strength  ", stdout);
	if (output_is_terminal())
		print_bar(bits, falls_short ? STYLE_RED : bands[band].style);
	printf("%.1f bits, %s\n", bits, falls_short ? refused_word : bands[band].word);
	print_second(result);
	puts("\nTime to guess it, by");
	for (size_t i = 0; i < ARRAY_SIZE(attacks); i++) {
		printf("  %-49s", attacks[i].words);
		print_duration(pwp_result_seconds(result, attacks[i].attack));
	}
}

static const char *words_of_route(const char *route)
{
	for (size_t i = 0; i < ARRAY_SIZE(routes); i++)
		if (strcmp(routes[i].name, route) == 0)
			return routes[i].words;
	return "";
}

/* Whether the next reason has the same clause, which is then printed there. */
static bool shares_clause(const struct pwp_result *result, size_t index,
			  const struct pwp_reason *reason)
{
	struct pwp_reason next = PWP_REASON_INIT;

	return pwp_result_reason(result, index + 1, &next) == 0 &&
	       strcmp(next.clause, reason->clause) == 0;
}

/* Adds " (characters 1 to 4)", or after another place " and 6 to 9"; of the whole password
 * nothing. */
static void add_place(struct text *text, const struct pwp_reason *reason)
{
	if (reason->length == 0)
		return;
	text_add_c(text, text->len ? " and " : " (characters ");
	text_add_number(text, reason->offset + 1);
	if (reason->length == 1)
		return;
	text_add_c(text, " to ");
	text_add_number(text, reason->offset + reason->length);
}

/* What reasons with one sentence say. */
struct saying {
	struct pwp_reason reason; /* the last of them */
	size_t next;		  /* index of the one after it */
	char message[PWP_MESSAGE_SIZE];
	char places[PLACES_SIZE]; /* cut where it is full */
};

static int read_reason(const struct pwp_result *result, size_t index,
		       enum pwp_level level, struct pwp_reason *ret_reason,
		       char message[static PWP_MESSAGE_SIZE])
{
	int error = pwp_result_reason(result, index, ret_reason);

	return error ? error
		     : pwp_result_message(result, index, level, message,
					  PWP_MESSAGE_SIZE);
}

/* Reads the reasons from `index` on that have one sentence. */
static int read_saying(const struct pwp_result *result, size_t index,
		       enum pwp_level level, struct saying *ret_saying)
{
	struct saying *saying = ret_saying;
	struct pwp_reason next = PWP_REASON_INIT;
	char message[PWP_MESSAGE_SIZE];
	struct text places;

	*saying = (struct saying){ .next = index };
	text_init(&places, saying->places, sizeof(saying->places));
	int error = read_reason(result, index, level, &next, saying->message);
	memcpy(message, saying->message, sizeof(message));
	while (!error && strcmp(message, saying->message) == 0) {
		saying->reason = next;
		add_place(&places, &next);
		error = read_reason(result, ++saying->next, level, &next, message);
	}
	text_add_c(&places, places.len ? ")" : "");
	if (!text_end(&places))
		saying->places[0] = '\0';
	return error == PWP_ERR_UNKNOWN ? 0 : error;
}

static void print_sentence(const char *sentence, const char *places)
{
	char line[PWP_MESSAGE_SIZE + PLACES_SIZE];

	snprintf(line, sizeof(line), "%s%s", sentence, places);
	fputs("  - ", stdout);
	output_wrapped(4, line);
}

static int print_reasons(const struct pwp_result *result, const struct result_text *text)
{
	size_t count = pwp_result_reason_count(result);
	struct saying saying;

	for (size_t i = 0; i < count; i = saying.next) {
		int error = read_saying(result, i, text->level, &saying);
		if (error)
			return error;
		if (i == 0)
			puts("\nWhy");
		print_sentence(saying.message, text->places ? saying.places : "");
		const char *clause = saying.reason.clause;
		if (*clause && !shares_clause(result, saying.next - 1, &saying.reason)) {
			fputs("    Rule: ", stdout);
			output_wrapped(10, clause);
		}
	}
	return 0;
}

static int print_advice(const struct pwp_result *result, enum pwp_level level)
{
	char line[PWP_MESSAGE_SIZE];
	int error;

	for (size_t i = 0;
	     (error = pwp_result_advice(result, i, level, line, sizeof(line))) == 0;
	     i++) {
		if (i == 0)
			puts("\nAdvice");
		print_sentence(line, "");
	}
	return error == PWP_ERR_UNKNOWN ? 0 : error;
}

/* The first reasons, and the first advice: what to do. */
static int print_plainly(const struct pwp_result *result)
{
	size_t count = pwp_result_reason_count(result);
	struct saying saying = { .next = 0 };
	char advice[PWP_MESSAGE_SIZE];

	for (unsigned i = 0; i < PLAIN_REASONS && saying.next < count; i++) {
		int error = read_saying(result, saying.next, PWP_LEVEL_PLAIN, &saying);
		if (error)
			return error;
		print_sentence(saying.message, "");
	}
	int error = pwp_result_advice(result, 0, PWP_LEVEL_PLAIN, advice, sizeof(advice));
	if (!error)
		print_sentence(advice, "");
	return error;
}

static int print_all(const struct pwp_result *result, const struct result_text *text)
{
	putchar('\n');
	print_strength(result);
	int error = print_reasons(result, text);
	return error ? error : print_advice(result, text->level);
}

bool result_text_print(const struct pwp_result *result, const struct result_text *text)
{
	bool accepted = pwp_result_accepted(result);

	output_style(accepted ? STYLE_GREEN : STYLE_RED);
	fputs(accepted ? "Accepted" : "Refused", stdout);
	output_style(STYLE_NONE);
	printf(" by the rules for \"%s\"%s\n", pwp_result_profile(result),
	       words_of_route(pwp_result_route(result)));
	int error = text->level == PWP_LEVEL_PLAIN ? print_plainly(result)
						   : print_all(result, text);
	if (error)
		output_error("%s", pwp_strerror(error));
	return error == 0;
}
