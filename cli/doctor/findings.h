/* SPDX-License-Identifier: MIT */
/* What the doctor has found. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include "cli/common/string_list.h"

#include <stdbool.h>
#include <stddef.h>

enum finding_level { FINDING_ERROR, FINDING_WARNING, FINDING_NOTE, FINDING_OK };
#define FINDING_LEVELS 4

#define FINDING_TEXT_SIZE 512
#define FINDINGS_MAX 256

/* What is constant about a finding; defined beside the check that makes it. */
struct finding_kind {
	const char *name; /* stable, lower_snake */
	enum finding_level level;
	const char *action; /* what to do, a sentence or more; NULL: nothing */
};

/* What the names of a finding are. */
enum finding_scope { FINDING_MACHINE, FINDING_SERVICES, FINDING_PROFILES };
#define FINDING_SCOPES 3

struct finding {
	const struct finding_kind *kind;
	char text[FINDING_TEXT_SIZE]; /* a sentence */
	enum finding_scope scope;
	struct string_list names;
};

struct findings {
	size_t count;
	bool truncated; /* there were more, or more names of one */
	struct finding items[FINDINGS_MAX];
};

/* Adds a finding; the same one a second time is dropped. What of a text is not printable becomes
 * "?": texts quote what files contain. */
__attribute__((format(printf, 3, 4))) void findings_add(struct findings *findings,
							const struct finding_kind *kind,
							const char *format, ...);

/* The same about a service of PAM, or about a profile; the same finding about a second one
 * is one finding. */
__attribute__((format(printf, 4, 5))) void findings_add_for_service(
	struct findings *findings, const struct finding_kind *kind, const char *service,
	const char *format, ...);
__attribute__((format(printf, 4, 5))) void findings_add_for_profile(
	struct findings *findings, const struct finding_kind *kind, const char *profile,
	const char *format, ...);

/* How many there are of a level. */
size_t findings_count(const struct findings *findings, enum finding_level level);

/* Writes all to standard output, errors first. */
void findings_print(const struct findings *findings);

/* The same as one JSON object. False: it has reported what failed. */
bool findings_print_json(const struct findings *findings);

/* Frees what the findings own. */
void findings_done(struct findings *findings);

#endif
