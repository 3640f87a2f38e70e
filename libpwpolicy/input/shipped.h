/* SPDX-License-Identifier: MIT */
/* The policies in policies/, made part of the library by policies/embed.py. */
#ifndef PWP_INPUT_SHIPPED_H
#define PWP_INPUT_SHIPPED_H

#include <stddef.h>

struct shipped {
	const char *name;
	const unsigned char *text;
	size_t len;
};

/* In the order of policies/meson.build: the default one, "school", is the first. */
extern const struct shipped shipped_policies[];
extern const size_t shipped_count;

#endif
