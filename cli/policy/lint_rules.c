/* SPDX-License-Identifier: MIT */
/*
 * Numbers that do not do what they seem to. A line at the top does not reach a profile that
 * an include, or an earlier file, gives a line of its own: who writes a minimum for all
 * would not expect a profile that stays below it. And the routes of a profile may promise
 * what another rule takes away.
 */
#include "cli/policy/lint.h"

#include "base/array.h"
#include "base/parse_num.h"
#include "store/system/options.h"

#include <float.h>

/* ---- minimums for all */

/* Options of which more is stricter; `zero_closes`: none at all is strictest. */
static const struct {
	const char *name;
	bool zero_closes;
} minimums[] = {
	{ "min_length", false },
	{ "min_classes", false },
	{ "min_strength", false },
	{ "passphrase_words", true },
	{ "min_strength_passphrase", false },
	{ "long_length", true },
	{ "min_strength_long", false },
	{ "min_strength_any", true },
	{ "min_difference", false },
	{ "history", false },
};

static double strictness(double number, bool zero_closes)
{
	return zero_closes && number == 0.0 ? DBL_MAX : number;
}

/* A line of the profile in the same file, or in a later one, is there on purpose. */
static bool is_on_purpose(const struct lint_line *own, const struct lint_line *common)
{
	return own && own->order >= common->order;
}

/* Whether a profile's route is open on which the option acts. */
static bool acts(struct options *options, const char *option)
{
	if (str_eq(str_from_c(option), STR_LIT("min_strength_passphrase")))
		return options_number(options, "passphrase_words") > 0;
	if (str_eq(str_from_c(option), STR_LIT("min_strength_long")))
		return options_number(options, "long_length") > 0;
	return true;
}

static void check_minimum(struct lint *lint, size_t index, const char *profile)
{
	const char *name = minimums[index].name;
	const struct lint_line *common = lint_find(lint, "", name);
	const struct lint_line *own = lint_find(lint, profile, name);
	struct options options = { .policy = lint->context->policy, .profile = profile };
	char value[PWP_MESSAGE_SIZE];
	uint32_t units = 0;

	if (!common || is_on_purpose(own, common) ||
	    parse_bits(common->value, UINT16_MAX, &units) != 0 || !acts(&options, name))
		return;
	double asked = strictness((double)units / BITS_UNIT, minimums[index].zero_closes);
	double found =
		strictness(options_bits(&options, name), minimums[index].zero_closes);
	if (found >= asked)
		return;
	context_value(lint->context, profile, name, value, sizeof(value));
	lint_warn(
		lint, common,
		"%s = %.*s does not reach the profile \"%s\", which stays at %s: what it "
		"inherits goes before a line for all; write the line in [profile %s] too",
		name, (int)common->value.len, common->value.ptr, profile, value, profile);
}

/* ---- promises */

struct numbers {
	unsigned min_length, long_length;
	double strength, strength_any;
	bool asks_kinds;
};

static struct numbers numbers_of(struct options *options)
{
	return (struct numbers){
		.min_length = options_number(options, "min_length"),
		.long_length = options_number(options, "long_length"),
		.strength = options_bits(options, "min_strength"),
		.strength_any = options_bits(options, "min_strength_any"),
		.asks_kinds = options_number(options, "min_classes") > 1 ||
			      options_item(options, "require", 0) != NULL,
	};
}

/* The line of the first option, else that of the second. */
static const struct lint_line *line_of(const struct lint *lint, const char *profile,
				       const char *first, const char *second)
{
	const struct lint_line *line = lint_effective(lint, profile, first);

	return line ? line : lint_effective(lint, profile, second);
}

static void check_lengths(struct lint *lint, const char *profile,
			  const struct numbers *numbers)
{
	if (numbers->asks_kinds && numbers->long_length > 0 &&
	    numbers->long_length < numbers->min_length)
		lint_warn(lint, line_of(lint, profile, "long_length", "min_length"),
			  "the profile \"%s\" asks for min_length = %u, so long_length = "
			  "%u "
			  "promises what is refused",
			  profile, numbers->min_length, numbers->long_length);
}

static void check_strengths(struct lint *lint, const char *profile,
			    const struct numbers *numbers)
{
	double any = numbers->strength_any;
	bool is_moot = any > 0.0 && (any < numbers->strength ||
				     (numbers->asks_kinds && any <= numbers->strength));

	if (is_moot)
		lint_warn(
			lint, line_of(lint, profile, "min_strength_any", "min_strength"),
			"in the profile \"%s\" min_strength_any = %.4g accepts whatever "
			"has that strength, so %s ask for nothing",
			profile, any,
			numbers->asks_kinds ? "the kinds of characters and min_strength"
					    : "min_strength and the other routes");
}

/* A line about a route that its profile closes. */
static const struct {
	const char *option, *route;
} parts[] = {
	{ "min_strength_passphrase", "passphrase_words" },
	{ "min_strength_long", "long_length" },
};

static void check_closed_routes(struct lint *lint, const char *profile)
{
	struct options options = { .policy = lint->context->policy, .profile = profile };

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++) {
		const struct lint_line *line = lint_find(lint, profile, parts[i].option);

		if (line && options_number(&options, parts[i].route) == 0)
			lint_warn(lint, line,
				  "%s has no effect in the profile \"%s\", where %s = 0 "
				  "closes the route",
				  parts[i].option, profile, parts[i].route);
	}
}

void lint_rules(struct lint *lint)
{
	const char *profile;

	for (size_t i = 0;
	     (profile = pwp_policy_profile(lint->context->policy, i)) != NULL; i++) {
		struct options options = { .policy = lint->context->policy,
					   .profile = profile };
		struct numbers numbers = numbers_of(&options);

		for (size_t j = 0; j < ARRAY_SIZE(minimums); j++)
			check_minimum(lint, j, profile);
		check_lengths(lint, profile, &numbers);
		check_strengths(lint, profile, &numbers);
		check_closed_routes(lint, profile);
	}
}
