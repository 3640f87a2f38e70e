/* SPDX-License-Identifier: MIT */
#include "file_list.h"

#include "fuzz.h"
#include "workspace.h"

#include <sys/stat.h>
#include <unistd.h>

/* The next line that begins a file; the end where there is none. */
static const uint8_t *next_head(const uint8_t *at, const uint8_t *end)
{
	while (at < end && *at != '=') {
		const uint8_t *newline = memchr(at, '\n', (size_t)(end - at));

		at = newline ? newline + 1 : end;
	}
	return at;
}

static bool is_proper(const char *name, size_t len)
{
	return len > 0 && strlen(name) == len && !strchr(name, '/') &&
	       strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
}

/* Takes a file from its head on; returns where the next one begins. */
static const uint8_t *take(struct file_list *list, const uint8_t *at, const uint8_t *end)
{
	struct listed_file *file = &list->files[list->count];
	const uint8_t *newline = memchr(at, '\n', (size_t)(end - at));
	const uint8_t *stop = newline ? newline : end;

	*file = (struct listed_file){ .bytes = newline ? newline + 1 : end };
	const uint8_t *next = next_head(file->bytes, end);
	file->len = (size_t)(next - file->bytes);
	if (stop - at < 4)
		return next;
	size_t len = (size_t)(stop - at) - 3;
	if (len >= sizeof(file->name))
		return next;
	file->type = (char)at[1];
	memcpy(file->name, at + 3, len);
	list->count += is_proper(file->name, len);
	return next;
}

void file_list_read(struct file_list *list, const uint8_t *data, size_t size)
{
	const uint8_t *end = data + size;
	const uint8_t *at = next_head(data, end);

	list->count = 0;
	while (at < end && list->count < FILE_LIST_MAX)
		at = take(list, at, end);
}

void file_list_create(const struct listed_file *file, const char *folder)
{
	char name[256];
	struct stat status;

	REQUIRE(snprintf(name, sizeof(name), "%s/%s", folder, file->name) <
		(int)sizeof(name));
	if (lstat(workspace_entry(name), &status) == 0)
		return;
	switch (file->type) {
	case 'd':
		workspace_make(name, 0755);
		break;
	case 'l':
		REQUIRE(symlink("elsewhere", workspace_entry(name)) == 0);
		break;
	case 'p':
		REQUIRE(mkfifo(workspace_entry(name), 0600) == 0);
		break;
	default:
		workspace_write(name, file->bytes, file->len,
				file->type == 'w' ? 0666 : 0600);
	}
}
