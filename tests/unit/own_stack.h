/* SPDX-License-Identifier: MIT */
/* Work on a stack of its own, all of which can be searched afterwards. */
#ifndef PWP_TESTS_OWN_STACK_H
#define PWP_TESTS_OWN_STACK_H

#include "check.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#define OWN_STACK_SIZE (512 * 1024)

/* The sanitizer forbids to read what lies between variables. */
__attribute__((no_sanitize("address"))) static inline void own_stack_copy(
	uint8_t *copy, const volatile uint8_t *stack)
{
	for (size_t i = 0; i < OWN_STACK_SIZE; i++)
		copy[i] = stack[i];
}

/* What ends a thread runs over this much of its stack again, and over what was left there. */
#define OWN_STACK_DEPTH (64 * 1024)

struct own_stack_work {
	void *(*run)(void *data);
	void *data;
};

__attribute__((noinline)) static void *own_stack_below(void *data)
{
	const struct own_stack_work *work = data;
	volatile char depth[OWN_STACK_DEPTH];

	depth[0] = depth[OWN_STACK_DEPTH - 1] = 0;
	void *result = work->run(work->data);
	return depth[0] ? NULL : result;
}

/* Runs work(data) and returns a copy of its stack, of OWN_STACK_SIZE bytes, which the
 * caller frees. */
static inline uint8_t *own_stack_run(void *(*work)(void *data), void *data)
{
	struct own_stack_work below = { work, data };
	pthread_attr_t attr;
	pthread_t thread;
	uint8_t *copy = malloc(OWN_STACK_SIZE);
	void *stack = mmap(NULL, OWN_STACK_SIZE, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	assert_non_null(copy);
	assert_true(stack != MAP_FAILED);
	assert_int_equal(pthread_attr_init(&attr), 0);
	assert_int_equal(pthread_attr_setstack(&attr, stack, OWN_STACK_SIZE), 0);
	assert_int_equal(pthread_create(&thread, &attr, own_stack_below, &below), 0);
	assert_int_equal(pthread_join(thread, NULL), 0);
	own_stack_copy(copy, stack);
	pthread_attr_destroy(&attr);
	munmap(stack, OWN_STACK_SIZE);
	return copy;
}

#endif
