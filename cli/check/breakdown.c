/* SPDX-License-Identifier: MIT */
/*
 * Shows the parts of the cheapest way to guess a password: the position of each, what it is
 * taken for and its strength. It knows positions only, never the password.
 */
#include "cli/check/check.h"

#include "cli/common/output.h"

#include <stdio.h>

static void print_part(const struct pwp_part *part)
{
	char place[48];

	if (part->length == 1)
		snprintf(place, sizeof(place), "%zu", part->offset + 1);
	else
		snprintf(place, sizeof(place), "%zu to %zu", part->offset + 1,
			 part->offset + part->length);
	printf("  %-12s%-34s%6.1f bits\n", place, part->text, part->bits);
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
