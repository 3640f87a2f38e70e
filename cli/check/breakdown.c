/* SPDX-License-Identifier: MIT */
/*
 * Shows the parts of the cheapest way to guess a password: where each stands, what it is
 * taken for and what it is worth. It knows positions only, never the password.
 */
#include "cli/check/breakdown.h"

#include "base/array.h"
#include "cli/common/output.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *kind;
	const char *words;
} kinds[] = {
	{ "characters", "tried one by one" },
	{ "password", "a common password" },
	{ "word", "a word or name" },
	{ "keyboard", "neighbouring keys" },
	{ "sequence", "a sequence" },
	{ "repeat", "repeats what stands before" },
	{ "date", "a date or a year" },
	{ "postcode", "a postcode" },
	{ "phone_number", "a telephone number" },
	{ "usual_addition", "what people usually add" },
	{ "user_name", "the user name" },
	{ "full_name", "the person's name" },
	{ "personal", "personal information" },
	{ "site_word", "the school, place or computer" },
	{ "banned_word", "a word that the policy forbids" },
	{ "printed_example", "an example from the policy" },
	{ "old_password", "the present password" },
};

static const char *words_of_kind(const char *kind)
{
	for (size_t i = 0; i < ARRAY_SIZE(kinds); i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			return kinds[i].words;
	return kind;
}

static void print_part(const struct pwp_part *part)
{
	char place[48];

	if (part->length == 1)
		snprintf(place, sizeof(place), "%zu", part->offset + 1);
	else
		snprintf(place, sizeof(place), "%zu to %zu", part->offset + 1,
			 part->offset + part->length);
	printf("  %-12s%-34s%6.1f bits\n", place, words_of_kind(part->kind), part->bits);
}

bool breakdown_print(const struct pwp_result *result)
{
	struct pwp_part part = PWP_PART_INIT;
	double sum = 0;
	size_t count = 0;
	int error;

	puts("\nHow it adds up, by characters");
	for (; (error = pwp_result_part(result, count, &part)) == 0; count++) {
		print_part(&part);
		sum += part.bits;
	}
	printf("  %-46s%6.1f bits\n", "cheapest way to guess it, part by part", sum);
	printf("  %-46s%6.1f bits\n", "strength, which also counts how common it is",
	       pwp_result_bits(result));
	if (error == PWP_ERR_UNKNOWN)
		return true;
	output_error("%s", pwp_strerror(error));
	return false;
}
