/* SPDX-License-Identifier: MIT */
/*
 * sudoers has a grammar of its own; sudo's converter parses it, follows its includes and
 * resolves its aliases. Of the converter's JSON only User_Specs[].User_List[] matters: a
 * list of objects with one member that names somebody, beside "negated". The hosts and
 * commands of a rule do not: every grant counts. What cannot become a list of names becomes a
 * sentence: a note on everybody, who are then all alike, or a gap (everybody but some, netgroups,
 * groups of a directory plugin), so that nobody takes the list for complete.
 */
#include "cli/account/admin_sources.h"

#include "base/array.h"
#include "base/str.h"
#include "cli/common/json_input.h"
#include "cli/common/subprocess.h"

#include <inttypes.h>
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char sudoers_file[] = "/etc/sudoers";
static const char converter[] = "/usr/bin/cvtsudoers";

static bool add_number(struct string_list *list, struct json_object *value)
{
	return string_list_format(list, "#%" PRId64, json_object_get_int64(value));
}

static bool add_user(struct sudoers *sudoers, struct json_object *value)
{
	const char *name = json_object_get_string(value);

	if (strcmp(name, "ALL") == 0)
		return string_list_add_once(
			&sudoers->notes, "sudoers grants something to everybody (ALL): "
					 "they are not listed one by one");
	return string_list_add_once(&sudoers->users, name);
}

static bool add_uid(struct sudoers *sudoers, struct json_object *value)
{
	return add_number(&sudoers->users, value);
}

static bool add_group(struct sudoers *sudoers, struct json_object *value)
{
	return string_list_add_once(&sudoers->groups, json_object_get_string(value));
}

static bool add_gid(struct sudoers *sudoers, struct json_object *value)
{
	return add_number(&sudoers->groups, value);
}

static bool add_netgroup(struct sudoers *sudoers, struct json_object *value)
{
	return string_list_format(
		&sudoers->gaps,
		"sudoers names the netgroup %s: its members are not listed",
		json_object_get_string(value));
}

static bool add_foreign_group(struct sudoers *sudoers, struct json_object *value)
{
	return string_list_format(
		&sudoers->gaps,
		"sudoers names %s, a group that a plugin of sudo looks up: "
		"its members are not listed",
		json_object_get_string(value));
}

static const struct {
	const char *name;
	enum json_type type;
	bool (*add)(struct sudoers *sudoers, struct json_object *value);
} members[] = {
	{ "username", json_type_string, add_user },
	{ "userid", json_type_int, add_uid },
	{ "usergroup", json_type_string, add_group },
	{ "usergid", json_type_int, add_gid },
	{ "netgroup", json_type_string, add_netgroup },
	{ "nonunixgroup", json_type_string, add_foreign_group },
	{ "nonunixgid", json_type_int, add_foreign_group },
};

static bool add_malformed(struct sudoers *sudoers)
{
	sudoers->failed = true;
	return string_list_add_once(&sudoers->gaps,
				    "the output of cvtsudoers is not understood: "
				    "the list may lack whom sudoers names");
}

/* An exception from the rest of its list. */
static bool is_negated(struct json_object *entry)
{
	struct json_object *value = NULL;

	return json_object_object_get_ex(entry, "negated", &value) &&
	       json_object_get_boolean(value);
}

static bool is_everybody(struct json_object *entry)
{
	struct json_object *value = NULL;

	return json_object_object_get_ex(entry, "username", &value) &&
	       json_object_is_type(value, json_type_string) &&
	       strcmp(json_object_get_string(value), "ALL") == 0;
}

static bool add_entry(struct sudoers *sudoers, struct json_object *entry)
{
	struct json_object *value = NULL;

	if (!json_object_is_type(entry, json_type_object))
		return add_malformed(sudoers);
	if (is_negated(entry))
		return true;
	for (size_t i = 0; i < ARRAY_SIZE(members); i++)
		if (json_object_object_get_ex(entry, members[i].name, &value) &&
		    json_object_is_type(value, members[i].type))
			return members[i].add(sudoers, value);
	return add_malformed(sudoers);
}

static bool add_list(struct sudoers *sudoers, struct json_object *spec)
{
	struct json_object *list = NULL;
	bool everybody = false, exceptions = false;
	bool ok = true;

	if (!json_object_object_get_ex(spec, "User_List", &list) ||
	    !json_object_is_type(list, json_type_array))
		return add_malformed(sudoers);
	for (size_t i = 0; ok && i < json_object_array_length(list); i++) {
		struct json_object *entry = json_object_array_get_idx(list, i);

		ok = add_entry(sudoers, entry);
		everybody = everybody || is_everybody(entry);
		exceptions = exceptions || is_negated(entry);
	}
	if (ok && everybody && exceptions)
		ok = string_list_add_once(
			&sudoers->gaps,
			"sudoers grants something to everybody (ALL) with "
			"exceptions: to whom is not listed");
	return ok;
}

bool sudoers_parse(const char *json, struct sudoers *sudoers)
{
	struct json_object *specs = NULL;
	bool ok = true;

	if (!json[strspn(json, " \n")])
		return true; /* the converter's output for an empty file */
	struct json_object *root = NULL;
	if (json_input_read(text_from_c(json), &root) == PWP_ERR_NOMEM)
		return false;
	if (!json_object_is_type(root, json_type_object)) {
		ok = add_malformed(sudoers);
	} else if (json_object_object_get_ex(root, "User_Specs", &specs)) {
		if (!json_object_is_type(specs, json_type_array))
			ok = add_malformed(sudoers);
		for (size_t i = 0; ok && json_object_is_type(specs, json_type_array) &&
				   i < json_object_array_length(specs);
		     i++)
			ok = add_list(sudoers, json_object_array_get_idx(specs, i));
	}
	json_object_put(root);
	return ok;
}

static const struct {
	int error;
	const char *gap;
} faults[] = {
	{ PWP_ERR_UNKNOWN, "sudoers was not read: there is no /usr/bin/cvtsudoers "
			   "(package sudo)" },
	{ PWP_ERR_FILE, "sudoers was not read: cvtsudoers failed; see "
			"'visudo -c'" },
	{ PWP_ERR_TOO_BIG, "sudoers was not read: the output of cvtsudoers is too long" },
	{ PWP_ERR_BUSY, "sudoers was not read: cvtsudoers took too long" },
};

static bool add_fault(struct sudoers *sudoers, int error)
{
	sudoers->failed = true;
	for (size_t i = 0; i < ARRAY_SIZE(faults); i++)
		if (faults[i].error == error)
			return string_list_add(&sudoers->gaps, faults[i].gap);
	return false; /* out of memory */
}

/* Whether sudo reads rules from a directory too. */
static bool has_directory(const char *nsswitch_file)
{
	char line[1024];
	bool found = false;
	FILE *stream = fopen(nsswitch_file, "re");

	while (stream && !found && fgets(line, sizeof(line), stream)) {
		char *sources = strstr(line, "sudoers:");

		line[strcspn(line, "#\n")] = '\0';
		found = sources == line && (strstr(line, "ldap") || strstr(line, "sss"));
	}
	if (stream)
		fclose(stream);
	return found;
}

bool sudoers_read(struct sudoers *sudoers)
{
	/* /dev/null: its configuration file could filter the output. */
	static const char *const argv[] = { converter,	  "-c",	      "/dev/null", "-e",
					    "-s",	  "defaults", "-f",	   "json",
					    sudoers_file, NULL };
	char *json = NULL;

	if (has_directory("/etc/nsswitch.conf") &&
	    !string_list_add(&sudoers->gaps, "sudo takes rules from a directory too "
					     "(nsswitch.conf): those were not read"))
		return false;
	if (access(sudoers_file, F_OK) != 0)
		return string_list_add(&sudoers->notes, "there is no /etc/sudoers");
	int error = subprocess_read(argv, &json);
	if (error)
		return add_fault(sudoers, error);
	bool ok = sudoers_parse(json, sudoers);
	free(json);
	return ok;
}

void sudoers_done(struct sudoers *sudoers)
{
	string_list_done(&sudoers->users);
	string_list_done(&sudoers->groups);
	string_list_done(&sudoers->notes);
	string_list_done(&sudoers->gaps);
}
