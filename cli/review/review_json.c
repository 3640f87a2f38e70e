/* SPDX-License-Identifier: MIT */
/* A review as one JSON document; pwpolicy-admin(8) lists its members. */
#include "cli/review/review.h"

#include "cli/common/json_output.h"

#include <json-c/json.h>

/* An item that is not complete is not appended. */
static bool append(struct json_object *list, struct json_object *item, bool made)
{
	if (made)
		return json_append(list, item);
	json_object_put(item);
	return false;
}

static bool append_admin(struct json_object *list, const struct admin *admin)
{
	struct json_object *object = json_object_new_object();
	bool ok = object != NULL;

	for (const struct review_fact *fact = review_facts; ok && fact->name; fact++) {
		struct json_object *value = NULL;
		bool made = fact->value(admin, &value);

		ok = json_add(object, fact->name, value, made);
	}
	return append(list, object, ok);
}

static bool add_admins(struct json_object *object, const struct review *review)
{
	struct json_object *list = json_object_new_array();
	bool ok = list != NULL;

	for (size_t i = 0; ok && i < review->admins.count; i++)
		ok = append_admin(list, &review->admins.items[i]);
	return json_add(object, "administrators", list, ok);
}

static bool append_factor(struct json_object *list, const struct second_factor *factor)
{
	struct json_object *object = json_object_new_object();

	return append(list, object,
		      object && json_add_text(object, "service", factor->service) &&
			      json_add_text(object, "module", factor->module));
}

static bool add_factors(struct json_object *object, const struct review *review)
{
	struct json_object *list = json_object_new_array();
	bool ok = list != NULL;

	for (size_t i = 0; ok && i < SECOND_FACTOR_SERVICES; i++)
		if (review->factors[i].exists)
			ok = append_factor(list, &review->factors[i]);
	return json_add(object, "second_factor", list, ok);
}

static bool add_notes(struct json_object *object, const struct string_list *notes)
{
	struct json_object *list = json_object_new_array();
	bool ok = list != NULL;

	for (size_t i = 0; ok && i < notes->count; i++)
		ok = json_append(list, json_object_new_string(notes->items[i]));
	return json_add(object, "notes", list, ok);
}

static bool add_sign_off(struct json_object *object, const struct review *review)
{
	struct json_object *last = review->signed_off ? json_object_new_object() : NULL;
	bool ok = !review->signed_off ||
		  (last && json_add_text(last, "time", review->last.time) &&
		   json_add_text(last, "name", review->last.name));

	return json_add(object, "last_sign_off", last, ok) &&
	       json_add_boolean(object, "review_due", true, review->due);
}

bool review_json(const struct review *review)
{
	struct json_object *object = json_object_new_object();

	return json_print(object, object && json_add_text(object, "time", review->now) &&
					  add_admins(object, review) &&
					  add_factors(object, review) &&
					  add_notes(object, &review->admins.notes) &&
					  add_sign_off(object, review));
}
