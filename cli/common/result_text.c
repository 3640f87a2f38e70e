/* SPDX-License-Identifier: MIT */
/*
 * Shows a verdict to a person: the decision, the strength, every reason with its clause,
 * and advice. It knows positions only, never the password.
 */
#include "cli/common/result_text.h"

#include "base/array.h"
#include "base/duration.h"
#include "base/text.h"
#include "cli/common/output.h"

#include <stdio.h>
#include <string.h>

enum { BAR_CELLS = 20, MUCH_LOWER = 6 };
static const double bits_per_cell = 3;

static const struct {
	const char *word;
	enum style style;
} bands[] = {
	{ "guessed at once", STYLE_RED }, { "weak", STYLE_RED },
	{ "fair", STYLE_YELLOW },	  { "good", STYLE_GREEN },
	{ "very strong", STYLE_GREEN },
};

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
	fputs("Strength  ", stdout);
	if (output_is_terminal())
		print_bar(bits, bands[band].style);
	printf("%.1f bits, %s\n", bits, bands[band].word);
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

static int print_reason(const struct pwp_result *result, size_t index,
			enum pwp_level level)
{
	struct pwp_reason reason = PWP_REASON_INIT;
	char message[PWP_MESSAGE_SIZE];
	int error = pwp_result_reason(result, index, &reason);

	if (!error)
		error = pwp_result_message(result, index, level, message,
					   sizeof(message));
	if (error)
		return error;
	fputs("  - ", stdout);
	output_wrapped(4, message);
	if (*reason.clause && !shares_clause(result, index, &reason)) {
		fputs("    Rule: ", stdout);
		output_wrapped(10, reason.clause);
	}
	return 0;
}

static int print_reasons(const struct pwp_result *result, enum pwp_level level)
{
	size_t count = pwp_result_reason_count(result);
	int error = 0;

	if (count > 0)
		puts("\nWhy");
	for (size_t i = 0; i < count && !error; i++)
		error = print_reason(result, i, level);
	return error;
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
		fputs("  - ", stdout);
		output_wrapped(4, line);
	}
	return error == PWP_ERR_UNKNOWN ? 0 : error;
}

bool result_text_print(const struct pwp_result *result, enum pwp_level level)
{
	bool accepted = pwp_result_accepted(result);

	output_style(accepted ? STYLE_GREEN : STYLE_RED);
	fputs(accepted ? "Accepted" : "Refused", stdout);
	output_style(STYLE_NONE);
	printf(" by the rules for \"%s\"%s\n\n", pwp_result_profile(result),
	       words_of_route(pwp_result_route(result)));
	print_strength(result);
	int error = print_reasons(result, level);
	if (!error)
		error = print_advice(result, level);
	if (error)
		output_error("%s", pwp_strerror(error));
	return error == 0;
}
