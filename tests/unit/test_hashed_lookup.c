/* SPDX-License-Identifier: MIT */
/* match/hashed_lookup.c: what is_personal is asked, and what its answers make of the password. */
#include "base/log2.h"
#include "judge.h"
#include "own_stack.h"
#include "typed.h"

/* Answers for a list of forms, or for none. */
struct store {
	const char *const *forms; /* closed by NULL */
	size_t asked, longest;
	int answer;	  /* to a form of the list */
	int fails_at;	  /* gives back an error at this question; 0: never */
	bool text_is_odd; /* a form was empty or too long */
};

static struct typed typed;
static struct arena arena;

static int look_up(void *data, struct pwp_text form)
{
	struct store *store = data;

	store->asked++;
	store->longest = form.len > store->longest ? form.len : store->longest;
	if ((int)store->asked == store->fails_at)
		return PWP_ERR_CORRUPT;
	store->text_is_odd |= form.len == 0 || form.len > (size_t)PWP_FORM_MAX * 4;
	for (const char *const *known = store->forms; known && *known; known++)
		if (strlen(*known) == form.len && memcmp(*known, form.ptr, form.len) == 0)
			return store->answer;
	return 0;
}

static int find(struct store *store, const char *text)
{
	typed_init(&typed, text);
	typed.request.is_personal = look_up;
	typed.request.is_personal_data = store;
	int error = typed_prepare(&typed, hashed_lookup, &arena);
	if (error == 0)
		for (size_t at = 0; at < typed.subject.count; at++)
			hashed_lookup_matcher.find(&typed.input, at, &typed.list);
	arena_done(&arena);
	return error;
}

struct finding {
	const char *text;
	size_t start, end; /* equal: nothing is found */
	const char *why;
};

static const struct finding findings[] = {
	{ "freya2014", 0, 5, "plain" },
	{ "xxFr3yA", 2, 7, "capitals and leet" },
	{ "ayerf9", 0, 5, "backwards" },
	{ "9f.r.e.y.a!", 1, 10, "symbols between letters" },
	{ "9-fr\xc3\xa9ya", 2, 7, "an accent" },
	{ "zoe", 0, 3, "three letters" },
	{ "20e1", 0, 3, "three letters in leet" },
	{ "1\xe7\x8e\x8b"
	  "2",
	  1, 2, "one ideograph" },
	{ "frey", 0, 0, "a part" },
	{ "freyja", 0, 0, "another name" },
	{ "", 0, 0, "nothing" },
};

static void finds_hashed_forms_in_every_spelling(void **state)
{
	static const char *const forms[] = { "freya", "zoe", "\xe7\x8e\x8b", NULL };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(findings); i++) {
		const struct finding *c = &findings[i];
		struct store store = { .forms = forms, .answer = PWP_PERSONAL_NAME };
		assert_int_equal(find(&store, c->text), 0);
		CHECK(!store.text_is_odd, c->why);
		const struct match *match = typed_find(&typed, c->start, c->end,
						       MATCH_KNOWN + KNOWN_PERSONAL_NAME);
		CHECK((match != NULL) == (c->end > c->start), c->why);
		CHECK(typed.list.count == (match ? 1 : 0), c->why);
		CHECK(!match || match->cost < BITS(8, 0), c->why);
	}
}

static const struct {
	const char *text;
	size_t end;
	uint32_t cost; /* beyond that of a known word */
} costs[] = {
	{ "freya", 5, 0 },
	{ "1403x", 4, 0 }, /* iaoe is the form of the number */
	{ "fr3ya", 5, BITS(1, 0) },
	{ "Freya", 5, BITS(1, 50) },
	{ "ayerf", 5, BITS(1, 50) },
	{ "f reya", 6, BITS(2, 0) },
};

static void each_spelling_costs_what_it_is(void **state)
{
	static const char *const forms[] = { "freya", "iaoe", NULL };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(costs); i++) {
		struct store store = { .forms = forms, .answer = PWP_PERSONAL_NAME };
		assert_int_equal(find(&store, costs[i].text), 0);
		const struct match *match = typed_find(&typed, 0, costs[i].end,
						       MATCH_KNOWN + KNOWN_PERSONAL_NAME);
		CHECK(match && match->cost == BITS(2, 0) + costs[i].cost, costs[i].text);
	}
}

static void questions_are_bounded(void **state)
{
	char text[512];
	struct store store = { .forms = NULL };

	(void)state;
	memset(text, '$', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	assert_int_equal(find(&store, text), 0);
	assert_int_equal(store.asked, 2 * 963);
	assert_int_equal(store.longest, PWP_FORM_MAX);
}

static struct store nobody;

/* Deep in the stack, where the end of a thread does not write. */
static void *find_nothing(void *of)
{
	volatile char above[8 * 1024];

	above[0] = (char)typed_prepare(&typed, hashed_lookup, &arena);
	return above[0] == 0 ? of : NULL;
}

static void no_form_stays_on_the_stack(void **state)
{
	(void)state;
	typed_init(&typed, "margarida");
	typed.request.is_personal = look_up;
	typed.request.is_personal_data = &nobody;
	uint8_t *stack = own_stack_run(find_nothing, NULL);
	arena_done(&arena);
	assert_true(nobody.asked > 2);
	assert_true(stack && !memmem(stack, OWN_STACK_SIZE, "garida", 6));
	assert_true(stack && !memmem(stack, OWN_STACK_SIZE, "adirag", 6));
	free(stack);
}

static void an_error_is_forwarded_at_once(void **state)
{
	struct store store = { .fails_at = 5 };

	(void)state;
	assert_int_equal(find(&store, "margarida"), PWP_ERR_CORRUPT);
	assert_int_equal(store.asked, 5);
	assert_int_equal(typed.list.count, 0);
}

static void an_arena_that_is_too_small_is_told(void **state)
{
	(void)state;
	typed_init(&typed, "margarida");
	typed.request.is_personal = look_up;
	assert_true(
		arena_init(&arena, hashed_lookup_matcher.room(&typed.request, 9) / 2));
	assert_int_equal(hashed_lookup_matcher.prepare(
				 &typed.source, &arena,
				 &typed.input.state[hashed_lookup_matcher_index]),
			 PWP_ERR_TOO_BIG);
	arena_done(&arena);
}

static void the_verdict_is_personal_and_fails_closed(void **state)
{
	static const char *const forms[] = { "margarida", NULL };
	struct store store = { .forms = forms, .answer = PWP_PERSONAL_NAME };
	struct pwp_result *result = NULL;
	struct judge judge;

	(void)state;
	judge_init(&judge, "school", NULL);
	judge.request.is_personal = look_up;
	judge.request.is_personal_data = &store;
	assert_false(pwp_result_accepted(judge_ask(&judge, "Margarida01!")));
	assert_true(result_has(judge.result, PWP_REASON_PERSONAL));
	assert_true(pwp_result_accepted(judge_ask(&judge, "xT7%Margarida9vQ#k")));
	store.fails_at = (int)store.asked + 3;
	judge.request.password = text_of("Margarida01!");
	assert_int_equal(pwp_check(judge.checker, &judge.request, &result),
			 PWP_ERR_CORRUPT);
	assert_null(result);
	judge_done(&judge);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_hashed_forms_in_every_spelling),
		cmocka_unit_test(each_spelling_costs_what_it_is),
		cmocka_unit_test(questions_are_bounded),
		cmocka_unit_test(no_form_stays_on_the_stack),
		cmocka_unit_test(an_error_is_forwarded_at_once),
		cmocka_unit_test(an_arena_that_is_too_small_is_told),
		cmocka_unit_test(the_verdict_is_personal_and_fails_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
