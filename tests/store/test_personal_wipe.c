/* SPDX-License-Identifier: MIT */
/*
 * No key stays behind: neither its bytes nor its digits nor what HMAC makes of it. Each
 * action runs on a stack of its own, which is searched afterwards; every block is searched
 * when it is freed. The key is one of ours.
 */
#include "base/hex.h"
#include "own_stack.h"
#include "store/personal/personal_mac.h"
#include "words.h"

#include <malloc.h>

enum { PIECE = 16 };

/* What must not be found, each in the middle of a longer secret. */
static uint8_t pieces[4][PIECE];
static bool freed_a_piece;

/* The results of jobs, which are as secret: not on the stack. */
static struct personal_key key, loaded;
static struct personal_mac mac;
static struct personal *personal;

void __real_free(void *ptr);
void __wrap_free(void *ptr);

static bool has_piece(const void *memory, size_t size)
{
	for (size_t i = 0; i < COUNT_OF(pieces); i++)
		if (memmem(memory, size, pieces[i], PIECE))
			return true;
	return false;
}

void __wrap_free(void *ptr)
{
	if (ptr && has_piece(ptr, malloc_usable_size(ptr)))
		freed_a_piece = true;
	__real_free(ptr);
}

static int setup(void **state)
{
	int error = keep_setup(state);

	for (size_t i = 0; i < sizeof(key.bytes); i++)
		key.bytes[i] = (uint8_t)(0x81 + 7 * i);
	personal_mac_init(&mac, &key, 1001);
	memcpy(pieces[0], key.bytes + 8, PIECE);
	hex_write(key.bytes + 8, PIECE / 2, (char *)pieces[1]);
	memcpy(pieces[2], (const uint8_t *)mac.hmac.outer.state + 8, PIECE);
	memcpy(pieces[3], (const uint8_t *)mac.hmac.inner.state + 8, PIECE);
	freed_a_piece = false;
	personal = NULL;
	return error;
}

struct job {
	struct keep *keep;
	int (*run)(struct keep *keep);
	int error;
};

static void *run_job(void *data)
{
	struct job *job = data;

	job->error = job->run(job->keep);
	return NULL;
}

static void run(struct keep *keep, int (*work)(struct keep *keep), int expected)
{
	static struct job job;

	job = (struct job){ .keep = keep, .run = work };
	uint8_t *stack = own_stack_run(run_job, &job);
	assert_int_equal(job.error, expected);
	assert_false(has_piece(stack, OWN_STACK_SIZE));
	assert_false(freed_a_piece);
	memset(stack, 0, OWN_STACK_SIZE);
	free(stack);
}

static int save(struct keep *keep)
{
	return personal_key_save(&keep->places, &key);
}

static int load(struct keep *keep)
{
	return personal_key_load(&keep->places, &loaded);
}

static int name_key(struct keep *keep)
{
	static uint8_t id[PERSONAL_KEY_ID_SIZE];

	(void)keep;
	personal_mac_key_id(&key, id);
	return 0;
}

static int import(struct keep *keep)
{
	words_import(keep, "Biscuit");
	return 0;
}

static int open_words(struct keep *keep)
{
	return personal_open(&keep->places, &keep->alice, &personal);
}

static int close_words(struct keep *keep)
{
	(void)keep;
	personal = personal_free(personal);
	return 0;
}

static int sum_up(struct keep *keep)
{
	static struct personal_summary summary;

	return personal_summarise(&keep->places, &keep->alice, &summary);
}

static void the_search_finds_a_copy(void **state)
{
	(void)state;
	assert_true(has_piece(&key, sizeof(key)));
	assert_true(has_piece(&mac, sizeof(mac)));
	char *volatile copy = malloc(sizeof(key)); /* else the compiler omits it */
	assert_non_null(copy);
	memcpy(copy, &key, sizeof(key));
	free(copy);
	assert_true(freed_a_piece);
}

static void no_key_stays(void **state)
{
	run(*state, save, 0);
	run(*state, load, 0);
	assert_memory_equal(&loaded, &key, sizeof(key));
	run(*state, name_key, 0);
	run(*state, import, 0);
	run(*state, open_words, 0);
	assert_non_null(personal);
	run(*state, close_words, 0);
	run(*state, sum_up, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_search_finds_a_copy),
		TEST(no_key_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
