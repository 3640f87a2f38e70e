/* SPDX-License-Identifier: MIT */
/*
 * Reads and updates sealed files; sealed_text.c knows their format, versions.c how one takes the
 * place of another. Short files are read and written without the heap, because every login
 * does so.
 */
#include "store/sealed/sealed.h"

#include "base/fd.h"
#include "base/wipe.h"
#include "store/sealed/versions.h"
#include "store/system/deadline.h"

#include <unistd.h>

#define WAIT_S 2
/* Who was slower tries again after up to so long. */
#define PAUSE_NS (16L * 1000 * 1000)

static int read_newest(const struct places *places, struct versions *versions,
		       const char *kind, const struct account *account,
		       struct sealed *ret_sealed)
{
	char buf[SEALED_TEXT_MAX];
	size_t size = 0, len = 0;
	int fd = -1;
	int error = versions_read(versions, places, &fd, &size);

	if (error)
		return error;
	if (size > sizeof(buf))
		error = PWP_ERR_CORRUPT; /* longer than any that is written */
	else
		error = fd_read_all(fd, buf, size, &len);
	if (!error)
		error = sealed_text_parse((struct str){ buf, len }, kind, account,
					  ret_sealed);
	close(fd);
	wipe(buf, sizeof(buf));
	return error;
}

int sealed_load(const struct places *places, const char *kind,
		const struct account *account, struct sealed *ret_sealed)
{
	struct versions versions;
	int error = versions_open(places, kind, account->uid, false, &versions);

	if (error)
		return error;
	error = read_newest(places, &versions, kind, account, ret_sealed);
	versions_close(&versions);
	return error;
}

/* ---- updates */

struct update {
	const struct places *places;
	const char *kind;
	const struct account *account;
	sealed_edit_fn *make;
	void *data;
	struct sealed former;
	struct sealed_edit edit;
};

static int read_former(struct update *update, struct versions *versions)
{
	int error = read_newest(update->places, versions, update->kind, update->account,
				&update->former);

	update->edit.former = error ? NULL : &update->former;
	update->edit.corrupt = error == PWP_ERR_CORRUPT;
	return error == PWP_ERR_CORRUPT || error == PWP_ERR_UNKNOWN ? 0 : error;
}

static int publish(struct versions *versions, struct str text, bool quarantine)
{
	struct unpublished next;
	int fd = -1;
	int error = versions_write(versions, text, &next, &fd);

	if (error)
		return error;
	error = fsync(fd) == 0 ? 0 : PWP_ERR_FILE;
	close(fd);
	if (error) {
		versions_discard(versions, &next);
		return error;
	}
	error = versions_link(versions, &next);
	if (!error)
		error = versions_sync(versions, &next);
	return error ? error : versions_clean(versions, &next, quarantine);
}

static int write_next(const struct update *update, struct versions *versions)
{
	char buf[SEALED_TEXT_MAX + 1];
	struct text text;

	text_init(&text, buf, sizeof(buf));
	int error = sealed_text_format(&text, update->kind, update->account,
				       &update->edit.next);
	if (!error)
		error = publish(versions, (struct str){ buf, text.len },
				update->edit.corrupt);
	wipe(buf, sizeof(buf));
	return error;
}

static int try_update(struct update *update)
{
	struct versions versions;
	int error = versions_open(update->places, update->kind, update->account->uid,
				  true, &versions);

	if (error)
		return error;
	error = read_former(update, &versions);
	if (!error)
		error = update->make(&update->edit, update->data);
	if (!error)
		error = write_next(update, &versions);
	versions_close(&versions);
	return error;
}

/* Of any two that were in each other's way one pauses longer. */
static long pause_length(const struct deadline *deadline)
{
	struct timespec now = deadline->end;
	int unused = clock_gettime(CLOCK_MONOTONIC, &now);

	(void)unused;
	return (now.tv_nsec ^ (long)getpid()) % PAUSE_NS;
}

static int update_until(struct update *update)
{
	struct deadline deadline;
	int error = deadline_init(&deadline, WAIT_S);

	while (!error) {
		error = try_update(update);
		if (error != PWP_ERR_BUSY)
			return error;
		error = deadline_pause(&deadline, pause_length(&deadline));
	}
	return error;
}

int sealed_update(const struct places *places, const char *kind,
		  const struct account *account, sealed_edit_fn *make, void *data,
		  bool *ret_quarantined)
{
	struct update update = {
		.places = places,
		.kind = kind,
		.account = account,
		.make = make,
		.data = data,
	};
	int error = sealed_text_check(kind, account);

	if (!error)
		error = update_until(&update);
	if (!error)
		*ret_quarantined = update.edit.corrupt;
	wipe(&update, sizeof(update));
	return error;
}
