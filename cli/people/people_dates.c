/* SPDX-License-Identifier: MIT */
/* Few wait: one date with a day above twelve tells the order of its column. */
#include "cli/people/people_import.h"

#include "base/wipe.h"

#include <string.h>

enum { ROOM_FIRST = 256 };

static struct people_date *items_of(const struct people_dates *dates)
{
	return (struct people_date *)(void *)dates->memory.ptr;
}

bool people_dates_add(struct people_dates *dates, const struct people_date *date)
{
	size_t room = dates->memory.size / sizeof(*date);
	struct secure_buffer memory;

	if (dates->count == room) {
		room = room ? 2 * room : ROOM_FIRST;
		if (!secure_buffer_init(&memory, room * sizeof(*date)))
			return false;
		if (dates->count > 0)
			memcpy(memory.ptr, dates->memory.ptr,
			       dates->count * sizeof(*date));
		secure_buffer_done(&dates->memory);
		dates->memory = memory;
	}
	items_of(dates)[dates->count++] = *date;
	return true;
}

/* Of somebody whom the import has: the name of the account is there. */
static int add(struct personal_import *import, const struct people_date *item,
	       const struct table_date *date)
{
	char user[] = "";
	const struct account account = { .user = user, .uid = item->uid };
	char text[TABLE_DATE_SIZE];
	size_t len = table_date_write(date, text), forms = 0;

	personal_import_begin_person(import, (uint32_t)item->uid);
	int error = personal_import_add_word(import, item->column->kind,
					     (struct pwp_text){ text, len }, &forms);
	wipe(text, sizeof(text));
	if (error)
		return error;
	item->column->forms += forms;
	return personal_import_end_person(import, &account);
}

int people_dates_settle(const struct people_dates *dates, struct personal_import *import,
			size_t *ret_line)
{
	const struct people_date *items = items_of(dates);

	for (size_t i = 0; i < dates->count; i++) {
		struct table_date date = items[i].date;
		int error = table_dates_settle(items[i].column->dates, &date)
				    ? add(import, &items[i], &date)
				    : 0;

		*ret_line = items[i].line;
		if (error)
			return error;
	}
	return 0;
}

void people_dates_done(struct people_dates *dates)
{
	secure_buffer_done(&dates->memory);
	dates->count = 0;
}
