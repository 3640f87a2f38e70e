/* SPDX-License-Identifier: MIT */
/*
 * Nothing of a person's data stays behind: neither on the stack nor in a block that is
 * freed, whether their forms were made for keeping them or a password was judged by them.
 * What is looked for are all words that the data expand to, as code points and as bytes,
 * and the forms that are stored hashed. A control leaves a word behind on purpose.
 */
#include "base/utf8.h"
#include "judge.h"
#include "normalise/expand.h"
#include "own_stack.h"

#include <malloc.h>

#define MOST_WORDS 1024
/* Fewer bytes stand somewhere by chance. */
#define LEAST_BYTES 5

static const char *const data[] = {
	"07700 900123",
	"+44 (0)1423 496000",
	"12 Zanzibar Street",
	"Flat 3, 48 Chestnut Avenue, Harrogate",
	"SW1A 1AA",
	"14/03/1987",
	"1987-11-05",
	"21 April 2012",
	"30.6.75",
	"Catherine Zanzibar Quokka",
	"Si\xc3\xa2n O'Brien-Khan",
	"\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e",
	"hprice1990@greenfield.sch.uk",
};

/* A word that must not be found. */
struct word {
	uint32_t codes[EXPAND_MAX_LEN];
	size_t len;
	char bytes[EXPAND_MAX_LEN * UTF8_MAX];
	size_t size;
};

static struct word words[MOST_WORDS];
static size_t word_count;
static bool searching;
static size_t found_in_heap;

void __real_free(void *ptr);
void __wrap_free(void *ptr);

/* ---- what is looked for */

static void add_word(void *unused, const struct expand_word *wanted)
{
	struct word *word = &words[word_count++];

	(void)unused;
	assert_true(word_count < MOST_WORDS);
	*word = (struct word){ .len = wanted->len };
	for (size_t i = 0; i < word->len; i++) {
		word->codes[i] = wanted->codes[i];
		word->size += utf8_put(wanted->codes[i], word->bytes + word->size);
	}
}

static int add_form(void *unused, struct pwp_text form)
{
	struct word *word = &words[word_count++];

	(void)unused;
	assert_true(word_count < MOST_WORDS);
	*word = (struct word){ .size = form.len };
	memcpy(word->bytes, form.ptr, form.len);
	return 0;
}

static void look_for(const char *text)
{
	static struct expansion expansion;

	expansion_init(&expansion, NULL, add_word, NULL);
	expansion.year = 2026;
	expand(&expansion, EXPAND_PERSONAL, str_from_c(text));
	expansion_done(&expansion);
	assert_int_equal(
		pwp_personal_forms(PWP_PERSONAL_OTHER, text_of(text), add_form, NULL), 0);
}

static size_t count_in(const void *memory, size_t size)
{
	size_t count = 0;

	for (size_t i = 0; i < word_count; i++) {
		const struct word *word = &words[i];
		size_t len = word->len * sizeof(word->codes[0]);

		if (word->len >= EXPAND_MIN_LEN)
			count += memmem(memory, size, word->codes, len) != NULL;
		if (word->size >= LEAST_BYTES)
			count += memmem(memory, size, word->bytes, word->size) != NULL;
	}
	return count;
}

void __wrap_free(void *ptr)
{
	if (ptr && searching)
		found_in_heap += count_in(ptr, malloc_usable_size(ptr));
	__real_free(ptr);
}

/* Searches what the work leaves. */
static size_t count_left(void *(*work)(void *), void *of)
{
	found_in_heap = 0;
	searching = true;
	uint8_t *stack = own_stack_run(work, of);
	searching = false;
	size_t used = 0; /* from here on */
	while (used < OWN_STACK_SIZE && stack[used] == 0)
		used++;
	size_t count = count_in(stack + used, OWN_STACK_SIZE - used) + found_in_heap;
	__real_free(stack);
	return count;
}

/* ---- forms */

static int pass(void *count, struct pwp_text form)
{
	*(size_t *)count += form.len > 0;
	return 0;
}

static void *make_forms(void *text)
{
	size_t count = 0;
	int error = pwp_personal_forms(PWP_PERSONAL_OTHER, text_of(text), pass, &count);

	return error == 0 && count > 0 ? text : NULL;
}

static void no_word_stays_when_its_forms_are_made(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(data); i++) {
		char *text = strdup(data[i]);

		word_count = 0;
		look_for(data[i]);
		assert_true(word_count > 1);
		CHECK(count_left(make_forms, text) == 0, data[i]);
		free(text);
	}
}

/* The parts of a date as numbers, in the order in which the expansion has them. */
static void no_date_stays_as_numbers(void **state)
{
	static const struct expand_date date = { 14, 3, 1987 };
	char text[] = "14/03/1987";

	(void)state;
	word_count = 0;
	uint8_t *stack = own_stack_run(make_forms, text);
	assert_null(memmem(stack, OWN_STACK_SIZE, &date, sizeof(date)));
	free(stack);
}

/* ---- a check */

static void *check(void *of)
{
	struct judge *judge = of;

	if (pwp_check(judge->checker, &judge->request, &judge->result) == 0)
		judge->result = pwp_result_free(judge->result);
	return NULL;
}

/* Each password holds forms of several data, so that they are expanded. */
static void no_word_stays_after_a_check(void **state)
{
	static const char *const passwords[] = {
		"900123-14031987-12zanzibar",  "Kate-czq-SW1A-447700900123",
		"5november1987 aged39 1987",   "chestnutave48 hprice1990 21apr2012",
		"300675 siankhan 01423496000", "quokkazanzibar zanzibarst 1aa",
	};
	struct pwp_text texts[COUNT_OF(data)];
	struct judge judge;

	(void)state;
	word_count = 0;
	for (size_t i = 0; i < COUNT_OF(data); i++) {
		look_for(data[i]);
		texts[i] = text_of(data[i]);
	}
	judge_init(&judge, "school", NULL);
	judge.request.words = texts;
	judge.request.n_words = COUNT_OF(data);
	judge.request.full_name = text_of("Catherine Zanzibar Quokka");
	judge.request.home = text_of("/srv/hprice1990");
	judge.request.year = 2026;
	for (size_t i = 0; i < COUNT_OF(passwords); i++) {
		judge.request.password = text_of(passwords[i]);
		CHECK(count_left(check, &judge) == 0, passwords[i]);
	}
	judge_done(&judge);
}

/* ---- controls: the search finds what is left behind */

/* Deep in the stack, where the end of a thread does not write, and not on the sanitizer's
 * own. */
__attribute__((no_sanitize("address"))) static void *leave_codes(void *of)
{
	volatile uint32_t copy[8 * 1024];
	const struct word *word = of;

	for (size_t i = 0; i < word->len; i++)
		copy[i] = word->codes[i];
	return copy[0] ? of : NULL;
}

static void *leave_bytes_in_heap(void *of)
{
	const struct word *word = of;
	volatile char *copy = malloc(word->size);

	for (size_t i = 0; copy && i < word->size; i++)
		copy[i] = word->bytes[i];
	free((void *)(uintptr_t)copy);
	return NULL;
}

static void a_word_left_behind_would_be_found(void **state)
{
	(void)state;
	word_count = 0;
	look_for("Zanzibar");
	assert_true(count_left(leave_codes, &words[0]) > 0);
	assert_true(count_left(leave_bytes_in_heap, &words[0]) > 0);
	assert_int_equal(count_left(make_forms, (char[]){ "Somebody else" }), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_left_behind_would_be_found),
		cmocka_unit_test(no_word_stays_when_its_forms_are_made),
		cmocka_unit_test(no_date_stays_as_numbers),
		cmocka_unit_test(no_word_stays_after_a_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
