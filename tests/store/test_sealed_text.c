/* SPDX-License-Identifier: MIT */
/*
 * The text of sealed files: its one form, and every way to corrupt it. A corrupt file must
 * never be taken for another person's, for an empty one or for one with other content.
 */
#include "store/sealed/sealed_text.h"

#include "check.h"

#include <nettle/sha2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char alice_name[] = "alice";
static const struct account alice = { .user = alice_name, .uid = 1001 };

#define HEAD "pwpolicy note 1\nuid 1001\nuser alice\n"
#define BODY "one 1\ntwo 2\n"
/* Made with coreutils' sha256sum of HEAD and BODY. */
#define SEAL "seal bb21571e648ffed5bce457abb8978870ce0912176e7ee4b3e8a0fd88c5bdbaa6\n"

static int format(const struct account *account, const char *body, char *buf, size_t size)
{
	struct sealed sealed = { .len = strlen(body) };
	struct text text;

	memcpy(sealed.body, body, sealed.len + 1);
	text_init(&text, buf, size);
	return sealed_text_format(&text, "note", account, &sealed);
}

static int parse(const char *file, size_t len, struct sealed *ret_sealed)
{
	/* Memory of just that size, so that a sanitizer sees its end. */
	char *copy = len > 0 ? malloc(len) : NULL;

	if (len > 0)
		memcpy(copy, file, len);
	int error =
		sealed_text_parse((struct str){ copy, len }, "note", &alice, ret_sealed);
	free(copy);
	return error;
}

static int parse_c(const char *file)
{
	struct sealed sealed;

	return parse(file, strlen(file), &sealed);
}

/* Seals anything, so that what stands before the seal is looked at for itself. */
static int parse_sealed(const char *text, size_t len)
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx sha;
	char file[SEALED_TEXT_MAX * 2];
	struct sealed sealed;

	sha256_init(&sha);
	sha256_update(&sha, len, (const uint8_t *)text);
	sha256_digest(&sha, sizeof(digest), digest);
	memcpy(file, text, len);
	len += (size_t)snprintf(file + len, 6, "seal ");
	for (size_t i = 0; i < sizeof(digest); i++)
		len += (size_t)snprintf(file + len, 3, "%02x", digest[i]);
	file[len++] = '\n';
	return parse(file, len, &sealed);
}

static void writes_the_documented_form(void **state)
{
	char buf[SEALED_TEXT_MAX + 1];

	(void)state;
	assert_int_equal(format(&alice, BODY, buf, sizeof(buf)), 0);
	assert_string_equal(buf, HEAD BODY SEAL);
	assert_int_equal(parse_sealed(HEAD BODY, strlen(HEAD BODY)), 0);
}

static void reads_what_it_wrote(void **state)
{
	char buf[SEALED_TEXT_MAX + 1];
	struct sealed sealed;
	char longest[SEALED_MAX + 1];

	(void)state;
	memset(longest, 'x', SEALED_MAX);
	longest[SEALED_MAX - 1] = '\n';
	longest[SEALED_MAX] = '\0';
	const char *const bodies[] = { "", "\n", BODY, "seal 0\n", longest };
	for (size_t i = 0; i < COUNT_OF(bodies); i++) {
		assert_int_equal(format(&alice, bodies[i], buf, sizeof(buf)), 0);
		assert_int_equal(parse(buf, strlen(buf), &sealed), 0);
		assert_int_equal(sealed.len, strlen(bodies[i]));
		assert_string_equal(sealed.body, bodies[i]);
	}
}

static void every_cut_is_corrupt(void **state)
{
	static const char file[] = HEAD BODY SEAL;
	struct sealed sealed;

	(void)state;
	for (size_t len = 0; len < sizeof(file) - 1; len++)
		assert_int_equal(parse(file, len, &sealed), PWP_ERR_CORRUPT);
	for (size_t cut = 1; cut < sizeof(file) - 1; cut++)
		assert_int_equal(parse(file + cut, sizeof(file) - 1 - cut, &sealed),
				 PWP_ERR_CORRUPT);
}

static void every_flipped_bit_is_corrupt(void **state)
{
	char file[] = HEAD BODY SEAL;
	struct sealed sealed;

	(void)state;
	for (size_t bit = 0; bit < (sizeof(file) - 1) * 8; bit++) {
		char flip = (char)(1 << bit % 8);
		file[bit / 8] ^= flip;
		assert_int_equal(parse(file, sizeof(file) - 1, &sealed), PWP_ERR_CORRUPT);
		file[bit / 8] ^= flip;
	}
	assert_int_equal(parse(file, sizeof(file) - 1, &sealed), 0);
}

static void other_lines_are_corrupt(void **state)
{
	static const char *const files[] = {
		"uid 1001\nuser alice\n" BODY, /* a line is missing */
		"pwpolicy note 1\nuser alice\n" BODY,
		"pwpolicy note 1\nuid 1001\n" BODY,
		"pwpolicy note 1\n" HEAD BODY, /* stands twice */
		"pwpolicy note 1\nuid 1001\nuid 1001\nuser alice\n",
		"uid 1001\npwpolicy note 1\nuser alice\n", /* in another order */
		"pwpolicy note 1\nuser alice\nuid 1001\n",
		"pwpolicy state 1\nuid 1001\nuser alice\n", /* of another kind */
		"pwpolicy notes 1\nuid 1001\nuser alice\n",
		"pwpolicy not 1\nuid 1001\nuser alice\n",
		"pwpolicy note 2\nuid 1001\nuser alice\n", /* of another version */
		"pwpolicy note 1 \nuid 1001\nuser alice\n",
		"pwpolicy note  1\nuid 1001\nuser alice\n",
		"pwpolicy note 1\r\nuid 1001\nuser alice\n",
		"Pwpolicy note 1\nuid 1001\nuser alice\n",
		"pwpolicy note 1\nuid 1002\nuser alice\n", /* another number */
		"pwpolicy note 1\nuid 01001\nuser alice\n",
		"pwpolicy note 1\nuid +1001\nuser alice\n",
		"pwpolicy note 1\nuid 1001 \nuser alice\n",
		"pwpolicy note 1\nuid \nuser alice\n",
		"pwpolicy note 1\nuid 4294968297\nuser alice\n",
		"pwpolicy note 1\nuid 18446744073709552617\nuser alice\n",
		"pwpolicy note 1\nuid 1001\nuser \n", /* no name */
		"pwpolicy note 1\nuid 1001\nuser\n",
		"pwpolicy note 1\nuid 1001\nuser ali\tce\n",
		HEAD "one\r\n", /* no text */
		HEAD "one\x7f\n",
		HEAD "one", /* no line's end */
		"pwpolicy note 1\nuid 1001\nuser alice",
		"\n",
	};

	(void)state;
	assert_int_equal(parse_sealed(HEAD, strlen(HEAD)), 0);
	for (size_t i = 0; i < COUNT_OF(files); i++)
		CHECK(parse_sealed(files[i], strlen(files[i])) == PWP_ERR_CORRUPT,
		      files[i]);
	static const char nul_in_name[] = "pwpolicy note 1\nuid 1001\nuser alice\0\n";
	assert_int_equal(parse_sealed(nul_in_name, sizeof(nul_in_name) - 1),
			 PWP_ERR_CORRUPT);
	static const char nul_in_body[] = HEAD "one\0\n";
	assert_int_equal(parse_sealed(nul_in_body, sizeof(nul_in_body) - 1),
			 PWP_ERR_CORRUPT);
}

static void what_stands_around_a_file_is_corrupt(void **state)
{
	(void)state;
	assert_int_equal(parse_c(HEAD BODY SEAL), 0);
	assert_int_equal(parse_c(HEAD BODY SEAL "\n"), PWP_ERR_CORRUPT);
	assert_int_equal(parse_c(HEAD BODY SEAL SEAL), PWP_ERR_CORRUPT);
	assert_int_equal(parse_c(HEAD BODY SEAL BODY), PWP_ERR_CORRUPT);
	assert_int_equal(parse_c("\n" HEAD BODY SEAL), PWP_ERR_CORRUPT);
	assert_int_equal(parse_c(HEAD BODY), PWP_ERR_CORRUPT);
	assert_int_equal(parse_c(SEAL), PWP_ERR_CORRUPT);
	assert_int_equal(parse_c(""), PWP_ERR_CORRUPT);
}

static void a_body_that_is_too_long_is_corrupt(void **state)
{
	char file[SEALED_TEXT_MAX];
	size_t head = strlen(HEAD);

	(void)state;
	memcpy(file, HEAD, head);
	memset(file + head, '\n', sizeof(file) - head);
	assert_int_equal(parse_sealed(file, head + SEALED_MAX), 0);
	assert_int_equal(parse_sealed(file, head + SEALED_MAX + 1), PWP_ERR_CORRUPT);
}

static void another_name_is_another_person(void **state)
{
	static const char *const names[] = { "bob", "alic", "alice2", "Alice", "alice " };
	char file[200];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		int len = snprintf(file, sizeof(file),
				   "pwpolicy note 1\nuid 1001\nuser %s\n" BODY, names[i]);
		CHECK(parse_sealed(file, (size_t)len) == PWP_ERR_UNKNOWN, names[i]);
		file[len - 1] = 'x'; /* but not if anything else is wrong */
		CHECK(parse_sealed(file, (size_t)len) == PWP_ERR_CORRUPT, names[i]);
	}
}

static void refuses_accounts_that_cannot_stand_in_a_line(void **state)
{
	char longest[SEALED_USER_MAX + 2];
	char buf[SEALED_TEXT_MAX + 1];
	struct sealed sealed;

	(void)state;
	memset(longest, 'x', sizeof(longest));
	longest[SEALED_USER_MAX + 1] = '\0';
	char empty[] = "", newline[] = "ali\nce", tab[] = "\t", del[] = "a\x7f";
	char *const names[] = { empty, newline, tab, del, longest, NULL };
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		struct account account = { .user = names[i], .uid = 1001 };
		assert_int_equal(format(&account, BODY, buf, sizeof(buf)), PWP_ERR_VALUE);
		assert_int_equal(sealed_text_parse(STR_LIT(HEAD BODY SEAL), "note",
						   &account, &sealed),
				 PWP_ERR_VALUE);
	}
	const int64_t uids[] = { -1, INT64_MIN, UINT32_MAX, INT64_MAX };
	for (size_t i = 0; i < COUNT_OF(uids); i++) {
		struct account account = { .user = alice_name, .uid = uids[i] };
		assert_int_equal(format(&account, BODY, buf, sizeof(buf)), PWP_ERR_VALUE);
	}
	longest[SEALED_USER_MAX] = '\0';
	struct account account = { .user = longest, .uid = UINT32_MAX - 1 };
	assert_int_equal(format(&account, BODY, buf, sizeof(buf)), 0);
	assert_int_equal(sealed_text_parse(str_from_c(buf), "note", &account, &sealed),
			 0);
}

static void refuses_bodies_that_are_not_lines(void **state)
{
	static const char *const bodies[] = { "one", "one\ntwo", "\t\n", "\x1b\n" };
	struct sealed sealed = { .len = SEALED_MAX + 1 };
	char buf[SEALED_TEXT_MAX + 1];
	struct text text;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(bodies); i++)
		assert_int_equal(format(&alice, bodies[i], buf, sizeof(buf)),
				 PWP_ERR_VALUE);
	text_init(&text, buf, sizeof(buf));
	assert_int_equal(sealed_text_format(&text, "note", &alice, &sealed),
			 PWP_ERR_TOO_BIG);
	sealed = (struct sealed){ .len = 2, .body = "\0\n" };
	text_init(&text, buf, sizeof(buf));
	assert_int_equal(sealed_text_format(&text, "note", &alice, &sealed),
			 PWP_ERR_VALUE);
}

static void writes_nothing_past_a_small_buffer(void **state)
{
	char buf[sizeof(HEAD BODY SEAL)];

	(void)state;
	for (size_t size = 0; size < sizeof(buf); size++) {
		memset(buf, '#', sizeof(buf));
		assert_int_equal(format(&alice, BODY, buf, size), PWP_ERR_TOO_BIG);
		assert_int_equal(buf[size], '#');
	}
	assert_int_equal(format(&alice, BODY, buf, sizeof(buf)), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_the_documented_form),
		cmocka_unit_test(reads_what_it_wrote),
		cmocka_unit_test(every_cut_is_corrupt),
		cmocka_unit_test(every_flipped_bit_is_corrupt),
		cmocka_unit_test(other_lines_are_corrupt),
		cmocka_unit_test(what_stands_around_a_file_is_corrupt),
		cmocka_unit_test(a_body_that_is_too_long_is_corrupt),
		cmocka_unit_test(another_name_is_another_person),
		cmocka_unit_test(refuses_accounts_that_cannot_stand_in_a_line),
		cmocka_unit_test(refuses_bodies_that_are_not_lines),
		cmocka_unit_test(writes_nothing_past_a_small_buffer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
