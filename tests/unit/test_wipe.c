/* SPDX-License-Identifier: MIT */
/*
 * base/wipe.c, and that nothing of a password stays behind: every block that the library
 * frees and the whole stack that it ran on are searched for parts of the password, in a row
 * or one character in each element of an array, forwards, backwards and in small letters.
 * Controls leave a part behind on purpose.
 */
#include "base/wipe.h"

#include "judge.h"
#include "normalise/subject.h"
#include "own_stack.h"

#include <malloc.h>

static const char password[] = "KwVzPq7Jm3Xt9Rb"; /* 15 characters, none twice */
/* So many characters of the password in a row are a part of it. */
#define PART 5
/* Between two characters of a row: from packed bytes to one in each element of an array of
 * structs, whatever else these hold. */
#define LARGEST_STEP 64
static bool searching;
static unsigned found_in_heap;

void __real_free(void *ptr);
void __wrap_free(void *ptr);

static char small(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
}

/* Whether the part from `from` on stands at `at`, one character in each `step` bytes. */
static bool stands_at(const unsigned char *at, size_t from, size_t step, bool reversed)
{
	bool same = true, same_small = true;

	for (size_t i = 0; i < PART && (same || same_small); i++) {
		size_t place = from + (reversed ? PART - 1 - i : i);
		unsigned char c = at[i * step];
		same = same && c == (unsigned char)password[place];
		same_small = same_small && c == (unsigned char)small(password[place]);
	}
	return same || same_small;
}

/* Most bytes are no character of the password at all. */
static bool may_begin_at(const unsigned char *at)
{
	for (size_t i = 0; i + 1 < sizeof(password); i++)
		if (small((char)*at) == small(password[i]))
			return true;
	return false;
}

/* How many parts of the password stand in a piece of memory. */
static unsigned count_parts(const unsigned char *memory, size_t len)
{
	unsigned count = 0;

	for (size_t at = 0; at < len; at++) {
		if (!may_begin_at(memory + at))
			continue;
		for (size_t step = 1; step <= LARGEST_STEP; step++)
			for (size_t from = 0; at + (PART - 1) * step < len &&
					      from + PART < sizeof(password);
			     from++)
				count += stands_at(memory + at, from, step, false) +
					 stands_at(memory + at, from, step, true);
	}
	return count;
}

void __wrap_free(void *ptr)
{
	if (ptr && searching)
		found_in_heap += count_parts(ptr, malloc_usable_size(ptr));
	__real_free(ptr);
}

/* ---- work on a stack of its own */

struct job {
	struct judge judge;
	void (*run)(struct job *job);
	struct pwp_suggestion suggestion;
};

static void *run_job(void *data)
{
	struct job *job = data;

	job->run(job);
	return NULL;
}

/* Runs the job and returns how many parts of the password its stack holds afterwards. */
static unsigned found_on_stack(struct job *job)
{
	found_in_heap = 0;
	searching = true;
	uint8_t *stack = own_stack_run(run_job, job);
	searching = false;
	unsigned count = count_parts(stack, OWN_STACK_SIZE);
	free(stack);
	return count;
}

static void start_job(struct job *job, void (*run)(struct job *))
{
	*job = (struct job){ .run = run };
	judge_init(&job->judge, "school", NULL);
	job->judge.request.password = text_of(password);
	job->judge.request.user = text_of("akhan");
	job->judge.request.year = 2026;
}

static void check_it(struct job *job)
{
	if (pwp_check(job->judge.checker, &job->judge.request, &job->judge.result) == 0)
		job->judge.result = pwp_result_free(job->judge.result);
}

static void nothing_of_a_judged_password_stays(void **state)
{
	struct job job;

	(void)state;
	start_job(&job, check_it);
	assert_int_equal(found_on_stack(&job), 0);
	assert_int_equal(found_in_heap, 0);
	judge_done(&job.judge);
}

static void nothing_of_a_password_in_other_letters_stays(void **state)
{
	struct job job;

	(void)state;
	start_job(&job, check_it);
	/* not ASCII, so that it is normalised as well */
	job.judge.request.password = text_of("KwVzPq7Jm3Xt9Rb\xc3\xa9"
					     "e\xcc\x81");
	assert_int_equal(found_on_stack(&job), 0);
	assert_int_equal(found_in_heap, 0);
	judge_done(&job.judge);
}

static void nothing_of_an_old_password_stays(void **state)
{
	struct job job;

	(void)state;
	start_job(&job, check_it);
	job.judge.request.password = text_of("something-else-here");
	job.judge.request.old_password = text_of(password);
	assert_int_equal(found_on_stack(&job), 0);
	assert_int_equal(found_in_heap, 0);
	judge_done(&job.judge);
}

/* ---- suggestions: what is looked for is known only afterwards, so it is looked for at
 * free */

static void suggest_it(struct job *job)
{
	struct pwp_suggest_options options = PWP_SUGGEST_OPTIONS_INIT;

	job->suggestion.size = sizeof(job->suggestion);
	assert_int_equal(pwp_phrases_new(&options.exclusions), 0);
	assert_int_equal(pwp_suggest(job->judge.checker, &job->judge.request, &options,
				     &job->suggestion, 1),
			 0);
	pwp_phrases_free(options.exclusions);
}

/* How often five characters of the text stand in the memory, one in each `step` bytes. */
static unsigned count_text(const unsigned char *memory, size_t len, const char *text,
			   size_t step)
{
	unsigned count = 0;

	for (size_t at = 0; at + 5 * step <= len; at++)
		for (size_t from = 0; text[from] && strlen(text + from) >= 5; from++) {
			size_t i = 0;
			while (i < 5 && memory[at + i * step] == (uint8_t)text[from + i])
				i++;
			count += i == 5;
		}
	return count;
}

static void nothing_of_a_suggestion_stays_on_the_stack(void **state)
{
	struct job job;

	(void)state;
	start_job(&job, suggest_it);
	uint8_t *stack = own_stack_run(run_job, &job);
	assert_true(strlen(job.suggestion.phrase) >= 8);
	assert_int_equal(count_text(stack, OWN_STACK_SIZE, job.suggestion.phrase, 1), 0);
	assert_int_equal(count_text(stack, OWN_STACK_SIZE, job.suggestion.phrase, 4), 0);
	free(stack);
	judge_done(&job.judge);
}

/* ---- controls: the search finds what is left behind */

__attribute__((noinline)) static void put_reversed(volatile char *to)
{
	for (size_t i = 0; i < sizeof(password); i++)
		to[sizeof(password) - 1 - i] = small(password[i]);
}

/* Deep in the stack, where the end of a thread does not write, and not on the sanitizer's
 * own. */
__attribute__((noinline, no_sanitize("address"))) static void leave_on_stack(
	struct job *job)
{
	volatile char copy[32 * 1024];

	put_reversed(copy);
	job->suggestion.phrase[0] = copy[0];
}

static void leave_code_points_in_heap(struct job *job)
{
	volatile uint32_t *copy = malloc(6 * sizeof(uint32_t));

	(void)job;
	for (size_t i = 0; copy && i < 6; i++)
		copy[i] = (uint32_t)password[i + 2];
	free((void *)(uintptr_t)copy);
}

static void leave_cells_in_heap(struct job *job)
{
	volatile struct cell *cells = malloc(6 * sizeof(struct cell));

	(void)job;
	for (size_t i = 0; cells && i < 6; i++) {
		cells[i].code = (uint32_t)small(password[i]);
		cells[i].origin = (uint16_t)i;
	}
	free((void *)(uintptr_t)cells);
}

static void a_part_left_behind_would_be_found(void **state)
{
	struct job job;

	(void)state;
	start_job(&job, leave_on_stack);
	assert_true(found_on_stack(&job) > 0);
	job.run = leave_code_points_in_heap;
	(void)found_on_stack(&job);
	assert_true(found_in_heap > 0);
	job.run = leave_cells_in_heap;
	(void)found_on_stack(&job);
	assert_true(found_in_heap > 0);
	judge_done(&job.judge);
}

static void wipes_exactly_what_it_is_told_to(void **state)
{
	unsigned char bytes[16];

	(void)state;
	memset(bytes, 0xa5, sizeof(bytes));
	wipe(bytes + 4, 8);
	for (size_t i = 0; i < sizeof(bytes); i++)
		assert_int_equal(bytes[i], i >= 4 && i < 12 ? 0 : 0xa5);
	wipe(bytes, 0);
	assert_int_equal(bytes[0], 0xa5);
	wipe(bytes, 1);
	assert_int_equal(bytes[0], 0);
	assert_int_equal(bytes[1], 0xa5);
	wipe(NULL, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wipes_exactly_what_it_is_told_to),
		cmocka_unit_test(a_part_left_behind_would_be_found),
		cmocka_unit_test(nothing_of_a_judged_password_stays),
		cmocka_unit_test(nothing_of_a_password_in_other_letters_stays),
		cmocka_unit_test(nothing_of_an_old_password_stays),
		cmocka_unit_test(nothing_of_a_suggestion_stays_on_the_stack),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
