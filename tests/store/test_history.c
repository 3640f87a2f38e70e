/* SPDX-License-Identifier: MIT */
/* Histories with real hashes: what is remembered, for how long, and what is refused. */
#include "store/record/history.h"

#include "keep.h"
#include "store/system/host.h"

#define HASH "$y$j9T$LdJMENpBABJJ3hIHjB1Bi.$iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6"
#define DES_HASH "abzlUXK5ed5rs"
#define LINE "20000 " HASH "\n"

static bool record(struct keep *keep, unsigned depth, const char *password)
{
	bool quarantined = true;

	assert_int_equal(
		history_keep(&keep->places, &keep->alice, depth, password, &quarantined),
		0);
	return quarantined;
}

static int keep_hash(struct keep *keep, unsigned depth, const char *hash)
{
	return history_keep_hash(&keep->places, &keep->alice, depth, hash, NULL);
}

static struct history load(struct keep *keep)
{
	struct history history;

	assert_int_equal(history_load(&keep->places, &keep->alice, &history), 0);
	return history;
}

static bool contains(struct keep *keep, unsigned depth, const char *password)
{
	struct history history = load(keep);
	bool found = false;

	assert_int_equal(history_contains(&history, depth, password, &found), 0);
	return found;
}

static void none_is_empty(void **state)
{
	assert_int_equal(load(*state).count, 0);
	assert_false(contains(*state, 12, "x"));
}

static void remembers_the_newest_first(void **state)
{
	struct keep *keep = *state;

	assert_false(record(keep, 3, "one"));
	assert_false(record(keep, 3, "two"));
	assert_false(record(keep, 3, "three"));
	assert_true(contains(keep, 1, "three"));
	assert_true(contains(keep, 3, "one"));
	assert_false(contains(keep, 2, "one"));
	assert_false(contains(keep, 0, "three"));
	assert_false(record(keep, 3, "four"));
	assert_int_equal(load(keep).count, 3);
	assert_false(contains(keep, 12, "one"));
	assert_int_equal(load(keep).entries[0].day, host_today());
}

static void a_smaller_depth_forgets(void **state)
{
	struct keep *keep = *state;

	record(keep, 3, "one");
	record(keep, 3, "two");
	record(keep, 1, "three");
	assert_int_equal(load(keep).count, 1);
	assert_true(contains(keep, 12, "three"));
}

static void nothing_is_left_when_it_is_forgotten(void **state)
{
	struct keep *keep = *state;

	assert_int_equal(history_forget(&keep->places, 1001), 0);
	record(keep, 3, "one");
	assert_int_equal(history_forget(&keep->places, 1001), 0);
	assert_int_equal(keep_count(keep_path(keep, "history")), 0);
	assert_int_equal(load(keep).count, 0);
}

static void the_newest_is_kept_once(void **state)
{
	struct keep *keep = *state;

	record(keep, 5, "one");
	record(keep, 5, "one");
	record(keep, 5, "two");
	record(keep, 5, "one");
	assert_int_equal(load(keep).count, 3);
}

static void a_hash_is_kept_as_it_is(void **state)
{
	struct keep *keep = *state;

	assert_int_equal(keep_hash(keep, 3, HASH), 0);
	assert_int_equal(keep_hash(keep, 3, HASH), 0);
	assert_int_equal(load(keep).count, 1);
	assert_string_equal(load(keep).entries[0].hash, HASH);
	assert_int_equal(keep_hash(keep, 3, DES_HASH), 0);
	assert_int_equal(load(keep).count, 2);
	assert_string_equal(load(keep).entries[0].hash, DES_HASH);
	assert_int_equal(keep_hash(keep, 1, DES_HASH), 0); /* which drops the older one */
	assert_int_equal(load(keep).count, 1);
}

static void what_is_no_whole_hash_is_not_kept(void **state)
{
	static const char *const hashes[] = {
		"",
		"x",
		"!",
		"*",
		"!" HASH,
		"*0",
		"$y$j9T$",
		HASH "x",
		"ab cdefghijkl",
		HASH ":",
		"ab:defghijklm",
	};
	struct keep *keep = *state;

	for (size_t i = 0; i < COUNT_OF(hashes); i++)
		CHECK(keep_hash(keep, 3, hashes[i]) == PWP_ERR_VALUE, hashes[i]);
	assert_false(keep_has(keep, ""));
}

static void keeps_twelve_at_most(void **state)
{
	struct keep *keep = *state;
	char hash[sizeof(HASH)] = HASH;

	for (int i = 0; i < HISTORY_MAX + 2; i++) {
		hash[sizeof(HASH) - 2] = (char)('a' + i);
		assert_int_equal(keep_hash(keep, 1000, hash), 0);
	}
	struct history history = load(keep);
	assert_int_equal(history.count, HISTORY_MAX);
	for (size_t i = 0; i < HISTORY_MAX; i++)
		assert_int_equal(history.entries[i].hash[sizeof(HASH) - 2],
				 'a' + HISTORY_MAX + 1 - (int)i);
}

static void a_corrupt_history_is_quarantined(void **state)
{
	struct keep *keep = *state;
	struct history history;

	record(keep, 5, "one");
	assert_int_equal(truncate(keep_file(keep, "history/1001"), 50), 0);
	assert_int_equal(history_load(&keep->places, &keep->alice, &history),
			 PWP_ERR_CORRUPT);
	assert_true(record(keep, 5, "two"));
	assert_true(keep_has(keep, "history/1001/corrupt"));
	assert_true(contains(keep, 1, "two"));
	assert_int_equal(load(keep).count, 1);
	assert_false(record(keep, 5, "three"));
}

static void a_corrupt_history_stays_where_none_is_to_be_quarantined(void **state)
{
	struct keep *keep = *state;
	struct history history;

	record(keep, 5, "one");
	assert_int_equal(truncate(keep_file(keep, "history/1001"), 50), 0);
	assert_int_equal(keep_hash(keep, 5, HASH), PWP_ERR_CORRUPT);
	assert_int_equal(history_load(&keep->places, &keep->alice, &history),
			 PWP_ERR_CORRUPT);
	assert_false(keep_has(keep, "history/1001/corrupt"));
}

/* Its seal is right, so it was written so: it is corrupt all the same. */
static void a_sealed_body_that_is_no_history_is_corrupt(void **state)
{
	struct keep *keep = *state;
	struct history history;

	assert_int_equal(keep_replace(keep, HISTORY_KIND, &keep->alice, "no history\n"),
			 0);
	assert_int_equal(history_load(&keep->places, &keep->alice, &history),
			 PWP_ERR_CORRUPT);
	assert_true(record(keep, 5, "two"));
}

static void another_persons_history_is_not_looked_at(void **state)
{
	char name[] = "bob";
	struct keep *keep = *state;

	record(keep, 5, "alice's");
	keep->alice.user = name;
	assert_int_equal(load(keep).count, 0);
	assert_false(record(keep, 5, "bob's"));
	assert_int_equal(load(keep).count, 1);
}

static void errors_change_nothing(void **state)
{
	struct keep *keep = *state;
	char long_password[600];
	bool quarantined = true;

	memset(long_password, 'x', sizeof(long_password));
	long_password[sizeof(long_password) - 1] = '\0';
	assert_int_equal(
		history_keep(&keep->places, &keep->alice, 5, long_password, &quarantined),
		PWP_ERR_VALUE);
	assert_false(keep_has(keep, ""));
	record(keep, 5, "one");
	assert_int_equal(chmod(keep_file(keep, "history/1001"), 0620), 0);
	assert_int_equal(
		history_keep(&keep->places, &keep->alice, 5, "two", &quarantined),
		PWP_ERR_UNTRUSTED);
	assert_int_equal(keep_hash(keep, 5, HASH), PWP_ERR_UNTRUSTED);
	assert_true(quarantined);
	assert_int_equal(chmod(keep_file(keep, "history/1001"), 0600), 0);
	assert_int_equal(load(keep).count, 1);
	assert_true(contains(keep, 5, "one"));
}

static void a_hash_that_cannot_be_computed_is_an_error(void **state)
{
	struct history history = { .count = 1 };
	bool found = true;

	(void)state;
	memcpy(history.entries[0].hash, "$z$", 4);
	assert_int_equal(history_contains(&history, 12, "x", &found), PWP_ERR_VALUE);
	assert_true(found);
}

static void reads_and_writes_the_documented_lines(void **state)
{
	static const char body[] = LINE "0 " HASH "\n4294967295 " HASH "\n";
	char buf[SEALED_MAX + 1];
	struct history history;
	struct text text;

	(void)state;
	assert_int_equal(history_parse(str_from_c(body), &history), 0);
	assert_int_equal(history.count, 3);
	assert_int_equal(history.entries[0].day, 20000);
	assert_string_equal(history.entries[2].hash, HASH);
	text_init(&text, buf, sizeof(buf));
	assert_int_equal(history_format(&history, &text), 0);
	assert_string_equal(buf, body);
	text_init(&text, buf, sizeof(body) - 1);
	assert_int_equal(history_format(&history, &text), PWP_ERR_TOO_BIG);
	assert_int_equal(history_parse(STR_LIT(""), &history), 0);
	assert_int_equal(history.count, 0);
}

static void other_lines_are_corrupt(void **state)
{
	static const char *const bodies[] = {
		"\n",
		LINE "\n",
		"\n" LINE,
		"20000 " HASH, /* no end */
		LINE "20000 " HASH,
		HASH "\n",
		" " HASH "\n",
		"20000\n",
		"20000 \n",
		"20000  " HASH "\n",
		"20000 " HASH " \n",
		"20000 " HASH "\r\n",
		"20000\t" HASH "\n",
		"020000 " HASH "\n",
		"+1 " HASH "\n",
		"-1 " HASH "\n",
		"4294967296 " HASH "\n",
		"1e3 " HASH "\n",
		"20000 " HASH " " HASH "\n",
		"20000 " HASH HASH "\n",
		"20000 ab\n",
		"20000 $6$\n",
		"20000 *0\n",
		"20000 $y$j9T$\n",
		LINE "20000 ab:lUXK5ed5rs\n",
		LINE "20000 !bzlUXK5ed5rs\n",
	};
	char cut[sizeof(LINE)] = LINE;
	struct history history;

	(void)state;
	assert_int_equal(history_parse(STR_LIT(LINE LINE "1 " DES_HASH "\n"), &history),
			 0);
	for (size_t i = 0; i < COUNT_OF(bodies); i++)
		CHECK(history_parse(str_from_c(bodies[i]), &history) == PWP_ERR_CORRUPT,
		      bodies[i]);
	assert_int_equal(history_parse(STR_LIT("20000 " HASH "\0\n"), &history),
			 PWP_ERR_CORRUPT);
	for (size_t len = 1; len < strlen(LINE); len++)
		assert_int_equal(history_parse((struct str){ cut, len }, &history),
				 PWP_ERR_CORRUPT);
}

static void a_thirteenth_line_is_corrupt(void **state)
{
	char body[(HISTORY_MAX + 1) * sizeof(LINE)] = "";
	struct history history;
	size_t len = 0;

	(void)state;
	for (int i = 0; i < HISTORY_MAX + 1; i++)
		len += (size_t)snprintf(body + len, sizeof(body) - len, LINE);
	assert_int_equal(
		history_parse((struct str){ body, len - strlen(LINE) }, &history), 0);
	assert_int_equal(history.count, HISTORY_MAX);
	assert_int_equal(history_parse((struct str){ body, len }, &history),
			 PWP_ERR_CORRUPT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(none_is_empty),
		TEST(remembers_the_newest_first),
		TEST(a_smaller_depth_forgets),
		TEST(nothing_is_left_when_it_is_forgotten),
		TEST(the_newest_is_kept_once),
		TEST(a_hash_is_kept_as_it_is),
		TEST(what_is_no_whole_hash_is_not_kept),
		TEST(keeps_twelve_at_most),
		TEST(a_corrupt_history_is_quarantined),
		TEST(a_corrupt_history_stays_where_none_is_to_be_quarantined),
		TEST(a_sealed_body_that_is_no_history_is_corrupt),
		TEST(another_persons_history_is_not_looked_at),
		TEST(errors_change_nothing),
		TEST(a_hash_that_cannot_be_computed_is_an_error),
		TEST(reads_and_writes_the_documented_lines),
		TEST(other_lines_are_corrupt),
		TEST(a_thirteenth_line_is_corrupt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
