/* SPDX-License-Identifier: MIT */
/*
 * Searches the process's own memory for secrets. The searcher knows a secret only in a
 * masked form, so that it finds no copy of its own.
 */
#ifndef PWP_TESTS_MEMORY_H
#define PWP_TESTS_MEMORY_H

#include "check.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MEMORY_MASK 0x80
#define MEMORY_MASKED(letter) (char)((letter) | MEMORY_MASK)
/* So many bytes of a secret in a row are a find. */
#define MEMORY_WINDOW 8

/* The secret `times` times over, on the heap; NULL where memory is out. */
static inline char *memory_unmask(const char *masked, size_t times)
{
	size_t len = strlen(masked);
	char *text = calloc(len * times + 1, 1);
	for (size_t i = 0; text && i < len * times; i++)
		text[i] = (char)(masked[i % len] ^ (char)MEMORY_MASK);
	return text;
}

/* ASCII without case; every other byte stays as it is. */
static inline unsigned memory_fold(unsigned byte)
{
	return byte >= 'A' && byte <= 'Z' ? byte + ('a' - 'A') : byte;
}

static inline bool memory_window_is_here(const volatile uint8_t *memory,
					 const char *masked, int step)
{
	for (int i = 0; i < MEMORY_WINDOW; i++)
		if (memory_fold(memory[i]) !=
		    memory_fold((uint8_t)masked[i * step] ^ MEMORY_MASK))
			return false;
	return true;
}

static inline size_t memory_count_in(uintptr_t start, uintptr_t end, const char *masked)
{
	size_t count = 0;
	size_t windows = strlen(masked) - MEMORY_WINDOW + 1;
	for (uintptr_t at = start; at + MEMORY_WINDOW <= end; at++) {
		const volatile uint8_t *memory = (const volatile uint8_t *)at;
		for (size_t i = 0; i < windows; i++)
			count += memory_window_is_here(memory, masked + i, 1) ||
				 memory_window_is_here(
					 memory, masked + i + MEMORY_WINDOW - 1, -1);
	}
	return count;
}

/* The whole secret, one letter in each `step` bytes and nothing between. */
static inline size_t memory_count_whole(uintptr_t start, uintptr_t end,
					const char *masked, size_t step)
{
	size_t count = 0, len = strlen(masked) * step;

	for (uintptr_t at = start; at + len <= end; at++) {
		const volatile uint8_t *memory = (const volatile uint8_t *)at;
		size_t i = 0;

		while (i < len &&
		       memory[i] ==
			       (i % step ? 0 : (uint8_t)masked[i / step] ^ MEMORY_MASK))
			i++;
		count += i == len;
	}
	return count;
}

static inline size_t memory_count_code_points(uintptr_t start, uintptr_t end,
					      const char *masked)
{
	return memory_count_whole(start, end, masked, sizeof(uint32_t));
}

static inline size_t memory_count_bytes(uintptr_t start, uintptr_t end,
					const char *masked)
{
	return memory_count_whole(start, end, masked, 1);
}

/* Sums up over everything that can be written to. */
static inline size_t memory_search_by(size_t (*count_in)(uintptr_t start, uintptr_t end,
							 const char *masked),
				      const char *masked)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	assert_non_null(maps);
	size_t count = 0, regions = 0;
	char line[512];
	while (fgets(line, sizeof(line), maps)) {
		char *dash = NULL, *rights = NULL;
		uintptr_t start = (uintptr_t)strtoull(line, &dash, 16);
		uintptr_t end = (uintptr_t)strtoull(dash + 1, &rights, 16);
		if (strncmp(rights, " rw", 3) != 0)
			continue;
		regions++;
		count += count_in(start, end, masked);
	}
	(void)fclose(maps);
	assert_true(regions >= 4); /* data, heap, stack and a library's data */
	return count;
}

/* Windows of the secret, forwards and backwards. */
static inline size_t memory_search(const char *masked)
{
	return memory_search_by(memory_count_in, masked);
}

#endif
