/* SPDX-License-Identifier: MIT */
/* The compiled-in places, and the entry that switches enforcement off. */
#include "keep.h"

static void the_system_has_absolute_places(void **state)
{
	const struct places *places = places_system();
	const char *const paths[] = { places->policy, places->state, places->audit,
				      places->passwd, places->shadow };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(paths); i++)
		assert_int_equal(paths[i][0], '/');
	assert_int_equal(places->trust, 0);
	assert_non_null(strstr(places->audit, "/audit.jsonl"));
}

static void without_an_entry_nothing_is_switched_off(void **state)
{
	struct keep *keep = *state;

	assert_false(places_disabled(&keep->places));
	keep->places.policy = keep_path(keep, "none");
	assert_false(places_disabled(&keep->places));
}

static void an_entry_of_any_kind_switches_off(void **state)
{
	struct keep *keep = *state;
	const char *path = scratch_path(&keep->scratch, "disabled");

	assert_int_equal(mkfifo(path, 0600), 0);
	assert_true(places_disabled(&keep->places));
	assert_int_equal(remove(path), 0);
	assert_int_equal(symlink("/nowhere", path), 0);
	assert_true(places_disabled(&keep->places));
	assert_int_equal(remove(path), 0);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_true(places_disabled(&keep->places));
	assert_int_equal(remove(path), 0);
	scratch_text(&keep->scratch, "disabled", "");
	assert_true(places_disabled(&keep->places));
}

/* In an emergency nobody should have to mend modes first. */
static void the_folder_of_the_switch_does_not_matter(void **state)
{
	struct keep *keep = *state;

	scratch_text(&keep->scratch, "disabled", "");
	assert_int_equal(chmod(keep->scratch.folder, 0770), 0);
	assert_true(places_disabled(&keep->places));
	assert_int_equal(chmod(keep->scratch.folder, 0700), 0);
}

/* One byte too long, so that it would be cut to a name that is there. */
static void a_folder_of_too_long_a_name_switches_nothing_off(void **state)
{
	struct keep *keep = *state;
	size_t len = strlen(keep->scratch.folder);
	char policy[PATH_MAX];

	scratch_text(&keep->scratch, "disable", "");
	memset(policy, '/', sizeof(policy));
	memcpy(policy, keep->scratch.folder, len);
	policy[sizeof(policy) - strlen("/disabled")] = '\0';
	keep->places.policy = policy;
	assert_false(places_disabled(&keep->places));
}

/* Whoever runs this test: the entry is somebody else's, and its folder is not. */
static void an_entry_of_others_does_not_switch_off(void **state)
{
	struct keep *keep = *state;

	if (geteuid() == 0) {
		const char *path = scratch_text(&keep->scratch, "disabled", "");
		assert_int_equal(lchown(path, 1, 1), 0);
	} else {
		keep->places.policy = "/nobody-but-root-makes-this";
	}
	assert_false(places_disabled(&keep->places));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_system_has_absolute_places),
		TEST(without_an_entry_nothing_is_switched_off),
		TEST(an_entry_of_any_kind_switches_off),
		TEST(the_folder_of_the_switch_does_not_matter),
		TEST(a_folder_of_too_long_a_name_switches_nothing_off),
		TEST(an_entry_of_others_does_not_switch_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
