/* SPDX-License-Identifier: MIT */
/*
 * Reads any bytes as a service of PAM that may include itself, and runs each of its stacks
 * in thought. Whatever it says: counts and jumps are in bounds, no line runs twice, and
 * there is an end.
 */
#include "fuzz.h"

#include "cli/pamconf/pam_scenario.h"

#include <unistd.h>

static void write_service(const char *path, const uint8_t *data, size_t size)
{
	FILE *file = fopen(path, "wbe");

	REQUIRE(file);
	REQUIRE(fwrite(data, 1, size, file) == size);
	REQUIRE(fclose(file) == 0);
}

static void check_lines(const struct pam_stack *stack)
{
	REQUIRE(stack->n_lines <= PAM_LINES_MAX && stack->n_faults <= PAM_FAULTS_MAX);
	for (size_t i = 0; i < stack->n_lines; i++) {
		const struct pam_line *line = stack->lines[i];
		REQUIRE(memchr(line->where, '\0', sizeof(line->where)));
		REQUIRE(line->n_arguments <= PAM_ARGUMENTS_MAX);
		REQUIRE(line->is_substack || line->module);
		for (size_t code = 0; code < PAM_CODES; code++)
			REQUIRE(line->actions[code] >= PAM_ACTION_RESET);
	}
	for (size_t i = 0; i < stack->n_faults; i++)
		REQUIRE(stack->faults[i].text);
}

static void check_walk(const struct pam_stack *stack, enum pam_type type, bool repaired)
{
	const struct pam_scenario tried = {
		.type = type,
		.accepts = "pam_unix",
		.repaired = repaired,
	};
	struct pam_outcome outcome;
	unsigned ran = 0, last = 0;

	pam_dispatch(stack, pam_scenario_result, &tried, &outcome);
	REQUIRE(outcome.status >= 0 && outcome.status < PAM_CODES);
	for (size_t i = 0; i < stack->n_lines; i++) {
		ran += outcome.order[i] > 0;
		last = outcome.order[i] > last ? outcome.order[i] : last;
	}
	REQUIRE(ran == last);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char folder[] = "/tmp/pwpolicy-fuzz-XXXXXX";
	char path[64];

	REQUIRE(mkdtemp(folder));
	const struct pam_folders folders = {
		.paths = { folder, "/nowhere" },
		.owner = geteuid(),
	};
	snprintf(path, sizeof(path), "%s/self", folder);
	write_service(path, data, size);
	for (unsigned type = 0; type < PAM_TYPES; type++) {
		struct pam_stack *stack = NULL;
		int error = pam_stack_read(&folders, "self", (enum pam_type)type, &stack);
		REQUIRE(error == PWP_OK || error == PWP_ERR_TOO_BIG);
		if (error)
			continue;
		check_lines(stack);
		check_walk(stack, (enum pam_type)type, false);
		check_walk(stack, (enum pam_type)type, true);
		pam_stack_free(stack);
	}
	unlink(path);
	rmdir(folder);
	return 0;
}
