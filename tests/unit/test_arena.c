/* SPDX-License-Identifier: MIT */
/* base/arena.c: pieces are aligned and apart, and a full block gives nothing more. */
#include "base/arena.h"

#include "check.h"

#include <stdalign.h>
#include <string.h>

static void gives_aligned_pieces_that_do_not_touch(void **state)
{
	static const size_t counts[] = { 1, 3, 7, 16, 33 };
	unsigned char *pieces[COUNT_OF(counts)];
	struct arena arena;

	(void)state;
	assert_true(arena_init(&arena, 1024));
	for (size_t i = 0; i < COUNT_OF(counts); i++) {
		pieces[i] = arena_take(&arena, counts[i], 1);
		assert_non_null(pieces[i]);
		assert_int_equal((uintptr_t)pieces[i] % alignof(max_align_t), 0);
		memset(pieces[i], (int)i + 1, counts[i]);
	}
	for (size_t i = 0; i < COUNT_OF(counts); i++)
		for (size_t j = 0; j < counts[i]; j++)
			assert_int_equal(pieces[i][j], i + 1);
	arena_done(&arena);
}

static void gives_the_whole_block_and_not_a_byte_more(void **state)
{
	struct arena arena;

	(void)state;
	assert_true(arena_init(&arena, 64));
	assert_null(arena_take(&arena, 65, 1));
	assert_non_null(arena_take(&arena, 64, 1));
	assert_null(arena_take(&arena, 1, 1));
	arena_done(&arena);
}

static void nothing_fits_into_a_full_block_but_not_behind_it(void **state)
{
	struct arena arena;

	(void)state;
	assert_true(arena_init(&arena, 64));
	assert_non_null(arena_take(&arena, 64, 1));
	assert_non_null(arena_take(&arena, 0, 1));
	assert_non_null(arena_take(&arena, 1, 0));
	arena_done(&arena);
	/* the next piece would begin at byte 64 */
	assert_true(arena_init(&arena, 60));
	assert_non_null(arena_take(&arena, 60, 1));
	assert_null(arena_take(&arena, 0, 1));
	arena_done(&arena);
}

static void refuses_a_product_that_overflows(void **state)
{
	struct arena arena;

	(void)state;
	assert_true(arena_init(&arena, 64));
	assert_null(arena_take(&arena, SIZE_MAX, 2));
	assert_null(arena_take(&arena, SIZE_MAX / 8 + 1, 8));
	assert_null(arena_take(&arena, 2, SIZE_MAX));
	assert_int_equal(arena.used, 0);
	arena_done(&arena);
}

static void what_is_dropped_can_be_taken_again(void **state)
{
	struct arena arena;

	(void)state;
	assert_true(arena_init(&arena, 64));
	assert_non_null(arena_take(&arena, 16, 1));
	void *second = arena_take(&arena, 48, 1);
	assert_null(arena_take(&arena, 1, 1));
	arena_drop(&arena, second);
	assert_int_equal(arena.used, 16);
	assert_ptr_equal(arena_take(&arena, 48, 1), second);
	arena_done(&arena);
}

static void ends_a_zeroed_or_ended_arena(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	arena_done(&arena);
	assert_true(arena_init(&arena, 16));
	arena_done(&arena);
	assert_null(arena.block);
	assert_int_equal(arena.size, 0);
	assert_int_equal(arena.used, 0);
	arena_done(&arena);
	assert_null(arena.block);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_aligned_pieces_that_do_not_touch),
		cmocka_unit_test(gives_the_whole_block_and_not_a_byte_more),
		cmocka_unit_test(nothing_fits_into_a_full_block_but_not_behind_it),
		cmocka_unit_test(refuses_a_product_that_overflows),
		cmocka_unit_test(what_is_dropped_can_be_taken_again),
		cmocka_unit_test(ends_a_zeroed_or_ended_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
