/* SPDX-License-Identifier: MIT */
/* Listing groups has no re-entrant form in POSIX; a command may use the old one. */
#include "cli/account/group_lookup.h"

#include "base/group_name.h"
#include "base/str.h"
#include "store/system/options.h"

#include <grp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

/* No group's name is longer. */
enum { NAME_SIZE = PWP_WORD_MAX + 1 };

static bool knows_with_domain(const char *domain, const char *group)
{
	char name[2 * NAME_SIZE];

	if (strcmp(domain, "*") == 0)
		return true;
	(void)snprintf(name, sizeof(name), "%s\\%s", domain, group);
	if (getgrnam(name))
		return true;
	(void)snprintf(name, sizeof(name), "%s@%s", group, domain);
	return getgrnam(name) != NULL;
}

bool group_lookup_knows(const struct pwp_policy *policy, const char *group)
{
	struct options common = { .policy = policy };
	const char *domain;
	bool known = getgrnam(group) != NULL;

	for (size_t i = 0;
	     !known && (domain = options_item(&common, "group_domains", i)) != NULL; i++)
		known = knows_with_domain(domain, group);
	return known;
}

bool group_lookup_with_domain(struct string_list *names)
{
	struct str domain, bare;
	const struct group *entry;
	bool ok = true;

	setgrent();
	while (ok && (entry = getgrent()) != NULL)
		if (group_name_split(str_from_c(entry->gr_name), &domain, &bare))
			ok = string_list_add(names, entry->gr_name);
	endgrent();
	return ok;
}
