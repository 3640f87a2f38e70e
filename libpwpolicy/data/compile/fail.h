/* SPDX-License-Identifier: MIT */
/* How the tools that compile data while building end: nobody recovers for a build. */
#ifndef PWP_DATA_COMPILE_FAIL_H
#define PWP_DATA_COMPILE_FAIL_H

/* Prints a message and ends the build. */
_Noreturn void compile_fail(const char *what, const char *where);

#endif
