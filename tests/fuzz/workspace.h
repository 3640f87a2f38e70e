/* SPDX-License-Identifier: MIT */
/* A folder of one's own below the system's for temporary files; doubles do not reach it. */
#ifndef PWP_TESTS_FUZZ_WORKSPACE_H
#define PWP_TESTS_FUZZ_WORKSPACE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* Its path; it is created by the first call and removed when the program ends. */
const char *workspace_path(void);

/* The path of an entry in it, in static memory until the sixteenth call after this one. */
const char *workspace_entry(const char *name);

/* Removes all that is in it. */
void workspace_empty(void);

void workspace_make(const char *name, mode_t mode);
void workspace_write(const char *name, const void *bytes, size_t len, mode_t mode);

/* Whether any file in an entry, however deep, or any name, holds these bytes. */
bool workspace_holds(const char *name, const void *bytes, size_t len);

/* How many files are in an entry, however deep. */
size_t workspace_count(const char *name);

/* The lowest descriptor that is free. */
int workspace_free_descriptor(void);

#endif
