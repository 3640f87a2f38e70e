/* SPDX-License-Identifier: MIT */
/*
 * Reads the trail from its end, line by line, until a line is older than an hour. Nothing has to
 * be stored for that, and nobody can hold it up. Lines have their time first, then event and
 * user; one that does not look like that is not counted.
 */
#include "store/record/audit_rate.h"

#include "base/text.h"
#include "store/system/calendar.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

#define HOUR 3600
#define PIECE ((size_t)8 * 1024)
/* A hundred users at their limits in every event. */
#define PIECES_MAX 256

static_assert(PIECE > 2 * (size_t)AUDIT_LINE_MAX, "a piece holds a whole line");

#define TIME_PREFIX "{\"time\": \""
#define TIME_LEN (CALENDAR_TIME_SIZE - 1)

struct search {
	char since[CALENDAR_TIME_SIZE];
	char what[256]; /* what follows the time */
	size_t what_len;
	struct audit_rate rate;
};

static int search_init(struct search *search, const struct audit_record *record)
{
	struct text text;

	calendar_time(record->time - HOUR, search->since);
	text_init(&text, search->what, sizeof(search->what));
	text_add_c(&text, "\", \"event\": \"");
	text_add_c(&text, record->event);
	text_add_c(&text, "\", \"uid\": ");
	text_add_number(&text, (uint64_t)record->uid);
	text_add_c(&text, ",");
	search->what_len = text.len;
	search->rate = (struct audit_rate){ .lines = 0 };
	return text_end(&text) ? 0 : PWP_ERR_BUFFER;
}

static bool is_enough(const struct audit_rate *rate)
{
	return rate->lines >= AUDIT_HOUR_MAX && rate->limited;
}

/* False: the line is older, or enough is known. */
static bool take_line(struct search *search, struct str line)
{
	static const char limited[] = "\"outcome\": \"" AUDIT_LIMITED "\"";
	const size_t prefix = sizeof(TIME_PREFIX) - 1;

	if (line.len < prefix + TIME_LEN + search->what_len ||
	    memcmp(line.ptr, TIME_PREFIX, prefix) != 0)
		return true;
	if (memcmp(line.ptr + prefix, search->since, TIME_LEN) < 0)
		return false;
	if (memcmp(line.ptr + prefix + TIME_LEN, search->what, search->what_len) != 0)
		return true;
	if (memmem(line.ptr, line.len, limited, sizeof(limited) - 1))
		search->rate.limited = true;
	else if (search->rate.lines < AUDIT_HOUR_MAX)
		search->rate.lines++;
	return !is_enough(&search->rate);
}

/* Takes the lines of a piece from the last to the first; a first line that may have begun
 * before the piece stays for the next one. *len becomes what is left of the piece. */
static bool take_piece(struct search *search, const char *piece, bool first, size_t *len)
{
	size_t end = *len;

	while (end > 0) {
		size_t start = end - 1; /* the line feed of this line */
		while (start > 0 && piece[start - 1] != '\n')
			start--;
		if (start == 0 && !first)
			break;
		if (!take_line(search, (struct str){ piece + start, end - start }))
			return false;
		end = start;
	}
	/* a line longer than a piece is none of ours */
	*len = end == *len ? 0 : end;
	return true;
}

int audit_rate_find(int fd, size_t size, const struct audit_record *record,
		    struct audit_rate *ret_rate)
{
	char piece[PIECE];
	struct search search;
	int error = search_init(&search, record);
	size_t end = size;

	if (error)
		return error;
	for (unsigned i = 0; i < PIECES_MAX && end > 0; i++) {
		size_t len = end < PIECE ? end : PIECE;
		size_t start = end - len;

		if (pread(fd, piece, len, (off_t)start) != (ssize_t)len)
			return PWP_ERR_FILE;
		if (!take_piece(&search, piece, start == 0, &len))
			break;
		end = start + len;
	}
	*ret_rate = search.rate;
	return 0;
}
