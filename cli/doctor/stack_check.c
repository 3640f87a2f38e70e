/* SPDX-License-Identifier: MIT */
/*
 * Finds our lines and the password's in a stack and lets the stack run in thought. Of
 * several lines of a kind the first that runs counts. Holds what is wrong in the same way
 * whatever the type is: a stack in which nobody says yes, a control that makes a failure
 * of our silence.
 */
#include "cli/doctor/stack_check.h"

#include <string.h>

static const struct finding_kind undecided = {
	"pam_nobody_agrees",
	FINDING_ERROR,
	"Keep a root shell open. Let the lines of the distribution stand in the stack, "
	"with 'required pam_permit.so' after 'requisite pam_deny.so', and ours after "
	"them.",
};
static const struct finding_kind harmful = {
	"pam_silence_fails",
	FINDING_ERROR,
	"Keep a root shell open. Write the control as 'optional' (auth, record) or "
	"'required' (account): both pass over PAM_IGNORE.",
};

typedef bool fits_fn(const struct view *view, const struct pam_line *line);

static bool is_judging(const struct view *view, const struct pam_line *line)
{
	(void)view;
	return pam_case_is_ours(line) && !pam_line_has(line, "record");
}

static bool is_record(const struct view *view, const struct pam_line *line)
{
	(void)view;
	return pam_case_is_ours(line) && pam_line_has(line, "record");
}

static bool is_password(const struct view *view, const struct pam_line *line)
{
	return strcmp(line->module, view->tried.accepts) == 0;
}

static size_t find(const struct view *view, fits_fn *fits)
{
	size_t found = VIEW_NONE;

	for (size_t i = 0; i < view->stack->n_lines; i++) {
		if (!fits(view, view->stack->lines[i]))
			continue;
		if (view_ran(view, i))
			return i;
		if (found == VIEW_NONE)
			found = i;
	}
	return found;
}

/* pam_unix where it is there, else the first other module that knows passwords. */
static const char *accepting_module(const struct pam_stack *stack)
{
	const char *other = "pam_unix";

	for (size_t i = stack->n_lines; i-- > 0;) {
		const char *module = stack->lines[i]->module;

		if (strcmp(module, "pam_unix") == 0)
			return module;
		if (pam_case_has_password(module))
			other = module;
	}
	return other;
}

void view_open(struct view *view, struct doctor *doctor, const char *service,
	       enum pam_type type, const struct pam_stack *stack)
{
	*view = (struct view){
		.doctor = doctor,
		.service = service,
		.stack = stack,
		.tried = { .type = type, .accepts = accepting_module(stack) },
	};
	view->tried.ours = type == PAM_TYPE_PASSWORD ? PAM_CODE_SUCCESS : PAM_CODE_IGNORE;
	pam_walk(stack, pam_case_answer, &view->tried, &view->walk);
	view->ours = find(view, is_judging);
	view->record = find(view, is_record);
	view->password = find(view, is_password);
}

const struct pam_line *view_line(const struct view *view, size_t at)
{
	return view->stack->lines[at];
}

bool view_ran(const struct view *view, size_t at)
{
	return at != VIEW_NONE && view->walk.order[at] > 0;
}

bool view_ran_before(const struct view *view, size_t at, size_t other)
{
	return view_ran(view, at) && view_ran(view, other) &&
	       view->walk.order[at] < view->walk.order[other];
}

/* `ok` and `done` too: they make PAM_IGNORE the answer of the whole stack, and no program
 * takes that for a yes. */
bool view_is_harmful(const struct view *view, size_t at)
{
	const struct pam_line *line = view_line(view, at);
	int action = line->actions[PAM_CODE_IGNORE];

	if (action >= PAM_ACTION_IGNORE || action == PAM_ACTION_RESET)
		return false;
	findings_add_for(
		view->doctor->findings, &harmful, view->service,
		"The control of %s, \"%s\", does not pass over PAM_IGNORE, which "
		"is what pam_pwpolicy answers when it has nothing to say: nobody "
		"gets through.",
		line->where, line->control);
	return true;
}

void view_check_decided(const struct view *view)
{
	static const char *const types[] = { "auth", "account", "password" };
	size_t ours = view->ours != VIEW_NONE ? view->ours : view->record;

	if (view->walk.decided || ours == VIEW_NONE)
		return;
	findings_add_for(view->doctor->findings, &undecided, view->service,
			 "In the %s stack with %s no module says yes; pam_pwpolicy never "
			 "does, so PAM refuses everybody.",
			 types[view->tried.type], view_line(view, ours)->where);
}
