/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as a date of birth and as the title of a column. A date that is written
 * reads as the same date, and the library finds forms of it.
 */
#include "fuzz.h"

#include "cli/table/table_date.h"
#include "cli/table/table_kind.h"

enum { YEAR = 2026 };

static int count_form(void *data, struct pwp_text form)
{
	size_t *count = data;

	*count += form.len > 0;
	return 0;
}

static void check_date(struct pwp_text text)
{
	struct table_date date, again;
	char written[TABLE_DATE_SIZE];
	size_t forms = 0;

	if (!table_date_read(text, YEAR, &date))
		return;
	REQUIRE(date.day <= 31 && date.month <= 12 && date.year <= 2099);
	REQUIRE(date.day + date.year > 0 && (date.day == 0 || date.month > 0));
	size_t len = table_date_write(&date, written);
	REQUIRE(len >= 4 && len < sizeof(written) && strlen(written) == len);
	const struct pwp_text other = { written, len };
	REQUIRE(table_date_read(other, YEAR, &again));
	REQUIRE(date.day == again.day && date.month == again.month &&
		date.year == again.year);
	REQUIRE(pwp_personal_forms(PWP_PERSONAL_DATE, other, count_form, &forms) == 0);
	REQUIRE(forms > 0);
}

static void check_title(struct pwp_text title)
{
	enum table_rank rank = TABLE_PLAIN;
	unsigned kind = table_kind_of_title(title, &rank);

	REQUIRE(kind < TABLE_KINDS && rank <= TABLE_FURTHER);
	REQUIRE(kind == TABLE_NONE || table_kind_words(kind) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *copy = malloc(size > 0 ? size : 1);

	REQUIRE(copy);
	memcpy(copy, data, size);
	check_date((struct pwp_text){ copy, size });
	check_title((struct pwp_text){ copy, size });
	free(copy);
	return 0;
}
