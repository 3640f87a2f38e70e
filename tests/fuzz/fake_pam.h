/* SPDX-License-Identifier: MIT */
/*
 * A libpam for one handle: it keeps items and data, answers from a list, and looks at all
 * that the module says. Its calls fail as faults.h says.
 */
#ifndef PWP_TESTS_FUZZ_FAKE_PAM_H
#define PWP_TESTS_FUZZ_FAKE_PAM_H

#include <security/pam_modules.h>
#include <stdbool.h>
#include <stddef.h>

#define FAKE_PAM_ANSWERS 8

/* What must be in nothing that is said or logged while fake_pam_watch() says so. */
#define FAKE_PAM_MARKER "qZx7"

/* Begins a transaction; ends the former one. The texts are borrowed. */
pam_handle_t *fake_pam_begin(void);
void fake_pam_end(void);

/* As an application or another module would set it; NULL: it is unset. Never fails. */
void fake_pam_set(int item, const char *text);
const char *fake_pam_item(int item);

/* The next answer to a prompt; after the last one the first again. */
void fake_pam_add_answer(const char *answer);
void fake_pam_forget_answers(void);

void fake_pam_watch(bool watches);

/* How many messages the person has got since the transaction began. */
size_t fake_pam_messages(void);

#endif
