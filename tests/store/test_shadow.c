/* SPDX-License-Identifier: MIT */
/*
 * The shadow file through the trusted reader, and passwords against its hashes, which
 * libxcrypt makes here at its lowest costs.
 */
#include "store/system/shadow.h"

#include "system/trusted_file.h"
#include "keep.h"

#include <crypt.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

#define PASSWORD "Harbour-Kettle-52"

static struct places places;
static int read_error;		    /* what every read fails with; 0: none */
static size_t allocations, fail_at; /* fail_at 0: none fails */

ssize_t __real_read(int fd, void *buf, size_t size);
ssize_t __wrap_read(int fd, void *buf, size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);

ssize_t __wrap_read(int fd, void *buf, size_t size)
{
	if (read_error == 0)
		return __real_read(fd, buf, size);
	errno = read_error;
	return -1;
}

void *__wrap_calloc(size_t count, size_t size)
{
	return ++allocations == fail_at ? NULL : __real_calloc(count, size);
}

static int setup(void **state)
{
	read_error = 0;
	return scratch_setup(state);
}

static void use(const char *path)
{
	static char shadow[PATH_MAX];

	snprintf(shadow, sizeof(shadow), "%s", path);
	places = (struct places){ .shadow = shadow, .trust = TRUSTED_FILE_EUID };
}

static void write_shadow(struct scratch *scratch, const char *text)
{
	use(scratch_text(scratch, "shadow", text));
}

static int find(const char *user, struct shadow *ret_shadow)
{
	alarm(5); /* nothing may wait */
	int error = shadow_find(&places, user, ret_shadow);
	alarm(0);
	return error;
}

static int find_bob(void)
{
	struct shadow shadow = { .found = true };
	int error = find("bob", &shadow);

	assert_true(error || shadow.found);
	return error;
}

static void reads_a_user(void **state)
{
	struct shadow shadow;

	write_shadow(*state, "root:*:19000:0:99999:7:::\n"
			     "bob:$6$salt$digest:19876:1:180:14:30:20999:\n"
			     "zoe:!:19877:0:99999:7:::\n");
	assert_int_equal(find("bob", &shadow), 0);
	assert_true(shadow.found && shadow.has_password && !shadow.locked);
	assert_int_equal(shadow.last_change, 19876);
	assert_int_equal(shadow.min_days, 1);
	assert_int_equal(find("zoe", &shadow), 0);
	assert_true(shadow.found && shadow.locked);
	assert_int_equal(find("alice", &shadow), 0);
	assert_false(shadow.found);
	assert_int_equal(shadow.last_change, -1);
}

static void reads_lines_that_lie_across_pieces(void **state)
{
	static char text[3 * 4096];
	struct shadow shadow;

	for (size_t before = 4096 - 40; before <= 4096 + 2; before++) {
		memset(text, 'x', before);
		text[before - 1] = '\n';
		snprintf(text + before, 64, "bob:$6$salt$digest:19876::::::\n");
		write_shadow(*state, text);
		assert_int_equal(find("bob", &shadow), 0);
		assert_true(shadow.found);
		assert_int_equal(shadow.last_change, 19876);
	}
}

static void says_when_the_line_is_malformed(void **state)
{
	struct shadow shadow = { .last_change = 12345 };
	bool matches = true;

	write_shadow(*state, "bob:$6$salt$digest:yesterday::::::\n");
	assert_int_equal(find("bob", &shadow), PWP_ERR_CORRUPT);
	assert_int_equal(shadow.last_change, 12345);
	assert_int_equal(shadow_matches(&places, "bob", PASSWORD, &matches),
			 PWP_ERR_CORRUPT);
	assert_true(matches);
}

static void says_when_the_file_cannot_be_read(void **state)
{
	static const int errors[] = { EIO, EACCES, EAGAIN, ESTALE };

	write_shadow(*state, "bob::7::::::\n");
	for (size_t i = 0; i < COUNT_OF(errors); i++) {
		read_error = errors[i];
		assert_int_equal(find_bob(), PWP_ERR_FILE);
	}
	use(scratch_path(*state, "none"));
	assert_int_equal(find_bob(), PWP_ERR_FILE);
}

static void refuses_a_file_that_others_can_change(void **state)
{
	char path[PATH_MAX];

	write_shadow(*state, "bob::7::::::\n");
	snprintf(path, sizeof(path), "%s", places.shadow);
	assert_int_equal(find_bob(), 0);
	assert_int_equal(chmod(path, 0620), 0);
	assert_int_equal(find_bob(), PWP_ERR_UNTRUSTED);
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(find_bob(), 0);
	places.trust = 0; /* /tmp is above it */
	assert_int_equal(find_bob(), PWP_ERR_UNTRUSTED);
	assert_int_equal(link(path, scratch_path(*state, "other")), 0);
	use(path);
	assert_int_equal(find_bob(), PWP_ERR_UNTRUSTED);
}

static void refuses_what_is_no_file_without_waiting(void **state)
{
	assert_int_equal(symlink("/etc/passwd", scratch_path(*state, "link")), 0);
	use(scratch_path(*state, "link"));
	assert_int_equal(find_bob(), PWP_ERR_UNTRUSTED);
	assert_int_equal(mkfifo(scratch_path(*state, "fifo"), 0600), 0);
	use(scratch_path(*state, "fifo"));
	assert_int_equal(find_bob(), PWP_ERR_UNTRUSTED);
	use(scratch_folder(*state, "folder", 0700));
	assert_int_equal(find_bob(), PWP_ERR_UNTRUSTED);
}

/* A line with the hash of PASSWORD, under a setting such as "$6$rounds=1000$salt". */
static void write_hash(struct scratch *scratch, const char *lock, const char *setting)
{
	static struct crypt_data data;
	char text[600];
	const char *hash = crypt_r(PASSWORD, setting, &data);

	assert_non_null(hash);
	assert_int_not_equal(hash[0], '*');
	snprintf(text, sizeof(text), "bobby:x:1::::::\nbob:%s%s:1::::::\n", lock, hash);
	write_shadow(scratch, text);
}

static bool matches(const char *user, const char *password)
{
	bool found = false;

	assert_int_equal(shadow_matches(&places, user, password, &found), 0);
	return found;
}

static void matches_the_password_under_every_method(void **state)
{
	static const char *const settings[] = {
		"$y$j75$saltsaltsaltsaltsalt.0",
		"$6$rounds=1000$saltsalt",
		"$5$rounds=1000$saltsalt",
		"$2b$04$abcdefghijklmnopqrstuu",
		"$1$saltsalt",
		"ab",
	};

	for (size_t i = 0; i < COUNT_OF(settings); i++) {
		write_hash(*state, "", settings[i]);
		CHECK(matches("bob", PASSWORD), settings[i]);
		CHECK(!matches("bob", "harbour-kettle-52"), settings[i]);
		CHECK(!matches("bob", ""), settings[i]);
		CHECK(!matches("bobby", PASSWORD), settings[i]);
		CHECK(!matches("alice", PASSWORD), settings[i]);
	}
}

static void a_locked_or_missing_hash_matches_nothing(void **state)
{
	static const char *const lines[] = { "bob::1::::::\n", "bob:*:1::::::\n",
					     "bob:!:1::::::\n", "bob:x:1::::::\n" };

	write_hash(*state, "!", "$6$rounds=1000$saltsalt");
	assert_false(matches("bob", PASSWORD));
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		write_shadow(*state, lines[i]);
		CHECK(!matches("bob", PASSWORD), lines[i]);
		CHECK(!matches("bob", ""), lines[i]);
	}
}

/* "" where there is none; what was there before is gone. */
static const char *find_hash(const char *user)
{
	static char hash[HASH_SIZE];
	struct shadow shadow = { .found = false };

	memset(hash, 'z', sizeof(hash));
	assert_int_equal(shadow_find_hash(&places, user, &shadow, hash), 0);
	assert_int_equal(shadow.last_change, shadow.found ? 1 : -1);
	for (size_t i = strlen(hash); i < sizeof(hash); i++)
		assert_int_equal(hash[i], '\0');
	return hash;
}

static void gives_the_hash_that_the_history_is_to_keep(void **state)
{
	static const char *const locks[] = { "", "!", "!!", "*", "!*" };
	static const char *const settings[] = { "$y$j75$saltsaltsaltsaltsalt.0",
						"$6$rounds=1000$saltsalt",
						"$2b$04$abcdefghijklmnopqrstuu",
						"$1$saltsalt", "ab" };
	struct crypt_data data = { .initialized = 0 };

	for (size_t i = 0; i < COUNT_OF(settings); i++)
		for (size_t j = 0; j < COUNT_OF(locks); j++) {
			write_hash(*state, locks[j], settings[i]);
			CHECK(strcmp(find_hash("bob"),
				     crypt_r(PASSWORD, settings[i], &data)) == 0,
			      settings[i]);
			assert_string_equal(find_hash("bobby"), "");
			assert_string_equal(find_hash("alice"), "");
		}
}

static void gives_no_hash_that_is_none_or_too_long(void **state)
{
	static const char *const fields[] = {
		"",	"!",  "*",	 "!!", "x",
		"*LK*", "NP", "$y$j9T$", "$6", "$q$salt$abcdefghijkl"
	};
	char text[2 * HASH_SIZE + 32], field[2 * HASH_SIZE] = "$6$saltsalt$";
	char hash[HASH_SIZE] = "untouched";
	struct shadow shadow;

	for (size_t i = 0; i < COUNT_OF(fields); i++) {
		snprintf(text, sizeof(text), "bob:%s:1::::::\n", fields[i]);
		write_shadow(*state, text);
		CHECK(strcmp(find_hash("bob"), "") == 0, fields[i]);
	}
	memset(field + strlen(field), 'x', sizeof(field) - strlen(field) - 1);
	snprintf(text, sizeof(text), "bob:%s:1::::::\n", field);
	write_shadow(*state, text);
	assert_string_equal(find_hash("bob"), "");
	write_shadow(*state, "bob:x:1\n");
	assert_int_equal(shadow_find_hash(&places, "bob", &shadow, hash),
			 PWP_ERR_CORRUPT);
	assert_string_equal(hash, "untouched");
}

static void says_when_the_hash_cannot_be_computed(void **state)
{
	bool found = true;

	write_shadow(*state, "bob:$nothing$salt$digest:1::::::\n");
	assert_int_equal(shadow_matches(&places, "bob", PASSWORD, &found), PWP_ERR_VALUE);
	assert_true(found);
}

static void says_when_memory_is_out(void **state)
{
	bool found = true;

	write_hash(*state, "", "$6$rounds=1000$saltsalt");
	allocations = 0;
	assert_true(matches("bob", PASSWORD));
	assert_int_equal(allocations, 1);
	allocations = 0;
	fail_at = 1;
	int error = shadow_matches(&places, "bob", PASSWORD, &found);
	fail_at = 0;
	assert_int_equal(error, PWP_ERR_NOMEM);
	assert_true(found);
}

static void leaves_no_descriptor_open(void **state)
{
	unsigned before = keep_count("/proc/self/fd");

	says_when_the_line_is_malformed(state);
	says_when_the_file_cannot_be_read(state);
	read_error = 0;
	reads_a_user(state);
	assert_int_equal(keep_count("/proc/self/fd"), before);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_a_user),
		TEST(reads_lines_that_lie_across_pieces),
		TEST(says_when_the_line_is_malformed),
		TEST(says_when_the_file_cannot_be_read),
		TEST(refuses_a_file_that_others_can_change),
		TEST(refuses_what_is_no_file_without_waiting),
		TEST(matches_the_password_under_every_method),
		TEST(a_locked_or_missing_hash_matches_nothing),
		TEST(gives_the_hash_that_the_history_is_to_keep),
		TEST(gives_no_hash_that_is_none_or_too_long),
		TEST(says_when_the_hash_cannot_be_computed),
		TEST(says_when_memory_is_out),
		TEST(leaves_no_descriptor_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
