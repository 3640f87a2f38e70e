/* SPDX-License-Identifier: MIT */
/*
 * Looks up what the user database says of a user name: uid, full name, names of all
 * groups. A name that is not found is no error: pupils may live in a directory that this
 * machine does not ask.
 */
#include "person.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>

enum { ENTRY_MAX = 1024 * 1024, GROUPS_MAX = 65536 };

/* Calls getpwnam_r() with as much memory as it wants. Returns the memory, NULL if there
 * is no such entry. */
static char *find_passwd(const char *user, struct passwd *ret_entry)
{
	for (size_t size = 4096; size <= ENTRY_MAX; size *= 2) {
		struct passwd *found = NULL;
		char *memory = malloc(size);
		int error = memory ? getpwnam_r(user, ret_entry, memory, size, &found)
				   : ENOMEM;

		if (!error && found)
			return memory;
		free(memory);
		if (error != ERANGE)
			return NULL;
	}
	return NULL;
}

static char *group_name(gid_t gid)
{
	for (size_t size = 4096; size <= ENTRY_MAX; size *= 2) {
		struct group entry, *found = NULL;
		char *memory = malloc(size);
		int error =
			memory ? getgrgid_r(gid, &entry, memory, size, &found) : ENOMEM;
		char *name = !error && found ? strdup(entry.gr_name) : NULL;

		free(memory);
		if (error != ERANGE)
			return name;
	}
	return NULL;
}

/* All group ids of an account; *ret_count is 0 where they cannot be told. */
static gid_t *group_ids(const struct passwd *entry, size_t *ret_count)
{
	for (int count = 64; count <= GROUPS_MAX;) {
		int room = count;
		gid_t *ids = calloc((size_t)room, sizeof(*ids));

		if (!ids)
			break;
		if (getgrouplist(entry->pw_name, entry->pw_gid, ids, &count) >= 0) {
			*ret_count = (size_t)count;
			return ids;
		}
		free(ids);
		if (count <= room)
			count = room * 2;
	}
	*ret_count = 0;
	return NULL;
}

static void take_groups(struct person *person, const struct passwd *entry)
{
	size_t count;
	gid_t *ids = group_ids(entry, &count);

	person->groups = ids ? calloc(count, sizeof(*person->groups)) : NULL;
	for (size_t i = 0; person->groups && i < count; i++) {
		char *name = group_name(ids[i]);

		if (name)
			person->groups[person->who.n_groups++] = name;
	}
	free(ids);
	person->who.groups = (const char *const *)person->groups;
}

/* Copies as much as a request may hold; a cut inside a character only loses that one. */
static void take_full_name(struct person *person, const char *gecos)
{
	size_t len = gecos ? strlen(gecos) : 0;

	if (len > PWP_WORD_MAX) {
		len = PWP_WORD_MAX;
		while (len > 0 && ((unsigned char)gecos[len] & 0xc0) == 0x80)
			len--;
	}
	if (len > 0)
		memcpy(person->full_name, gecos, len);
	person->full_name[len] = '\0';
}

void person_find(struct person *person, const char *user)
{
	struct passwd entry;
	char *memory = find_passwd(user, &entry);

	*person = (struct person){ .who = PWP_PERSON_INIT };
	person->who.user = user;
	if (!memory)
		return;
	person->found = true;
	person->who.uid = entry.pw_uid;
	take_full_name(person, entry.pw_gecos);
	take_groups(person, &entry);
	free(memory);
}

void person_done(struct person *person)
{
	for (size_t i = 0; person->groups && i < person->who.n_groups; i++)
		free(person->groups[i]);
	free(person->groups);
	*person = (struct person){ .who = PWP_PERSON_INIT };
}
