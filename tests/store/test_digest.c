/* SPDX-License-Identifier: MIT */
/* A sum as text, and nothing of it or of what was summed elsewhere. */
#include "store/system/digest.h"

#include "own_stack.h"

#include <string.h>

static struct sha256 sum;
static char hex[DIGEST_LEN];

static void *finish(void *data)
{
	digest_finish(data, hex);
	return NULL;
}

static void writes_the_sum_and_forgets_it(void **state)
{
	static const struct sha256 empty;
	static const uint8_t digest[] = {
		0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea
	};

	(void)state;
	sha256_init(&sum);
	sha256_add(&sum, "abc", 3);
	uint8_t *stack = own_stack_run(finish, &sum);
	assert_memory_equal(
		hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
		DIGEST_LEN);
	assert_memory_equal(&sum, &empty, sizeof(sum));
	assert_null(memmem(stack, OWN_STACK_SIZE, digest, sizeof(digest)));
	free(stack);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_the_sum_and_forgets_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
