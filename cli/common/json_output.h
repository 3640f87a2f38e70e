/* SPDX-License-Identifier: MIT */
/* Writing JSON through json-c, with every allocation checked. */
#ifndef CLI_JSON_OUTPUT_H
#define CLI_JSON_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

struct json_object;

/* Adds a member. `value` is taken in any case; it may be NULL, for JSON's null, where
 * `made` is true. False when there is no memory. */
bool json_add(struct json_object *object, const char *name, struct json_object *value,
	      bool made);

/* The same for a text; NULL becomes null. */
bool json_add_text(struct json_object *object, const char *name, const char *text);

/* The same for a number and for a boolean; what is not known becomes null. */
bool json_add_number(struct json_object *object, const char *name, bool known,
		     int64_t number);
bool json_add_boolean(struct json_object *object, const char *name, bool known,
		      bool value);

/* Adds an item to a list; `item` is taken in any case, and NULL is "no memory". */
bool json_append(struct json_object *list, struct json_object *item);

/* The document as text, which lives as long as the document; NULL when there is no memory. `form` is
 * json-c's. */
const char *json_text(struct json_object *document, int form);

/* Prints a document, which is taken, if it is `complete`. False: it has reported what
 * failed. */
bool json_print(struct json_object *document, bool complete);

#endif
