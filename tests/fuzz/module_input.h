/* SPDX-License-Identifier: MIT */
/* What an input of fuzz_module.c says, and the machine that it asks for. */
#ifndef PWP_TESTS_FUZZ_MODULE_INPUT_H
#define PWP_TESTS_FUZZ_MODULE_INPUT_H

#include "fake_pam.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MODULE_ARGUMENTS_MAX 6
#define MODULE_TEXT_SIZE 8192

/*
 * An input is text. Each line is a letter, a space and what it is about:
 *
 *   u user    g full name   h home   G group   s service   t terminal   r remote host
 *   o the password in use   n the next answer to a prompt   a an argument of the line
 *   p a line of the policy  S of the state  H of the history  K of the known names
 *   W of the shadow file    f a fault (faults.h)   N days since the first day
 *   x circumstances, see module_input_says()       c the calls, see fuzz_module.c
 *
 * Of what stands twice, but for lists and lines, the last one counts.
 */
struct module_input {
	char *bytes; /* owns all texts */
	const char *user, *gecos, *home, *group, *service, *terminal, *remote;
	const char *old, *circumstances, *calls;
	const char *arguments[MODULE_ARGUMENTS_MAX];
	size_t n_arguments;
	const char *answers[FAKE_PAM_ANSWERS];
	size_t n_answers;
	int64_t days;
	bool is_marked; /* the marker of fake_pam.h is in passwords alone */
	char policy[MODULE_TEXT_SIZE], state[MODULE_TEXT_SIZE], history[MODULE_TEXT_SIZE];
	char known[MODULE_TEXT_SIZE], shadow[MODULE_TEXT_SIZE];
};

/*
 * Circumstances, a letter each: R the program runs as root, E it has no rights of root, Z the
 * account is root's, - there is no account, T a terminal, L small limits, D enforcement is
 * disabled, Q the application is silent, X an expired password is changed, M everybody may read
 * what is kept, C its seals are wrong, P there is no policy file, A another module has asked.
 */
bool module_input_says(const struct module_input *input, char circumstance);

void module_input_read(struct module_input *input, const uint8_t *data, size_t size);
void module_input_done(struct module_input *input);

/* Builds the machine in the folder of workspace.h and sets the doubles. */
void module_input_build(const struct module_input *input);

/* The path of the policy, for the line of the module. */
const char *module_input_policy(void);

#endif
