/* SPDX-License-Identifier: MIT */
/*
 * ann@pupils.example and ann@staff.example may be two people, and one account "ann" cannot be
 * both of theirs.
 */
#include "cli/people/people_import.h"

#include "base/ascii.h"

#include <stdlib.h>
#include <string.h>

/* The domain in small letters; its place among the domains, or their number if there is no
 * memory. */
static size_t find_domain(struct people_addresses *addresses, const char *address)
{
	const char *at = strrchr(address, '@');
	char *domain = strdup(at ? at + 1 : "");
	size_t place = 0;

	if (!domain)
		return addresses->domains.count;
	for (char *byte = domain; *byte; byte++)
		*byte = (char)ascii_to_lower((uint8_t)*byte);
	while (place < addresses->domains.count &&
	       strcmp(addresses->domains.items[place], domain) != 0)
		place++;
	if (place == addresses->domains.count)
		(void)string_list_add(&addresses->domains, domain);
	free(domain);
	return place;
}

int people_addresses_add(struct people_addresses *addresses, int64_t uid,
			 const char *address, size_t line)
{
	size_t domain = find_domain(addresses, address);

	if (domain == addresses->domains.count)
		return PWP_ERR_NOMEM;
	if (addresses->count == addresses->room) {
		size_t room = addresses->room ? 2 * addresses->room : 256;
		struct people_address *items =
			reallocarray(addresses->items, room, sizeof(*items));

		if (!items)
			return PWP_ERR_NOMEM;
		addresses->items = items;
		addresses->room = room;
	}
	addresses->items[addresses->count++] =
		(struct people_address){ uid, line, domain };
	return 0;
}

static int compare(const void *a, const void *b)
{
	const struct people_address *left = a, *right = b;

	if (left->uid != right->uid)
		return left->uid < right->uid ? -1 : 1;
	return (left->line > right->line) - (left->line < right->line);
}

bool people_addresses_differ(struct people_addresses *addresses, size_t ret_lines[2])
{
	if (addresses->count > 0)
		qsort(addresses->items, addresses->count, sizeof(addresses->items[0]),
		      compare);
	for (size_t i = 1; i < addresses->count; i++) {
		const struct people_address *one = &addresses->items[i - 1];
		const struct people_address *other = &addresses->items[i];

		if (one->uid != other->uid || one->domain == other->domain)
			continue;
		ret_lines[0] = one->line;
		ret_lines[1] = other->line;
		return true;
	}
	return false;
}

void people_addresses_done(struct people_addresses *addresses)
{
	string_list_done(&addresses->domains);
	free(addresses->items);
	*addresses = (struct people_addresses){ .count = 0 };
}
