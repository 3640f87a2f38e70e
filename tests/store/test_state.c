/* SPDX-License-Identifier: MIT */
/* What is remembered from login to login: one way to write it, and nothing else is read. */
#include "store/record/state.h"

#include "keep.h"

#define RULES "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const struct state good = {
	.compliant = true,
	.judged = 1800000000,
	.profile = "staff",
	.rules = RULES,
	.last_change = 20833,
};
static const struct state bad = {
	.judged = 1800000000,
	.profile = "a-b_9",
	.rules = RULES,
	.reasons = UINT64_C(1) << 1 | UINT64_C(1) << 11 | UINT64_C(1) << 63,
	.last_bad = 1800000000,
	.remembered = UINT64_C(1) << 1 | UINT64_C(1) << 2 | UINT64_C(1) << 11 |
		      UINT64_C(1) << 63,
	.grace = { [1] = { 1799990000, 3 },
		   [2] = { 0, 0 },
		   [11] = { INT64_C(253402300799), 1 },
		   [63] = { 1, UINT32_MAX } },
	.last_change = -1,
	.demanded = UINT32_MAX,
	.unstored = 2,
};

/* One line each, so that the tests can leave out, repeat and exchange them. */
static const char *const bad_lines[] = {
	"compliant no\n",
	"judged 1800000000\n",
	"profile a-b_9\n",
	"rules " RULES "\n",
	"reasons 1,11,63\n",
	"last_bad 1800000000\n",
	"grace 1:1799990000:3,2:0:0,11:253402300799:1,63:1:4294967295\n",
	"last_change unknown\n",
	"demanded 4294967295\n",
	"unstored 2\n",
};

static const char good_body[] =
	"compliant yes\njudged 1800000000\nprofile staff\nrules " RULES
	"\nreasons none\nlast_bad 0\ngrace none\nlast_change 20833\ndemanded 0\nunstored "
	"0\n";

static int parse(const char *body, struct state *ret_state)
{
	return state_parse(str_from_c(body), ret_state);
}

/* Reads the lines with another text in place of number `at`. */
static int parse_with(size_t at, const char *line)
{
	char body[1000] = "";
	size_t len = 0;
	struct state state;

	for (size_t i = 0; i < COUNT_OF(bad_lines); i++)
		len += (size_t)snprintf(body + len, sizeof(body) - len, "%s",
					i == at ? line : bad_lines[i]);
	return parse(body, &state);
}

static void check_equal(const struct state *a, const struct state *b)
{
	assert_int_equal(a->compliant, b->compliant);
	assert_int_equal(a->judged, b->judged);
	assert_string_equal(a->profile, b->profile);
	assert_string_equal(a->rules, b->rules);
	assert_true(a->reasons == b->reasons);
	assert_int_equal(a->last_bad, b->last_bad);
	assert_true(a->remembered == b->remembered);
	for (unsigned i = 0; i < STATE_REASONS; i++) {
		assert_int_equal(a->grace[i].since, b->grace[i].since);
		assert_int_equal(a->grace[i].warned, b->grace[i].warned);
	}
	assert_int_equal(a->demanded, b->demanded);
	assert_int_equal(a->unstored, b->unstored);
	assert_int_equal(a->last_change, b->last_change);
}

static void writes_and_reads_the_documented_lines(void **state)
{
	char buf[1000], expected[1000] = "";
	struct state read;
	struct text text;

	(void)state;
	text_init(&text, buf, sizeof(buf));
	assert_int_equal(state_format(&good, &text), 0);
	assert_string_equal(buf, good_body);
	assert_int_equal(parse(buf, &read), 0);
	check_equal(&read, &good);
	for (size_t i = 0, len = 0; i < COUNT_OF(bad_lines); i++)
		len += (size_t)snprintf(expected + len, sizeof(expected) - len, "%s",
					bad_lines[i]);
	text_init(&text, buf, sizeof(buf));
	assert_int_equal(state_format(&bad, &text), 0);
	assert_string_equal(buf, expected);
	assert_int_equal(parse(buf, &read), 0);
	check_equal(&read, &bad);
	text_init(&text, buf, 50);
	assert_int_equal(state_format(&bad, &text), PWP_ERR_TOO_BIG);
}

static void every_line_is_needed_once_and_in_its_place(void **state)
{
	char two[200];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bad_lines); i++) {
		CHECK(parse_with(i, "") == PWP_ERR_CORRUPT, bad_lines[i]);
		CHECK(parse_with(i, "\n") == PWP_ERR_CORRUPT, bad_lines[i]);
		snprintf(two, sizeof(two), "%s%s", bad_lines[i], bad_lines[i]);
		CHECK(parse_with(i, two) == PWP_ERR_CORRUPT, bad_lines[i]);
		for (size_t j = 0; j < COUNT_OF(bad_lines); j++)
			CHECK((parse_with(i, bad_lines[j]) == 0) == (i == j),
			      bad_lines[j]);
	}
	for (size_t i = 0; i + 1 < COUNT_OF(bad_lines); i++) {
		const char *swapped[COUNT_OF(bad_lines)];
		char body[1000] = "";
		struct state read;
		memcpy(swapped, bad_lines, sizeof(swapped));
		swapped[i] = bad_lines[i + 1];
		swapped[i + 1] = bad_lines[i];
		for (size_t j = 0, len = 0; j < COUNT_OF(swapped); j++)
			len += (size_t)snprintf(body + len, sizeof(body) - len, "%s",
						swapped[j]);
		CHECK(parse(body, &read) == PWP_ERR_CORRUPT, bad_lines[i]);
	}
}

static void every_cut_is_corrupt(void **state)
{
	struct state read;

	(void)state;
	for (size_t len = 0; len < sizeof(good_body) - 1; len++)
		assert_int_equal(state_parse((struct str){ good_body, len }, &read),
				 PWP_ERR_CORRUPT);
	assert_int_equal(parse(good_body, &read), 0);
}

static void other_values_are_corrupt(void **state)
{
	static const struct {
		size_t at;
		const char *line;
	} cases[] = {
		{ 0, "compliant maybe\n" },
		{ 0, "compliant \n" },
		{ 0, "compliant NO\n" },
		{ 0, "Compliant no\n" },
		{ 0, "compliant  no\n" },
		{ 0, "compliant no \n" },
		{ 0, "compliant yes\n" }, /* with reasons */
		{ 1, "judged -1\n" },
		{ 1, "judged 01\n" },
		{ 1, "judged 253402300800\n" },
		{ 1, "judged 99999999999999999999999999\n" },
		{ 1, "judged 0x10\n" },
		{ 2, "profile \n" },
		{ 2, "profile Staff\n" },
		{ 2, "profile a b\n" },
		{ 2, "profile a/b\n" },
		{ 2, "profile abcdefghijklmnopqrstuvwxyz0123456\n" },
		{ 3, "rules 0123\n" },
		{ 3, "rules " RULES "0\n" },
		{ 3, "rules \n" },
		{ 4, "reasons \n" },
		{ 4, "reasons 0\n" },
		{ 4, "reasons 64\n" },
		{ 4, "reasons 01\n" },
		{ 4, "reasons 1,\n" },
		{ 4, "reasons ,1\n" },
		{ 4, "reasons 1,,2\n" },
		{ 4, "reasons 1, 2\n" },
		{ 4, "reasons 1,1\n" },
		{ 4, "reasons 11,1\n" },
		{ 4, "reasons none,1\n" },
		{ 4, "reasons None\n" },
		{ 4, "reasons 1,3\n" }, /* 3 has no grace */
		{ 5, "last_bad \n" },
		{ 5, "last_bad -5\n" },
		{ 6, "grace none\n" },
		{ 6, "grace \n" },
		{ 6, "grace 1:1:1,11:1:1\n" }, /* without 63 */
		{ 6, "grace 0:1:1,1:1:1,11:1:1,63:1:1\n" },
		{ 6, "grace 1:1:1,1:1:1,11:1:1,63:1:1\n" },
		{ 6, "grace 11:1:1,1:1:1,63:1:1\n" },
		{ 6, "grace 1:1:1,11:1:1,63:1:1,64:1:1\n" },
		{ 6, "grace 1:1:1,11:1:1,63:1:4294967296\n" },
		{ 6, "grace 1:1:1,11:1:1,63:253402300800:1\n" },
		{ 6, "grace 1:1:1,11:1:1,63:-1:1\n" },
		{ 6, "grace 1:1,11:1:1,63:1:1\n" },
		{ 6, "grace 1:1:1:1,11:1:1,63:1:1\n" },
		{ 6, "grace 1:1:1,11:1:1,63:1:\n" },
		{ 6, "grace 1:1:1,,11:1:1,63:1:1\n" },
		{ 6, "grace 1:1:1, 11:1:1,63:1:1\n" },
		{ 7, "last_change -1\n" },
		{ 7, "last_change \n" },
		{ 7, "last_change Unknown\n" },
		{ 8, "demanded 4294967296\n" },
		{ 8, "demanded unknown\n" },
		{ 9, "unstored 4294967296\n" },
		{ 9, "unstored 2\nmore 1\n" },
	};

	(void)state;
	assert_int_equal(parse_with(4, "reasons none\n"), 0);
	assert_int_equal(parse_with(2, "profile abcdefghijklmnopqrstuvwxyz012345\n"), 0);
	assert_int_equal(parse_with(1, "judged 253402300799\n"), 0);
	assert_int_equal(parse_with(7, "last_change 0\n"), 0);
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		CHECK(parse_with(cases[i].at, cases[i].line) == PWP_ERR_CORRUPT,
		      cases[i].line);
}

static void members_that_contradict_are_not_written(void **state)
{
	struct state cases[] = {
		good, good, good, bad, bad, bad, bad, bad, bad, bad, bad
	};
	char buf[1000];
	struct text text;

	(void)state;
	cases[0].reasons = 2;
	cases[1].demanded = 1;
	cases[2].unstored = 1;
	cases[3].remembered = 2; /* not all that it has */
	cases[4].reasons = 1;	 /* there is no reason 0 */
	cases[5].judged = -1;
	cases[6].last_bad = -1;
	cases[7].last_change = -2;
	memset(cases[8].profile, 'x', sizeof(cases[8].profile)); /* without an end */
	cases[9].rules[10] = 'A';
	cases[10].profile[0] = '\n';
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		text_init(&text, buf, sizeof(buf));
		assert_int_equal(state_format(&cases[i], &text), PWP_ERR_VALUE);
	}
}

/* A state_edit_fn; data: const struct state * */
static int write_state(const struct state *former, struct state *ret_next, void *data)
{
	(void)former;
	*ret_next = **(const struct state **)data;
	return 0;
}

static int save(struct keep *keep, const struct state *next)
{
	bool quarantined = false;

	return state_update(&keep->places, &keep->alice, write_state, &next,
			    &quarantined);
}

static void is_kept_replaced_and_removed(void **state)
{
	struct keep *keep = *state;
	struct state read = bad;

	assert_int_equal(state_load(&keep->places, &keep->alice, &read), PWP_ERR_UNKNOWN);
	check_equal(&read, &bad);
	assert_int_equal(save(keep, &bad), 0);
	assert_int_equal(save(keep, &good), 0);
	assert_int_equal(state_load(&keep->places, &keep->alice, &read), 0);
	check_equal(&read, &good);
	assert_int_equal(state_remove(&keep->places, 1001), 0);
	assert_int_equal(state_remove(&keep->places, 1001), 0);
	assert_int_equal(state_load(&keep->places, &keep->alice, &read), PWP_ERR_UNKNOWN);
}

static void what_is_refused_leaves_the_file(void **state)
{
	struct keep *keep = *state;
	struct state read, wrong = good;

	wrong.demanded = 1;
	assert_int_equal(save(keep, &good), 0);
	assert_int_equal(save(keep, &wrong), PWP_ERR_VALUE);
	assert_int_equal(state_load(&keep->places, &keep->alice, &read), 0);
	check_equal(&read, &good);
	assert_int_equal(truncate(keep_file(keep, "state/1001"), 100), 0);
	assert_int_equal(state_load(&keep->places, &keep->alice, &read), PWP_ERR_CORRUPT);
	assert_int_equal(keep_replace(keep, STATE_KIND, &keep->alice, "compliant yes\n"),
			 0);
	assert_int_equal(state_load(&keep->places, &keep->alice, &read), PWP_ERR_CORRUPT);
	check_equal(&read, &good);
}

/* A state_edit_fn that counts; data: bool, whether there was none. */
static int count_up(const struct state *former, struct state *ret_next, void *data)
{
	*(bool *)data = former == NULL;
	*ret_next = former ? *former : bad;
	ret_next->unstored++;
	return 0;
}

static void is_made_of_the_former_one(void **state)
{
	struct keep *keep = *state;
	struct state read;
	bool none = false, quarantined = true;

	for (uint32_t i = 1; i <= 3; i++) {
		assert_int_equal(state_update(&keep->places, &keep->alice, count_up,
					      &none, &quarantined),
				 0);
		assert_int_equal(none, i == 1);
		assert_false(quarantined);
		assert_int_equal(state_load(&keep->places, &keep->alice, &read), 0);
		assert_int_equal(read.unstored, bad.unstored + i);
	}
}

/* Cut off, or sealed by somebody who wrote something else. */
static void a_corrupt_one_is_quarantined(void **state)
{
	struct keep *keep = *state;
	struct state read;
	bool none = false, quarantined = false;

	for (int sealed = 0; sealed <= 1; sealed++) {
		assert_int_equal(save(keep, &bad), 0);
		if (sealed)
			assert_int_equal(keep_replace(keep, STATE_KIND, &keep->alice,
						      "compliant yes\n"),
					 0);
		else
			assert_int_equal(truncate(keep_file(keep, "state/1001"), 100), 0);
		assert_int_equal(state_update(&keep->places, &keep->alice, count_up,
					      &none, &quarantined),
				 0);
		assert_true(none);
		assert_true(quarantined);
		assert_true(keep_has(keep, "state/1001/corrupt"));
		assert_int_equal(state_load(&keep->places, &keep->alice, &read), 0);
		quarantined = false;
	}
}

/* Whatever one bit of the file becomes, it is never read as something else. */
static void every_flipped_bit_of_the_file_is_corrupt(void **state)
{
	struct keep *keep = *state;
	struct state read;
	char file[1000];

	assert_int_equal(save(keep, &bad), 0);
	int fd = open(keep_file(keep, "state/1001"), O_RDWR | O_CLOEXEC);
	assert_true(fd >= 0);
	ssize_t len = pread(fd, file, sizeof(file), 0);
	assert_in_range(len, 300, sizeof(file) - 1);
	for (ssize_t bit = 0; bit < len * 8; bit++) {
		char flipped = (char)(file[bit / 8] ^ 1 << bit % 8);
		assert_int_equal(pwrite(fd, &flipped, 1, bit / 8), 1);
		assert_int_equal(state_load(&keep->places, &keep->alice, &read),
				 PWP_ERR_CORRUPT);
		assert_int_equal(pwrite(fd, &file[bit / 8], 1, bit / 8), 1);
	}
	assert_int_equal(state_load(&keep->places, &keep->alice, &read), 0);
	check_equal(&read, &bad);
	close(fd);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, keep_setup, keep_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(writes_and_reads_the_documented_lines),
		TEST(every_line_is_needed_once_and_in_its_place),
		TEST(every_cut_is_corrupt),
		TEST(other_values_are_corrupt),
		TEST(members_that_contradict_are_not_written),
		TEST(is_kept_replaced_and_removed),
		TEST(what_is_refused_leaves_the_file),
		TEST(is_made_of_the_former_one),
		TEST(a_corrupt_one_is_quarantined),
		TEST(every_flipped_bit_of_the_file_is_corrupt),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
