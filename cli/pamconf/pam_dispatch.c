/* SPDX-License-Identifier: MIT */
/*
 * Runs a stack as libpam's dispatcher does, with the results of a scenario in place of
 * modules, so that the doctor judges what a stack does and not how it is written.
 *
 * A stack has an impression (libpam's word: none, success, failure) and a status. `ok` and
 * `done` set both unless there is a failure; `bad` and `die` keep the first failure; `done`
 * and `die` end the stack, or only the substack that they are in; `reset` restores the state
 * at the beginning of the substack; a number jumps and leaves the state, which is why
 * Debian's stacks need pam_permit. No impression at the end is a refusal.
 */
#include "cli/pamconf/pam_dispatch.h"

#include <string.h>

enum impression { NONE, SUCCESS, FAILURE };

struct state {
	enum impression impression;
	int status;
};

#define LEVELS_MAX 32

static const struct state undecided = { NONE, PAM_CODE_PERM_DENIED };

static bool may_succeed(const struct state *state)
{
	return state->impression == NONE ||
	       (state->impression == SUCCESS && state->status == PAM_CODE_SUCCESS);
}

static void record_success(struct state *state, int code)
{
	if (may_succeed(state))
		*state = (struct state){ SUCCESS, code };
}

static void record_failure(struct state *state, int code)
{
	bool contradicts = code == PAM_CODE_SUCCESS || code == PAM_CODE_IGNORE;

	if (state->impression != FAILURE)
		*state = (struct state){ FAILURE,
					 contradicts ? PAM_CODE_PERM_DENIED : code };
}

/* The last line of the substack that `at` is in. */
static size_t end_of_level(const struct pam_stack *stack, size_t at, unsigned level)
{
	while (at + 1 < stack->n_lines && stack->lines[at + 1]->level >= level)
		at++;
	return at;
}

/* Jumps over `count` lines; a substack with all that is in it is one of them. */
static size_t jump(const struct pam_stack *stack, size_t at, int count,
		   struct state *state)
{
	unsigned level = stack->lines[at]->level;

	while (count > 0 && at + 1 < stack->n_lines &&
	       stack->lines[at + 1]->level >= level) {
		at = end_of_level(stack, at + 1, level + 1);
		count--;
	}
	if (count > 0) /* past the end */
		*state = (struct state){ FAILURE, PAM_CODE_PERM_DENIED };
	return at;
}

/* Acts on a result; returns the last line that is done with. */
static size_t act(const struct pam_stack *stack, size_t at, int code, struct state *state,
		  const struct state *saved)
{
	unsigned level = stack->lines[at]->level;
	int action =
		code == PAM_CODES ? PAM_ACTION_IGNORE : stack->lines[at]->actions[code];

	if (action == PAM_ACTION_OK || action == PAM_ACTION_DONE)
		record_success(state, code);
	else if (action == PAM_ACTION_BAD || action == PAM_ACTION_DIE)
		record_failure(state, code);
	else if (action == PAM_ACTION_RESET)
		*state = *saved;
	else if (action > 0)
		return jump(stack, at, action, state);
	bool ends = action == PAM_ACTION_DIE ||
		    (action == PAM_ACTION_DONE && state->impression == SUCCESS);
	if (!ends)
		return at;
	return level == 0 ? stack->n_lines : end_of_level(stack, at, level);
}

void pam_dispatch(const struct pam_stack *stack, pam_result_fn *result, const void *data,
		  struct pam_outcome *ret_outcome)
{
	struct state state = undecided;
	struct state saved[LEVELS_MAX];
	unsigned order = 0;

	for (size_t i = 0; i < LEVELS_MAX; i++)
		saved[i] = undecided;
	memset(ret_outcome, 0, sizeof(*ret_outcome));
	for (size_t at = 0; at < stack->n_lines; at++) {
		const struct pam_line *line = stack->lines[at];

		ret_outcome->order[at] = ++order;
		if (line->is_substack)
			saved[(line->level + 1) % LEVELS_MAX] = state;
		else
			at = act(stack, at, result(data, line), &state,
				 &saved[line->level % LEVELS_MAX]);
	}
	ret_outcome->decided = state.impression != NONE;
	ret_outcome->status = state.status;
}
