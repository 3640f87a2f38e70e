/* SPDX-License-Identifier: MIT */
/* The fields of a flat call: `name NUL value NUL ...`, and what they say. */
#ifndef PWP_CALL_FIELDS_H
#define PWP_CALL_FIELDS_H

#include "pwpolicy.h"

#include <stdbool.h>

/* More fields than any call has use for. */
#define FIELDS_MAX 1024
/* Most suggestions of one call: as JSON they fit into PWP_JSON_SIZE. */
#define FIELDS_COUNT_MAX 32

/* The calls, as bits, for the table of fields. */
enum call {
	CALL_OPEN = 1,
	CALL_CHECK = 2,
	CALL_SUGGEST = 4,
	CALL_RULES = 8,
	CALL_CLOSE = 16
};

/* One field. Both texts end in NUL, lie in the caller's buffer and may be secret. */
struct field {
	const char *name;
	const char *value;
};

/* The values of a field that may be repeated. */
struct field_list {
	struct pwp_text items[PWP_WORDS_MAX];
	size_t count;
};

#define FIELDS_OPTION "option."
#define FIELDS_FILE "file."

/* What the fields say; it borrows their bytes. What is not given is zero or NULL. */
struct arguments {
	const char *call;
	const char *policy;
	struct pwp_text text; /* of a policy */
	bool trust_user;
	struct pwp_request request;
	struct field_list site_words, words;
	enum pwp_level level;
	bool parts;
	unsigned count; /* of suggestions; 0: one */
	struct pwp_suggest_options options;
};

/* Whether the bytes are pairs of texts that end in NUL. Returns 0, PWP_ERR_ARGUMENT or
 * PWP_ERR_TOO_BIG. */
PWP_CHECKED int fields_check(struct pwp_text fields, struct pwp_parse_error *parse_error);

/* Takes a field off the front of *rest; false when none is left. */
bool fields_next(struct pwp_text *rest, struct field *ret_field);

/* What follows a prefix in the name of a field, as NAME in "option.NAME"; NULL: the name does
 * not begin with it. */
const char *fields_suffix(const struct field *field, const char *prefix);

/*
 * Reads the fields of a call, that with its name among them. *ret_arguments must stay
 * where it is, because its request points into it. Returns 0, PWP_ERR_ARGUMENT (a field that the call does not
 * take, or lacks, or that is repeated), PWP_ERR_VALUE or PWP_ERR_TOO_BIG. The parse error
 * names a field and never shows a byte of the caller's.
 */
PWP_CHECKED int fields_read(struct pwp_text fields, enum call call,
			    struct arguments *ret_arguments,
			    struct pwp_parse_error *parse_error);

#endif
