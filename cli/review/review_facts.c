/* SPDX-License-Identifier: MIT */
/*
 * The facts of a review, once for CSV and JSON. Names are part of the interface: they are
 * documented in pwpolicy-admin(8) and do not change.
 */
#include "base/array.h"
#include "cli/review/review.h"

#include "cli/common/json_output.h"

#include <json-c/json.h>
#include <string.h>

static const struct {
	const char *letters; /* as crypt(5) writes it between two dollars */
	const char *name;
} methods[] = {
	{ "y", "yescrypt" },	 { "gy", "gost-yescrypt" }, { "7", "scrypt" },
	{ "6", "sha512crypt" },	 { "5", "sha256crypt" },    { "2a", "bcrypt" },
	{ "2b", "bcrypt" },	 { "2x", "bcrypt" },	    { "2y", "bcrypt" },
	{ "sha1", "sha1crypt" }, { "md5", "SunMD5" },	    { "1", "md5crypt" },
	{ "3", "NT" },
};

const char *review_method(const struct shadow *shadow)
{
	for (size_t i = 0; i < ARRAY_SIZE(methods); i++)
		if (strcmp(methods[i].letters, shadow->method) == 0)
			return methods[i].name;
	if (*shadow->method)
		return "another";
	return shadow->has_password ? "descrypt" : NULL;
}

/* NULL means "not known". */
static bool give_text(const char *text, struct json_object **ret_value)
{
	*ret_value = text ? json_object_new_string(text) : NULL;
	return !text || *ret_value;
}

static bool give_boolean(bool known, bool value, struct json_object **ret_value)
{
	*ret_value = known ? json_object_new_boolean(value) : NULL;
	return !known || *ret_value;
}

static bool user(const struct admin *admin, struct json_object **ret_value)
{
	return give_text(admin->user, ret_value);
}

static bool full_name(const struct admin *admin, struct json_object **ret_value)
{
	return give_text(*admin->full_name ? admin->full_name : NULL, ret_value);
}

static bool uid(const struct admin *admin, struct json_object **ret_value)
{
	*ret_value = admin->uid < 0 ? NULL : json_object_new_int64(admin->uid);
	return admin->uid < 0 || *ret_value;
}

static bool why(const struct admin *admin, struct json_object **ret_value)
{
	struct json_object *list = json_object_new_array();
	bool ok = list != NULL;

	for (size_t i = 0; ok && i < admin->why.count; i++)
		ok = json_append(list, json_object_new_string(admin->why.items[i]));
	*ret_value = list;
	return ok;
}

static bool account(const struct admin *admin, struct json_object **ret_value)
{
	static const char *const names[] = {
		[ADMIN_UNKNOWN] = "unknown",
		[ADMIN_LOCAL] = "local",
		[ADMIN_DIRECTORY] = "directory",
	};

	return give_text(names[admin->account], ret_value);
}

static bool locked(const struct admin *admin, struct json_object **ret_value)
{
	return give_boolean(admin->shadow_known, admin->shadow.locked, ret_value);
}

static bool password_set(const struct admin *admin, struct json_object **ret_value)
{
	char day[CALENDAR_DATE_SIZE];
	bool known = admin->shadow_known && admin->shadow.last_change > 0;

	if (known)
		calendar_date(admin->shadow.last_change, day);
	return give_text(known ? day : NULL, ret_value);
}

static bool hash_method(const struct admin *admin, struct json_object **ret_value)
{
	return give_text(admin->shadow_known ? review_method(&admin->shadow) : NULL,
			 ret_value);
}

static bool was_judged(const struct admin *admin)
{
	return admin->standing == ADMIN_COMPLIANT ||
	       admin->standing == ADMIN_NOT_COMPLIANT;
}

static bool last_judged(const struct admin *admin, struct json_object **ret_value)
{
	char time[CALENDAR_TIME_SIZE];

	if (was_judged(admin))
		calendar_time(admin->judged, time);
	return give_text(was_judged(admin) ? time : NULL, ret_value);
}

static bool compliant(const struct admin *admin, struct json_object **ret_value)
{
	return give_boolean(was_judged(admin), admin->standing == ADMIN_COMPLIANT,
			    ret_value);
}

static bool rules(const struct admin *admin, struct json_object **ret_value)
{
	const char *which = admin->current_rules ? "present" : "other";

	return give_text(was_judged(admin) ? which : NULL, ret_value);
}

const struct review_fact review_facts[] = {
	{ "user", user },
	{ "full_name", full_name },
	{ "uid", uid },
	{ "why", why },
	{ "account", account },
	{ "locked", locked },
	{ "password_set", password_set },
	{ "hash_method", hash_method },
	{ "last_judged", last_judged },
	{ "compliant", compliant },
	{ "rules", rules },
	{ NULL, NULL },
};
