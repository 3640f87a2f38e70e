/* SPDX-License-Identifier: MIT */
/* Between these two, stdout and stderr lead nowhere. What sanitizers say is seen. */
#ifndef PWP_TESTS_FUZZ_HUSH_H
#define PWP_TESTS_FUZZ_HUSH_H

/* The first time it opens a file that stays open. */
void hush_begin(void);
void hush_end(void);

#endif
