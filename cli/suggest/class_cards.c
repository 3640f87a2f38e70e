/* SPDX-License-Identifier: MIT */
/* What is on the cards of a class. */
#include "cli/suggest/class.h"

#include "cli/cards/cards.h"

#include <string.h>

/* Without the domain of an e-mail address: a card that is lost must not name the school. */
static struct pwp_text user_of(const struct class_set *set, size_t pupil)
{
	struct pwp_text user = class_text(set, pupil, TABLE_USER);
	const char *at = memrchr(user.ptr, '@', user.len);

	if (at && at > user.ptr)
		user.len = (size_t)(at - user.ptr);
	return user;
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
		bool has_first = class_text(set, i, TABLE_FIRST).len > 0;
		const struct card card = {
			.first_name = has_first ? class_called(set, i)
						: (struct pwp_text){ "", 0 },
			.surname = class_text(set, i, TABLE_LAST),
			.name = class_text(set, i, TABLE_NAME),
			.user = user_of(set, i),
			.group = class_text(set, i, TABLE_CLASS),
			.row = set->pupils[i].is_alike ? set->pupils[i].line : 0,
			.phrase = set->pupils[i].phrase,
		};
		cards_add(&cards, &card, i + 1);
	}
	cards_end(&cards);
}
