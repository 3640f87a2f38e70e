/* SPDX-License-Identifier: MIT */
/*
 * The files for a class. The table has the columns that identify a pupil, as far as the
 * class had them, the password, and whether to change it at the first log-in.
 */
#include "base/array.h"
#include "base/str.h"
#include "cli/suggest/class.h"

#include "cli/cards/cards.h"
#include "cli/csv/csv_write.h"

static const struct {
	enum class_column column;
	const char *name;
} columns[] = {
	{ CLASS_USER, "user" },	      { CLASS_FIRST_NAME, "first_name" },
	{ CLASS_SURNAME, "surname" }, { CLASS_NAME, "name" },
	{ CLASS_GROUP, "class" },
};

void class_write_csv(const struct class_set *set, FILE *stream)
{
	const size_t count = ARRAY_SIZE(columns);

	for (size_t i = 0; i < count; i++)
		if (set->has[columns[i].column])
			fprintf(stream, "%s,", columns[i].name);
	fputs("password,change_at_first_login\r\n", stream);
	for (size_t i = 0; i < set->count; i++) {
		const struct pupil *pupil = &set->pupils[i];

		for (size_t j = 0; j < count; j++) {
			if (!set->has[columns[j].column])
				continue;
			csv_write_field(stream, pupil->texts[columns[j].column]);
			putc(',', stream);
		}
		/* a phrase begins with a letter: it is no formula */
		csv_write_field(stream, text_from_c(pupil->phrase));
		fputs(",TRUE\r\n", stream);
	}
}

void class_write_cards(const struct class_set *set, const struct class_options *options,
		       FILE *stream)
{
	const struct cards cards = {
		.stream = stream,
		.title = options->title,
		.full_names = options->full_names,
		.count = set->count,
	};

	cards_begin(&cards);
	for (size_t i = 0; i < set->count; i++) {
		const struct pupil *pupil = &set->pupils[i];
		const struct card card = {
			.first_name = pupil->texts[CLASS_FIRST_NAME],
			.surname = pupil->texts[CLASS_SURNAME],
			.name = pupil->texts[CLASS_NAME],
			.user = pupil->texts[CLASS_USER],
			.group = pupil->texts[CLASS_GROUP],
			.phrase = pupil->phrase,
		};
		cards_add(&cards, &card, i + 1);
	}
	cards_end(&cards);
}
