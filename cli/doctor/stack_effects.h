/* SPDX-License-Identifier: MIT */
/* What comes of a stack with lines that libpam cannot use. */
#ifndef CLI_STACK_EFFECTS_H
#define CLI_STACK_EFFECTS_H

#include "cli/doctor/doctor.h"

enum stack_effect {
	EFFECT_NO_LOGIN = 1u << 0,
	EFFECT_NO_CHANGE = 1u << 1,
	EFFECT_WRONG_PASSWORD = 1u << 2,
	EFFECT_NO_SERVICE = 1u << 3,
};

/* Whether lines of a stack cannot be read, so that nobody can say what was meant. */
bool stack_is_unclear(const struct pam_stack *stack);

/* What one mistake does to a stack that is else as it was meant; 0: it makes no difference.
 * The mistake is a module that does not load, or a fault. */
unsigned stack_effects_of_module(const struct pam_stack *stack, enum pam_type type,
				 const char *path);
unsigned stack_effects_of_fault(const struct pam_stack *stack, enum pam_type type,
				const struct pam_fault *fault);

/* The worst of them as the end of a sentence, without full stop: ", so nobody can log in". */
const char *stack_effects_text(unsigned effects);

/* The module whose password counts in a stack: pam_unix, else the first other. */
const char *stack_accepting_module(const struct pam_stack *stack);

#endif
