/* SPDX-License-Identifier: MIT */
/*
 * A review for a spreadsheet: a header line, then a line for each administrator. There are
 * no control characters in fields: printable_copy() has replaced them.
 */
#include "cli/review/review.h"

#include "cli/csv/csv_write.h"
#include "cli/common/output.h"

#include <json-c/json.h>
#include <string.h>

static void write_field(const char *text)
{
	csv_write_field(stdout, (struct pwp_text){ text, strlen(text) });
}

static void end_line(void)
{
	fputs("\r\n", stdout);
}

/* A list as one field. False when there is no memory. */
static bool write_list(struct json_object *list)
{
	struct string_list one = { 0 };
	bool ok = string_list_add(&one, "");

	for (size_t i = 0; ok && i < json_object_array_length(list); i++) {
		ok = string_list_format(
			&one, "%s%s%s", one.items[i], i > 0 ? "; " : "",
			json_object_get_string(json_object_array_get_idx(list, i)));
	}
	if (ok)
		write_field(one.items[one.count - 1]);
	string_list_done(&one);
	return ok;
}

/* False when there is no memory. */
static bool write_value(struct json_object *value)
{
	switch (json_object_get_type(value)) {
	case json_type_null:
		return true;
	case json_type_boolean:
		write_field(json_object_get_boolean(value) ? "yes" : "no");
		return true;
	case json_type_array:
		return write_list(value);
	default:
		write_field(json_object_get_string(value));
		return true;
	}
}

static bool write_admin(const struct admin *admin)
{
	bool ok = true;

	for (const struct review_fact *fact = review_facts; ok && fact->name; fact++) {
		struct json_object *value = NULL;

		if (fact != review_facts)
			putchar(',');
		ok = fact->value(admin, &value) && write_value(value);
		json_object_put(value);
	}
	return ok;
}

static void write_factors(const struct review *review)
{
	const char *separator = "";

	for (size_t i = 0; i < SECOND_FACTOR_SERVICES; i++) {
		const struct second_factor *factor = &review->factors[i];

		if (!factor->module)
			continue;
		printf("%s%s: %s", separator, factor->service, factor->module);
		separator = "; ";
	}
}

bool review_csv(const struct review *review)
{
	bool ok = true;

	for (const struct review_fact *fact = review_facts; fact->name; fact++)
		printf("%s,", fact->name);
	fputs("second_factor", stdout);
	end_line();
	for (size_t i = 0; ok && i < review->admins.count; i++) {
		ok = write_admin(&review->admins.items[i]);
		putchar(',');
		write_factors(review);
		end_line();
	}
	if (!ok)
		output_error("%s", pwp_strerror(PWP_ERR_NOMEM));
	/* A table has no place for them. */
	for (size_t i = 0; i < review->admins.notes.count; i++)
		output_error("%s", review->admins.notes.items[i]);
	return ok;
}
