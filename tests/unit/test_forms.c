/* SPDX-License-Identifier: MIT */
/* normalise/forms.c: the forms of personal data that is stored hashed. */
#include "judge.h"

#include "base/utf8.h"

#define MOST 300

struct taken {
	char forms[MOST][PWP_FORM_MAX * UTF8_MAX + 1];
	size_t count;
	size_t stop_at; /* gives back 7 with this one; 0: never */
};

static struct taken taken;

static int take(void *data, struct pwp_text form)
{
	struct taken *all = data;

	assert_true(all->count < MOST && form.len < sizeof(all->forms[0]));
	memcpy(all->forms[all->count], form.ptr, form.len);
	all->forms[all->count++][form.len] = '\0';
	return all->count == all->stop_at ? 7 : 0;
}

static void give(enum pwp_personal kind, const char *text)
{
	taken.count = taken.stop_at = 0;
	assert_int_equal(pwp_personal_forms(kind, text_of(text), take, &taken), 0);
}

static bool has(const char *form)
{
	for (size_t i = 0; i < taken.count; i++)
		if (strcmp(taken.forms[i], form) == 0)
			return true;
	return false;
}

static void a_name_gives_its_pieces_and_the_whole(void **state)
{
	(void)state;
	give(PWP_PERSONAL_NAME, "Jos\xc3\xa9phine O'Brien-Khan");
	assert_true(has("josephine"));
	assert_true(has("brien"));
	assert_true(has("khan"));
	assert_true(has("josephineobrienkhan"));
}

static void look_alikes_are_one_and_long_forms_are_cut(void **state)
{
	(void)state;
	give(PWP_PERSONAL_NAME, "Lily L1ly");
	assert_true(has("iiiy"));
	assert_false(has("lily"));
	give(PWP_PERSONAL_OTHER, "abcdefghijkmnopqrstuvwxyz");
	assert_true(has("abcdefghijkmnopqrstu"));
}

static void every_form_is_given_once(void **state)
{
	(void)state;
	give(PWP_PERSONAL_NAME, "Lily L1ly I1ly lily");
	for (size_t i = 0; i < taken.count; i++)
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(taken.forms[i], taken.forms[j]);
}

static void what_is_too_short_gives_nothing(void **state)
{
	(void)state;
	give(PWP_PERSONAL_NAME, "Xy");
	assert_int_equal(taken.count, 0);
	give(PWP_PERSONAL_NAME, "");
	assert_int_equal(taken.count, 0);
	give(PWP_PERSONAL_NAME, "\xe7\x8e\x8b");
	assert_true(has("\xe7\x8e\x8b"));
}

static void what_the_caller_returns_ends_the_call(void **state)
{
	(void)state;
	taken.count = 0;
	taken.stop_at = 2;
	assert_int_equal(pwp_personal_forms(PWP_PERSONAL_NAME, text_of("Anna Bell Cox"),
					    take, &taken),
			 7);
	assert_int_equal(taken.count, 2);
}

static void a_broken_call_is_refused(void **state)
{
	static char long_text[PWP_WORD_MAX + 2];
	struct pwp_text text = text_of("Anna");
	struct pwp_text broken = { NULL, 1 };

	(void)state;
	memset(long_text, 'a', PWP_WORD_MAX + 1);
	assert_int_equal(pwp_personal_forms((enum pwp_personal)0, text, take, &taken),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_personal_forms((enum pwp_personal)6, text, take, &taken),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_personal_forms(PWP_PERSONAL_NAME, text, NULL, NULL),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_personal_forms(PWP_PERSONAL_NAME, broken, take, &taken),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(
		pwp_personal_forms(PWP_PERSONAL_NAME, text_of(long_text), take, &taken),
		PWP_ERR_TOO_BIG);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_gives_its_pieces_and_the_whole),
		cmocka_unit_test(look_alikes_are_one_and_long_forms_are_cut),
		cmocka_unit_test(every_form_is_given_once),
		cmocka_unit_test(what_is_too_short_gives_nothing),
		cmocka_unit_test(what_the_caller_returns_ends_the_call),
		cmocka_unit_test(a_broken_call_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
