/* SPDX-License-Identifier: MIT */
/*
 * Calls of the system that fail where an input says so. The linker puts the doubles of
 * faults.c in front of the C library (meson.build); until they are armed they do nothing.
 */
#ifndef PWP_TESTS_FUZZ_FAULTS_H
#define PWP_TESTS_FUZZ_FAULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* What can fail; several functions count as one. */
enum fault {
	FAULT_MEMORY,
	FAULT_OPEN,
	FAULT_READ,
	FAULT_WRITE,
	FAULT_SYNC,
	FAULT_LINK,
	FAULT_REMOVE,
	FAULT_LOCK,
	FAULT_STATUS,
	FAULT_LIST,
	FAULT_FOLDER,
	FAULT_MODE,
	FAULT_RANDOM,
	FAULT_CLOCK,
	FAULT_CRYPT,
	FAULT_LIMIT,
	FAULT_SPACE,
	FAULT_USER,
	FAULT_GROUP,
	FAULT_TALK,
	FAULT_DATA,
	FAULT_ITEM,
	FAULTS
};

/* Begins the function that stands in for `name`, which is __real_name() from here on. */
#define DOUBLE(type, name, parameters) \
	type __real_##name parameters; \
	type __wrap_##name parameters; \
	type __wrap_##name parameters

/* Forgets all faults and counts, and disarms. */
void faults_reset(void);

/*
 * Adds a fault as an input names it: three bytes and perhaps a fourth. The letter from 'a' on
 * is one of enum fault, the next one which call of it fails, the digit the errno; '+': all
 * calls from that one on. Too many, and what is shorter, are left out.
 */
void faults_add(const char *text);

/* Returns whether they were armed. */
bool faults_arm(bool armed);

/* Counts a call. True: it fails, and errno is set. */
bool faults_hit(enum fault fault);

/* How many calls have failed. */
size_t faults_fired(void);

/* Who getuid() and geteuid() say that the program is. */
void faults_pretend(uid_t uid, uid_t euid);

#endif
