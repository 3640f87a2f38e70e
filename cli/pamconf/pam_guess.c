/* SPDX-License-Identifier: MIT */
/*
 * Which module somebody meant who mistyped its name: the distance counts letters that are
 * wrong, left out, added or exchanged with their neighbour.
 */
#include "cli/pamconf/pam_module.h"

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Of long names one letter more may be wrong. */
enum { SHORT_NAME = 12 };

static size_t distance_allowed(const char *name)
{
	return strlen(name) > SHORT_NAME ? 2 : 1;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The distance of two names shorter than PAM_NAME_SIZE. */
static size_t distance(const char *a, const char *b)
{
	size_t table[PAM_NAME_SIZE][PAM_NAME_SIZE];
	size_t len_a = strlen(a), len_b = strlen(b);

	for (size_t i = 0; i <= len_a; i++)
		for (size_t j = 0; j <= len_b; j++) {
			if (i == 0 || j == 0) {
				table[i][j] = i + j;
				continue;
			}
			size_t cost = a[i - 1] != b[j - 1];
			size_t found = least(table[i - 1][j], table[i][j - 1]) + 1;
			found = least(found, table[i - 1][j - 1] + cost);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				found = least(found, table[i - 2][j - 2] + 1);
			table[i][j] = found;
		}
	return table[len_a][len_b];
}

/* The last part of a path, without bytes that no name has, and with ".so". */
static bool clean_name(const char *name, char ret_clean[PAM_NAME_SIZE])
{
	const char *slash = strrchr(name, '/');
	size_t len = 0;

	for (const char *at = slash ? slash + 1 : name; *at; at++)
		if (*at > ' ' && *at <= '~') {
			if (len + sizeof(".so") >= PAM_NAME_SIZE)
				return false;
			ret_clean[len++] = *at;
		}
	ret_clean[len] = '\0';
	if (len < 3 || strcmp(ret_clean + len - 3, ".so") != 0)
		memcpy(ret_clean + len, ".so", sizeof(".so"));
	return true;
}

bool pam_module_guess(const struct pam_module_folders *folders, const char *name,
		      char ret_guess[PAM_NAME_SIZE])
{
	char clean[PAM_NAME_SIZE];
	size_t nearest = SIZE_MAX;
	DIR *dir = clean_name(name, clean) ? opendir(folders->paths[0]) : NULL;
	const struct dirent *entry;

	while (dir && (entry = readdir(dir)) != NULL) {
		size_t len = strlen(entry->d_name);
		if (len < 4 || len >= PAM_NAME_SIZE ||
		    strcmp(entry->d_name + len - 3, ".so") != 0)
			continue;
		size_t found = distance(clean, entry->d_name);
		if (found > distance_allowed(clean))
			continue;
		if (found < nearest ||
		    (found == nearest && strcmp(entry->d_name, ret_guess) < 0)) {
			nearest = found;
			(void)snprintf(ret_guess, PAM_NAME_SIZE, "%s", entry->d_name);
		}
	}
	if (dir)
		closedir(dir);
	return nearest != SIZE_MAX;
}
