/* SPDX-License-Identifier: MIT */
/*
 * Scans the lines of a service for the auth modules that ask for something beside the
 * password, and the files that those lines include. It tells that a module stands there,
 * not whether each person has set it up, nor what sshd asks for by itself (keys,
 * AuthenticationMethods).
 */
#include "second_factor.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Deep enough for every stack in use; an include in a circle ends here. */
enum { DEPTH_MAX = 8 };
/* A longer line is read in pieces, of which at most the first can name a module. */
enum { LINE_SIZE = 4096 };

static const char *const services[SECOND_FACTOR_SERVICES] = { "login", "sshd", "sudo" };

static const char *const modules[] = {
	"pam_google_authenticator",
	"pam_oath",
	"pam_u2f",
	"pam_yubico",
	"pam_duo",
	"pam_pkcs11",
	"pam_otpw",
	"pam_radius_auth",
	"pam_privacyidea",
};

static const char blanks[] = " \t\r\n";

struct scan {
	const char *folder;
	const char *module; /* what was found */
};

/* The next word of a line; a [control] is one word. Ends it with NUL. */
static char *next_word(char **rest)
{
	char *word = *rest + strspn(*rest, blanks);
	size_t len = *word == '[' ? strcspn(word, "]") : strcspn(word, blanks);

	if (*word == '[' && word[len] == ']')
		len++;
	*rest = word + len + (word[len] != '\0');
	word[len] = '\0';
	return word;
}

static const char *known_module(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;

	for (size_t i = 0; i < sizeof(modules) / sizeof(modules[0]); i++) {
		size_t len = strlen(modules[i]);

		if (!strncmp(name, modules[i], len) &&
		    (!name[len] || !strcmp(name + len, ".so")))
			return modules[i];
	}
	return NULL;
}

static bool scan_file(struct scan *scan, const char *name, int depth);

static void scan_line(struct scan *scan, char *line, int depth)
{
	char *rest = line;

	line[strcspn(line, "#")] = '\0';
	char *type = next_word(&rest);
	if (!strcmp(type, "@include")) {
		scan_file(scan, next_word(&rest), depth + 1);
		return;
	}
	if (strcasecmp(type + (*type == '-'), "auth") != 0)
		return;
	const char *control = next_word(&rest);
	const char *target = next_word(&rest);
	if (!strcasecmp(control, "include") || !strcasecmp(control, "substack"))
		scan_file(scan, target, depth + 1);
	else
		scan->module = known_module(target);
}

static bool scan_file(struct scan *scan, const char *name, int depth)
{
	char path[PATH_MAX];
	char line[LINE_SIZE];
	int len = name[0] == '/'
			  ? snprintf(path, sizeof(path), "%s", name)
			  : snprintf(path, sizeof(path), "%s/%s", scan->folder, name);

	if (depth > DEPTH_MAX || !*name || len < 0 || (size_t)len >= sizeof(path))
		return false;
	FILE *stream = fopen(path, "re");
	if (!stream)
		return false;
	while (!scan->module && fgets(line, sizeof(line), stream))
		scan_line(scan, line, depth);
	fclose(stream);
	return true;
}

void second_factor_find(const char *folder,
			struct second_factor found[SECOND_FACTOR_SERVICES])
{
	for (size_t i = 0; i < SECOND_FACTOR_SERVICES; i++) {
		struct scan scan = { .folder = folder };
		bool exists = scan_file(&scan, services[i], 0);

		found[i] = (struct second_factor){ services[i], exists, scan.module };
	}
}
