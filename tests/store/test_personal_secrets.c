/* SPDX-License-Identifier: MIT */
/*
 * No word and no key stays behind: after an import, a look-up and an erasure all writable
 * memory of the process is searched for words, as bytes and as code points, for what is
 * made of them, and for the key's digits. The words come from memory that is wiped, so
 * that this process never held them elsewhere.
 */
#include "base/wipe.h"
#include "memory.h"
#include "store/personal/personal_purge.h"
#include "words.h"

#define M(letter) MEMORY_MASKED(letter)
#define DEPTH 65536

/* "zanzibarquokka", whose form is the word itself: it has no letter that looks like
 * another. */
static const char masked[] = { M('z'), M('a'), M('n'), M('z'), M('i'),
			       M('b'), M('a'), M('r'), M('q'), M('u'),
			       M('o'), M('k'), M('k'), M('a'), 0 };

/* Data of each kind, and what must not be found of them: pieces, and what several of their
 * forms have in common. All have gaps, so that they are not found here. */
static const struct {
	const char *word;
	const char *pieces[4]; /* closed by NULL */
} spread[] = {
	{ "0.7.7.0.0. .9.0.0.1.2.3", { "9.0.0.1.2.3", "4.4.7.7.0.0", "9.o.o.i.z.e" } },
	{ "1.2. .Z.a.n.z.i.b.a.r. .S.t.r.e.e.t", { "z.a.n.z.i.b.a.r", "i.z.z.a.n" } },
	{ "1.4./.0.3./.1.9.8.7", { "m.a.r.c.h.1.9.8.7", "1.4.0.3.8.7", "1.9.8.7.0" } },
	{ "1.9.8.9.-.1.1.-.2.6", { "2.6.n.o.v", "2.6.1.1.8.9", "1.9.8.9.1" } },
	{ "2.3. .A.p.r.i.l. .1.9.7.6", { "2.3.a.p.r", "2.3.0.4.1", "1.9.7.6.0" } },
	{ "C.a.t.h.e.r.i.n.e. .Z.y.x. .Q.u.o.k.k.a",
	  { "c.z.q", "k.a.t.h.y", "q.u.o.k.k.a" } },
	{ "h.p.q.u.x.@.m.i.l.l.b.r.o.o.k", { "h.p.q.u.x", "m.i.l.l.b.r.o" } },
	{ "Q.X.7.6. .9.Z.Y", { "q.x.7.6", "9.z.y" } },
};

/* Fewer bytes stand somewhere by chance. */
#define LEAST_BYTES 5

/* As memory_unmask() wants it; the caller frees it. */
static char *mask(const char *text)
{
	size_t len = (strlen(text) + 1) / 2;
	char *copy = calloc(len + 1, 1);

	assert_non_null(copy);
	for (size_t i = 0; i < len; i++)
		copy[i] = MEMORY_MASKED(text[2 * i]);
	return copy;
}

/* How often a piece is found. */
static size_t search_piece(const char *piece)
{
	char *wanted = mask(piece);
	size_t count = memory_search_by(memory_count_code_points, wanted);

	if (strlen(wanted) >= LEAST_BYTES)
		count += memory_search_by(memory_count_bytes, wanted);
	free(wanted);
	return count;
}

/* These work deep down in the stack, where the search overwrites nothing of what they
 * left. */
__attribute__((noinline)) static void import_below(struct keep *keep, const char *wanted)
{
	volatile char depth[DEPTH];
	char *word = memory_unmask(wanted, 1);

	depth[0] = depth[DEPTH - 1] = 0;
	assert_non_null(word);
	words_import(keep, word);
	wipe(word, strlen(word));
	free(word);
	assert_int_equal(depth[0], 0);
}

__attribute__((noinline)) static int find_below(struct keep *keep, const char *wanted)
{
	volatile char depth[DEPTH];
	char *word = memory_unmask(wanted, 1);

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
	assert_true(memory_search_by(memory_count_bytes, masked) > 0);
	assert_int_equal(memory_search_by(memory_count_code_points, masked), 0);
	uint32_t *codes = calloc(strlen(masked), sizeof(*codes));
	assert_non_null(codes);
	for (size_t i = 0; i < strlen(masked); i++)
		codes[i] = (uint8_t)copy[i];
	assert_true(memory_search_by(memory_count_code_points, masked) > 0);
	wipe(codes, strlen(masked) * sizeof(*codes));
	free(codes);
	wipe(copy, strlen(masked));
	free(copy);
	assert_int_equal(memory_search(masked), 0);
}

static void no_word_stays_after_an_import_and_a_look(void **state)
{
	struct keep *keep = *state;

	import_below(keep, masked);
	assert_int_equal(memory_search(masked), 0);
	assert_true(find_below(keep, masked) > 0);
	assert_int_equal(memory_search(masked), 0);
}

static void no_word_of_any_kind_stays(void **state)
{
	struct keep *keep = *state;

	for (size_t i = 0; i < sizeof(spread) / sizeof(spread[0]); i++) {
		char *word = mask(spread[i].word);

		import_below(keep, word);
		assert_true(find_below(keep, word) > 0);
		for (size_t j = 0; spread[i].pieces[j]; j++)
			CHECK(search_piece(spread[i].pieces[j]) == 0,
			      spread[i].pieces[j]);
		free(word);
	}
}

static void no_word_stays_in_any_file(void **state)
{
	struct keep *keep = *state;
	char *word = memory_unmask(masked, 1);
	size_t removed = 0, len = 0;

	import_below(keep, masked);
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

	import_below(keep, masked);
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
	assert_true(find_below(keep, masked) > 0);
	assert_int_equal(memory_search(masked_key), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_search_finds_a_copy),
		TEST(no_word_stays_after_an_import_and_a_look),
		TEST(no_word_of_any_kind_stays),
		TEST(no_word_stays_in_any_file),
		TEST(no_key_stays_after_a_look),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
