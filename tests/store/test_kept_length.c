/* SPDX-License-Identifier: MIT */
/* How much of a password a hash keeps: by what login.defs and the present hash say. */
#include "check.h"

#include "store/system/kept_length.h"
#include "store/system/shadow_line.h"
#include "system/trusted_file_fault.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct shadow des = { .has_password = true, .kept = KEPT_LENGTH_DES };
static const struct shadow strong = { .has_password = true };
static const struct shadow none = { .found = false };

/* text NULL: there is no such file */
static size_t next(const char *text, const struct shadow *present)
{
	char path[] = "/tmp/login_defs.XXXXXX";
	struct places places = { .login_defs = path, .trust = TRUSTED_FILE_EUID };
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	if (text)
		assert_true(dprintf(fd, "%s", text) >= 0);
	else
		assert_int_equal(unlink(path), 0);
	assert_int_equal(close(fd), 0);
	size_t kept = kept_length_of_next(&places, present);
	(void)unlink(path);
	return kept;
}

static void login_defs_that_names_des_decides(void **state)
{
	static const char *const texts[] = {
		"ENCRYPT_METHOD DES\n", "encrypt_method\tdes",
		"# x\n  ENCRYPT_METHOD  DES # why\n",
		"ENCRYPT_METHOD DES\nENCRYPT_METHOD SHA512\n"
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		CHECK(next(texts[i], &strong) == KEPT_LENGTH_DES, texts[i]);
		CHECK(next(texts[i], &none) == KEPT_LENGTH_DES, texts[i]);
	}
}

static void a_method_that_pam_unix_knows_is_believed(void **state)
{
	static const char *const texts[] = {
		"ENCRYPT_METHOD SHA512\n",
		"ENCRYPT_METHOD yescrypt\n",
		"ENCRYPT_METHOD MD5\n",
		"ENCRYPT_METHOD SHA256\n",
		"ENCRYPT_METHOD BLOWFISH\n",
		"ENCRYPT_METHOD GOST_YESCRYPT\n",
		"#ENCRYPT_METHOD DES\nENCRYPT_METHOD SHA512\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++)
		CHECK(next(texts[i], &des) == KEPT_LENGTH_BCRYPT, texts[i]);
}

static void where_none_is_named_the_present_hash_tells(void **state)
{
	static const char *const texts[] = { NULL,
					     "",
					     "ENCRYPT_METHOD BCRYPT\n",
					     "ENCRYPT_METHODS SHA512\n",
					     "ENCRYPT_METHOD\n",
					     "#ENCRYPT_METHOD SHA512\n" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		CHECK(next(texts[i], &des) == KEPT_LENGTH_DES,
		      texts[i] ? texts[i] : "NULL");
		CHECK(next(texts[i], &strong) == KEPT_LENGTH_BCRYPT,
		      texts[i] ? texts[i] : "NULL");
	}
}

static void whole_characters_are_kept(void **state)
{
	static const struct {
		const char *password;
		size_t kept, left;
	} cases[] = { { "abcdefgh", 8, 8 },
		      { "abcdefghi", 8, 8 },
		      { "abcdefg\xc3\xa9", 8, 7 },
		      { "abcdef\xc3\xa9x", 8, 8 },
		      { "abc", 0, 3 },
		      { "\xf0\x9f\x98\x80\xf0\x9f\x98\x80x", 8, 8 } };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		CHECK(kept_length_cut(text_from_c(cases[i].password), cases[i].kept)
				      .len == cases[i].left,
		      cases[i].password);
}

static void a_hash_tells_what_it_keeps(void **state)
{
	static const struct {
		const char *hash;
		unsigned kept;
	} cases[] = {
		{ "abJnggxhB/yWI", KEPT_LENGTH_DES },
		{ "abJnggxhB/yWIabJnggxhB/y", KEPT_LENGTH_BIGCRYPT },
		{ "_J9..CCCCXBrJUJV154M", 0 },
		{ "$2b$05$abcdefghijklmnopqrstuu", KEPT_LENGTH_BCRYPT },
		{ "$2y$05$abcdefghijklmnopqrstuu", KEPT_LENGTH_BCRYPT },
		{ "$6$abc$def", 0 },
		{ "$y$j9T$abc$def", 0 },
		{ "!abJnggxhB/yWI", 0 },
		{ "x", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct shadow_line line;
		struct shadow shadow;
		struct str hash;
		char text[256];

		int len =
			snprintf(text, sizeof(text), "u:%s:1:0:9:7:::\n", cases[i].hash);
		shadow_line_init(&line, "u");
		shadow_line_feed(&line, (struct str){ text, (size_t)len });
		shadow_line_finish(&line);
		assert_int_equal(shadow_line_read(&line, &shadow, &hash), 0);
		CHECK(shadow.kept == cases[i].kept, cases[i].hash);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(login_defs_that_names_des_decides),
		cmocka_unit_test(a_method_that_pam_unix_knows_is_believed),
		cmocka_unit_test(where_none_is_named_the_present_hash_tells),
		cmocka_unit_test(whole_characters_are_kept),
		cmocka_unit_test(a_hash_tells_what_it_keeps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
