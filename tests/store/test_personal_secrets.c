/* SPDX-License-Identifier: MIT */
/*
 * No word and no key stays behind: after an import, a look-up and an erasure all writable
 * memory of the process is searched for a word, and the key's digits too. The words come
 * from memory that is wiped, so that this process never held them elsewhere.
 */
#include "base/wipe.h"
#include "memory.h"
#include "store/personal_tidy.h"
#include "words.h"

#define M(letter) MEMORY_MASKED(letter)
#define DEPTH 65536

/* "zanzibarquokka", whose form is the word itself: it has no letter that looks like
 * another. */
static const char masked[] = { M('z'), M('a'), M('n'), M('z'), M('i'),
			       M('b'), M('a'), M('r'), M('q'), M('u'),
			       M('o'), M('k'), M('k'), M('a'), 0 };

/* These work deep down in the stack, where the search overwrites nothing of what they
 * left. */
__attribute__((noinline)) static void import_below(struct keep *keep)
{
	volatile char depth[DEPTH];
	char *word = memory_unmask(masked, 1);

	depth[0] = depth[DEPTH - 1] = 0;
	assert_non_null(word);
	words_import(keep, word);
	wipe(word, strlen(word));
	free(word);
	assert_int_equal(depth[0], 0);
}

__attribute__((noinline)) static int find_below(struct keep *keep)
{
	volatile char depth[DEPTH];
	char *word = memory_unmask(masked, 1);

	depth[0] = depth[DEPTH - 1] = 0;
	assert_non_null(word);
	int found = words_find(&keep->places, &keep->alice, word);
	wipe(word, strlen(word));
	free(word);
	return found + depth[0];
}

static void the_search_finds_a_copy(void **state)
{
	char *copy = memory_unmask(masked, 1);

	(void)state;
	assert_non_null(copy);
	assert_true(memory_search(masked) > 0);
	wipe(copy, strlen(masked));
	free(copy);
	assert_int_equal(memory_search(masked), 0);
}

static void no_word_stays_after_an_import_and_a_look(void **state)
{
	struct keep *keep = *state;

	import_below(keep);
	assert_int_equal(memory_search(masked), 0);
	assert_true(find_below(keep) > 0);
	assert_int_equal(memory_search(masked), 0);
}

static void no_word_stays_in_any_file(void **state)
{
	struct keep *keep = *state;
	char *word = memory_unmask(masked, 1);
	size_t removed = 0, len = 0;

	import_below(keep);
	char *file = words_file(keep, "personal/1001", &len);
	for (size_t i = 0; i + 4 <= strlen(word); i++)
		assert_null(memmem(file, len, word + i, 4));
	free(file);
	wipe(word, strlen(word));
	free(word);
	assert_int_equal(personal_erase_all(&keep->places, &removed), 0);
	assert_int_equal(keep_count(keep_path(keep, "personal")), 0);
	assert_int_equal(memory_search(masked), 0);
}

/* A key in a file of our own making, known here in its masked form only. */
static void no_key_stays_after_a_look(void **state)
{
	struct keep *keep = *state;
	char masked_key[17], text[96] = "pwpolicy key 1 ";

	import_below(keep);
	int fd = open(scratch_path(&keep->scratch, PERSONAL_KEY_FILE),
		      O_RDONLY | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(read(fd, text, 80), 80);
	close(fd);
	for (size_t i = 0; i < 16; i++)
		masked_key[i] = (char)(text[15 + i] | MEMORY_MASK);
	masked_key[16] = '\0';
	wipe(text, sizeof(text));
	assert_int_equal(memory_search(masked_key), 0);
	assert_true(find_below(keep) > 0);
	assert_int_equal(memory_search(masked_key), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_search_finds_a_copy),
		TEST(no_word_stays_after_an_import_and_a_look),
		TEST(no_word_stays_in_any_file),
		TEST(no_key_stays_after_a_look),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
