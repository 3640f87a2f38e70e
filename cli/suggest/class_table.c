/* SPDX-License-Identifier: MIT */
/*
 * The table with the passwords: with our own titles and the columns that identify a pupil, as
 * far as the class had them, or as a file that Google Workspace or Microsoft Entra takes to
 * make or change many accounts at once. Their titles are theirs, letter for letter.
 */
#include "cli/suggest/class.h"

#include "base/array.h"
#include "base/str.h"
#include "base/wipe.h"
#include "cli/common/output.h"
#include "cli/csv/csv_cell.h"
#include "cli/csv/csv_write.h"

#include <string.h>

static struct pwp_text nothing(const struct class_set *set, size_t pupil)
{
	(void)set;
	(void)pupil;
	return (struct pwp_text){ "", 0 };
}

static struct pwp_text yes(const struct class_set *set, size_t pupil)
{
	(void)set;
	(void)pupil;
	return text_from_c("TRUE");
}

static struct pwp_text no(const struct class_set *set, size_t pupil)
{
	(void)set;
	(void)pupil;
	return text_from_c("No");
}

/* A phrase begins with a letter: it is no formula. */
static struct pwp_text password(const struct class_set *set, size_t pupil)
{
	return text_from_c(set->pupils[pupil].phrase);
}

static struct pwp_text user(const struct class_set *set, size_t pupil)
{
	return class_text(set, pupil, TABLE_USER);
}

static struct pwp_text any_name(const struct class_set *set, size_t pupil)
{
	return class_text(set, pupil, TABLE_NAME);
}

/* The surname of a full name: what is before a comma, or the last of several words. */
static struct pwp_text last_of(struct pwp_text name)
{
	struct pwp_text rest = csv_cell_after_comma(name), word = name, last = name;

	if (rest.ptr != name.ptr)
		return csv_cell_trim(csv_cell_before_comma(name));
	size_t words = 0;
	for (; csv_cell_next_word(&rest, &word); words++)
		last = word;
	return words > 1 ? last : (struct pwp_text){ "", 0 };
}

/* All of a full name but the surname. */
static struct pwp_text given_of(struct pwp_text name)
{
	struct pwp_text rest = csv_cell_after_comma(name), last = last_of(name);

	if (rest.ptr != name.ptr || last.len == 0)
		return csv_cell_trim(rest);
	return csv_cell_trim(
		(struct pwp_text){ name.ptr, (size_t)(last.ptr - name.ptr) });
}

static struct pwp_text first_name(const struct class_set *set, size_t pupil)
{
	if (class_text(set, pupil, TABLE_FIRST).len > 0)
		return class_called(set, pupil);
	return given_of(any_name(set, pupil));
}

static struct pwp_text surname(const struct class_set *set, size_t pupil)
{
	struct pwp_text last = class_text(set, pupil, TABLE_LAST);

	return last.len > 0 ? last : last_of(any_name(set, pupil));
}

static struct pwp_text group(const struct class_set *set, size_t pupil)
{
	return class_text(set, pupil, TABLE_CLASS);
}

static struct pwp_text address(const struct class_set *set, size_t pupil)
{
	struct pwp_text text = user(set, pupil);

	if (memchr(text.ptr, '@', text.len))
		return text;
	return class_text(set, pupil, TABLE_EMAIL);
}

static struct pwp_text unit(const struct class_set *set, size_t pupil)
{
	struct pwp_text text = class_text(set, pupil, TABLE_UNIT);

	return text.len > 0 ? text : text_from_c("/");
}

/* ---- the formats */

struct output_column {
	const char *title;
	struct pwp_text (*text)(const struct class_set *set, size_t pupil);
	unsigned kind; /* the column is there if the class has it; TABLE_NONE: always */
	bool full_name;
};

static const struct output_column own[] = {
	{ "user", user, TABLE_USER, false },
	{ "email", address, TABLE_EMAIL, false },
	{ "first_name", first_name, TABLE_FIRST, false },
	{ "surname", surname, TABLE_LAST, false },
	{ "name", any_name, TABLE_NAME, false },
	{ "class", group, TABLE_CLASS, false },
	{ "password", password, TABLE_NONE, false },
	{ "change_at_first_login", yes, TABLE_NONE, false },
};

#define EMPTY(title)                              \
	{                                         \
		title, nothing, TABLE_NONE, false \
	}

static const struct output_column google[] = {
	{ "First Name [Required]", first_name, TABLE_NONE, false },
	{ "Last Name [Required]", surname, TABLE_NONE, false },
	{ "Email Address [Required]", address, TABLE_NONE, false },
	{ "Password [Required]", password, TABLE_NONE, false },
	EMPTY("Password Hash Function [UPLOAD ONLY]"),
	{ "Org Unit Path [Required]", unit, TABLE_NONE, false },
	EMPTY("New Primary Email [UPLOAD ONLY]"),
	EMPTY("Recovery Email"),
	EMPTY("Home Secondary Email"),
	EMPTY("Work Secondary Email"),
	EMPTY("Recovery Phone [MUST BE IN THE E.164 FORMAT]"),
	EMPTY("Work Phone"),
	EMPTY("Home Phone"),
	EMPTY("Mobile Phone"),
	EMPTY("Work Address"),
	EMPTY("Home Address"),
	EMPTY("Employee ID"),
	EMPTY("Employee Type"),
	EMPTY("Employee Title"),
	EMPTY("Manager Email"),
	EMPTY("Department"),
	EMPTY("Cost Center"),
	EMPTY("Building ID"),
	EMPTY("Floor Name"),
	EMPTY("Floor Section"),
	{ "Change Password at Next Sign-In", yes, TABLE_NONE, false },
	EMPTY("New Status [UPLOAD ONLY]"),
	EMPTY("New Licenses [UPLOAD ONLY]"),
	EMPTY("Advanced Protection Program enrollment"),
};

static const struct output_column entra[] = {
	{ "Name [displayName] Required", nothing, TABLE_NONE, true },
	{ "User name [userPrincipalName] Required", address, TABLE_NONE, false },
	{ "Initial password [passwordProfile] Required", password, TABLE_NONE, false },
	{ "Block sign in (Yes/No) [accountEnabled] Required", no, TABLE_NONE, false },
	{ "First name [givenName]", first_name, TABLE_NONE, false },
	{ "Last name [surname]", surname, TABLE_NONE, false },
	EMPTY("Job title [jobTitle]"),
	EMPTY("Department [department]"),
	EMPTY("Usage location [usageLocation]"),
	EMPTY("Street address [streetAddress]"),
	EMPTY("State or province [state]"),
	EMPTY("Country or region [country]"),
	EMPTY("Office [physicalDeliveryOfficeName]"),
	EMPTY("City [city]"),
	EMPTY("ZIP or postal code [postalCode]"),
	EMPTY("Office phone [telephoneNumber]"),
	EMPTY("Mobile phone [mobile]"),
};

static const struct {
	const char *name;
	const char *above; /* a line above the titles, or NULL */
	const struct output_column *columns;
	size_t count;
	bool needs_address, needs_surname;
} formats[] = {
	[CLASS_CSV] = { "csv", NULL, own, ARRAY_SIZE(own), false, false },
	[CLASS_GOOGLE] = { "google", NULL, google, ARRAY_SIZE(google), true, true },
	[CLASS_ENTRA] = { "entra", "version:v1.0", entra, ARRAY_SIZE(entra), true,
			  false },
};

bool class_format_take(struct class_options *options, const char *name)
{
	for (size_t i = 0; i < ARRAY_SIZE(formats); i++) {
		if (strcmp(name, formats[i].name) != 0)
			continue;
		options->format_name = name;
		options->format = (enum class_format)i;
		return true;
	}
	output_error("--format %s: is neither csv nor google nor entra", name);
	return false;
}

static const char *fault_of(const struct class_set *set, size_t pupil,
			    enum class_format format)
{
	struct pwp_text mail = address(set, pupil);

	if (formats[format].needs_address && !memchr(mail.ptr, '@', mail.len))
		return "an e-mail address, as the user name or in a column of its own";
	if (formats[format].needs_surname &&
	    (first_name(set, pupil).len == 0 || surname(set, pupil).len == 0))
		return "a first name and a surname";
	return NULL;
}

bool class_format_check(const struct class_set *set, const struct class_options *options)
{
	for (size_t i = 0; i < set->count; i++) {
		const char *fault = fault_of(set, i, options->format);

		if (!fault)
			continue;
		output_error("%s:%zu: --format %s needs %s", options->class_path,
			     set->pupils[i].line, options->format_name, fault);
		return false;
	}
	return true;
}

/* ---- writing */

/* The whole name in one field, which is written in its parts. */
static void write_full_name(FILE *stream, const struct class_set *set, size_t pupil)
{
	char name[2 * CSV_FIELD_MAX + 2];
	struct pwp_text first = first_name(set, pupil), last = surname(set, pupil);

	if (first.len + last.len == 0)
		first = user(set, pupil);
	int len = snprintf(name, sizeof(name), "%.*s%s%.*s", (int)first.len, first.ptr,
			   first.len > 0 && last.len > 0 ? " " : "", (int)last.len,
			   last.ptr);
	csv_write_field(stream, (struct pwp_text){ name, (size_t)len });
	wipe(name, sizeof(name));
}

static bool is_written(const struct class_set *set, const struct output_column *column)
{
	return column->kind == TABLE_NONE || table_map_has(set->map, column->kind);
}

static void write_row(FILE *stream, const struct class_set *set, size_t pupil,
		      enum class_format format)
{
	const char *separator = "";

	for (size_t i = 0; i < formats[format].count; i++) {
		const struct output_column *column = &formats[format].columns[i];

		if (!is_written(set, column))
			continue;
		fputs(separator, stream);
		separator = ",";
		if (column->full_name)
			write_full_name(stream, set, pupil);
		else
			csv_write_field(stream, column->text(set, pupil));
	}
	fputs("\r\n", stream);
}

void class_write_table(const struct class_set *set, const struct class_options *options,
		       FILE *stream)
{
	enum class_format format = options->format;
	const char *separator = "";

	if (formats[format].above)
		fprintf(stream, "%s\r\n", formats[format].above);
	for (size_t i = 0; i < formats[format].count; i++) {
		const struct output_column *column = &formats[format].columns[i];

		if (!is_written(set, column))
			continue;
		fprintf(stream, "%s%s", separator, column->title);
		separator = ",";
	}
	fputs("\r\n", stream);
	for (size_t i = 0; i < set->count; i++)
		write_row(stream, set, i, format);
}
