/* SPDX-License-Identifier: MIT */
/*
 * Edit distance with one row (Levenshtein 1965; Wagner and Fischer, "The string-to-string
 * correction problem", 1974). Only numbers are kept in the row, no text.
 */
#include "match/distance.h"

static bool have_equal_tails(const struct subject *a, const struct subject *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = DISTANCE_MAX; i < a->count; i++)
		if (a->cells[i].code != b->cells[i].code)
			return false;
	return true;
}

size_t distance_find(const struct subject *a, const struct subject *b)
{
	size_t rows = a->count < DISTANCE_MAX ? a->count : DISTANCE_MAX;
	size_t columns = b->count < DISTANCE_MAX ? b->count : DISTANCE_MAX;
	uint16_t row[DISTANCE_MAX + 1];

	for (size_t j = 0; j <= columns; j++)
		row[j] = (uint16_t)j;
	for (size_t i = 1; i <= rows; i++) {
		uint16_t diagonal = row[0];
		row[0] = (uint16_t)i;
		for (size_t j = 1; j <= columns; j++) {
			uint16_t above = row[j];
			bool equal = a->cells[i - 1].code == b->cells[j - 1].code;
			unsigned replaced = diagonal + (equal ? 0u : 1u);
			unsigned edited = (above < row[j - 1] ? above : row[j - 1]) + 1u;
			row[j] = (uint16_t)(replaced < edited ? replaced : edited);
			diagonal = above;
		}
	}
	/* texts that differ only beyond what was compared are not equal */
	return row[columns] > 0 || have_equal_tails(a, b) ? row[columns] : 1;
}
