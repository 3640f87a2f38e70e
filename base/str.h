/* SPDX-License-Identifier: MIT */
/* Counted, borrowed text: the only kind of text inside the library. */
#ifndef PWP_BASE_STR_H
#define PWP_BASE_STR_H

#include "pwpolicy.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *ptr;
	size_t len;
};

#define STR_LIT(literal) ((struct str){ "" literal, sizeof(literal) - 1 })

/* The digits of a macro that is a plain number, as a string literal. */
#define STR_DIGITS(macro) STR_DIGITS_OF(macro)
#define STR_DIGITS_OF(number) #number

static inline struct str str_from_c(const char *text)
{
	return (struct str){ text, text ? strlen(text) : 0 };
}

/* A C string as the public interface takes text; NULL gives "not given". */
static inline struct pwp_text text_from_c(const char *text)
{
	return (struct pwp_text){ text, text ? strlen(text) : 0 };
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* The same but for the case of ASCII letters: as names are compared, which directories
 * spell now one way and now another. */
bool str_eq_no_case(struct str a, struct str b);

/* Without spaces and tabs at both ends. */
struct str str_trim(struct str text);

/*
 * Takes the text up to the first `separator` off the front of *rest, without the
 * separator. The last piece leaves *rest with ptr NULL; returns false when nothing is
 * left.
 */
bool str_split(struct str *rest, char separator, struct str *ret_piece);

#endif
