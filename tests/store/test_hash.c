/* SPDX-License-Identifier: MIT */
/*
 * Hashes against known answers, and against all that looks like a hash and is none. The
 * answers for SHA-512 and SHA-256 were made with openssl, the others are those that
 * crypt's authors and PHP's manual print. calloc() and libxcrypt are wrapped to fail.
 */
#include "store/system/hash.h"

#include "check.h"
#include "own_stack.h"

#include <crypt.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool memory_fails;
static bool salt_fails;
static int crypt_error;	       /* what crypt fails with */
static const char *crypt_says; /* what it returns instead */
static const char made_up_setting[] = "$y$j9T$yGQv7mVnYbT2WqkRzE4hJ1";

void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
char *__real_crypt_gensalt_rn(const char *prefix, unsigned long count, const char *bytes,
			      int n_bytes, char *output, int size);
char *__wrap_crypt_gensalt_rn(const char *prefix, unsigned long count, const char *bytes,
			      int n_bytes, char *output, int size);
char *__real_crypt_rn(const char *phrase, const char *setting, void *data, int size);
char *__wrap_crypt_rn(const char *phrase, const char *setting, void *data, int size);

/* The work area of crypt: what is in it when it is freed. */
static struct {
	const uint8_t *ptr;
	size_t size;
	unsigned freed, left; /* how often it was freed, and how often not empty */
} area;

void __real_free(void *ptr);
void __wrap_free(void *ptr);

void *__wrap_calloc(size_t count, size_t size)
{
	void *ptr = memory_fails ? NULL : __real_calloc(count, size);

	area.ptr = ptr;
	area.size = count * size;
	return ptr;
}

void __wrap_free(void *ptr)
{
	bool empty = true;

	if (ptr && ptr == area.ptr) {
		for (size_t i = 0; i < area.size; i++)
			empty = empty && area.ptr[i] == 0;
		area.freed++;
		area.left += !empty;
		area.ptr = NULL;
	}
	__real_free(ptr);
}

char *__wrap_crypt_gensalt_rn(const char *prefix, unsigned long count, const char *bytes,
			      int n_bytes, char *output, int size)
{
	if (salt_fails)
		return NULL;
	if (crypt_says) { /* what crypt leaves on the stack is its own matter */
		assert_true((size_t)size >= sizeof(made_up_setting));
		memcpy(output, made_up_setting, sizeof(made_up_setting));
		return output;
	}
	return __real_crypt_gensalt_rn(prefix, count, bytes, n_bytes, output, size);
}

char *__wrap_crypt_rn(const char *phrase, const char *setting, void *data, int size)
{
	if (crypt_error) {
		errno = crypt_error;
		return NULL;
	}
	if (crypt_says)
		return memcpy(data, crypt_says, strlen(crypt_says) + 1);
	return __real_crypt_rn(phrase, setting, data, size);
}

static int reset(void **state)
{
	(void)state;
	memory_fails = salt_fails = false;
	crypt_error = 0;
	crypt_says = NULL;
	memset(&area, 0, sizeof(area));
	return 0;
}

#define SHA512                                                         \
	"$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnI" \
	"FNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"
#define YESCRYPT \
	"$y$j9T$LdJMENpBABJJ3hIHjB1Bi.$iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6"

static void knows_every_method_of_crypt(void **state)
{
	static const struct {
		const char *hash, *password;
	} cases[] = {
		{ SHA512, "Hello world!" },
		{ "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
		  "Hello world!" },
		{ "$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "U*U" },
		{ "rl.3StKT.4T8M", "rasmuslerdorf" },
		{ YESCRYPT, "pleaseletmein" },
	};
	bool matches = false;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_int_equal(hash_matches(cases[i].hash, cases[i].password, &matches),
				 0);
		CHECK(matches, cases[i].hash);
		assert_int_equal(hash_matches(cases[i].hash, "Rasmus", &matches), 0);
		CHECK(!matches, cases[i].hash);
	}
}

static void a_locked_or_empty_hash_matches_nothing(void **state)
{
	static const char *const hashes[] = { "",    "!",  "*",	 "!!",
					      "!*",  "*0", "*1", ("!" YESCRYPT),
					      "*LK*" };
	bool matches = true;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(hashes); i++) {
		matches = true;
		assert_int_equal(hash_matches(hashes[i], "pleaseletmein", &matches), 0);
		CHECK(!matches, hashes[i]);
		matches = true;
		assert_int_equal(hash_matches(hashes[i], "", &matches), 0);
		CHECK(!matches, hashes[i]);
	}
}

/* crypt takes each of these as a setting and makes some hash from it. */
static void a_setting_alone_matches_nothing(void **state)
{
	static const char *const settings[] = { "ab",
						"$1$",
						"$5$",
						"$6$",
						"$6$saltstring",
						"$y$j9T$",
						"$y$j9T$LdJMENpBABJJ3hIHjB1Bi." };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(settings); i++) {
		bool matches = true;
		CHECK(hash_matches(settings[i], "pw", &matches) == 0, settings[i]);
		CHECK(!matches, settings[i]);
	}
}

static void a_hash_that_was_cut_or_lengthened_matches_nothing(void **state)
{
	char hash[sizeof(YESCRYPT) + 1] = YESCRYPT;
	size_t len = strlen(hash);

	(void)state;
	for (size_t cut = 1; cut < 12; cut++) {
		bool matches = false;
		hash[len - cut] = '\0';
		int error = hash_matches(hash, "pleaseletmein", &matches);
		assert_true(error == 0 || error == PWP_ERR_VALUE);
		assert_false(matches);
	}
	memcpy(hash, YESCRYPT ".", sizeof(hash));
	bool matches = false;
	int error = hash_matches(hash, "pleaseletmein", &matches);
	assert_true(error == 0 || error == PWP_ERR_VALUE);
	assert_false(matches);
}

static void what_crypt_cannot_compute_is_an_error(void **state)
{
	static const char *const hashes[] = { "x",	"$",   "$z$abc$def", "$y$",
					      "$y$j9T", "a:b", "\xc3\xa4" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(hashes); i++) {
		bool matches = true;
		CHECK(hash_matches(hashes[i], "pw", &matches) == PWP_ERR_VALUE,
		      hashes[i]);
		CHECK(matches, "an output is written on success only");
	}
}

static void a_password_that_crypt_cannot_hold_is_an_error(void **state)
{
	char password[514];
	char hash[HASH_SIZE] = "";
	bool matches = false;

	(void)state;
	memset(password, 'x', sizeof(password));
	password[511] = '\0';
	assert_int_equal(hash_make(password, hash), 0);
	assert_int_equal(hash_matches(hash, password, &matches), 0);
	assert_true(matches);
	hash[0] = '\0';
	password[511] = 'x';
	password[512] = '\0';
	assert_int_equal(hash_make(password, hash), PWP_ERR_VALUE);
	assert_string_equal(hash, "");
	assert_int_equal(hash_matches(YESCRYPT, password, &matches), PWP_ERR_VALUE);
}

static void makes_hashes_that_match_and_have_the_form(void **state)
{
	static const char *const passwords[] = { "", "correct horse",
						 "p\xc3\xa4ss\xffw" };
	char hash[HASH_SIZE];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(passwords); i++) {
		bool matches = false;
		assert_int_equal(hash_make(passwords[i], hash), 0);
		assert_true(hash_is_complete(hash));
		assert_int_equal(hash_matches(hash, passwords[i], &matches), 0);
		assert_true(matches);
		assert_int_equal(hash_matches(hash, "other", &matches), 0);
		assert_false(matches);
	}
}

/* Salt and hash; what stands before them is the method and its cost. */
static const char *own_part(const char *hash)
{
	return strchr(hash + strlen("$y$"), '$') + 1;
}

static void two_users_with_one_password_share_nothing(void **state)
{
	char one[HASH_SIZE], other[HASH_SIZE], piece[9] = "";

	(void)state;
	assert_int_equal(hash_make("the same password", one), 0);
	assert_int_equal(hash_make("the same password", other), 0);
	const char *text = own_part(one);
	size_t len = strlen(text);
	assert_true(len > 60);
	for (size_t i = 0; i + 8 <= len; i++) {
		memcpy(piece, text + i, 8);
		assert_null(strstr(own_part(other), piece));
	}
}

static void only_a_whole_yescrypt_hash_has_the_form(void **state)
{
	static const char *const others[] = {
		"",
		"*0",
		"!" YESCRYPT,
		YESCRYPT ".",
		YESCRYPT "\n",
		YESCRYPT "$",
		" " YESCRYPT,
		"$y$j9T$",
		"$y$j9T$$iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6",
		"$y$j9T$LdJMENpBABJJ3hIHjB1B$iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6",
		"$y$j9T$LdJMENpBABJJ3hIHjB1Bi..$"
		"iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6",
		"$y$j9T$LdJMENpBABJJ3hIHjB1Bi.$"
		"iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq",
		"$y$j9T$LdJMENpBABJJ3hIHjB1Bi_$"
		"iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6",
		"$y$j$LdJMENpBABJJ3hIHjB1Bi.$iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6",
		"$y$9jT$LdJMENpBABJJ3hIHjB1Bi.$"
		"iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6",
		"y$j9T$LdJMENpBABJJ3hIHjB1Bi.$"
		"iofk68xbXBoXKsxTyMBCh2qkQuzQZ2Zik521F9TsTq6",
	};
	char longest[2 * HASH_SIZE];

	(void)state;
	assert_true(hash_is_complete(YESCRYPT));
	for (size_t i = 0; i < COUNT_OF(others); i++)
		CHECK(!hash_is_complete(others[i]), others[i]);
	memset(longest, 'j', sizeof(longest));
	memcpy(longest, "$y$j", 4);
	memcpy(longest + sizeof(longest) - 68, &YESCRYPT[6], 68);
	assert_false(hash_is_complete(longest));
}

static void a_whole_hash_is_of_a_method_that_crypt_has(void **state)
{
	static const char *const whole[] = {
		YESCRYPT,
		SHA512,
		"$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
		"$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
		"$1$saltsalt$EWGl2M2JRgSnaRDtHGOwW/",
		"rl.3StKT.4T8M",
	};
	static const char *const others[] = {
		"x",
		"NP",
		"rl.3StKT.4T8",
		"password-not-set-yet",
		"passwordNotSetYet",
		"rl.3StKT.4T8Mx",
		"rl.3StKT:4T8M",
		"rl.3StKT 4T8M",
		"rl.3StKT\n4T8M",
		"rl.3StK\xc3\xa4T8M",
		"!rl.3StKT.4T8M",
		"*rl.3StKT.4T8M",
		"*LK*rl.3StKT.4T8M",
		"$0$saltstring$EWGl2M2JRgSnaRDtHGOwW/",
		"$none$saltstring$EWGl2M2JRgSnaRDtHGOwW/",
	};
	char longest[HASH_SIZE + 1];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(whole); i++)
		CHECK(hash_is_complete(whole[i]), whole[i]);
	for (size_t i = 0; i < COUNT_OF(others); i++)
		CHECK(!hash_is_complete(others[i]), others[i]);
	memset(longest, 'x', sizeof(longest)); /* without an end */
	memcpy(longest, SHA512, strlen(SHA512));
	assert_false(hash_is_complete(longest));
	longest[HASH_SIZE - 1] = '\0';
	assert_true(hash_is_complete(longest));
}

static void every_failure_of_the_system_is_told(void **state)
{
	char hash[HASH_SIZE] = "";
	bool matches = true;

	(void)state;
	memory_fails = true;
	assert_int_equal(hash_make("x", hash), PWP_ERR_NOMEM);
	assert_int_equal(hash_matches(YESCRYPT, "x", &matches), PWP_ERR_NOMEM);
	memory_fails = false;
	crypt_error = ENOMEM;
	assert_int_equal(hash_make("x", hash), PWP_ERR_NOMEM);
	assert_int_equal(hash_matches(YESCRYPT, "x", &matches), PWP_ERR_NOMEM);
	crypt_error = ENOSYS;
	assert_int_equal(hash_make("x", hash), PWP_ERR_VALUE);
	assert_int_equal(hash_matches(YESCRYPT, "x", &matches), PWP_ERR_VALUE);
	crypt_error = 0;
	salt_fails = true;
	assert_int_equal(hash_make("x", hash), PWP_ERR_RANDOM);
	assert_string_equal(hash, "");
	assert_true(matches);
}

static void nothing_of_a_hash_stays_in_the_work_area(void **state)
{
	char hash[HASH_SIZE];
	bool matches = false;

	(void)state;
	assert_int_equal(hash_make("pleaseletmein", hash), 0);
	assert_int_equal(hash_matches(YESCRYPT, "pleaseletmein", &matches), 0);
	assert_int_equal(hash_matches(SHA512, "other", &matches), 0);
	crypt_says = "$6$salt$weaker";
	assert_int_equal(hash_make("pleaseletmein", hash), PWP_ERR_VALUE);
	assert_int_equal(area.freed, 4);
	assert_int_equal(area.left, 0);
}

static void *make_one(void *hash)
{
	int error = hash_make("pleaseletmein", hash);

	return error ? hash : NULL;
}

/* The address sanitizer spreads variables over frames and memory of its own. */
#ifdef __SANITIZE_ADDRESS__
#define STACK_IS_SEARCHED false
#else
#define STACK_IS_SEARCHED true
#endif

static void no_salt_stays_on_the_stack(void **state)
{
	static char hash[HASH_SIZE];

	(void)state;
	crypt_says = YESCRYPT;
	uint8_t *stack = own_stack_run(make_one, hash);
	assert_string_equal(hash, YESCRYPT);
	const char *salt = own_part(made_up_setting);
	assert_true(strlen(salt) > 20);
	if (STACK_IS_SEARCHED)
		assert_null(memmem(stack, OWN_STACK_SIZE, salt, strlen(salt)));
	free(stack);
}

static void a_failure_token_is_no_hash(void **state)
{
	char hash[HASH_SIZE] = "";
	bool matches = false;

	(void)state;
	crypt_says = "*0";
	assert_int_equal(hash_make("x", hash), PWP_ERR_VALUE);
	assert_int_equal(hash_matches(YESCRYPT, "x", &matches), PWP_ERR_VALUE);
	crypt_says = "$6$salt$weaker"; /* nor is what another method made */
	assert_int_equal(hash_make("x", hash), PWP_ERR_VALUE);
	assert_string_equal(hash, "");
}

#define TEST(name) cmocka_unit_test_setup(name, reset)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(knows_every_method_of_crypt),
		TEST(a_locked_or_empty_hash_matches_nothing),
		TEST(a_setting_alone_matches_nothing),
		TEST(a_hash_that_was_cut_or_lengthened_matches_nothing),
		TEST(what_crypt_cannot_compute_is_an_error),
		TEST(a_password_that_crypt_cannot_hold_is_an_error),
		TEST(makes_hashes_that_match_and_have_the_form),
		TEST(two_users_with_one_password_share_nothing),
		TEST(only_a_whole_yescrypt_hash_has_the_form),
		TEST(a_whole_hash_is_of_a_method_that_crypt_has),
		TEST(every_failure_of_the_system_is_told),
		TEST(nothing_of_a_hash_stays_in_the_work_area),
		TEST(no_salt_stays_on_the_stack),
		TEST(a_failure_token_is_no_hash),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
