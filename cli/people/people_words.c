/* SPDX-License-Identifier: MIT */
/*
 * The library splits a text at everything that is neither letter nor digit and looks at the
 * first sixteen parts. A text of more is given in windows that overlap by half, so that each
 * part is seen beside its neighbours.
 */
#include "cli/people/people_import.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "cli/csv/csv_cell.h"

enum { PARTS = 16, PARTS_MAX = CSV_FIELD_MAX / 2 + 1 };

/* Letters of other scripts are ASCII to nobody here, and symbols outside it are rare: a part
 * more or less in a window changes nothing. */
static bool separates(uint32_t code)
{
	return code < 0x80 ? !ascii_is_letter(code) && !ascii_is_digit(code)
			   : csv_cell_is_space(code);
}

/* Finds where parts begin. */
static size_t find_parts(struct pwp_text text, const char *parts[static PARTS_MAX])
{
	struct str rest = { text.ptr, text.len };
	bool inside = false;
	size_t count = 0;

	while (rest.len > 0) {
		const char *at = rest.ptr;
		bool is_part = !separates(utf8_next(&rest));

		if (is_part && !inside && count < PARTS_MAX)
			parts[count++] = at;
		inside = is_part;
	}
	return count;
}

int people_words_add(struct personal_import *import, unsigned kind, struct pwp_text text,
		     size_t *ret_forms)
{
	const char *parts[PARTS_MAX];
	const char *end = text.ptr + text.len;
	size_t count = find_parts(text, parts), all = 0;

	if (count <= PARTS)
		return personal_import_add_word(import, kind, text, ret_forms);
	for (size_t first = 0; first + PARTS / 2 < count; first += PARTS / 2) {
		const char *stop = first + PARTS < count ? parts[first + PARTS] : end;
		const struct pwp_text window = { parts[first],
						 (size_t)(stop - parts[first]) };
		size_t forms = 0;
		int error = personal_import_add_word(import, kind, window, &forms);

		if (error)
			return error;
		all += forms;
	}
	*ret_forms = all;
	return 0;
}
