/* SPDX-License-Identifier: MIT */
/* Lines of shadow(5): whose they are, what they say, and which are malformed. */
#include "store/system/shadow_line.h"

#include "check.h"

#include <stdio.h>
#include <string.h>

#define Y "$y$j9T$SBd2iHGOJjpvY0GcMpdBQ.$zUcVv1Mm0Z4pGjvtHZVyWyhsO0xM0nMmY3yLeSPWg98"

/* Looks for a user in a text that comes in pieces of `step` bytes. */
static int find(const char *text, size_t len, size_t step, const char *user,
		struct shadow *ret_shadow)
{
	static struct shadow_line line;
	struct str hash;

	shadow_line_init(&line, user);
	for (size_t at = 0; at < len; at += step)
		shadow_line_feed(
			&line,
			(struct str){ text + at, len - at < step ? len - at : step });
	shadow_line_finish(&line);
	return shadow_line_read(&line, ret_shadow, &hash);
}

static int find_in(const char *text, const char *user, struct shadow *ret_shadow)
{
	return find(text, strlen(text), strlen(text) + 1, user, ret_shadow);
}

static void reads_all_fields(void **state)
{
	struct shadow shadow;

	(void)state;
	assert_int_equal(find_in("bob:" Y ":19876:1:180:14:30:20999:\n", "bob", &shadow),
			 0);
	assert_true(shadow.found && shadow.has_password && !shadow.locked);
	assert_string_equal(shadow.method, "y");
	assert_int_equal(shadow.last_change, 19876);
	assert_int_equal(shadow.min_days, 1);
	assert_int_equal(shadow.max_days, 180);
	assert_int_equal(shadow.warn_days, 14);
	assert_int_equal(shadow.inactive_days, 30);
	assert_int_equal(shadow.expire_day, 20999);
}

static void empty_fields_are_not_known(void **state)
{
	struct shadow shadow;

	(void)state;
	assert_int_equal(find_in("bob::::::::\n", "bob", &shadow), 0);
	assert_true(shadow.found && !shadow.has_password && !shadow.locked);
	assert_string_equal(shadow.method, "");
	assert_int_equal(shadow.last_change, -1);
	assert_int_equal(shadow.min_days, -1);
	assert_int_equal(shadow.max_days, -1);
	assert_int_equal(shadow.warn_days, -1);
	assert_int_equal(shadow.inactive_days, -1);
	assert_int_equal(shadow.expire_day, -1);
}

static void a_change_that_is_due_at_once_is_day_0(void **state)
{
	struct shadow shadow;

	(void)state;
	assert_int_equal(find_in("bob:" Y ":0:0:99999:7:::", "bob", &shadow), 0);
	assert_int_equal(shadow.last_change, 0);
	assert_int_equal(shadow.min_days, 0);
}

static void tells_hashes_from_locks(void **state)
{
	static const struct {
		const char *hash, *method;
		bool has_password, locked;
	} cases[] = {
		{ Y, "y", true, false },
		{ "!" Y, "y", false, true },
		{ "!!" Y, "y", false, true },
		{ "$6$salt$digest", "6", true, false },
		{ "$2b$05$digest", "2b", true, false },
		{ "$gy$j9T$salt$digest", "gy", true, false },
		{ "$sha1$40000$salt$digest", "sha1", true, false },
		{ "$md5,rounds=5$salt$digest", "md5", true, false },
		{ "abJnggxhB/yWI", "", true, false },
		{ "_J9..rasmBYk8r9AiWNc", "", true, false },
		{ "!", "", false, true },
		{ "!!", "", false, true },
		{ "*", "", false, true },
		{ "!*", "", false, true },
		{ "*LK*", "", false, true },
		{ "x", "", false, false },
		{ "NP", "", false, false },
		{ "", "", false, false },
		{ "$", "", false, false },
		{ "$y", "", false, false },
		{ "$$", "", false, false },
	};
	char line[256];
	struct shadow shadow;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		snprintf(line, sizeof(line), "bob:%s:1::::::\n", cases[i].hash);
		CHECK(find_in(line, "bob", &shadow) == 0, cases[i].hash);
		CHECK(shadow.has_password == cases[i].has_password, cases[i].hash);
		CHECK(shadow.locked == cases[i].locked, cases[i].hash);
		CHECK(strcmp(shadow.method, cases[i].method) == 0, cases[i].hash);
	}
}

static void refuses_a_malformed_line(void **state)
{
	static const struct {
		const char *line, *why;
	} cases[] = {
		{ "bob:", "two fields" },
		{ "bob:" Y ":1:2:3:4:5:6", "eight fields" },
		{ "bob:" Y ":1:2:3:4:5:6:7:", "ten fields" },
		{ "bob:" Y ":1:2:3:4:5:6:7:8", "ten fields, the last one filled" },
		{ "bob:" Y ":-1::::::", "negative" },
		{ "bob:" Y ":+1::::::", "sign" },
		{ "bob:" Y ": 1::::::", "blank in front" },
		{ "bob:" Y ":1 ::::::", "blank behind" },
		{ "bob:" Y ":01::::::", "leading zero" },
		{ "bob:" Y ":0x1::::::", "hexadecimal" },
		{ "bob:" Y ":1.0::::::", "fraction" },
		{ "bob:" Y ":abc::::::", "letters" },
		{ "bob:" Y ":2147483648::::::", "beyond 31 bits" },
		{ "bob:" Y ":18446744073709551617::::::", "beyond 64 bits" },
		{ "bob:" Y "::x:::::", "minimum" },
		{ "bob:" Y ":::x::::", "maximum" },
		{ "bob:" Y "::::x:::", "warning" },
		{ "bob:" Y ":::::x::", "inactive" },
		{ "bob:" Y "::::::x:", "expiry" },
		{ "bob:" Y ":::::::x", "reserved" },
		{ "bob:" Y ":1::::::\r", "carriage return" },
		{ "bob:a b:1::::::", "blank in the hash" },
		{ "bob:a\tb:1::::::", "tab in the hash" },
		{ "bob:\x80:1::::::", "byte beyond ASCII in the hash" },
		{ "bob:\x7f:1::::::", "control character in the hash" },
		{ "bob:$abcdefghijklmnop$x:1::::::", "method of 16 letters" },
	};
	struct shadow shadow = { .last_change = 12345 };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		CHECK(find_in(cases[i].line, "bob", &shadow) == PWP_ERR_CORRUPT,
		      cases[i].why);
		CHECK(shadow.last_change == 12345, cases[i].why);
	}
	CHECK(find("bob:a\0b:1::::::", 15, 99, "bob", &shadow) == PWP_ERR_CORRUPT,
	      "NUL in the hash");
}

/* Each of these stands before the line of bob, which is read all the same. */
static void lines_of_others_hurt_nobody(void **state)
{
	static const char *const others[] = {
		"",
		":",
		"::::::::",
		"alice",
		"alice:x:abc",
		"bobby:" Y ":7::::::",
		"bob",
		"bo:b:7::::::",
		" bob:" Y ":7::::::",
		"Bob:" Y ":7::::::",
		"#bob:" Y ":7::::::",
		"alice:bob:7::::::",
		"alice:" Y ":99999999999999::::::",
		"\x80\xff\x01",
		"-bob:" Y ":7::::::",
		"a#b:" Y ":7::::::",
	};
	char text[512];
	struct shadow shadow;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++) {
		snprintf(text, sizeof(text), "%s\nbob:" Y ":19876::::::\nzoe::1::::::\n",
			 others[i]);
		CHECK(find_in(text, "bob", &shadow) == 0, others[i]);
		CHECK(shadow.found && shadow.last_change == 19876, others[i]);
	}
}

static void compares_names_exactly(void **state)
{
	static const struct {
		const char *line, *user;
		bool found;
	} cases[] = {
		{ "bobby:x:1::::::", "bob", false },
		{ "bob:x:1::::::", "bobby", false },
		{ "bob:x:1::::::", "BOB", false },
		{ "bob:x:1::::::", "bob:x", false },
		{ "bob:x:1::::::", "bob:", false },
		{ "bob:x:1::::::", "", false },
		{ ":x:1::::::", "", false },
		{ "bob:x:1::::::", "b", false },
		{ "a#b:x:1::::::", "a#b", true },
		{ "a#b:x:1::::::", "a", false },
		{ "-x:x:1::::::", "-x", true },
		{ "..:x:1::::::", "..", true },
		{ "a/b:x:1::::::", "a/b", true },
		{ "zo\xc3\xab:x:1::::::", "zo\xc3\xab", true },
		{ "zo\xc3\xab:x:1::::::", "zoe", false },
	};
	struct shadow shadow;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		CHECK(find_in(cases[i].line, cases[i].user, &shadow) == 0, cases[i].user);
		CHECK(shadow.found == cases[i].found, cases[i].user);
	}
}

static void takes_long_names_whole(void **state)
{
	static const size_t lens[] = {
		32, 33, 255, 256, SHADOW_LINE_MAX, SHADOW_LINE_MAX + 1, 70000
	};
	static char name[70001], line[70100];
	struct shadow shadow;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lens); i++) {
		bool fits = lens[i] < 300;
		memset(name, 'n', lens[i]);
		name[lens[i]] = '\0';
		snprintf(line, sizeof(line), "%s:x:7::::::\n", name);
		assert_int_equal(find_in(line, name, &shadow), 0);
		assert_int_equal(shadow.found, fits);
		name[lens[i] - 1] = '\0';
		assert_int_equal(find_in(line, name, &shadow), 0);
		assert_false(shadow.found);
	}
}

/* `len` bytes of "USER:aaaa..." */
static void fill(char *line, const char *user, size_t len)
{
	memset(line, 'a', len);
	memcpy(line, user, strlen(user));
	line[strlen(user)] = ':';
}

static void refuses_too_long_a_line_of_the_user_alone(void **state)
{
	static char text[3 * SHADOW_LINE_MAX];
	struct shadow shadow;

	(void)state;
	fill(text, "bob", SHADOW_LINE_MAX);
	memcpy(text + SHADOW_LINE_MAX - 7, ":::::::", 7);
	assert_int_equal(find(text, SHADOW_LINE_MAX, 100, "bob", &shadow), 0);
	assert_true(shadow.found);

	fill(text, "bob", SHADOW_LINE_MAX + 1);
	memcpy(text + SHADOW_LINE_MAX - 6, ":::::::", 7);
	assert_int_equal(find(text, SHADOW_LINE_MAX + 1, 100, "bob", &shadow),
			 PWP_ERR_CORRUPT);

	fill(text, "alice", 2 * SHADOW_LINE_MAX);
	snprintf(text + 2 * SHADOW_LINE_MAX, SHADOW_LINE_MAX, "\nbob::7::::::\n");
	assert_int_equal(find_in(text, "bob", &shadow), 0);
	assert_true(shadow.found && shadow.last_change == 7);
	assert_int_equal(find_in(text, "alice", &shadow), PWP_ERR_CORRUPT);
}

static void the_first_line_of_the_user_holds(void **state)
{
	struct shadow shadow;

	(void)state;
	assert_int_equal(find_in("bob::7::::::\nbob::8::::::\nbob:x\n", "bob", &shadow),
			 0);
	assert_int_equal(shadow.last_change, 7);
}

static void a_user_who_is_not_there_is_no_error(void **state)
{
	static const char *const texts[] = { "", "\n", "\n\n\n", "alice::1::::::" };
	struct shadow shadow;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		assert_int_equal(find_in(texts[i], "bob", &shadow), 0);
		assert_false(shadow.found || shadow.has_password || shadow.locked);
		assert_int_equal(shadow.last_change, -1);
	}
}

static void pieces_of_any_size_make_the_same_line(void **state)
{
	static const char text[] = "alice:" Y ":1::::::\nbobby::2::::::\n\n"
				   "bob:" Y ":3:0:99999:7:::\nzoe:*:4::::::";
	struct shadow shadow;

	(void)state;
	for (size_t step = 1; step <= sizeof(text); step++) {
		assert_int_equal(find(text, sizeof(text) - 1, step, "bob", &shadow), 0);
		assert_int_equal(shadow.last_change, 3);
		assert_int_equal(shadow.max_days, 99999);
		assert_int_equal(find(text, sizeof(text) - 1, step, "zoe", &shadow), 0);
		assert_true(shadow.locked && shadow.last_change == 4);
	}
}

/* A file that is cut is never read as another line than the whole one. */
static void a_cut_line_is_corrupt_or_not_there(void **state)
{
	static const char line[] = "bob:" Y ":19876:1:180:14:30:20999:";
	struct shadow shadow;

	(void)state;
	for (size_t len = 0; len < sizeof(line) - 1; len++) {
		int error = find(line, len, 99, "bob", &shadow);
		bool names_bob = len > strlen("bob");
		assert_int_equal(error, names_bob ? PWP_ERR_CORRUPT : 0);
		if (!names_bob)
			assert_false(shadow.found);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_all_fields),
		cmocka_unit_test(empty_fields_are_not_known),
		cmocka_unit_test(a_change_that_is_due_at_once_is_day_0),
		cmocka_unit_test(tells_hashes_from_locks),
		cmocka_unit_test(refuses_a_malformed_line),
		cmocka_unit_test(lines_of_others_hurt_nobody),
		cmocka_unit_test(compares_names_exactly),
		cmocka_unit_test(takes_long_names_whole),
		cmocka_unit_test(refuses_too_long_a_line_of_the_user_alone),
		cmocka_unit_test(the_first_line_of_the_user_holds),
		cmocka_unit_test(a_user_who_is_not_there_is_no_error),
		cmocka_unit_test(pieces_of_any_size_make_the_same_line),
		cmocka_unit_test(a_cut_line_is_corrupt_or_not_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
