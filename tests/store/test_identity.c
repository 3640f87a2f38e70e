/* SPDX-License-Identifier: MIT */
/*
 * store/identity.c: whether an account is the one about which things are kept, after userdel,
 * useradd and usermod have done to passwd and shadow what they do.
 */
#include "store/identity.h"

#include "keep.h"
#include "store/record/history.h"
#include "store/record/known_names.h"
#include "store/sealed/versions.h"
#include "store/stored_kinds.h"

#include <errno.h>
#include <pwd.h>

#define UID 2002

static const char *in_passwd[4]; /* names with the user id */
static int user_fails;

int __wrap_getpwnam_r(const char *name, struct passwd *entry, char *buf, size_t size,
		      struct passwd **ret_entry);

int __wrap_getpwnam_r(const char *name, struct passwd *entry, char *buf, size_t size,
		      struct passwd **ret_entry)
{
	*ret_entry = NULL;
	if (user_fails)
		return user_fails;
	for (size_t i = 0; i < COUNT_OF(in_passwd); i++) {
		if (!in_passwd[i] || strcmp(in_passwd[i], name) != 0)
			continue;
		snprintf(buf, size, "%s", name);
		*entry =
			(struct passwd){ .pw_name = buf, .pw_uid = UID, .pw_gecos = buf };
		*ret_entry = entry;
	}
	return 0;
}

static char shadow[2 * PATH_MAX + 8];

static int setup(void **state)
{
	if (keep_setup(state) != 0)
		return -1;
	struct keep *keep = *state;
	memset(in_passwd, 0, sizeof(in_passwd));
	user_fails = 0;
	snprintf(shadow, sizeof(shadow), "%s/shadow", keep->scratch.folder);
	keep->places.shadow = shadow;
	return 0;
}

static struct account account_of(const char *name)
{
	static char names[4][300];
	static unsigned next;
	char *copy = names[next++ % COUNT_OF(names)];

	snprintf(copy, sizeof(names[0]), "%s", name);
	return (struct account){ .user = copy, .uid = UID };
}

#define HASH(letter) \
	"$6$saltsalt$" letter letter letter letter letter letter letter letter

/* Sets shadow, up to two lines. */
static void set_shadow(struct keep *keep, const char *name, const char *hash,
		       const char *second, const char *second_hash)
{
	char text[2000];

	snprintf(text, sizeof(text),
		 "root:*:20000:0:99999:7:::\n%s:%s:20000:0:99999:7:::\n"
		 "%s:%s:20000:0:99999:7:::\n",
		 name, hash, second ? second : "nobody", second ? second_hash : "*");
	scratch_text(&keep->scratch, "shadow", text);
	in_passwd[0] = name;
	in_passwd[1] = second;
}

static bool confirm(struct keep *keep, const char *name, const char *kept_as)
{
	struct account account = account_of(name);
	struct identity identity;
	bool anew = false;

	assert_int_equal(identity_confirm(&keep->places, &account, &identity, &anew), 0);
	assert_string_equal(identity.name, kept_as);
	assert_int_equal(identity.uid, UID);
	return anew;
}

/* Something of every kind that was kept about the account. */
static void keep_something(struct keep *keep, const char *kept_as)
{
	struct account account = account_of(kept_as);

	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++)
		if (strcmp(kind->name, KNOWN_NAMES_KIND) != 0)
			assert_int_equal(keep_replace(keep, kind->name, &account, "x\n"),
					 0);
}

static size_t count_kept(struct keep *keep)
{
	char name[64];
	size_t count = 0;

	for (const struct stored_kind *kind = stored_kinds; kind->name; kind++) {
		snprintf(name, sizeof(name), "%s/%d", kind->name, UID);
		count +=
			strcmp(kind->name, KNOWN_NAMES_KIND) != 0 && keep_has(keep, name);
	}
	return count;
}

static void an_account_is_the_same_from_login_to_login(void **state)
{
	struct keep *keep = *state;

	set_shadow(keep, "ben", HASH("a"), NULL, NULL);
	assert_false(confirm(keep, "ben", "ben"));
	keep_something(keep, "ben");
	assert_false(confirm(keep, "ben", "ben"));
	set_shadow(keep, "ben", HASH("b"), NULL, NULL); /* passwd */
	assert_false(confirm(keep, "ben", "ben"));
	set_shadow(keep, "ben", "!" HASH("b"), NULL, NULL); /* usermod -L */
	assert_false(confirm(keep, "ben", "ben"));
	set_shadow(keep, "ben", HASH("b"), NULL, NULL); /* usermod -U */
	assert_false(confirm(keep, "ben", "ben"));
	assert_int_equal(count_kept(keep), 3);
}

/* userdel ben; useradd -u 2002 zara */
static void a_user_id_that_was_given_away_inherits_nothing(void **state)
{
	static const char *const fresh[] = { "!", "*", "", HASH("z") };
	struct keep *keep = *state;

	for (size_t i = 0; i < COUNT_OF(fresh); i++) {
		struct account zara = account_of("zara");
		struct identity identity;

		set_shadow(keep, "ben", HASH("a"), NULL, NULL);
		(void)confirm(keep, "ben", "ben");
		keep_something(keep, "ben");
		set_shadow(keep, "zara", fresh[i], NULL, NULL);
		assert_int_equal(identity_find(&keep->places, &zara, &identity),
				 PWP_ERR_UNKNOWN);
		assert_int_equal(count_kept(keep), 3);
		assert_true(confirm(keep, "zara", "zara"));
		assert_int_equal(count_kept(keep), 0);
		assert_false(confirm(keep, "zara", "zara"));
		assert_int_equal(identity_find(&keep->places, &zara, &identity), 0);
		assert_string_equal(identity.name, "zara");
		assert_int_equal(versions_remove(&keep->places, KNOWN_NAMES_KIND, UID),
				 0);
	}
}

/* userdel ben; useradd -u 2002 ben: another person of that name, without a password yet. */
static void a_name_that_was_created_anew_inherits_nothing(void **state)
{
	struct keep *keep = *state;

	set_shadow(keep, "ben", HASH("a"), NULL, NULL);
	(void)confirm(keep, "ben", "ben");
	keep_something(keep, "ben");
	set_shadow(keep, "ben", "!", NULL, NULL);
	assert_true(confirm(keep, "ben", "ben"));
	assert_int_equal(count_kept(keep), 0);
	assert_false(confirm(keep, "ben", "ben"));
	set_shadow(keep, "ben", HASH("c"), NULL, NULL);
	assert_false(confirm(keep, "ben", "ben"));
}

/* usermod -l zara ben, and once more, and back */
static void a_renamed_account_keeps_all(void **state)
{
	static const char *const names[] = { "zara", "zoe", "ben", "Zo\xc3\xab van Dam" };
	struct keep *keep = *state;

	set_shadow(keep, "ben", HASH("a"), NULL, NULL);
	(void)confirm(keep, "ben", "ben");
	keep_something(keep, "ben");
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		set_shadow(keep, names[i], HASH("a"), NULL, NULL);
		assert_false(confirm(keep, names[i], "ben"));
		assert_int_equal(count_kept(keep), 3);
	}
}

/* Two lines of passwd with one user id, each with a password of its own. */
static void two_names_share_what_is_kept(void **state)
{
	struct keep *keep = *state;

	set_shadow(keep, "ben", HASH("a"), "benji", HASH("b"));
	assert_false(confirm(keep, "ben", "ben"));
	keep_something(keep, "ben");
	assert_false(confirm(keep, "benji", "ben"));
	assert_false(confirm(keep, "ben", "ben"));
	set_shadow(keep, "ben", HASH("a"), "benji", HASH("c"));
	assert_false(confirm(keep, "benji", "ben"));
	assert_int_equal(count_kept(keep), 3);
}

static void a_directorys_account_has_no_password_here(void **state)
{
	struct keep *keep = *state;

	set_shadow(keep, "somebody", HASH("a"), NULL, NULL);
	in_passwd[0] = "ldap";
	assert_false(confirm(keep, "ldap", "ldap"));
	keep_something(keep, "ldap");
	assert_false(confirm(keep, "ldap", "ldap"));
	assert_int_equal(count_kept(keep), 3);
	in_passwd[0] = "other";
	assert_true(confirm(keep, "other", "other"));
}

/* A directory client that from now on writes names with their domain, or without it. */
static void a_domain_before_or_after_a_name_is_no_other_account(void **state)
{
	static const char *const names[] = { "ann@school.example", "SCHOOL\\ann", "ann",
					     "ann@other.example" };
	struct keep *keep = *state;

	set_shadow(keep, "somebody", HASH("a"), NULL, NULL);
	in_passwd[0] = "ann";
	assert_false(confirm(keep, "ann", "ann"));
	keep_something(keep, "ann");
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		in_passwd[0] = names[i];
		assert_false(confirm(keep, names[i], "ann"));
		assert_int_equal(count_kept(keep), 3);
	}
	in_passwd[0] = "anna@school.example";
	assert_true(confirm(keep, "anna@school.example", "anna@school.example"));
}

/* Name services that do not answer must not look like an account that is gone. */
static void what_cannot_be_found_out_is_an_error(void **state)
{
	struct keep *keep = *state;
	struct account account = account_of("zara");
	struct identity identity;
	bool anew;

	set_shadow(keep, "ben", HASH("a"), NULL, NULL);
	(void)confirm(keep, "ben", "ben");
	keep_something(keep, "ben");
	set_shadow(keep, "zara", HASH("z"), NULL, NULL);
	user_fails = EIO;
	assert_int_equal(identity_confirm(&keep->places, &account, &identity, &anew),
			 PWP_ERR_FILE);
	user_fails = 0;
	assert_int_equal(truncate(keep_file(keep, "account/2002"), 30), 0);
	assert_int_equal(identity_confirm(&keep->places, &account, &identity, &anew),
			 PWP_ERR_CORRUPT);
	assert_int_equal(unlink(shadow), 0);
	assert_int_equal(identity_find(&keep->places, &account, &identity), PWP_ERR_FILE);
	account.uid = -1;
	assert_int_equal(identity_find(&keep->places, &account, &identity),
			 PWP_ERR_VALUE);
	assert_int_equal(identity_assume(&account, &identity), PWP_ERR_VALUE);
	assert_int_equal(count_kept(keep), 3);
}

/* ---- the file */

static void other_lines_are_corrupt(void **state)
{
#define MARK "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	static const struct {
		const char *body;
		int error;
	} cases[] = {
		{ "known none ben\n", 0 },
		{ "known " MARK " ben\n", 0 },
		{ "known " MARK " ben\nknown none a b\n", 0 },
		{ "", PWP_ERR_CORRUPT },
		{ "known none \n", PWP_ERR_CORRUPT },
		{ "known none\n", PWP_ERR_CORRUPT },
		{ "known  ben\n", PWP_ERR_CORRUPT },
		{ "known nonE ben\n", PWP_ERR_CORRUPT },
		{ "known " MARK "0 ben\n", PWP_ERR_CORRUPT },
		{ "known A" MARK " ben\n", PWP_ERR_CORRUPT },
		{ "name none ben\n", PWP_ERR_CORRUPT },
		{ "known none a\nknown none b\nknown none c\nknown none d\nknown none e\n"
		  "known none f\nknown none g\nknown none h\nknown none i\n",
		  PWP_ERR_CORRUPT },
	};
	struct keep *keep = *state;
	struct account account = account_of("ben");

	assert_int_equal(known_names_check(&keep->places, &account), PWP_ERR_UNKNOWN);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_int_equal(
			keep_replace(keep, KNOWN_NAMES_KIND, &account, cases[i].body), 0);
		CHECK(known_names_check(&keep->places, &account) == cases[i].error,
		      cases[i].body);
	}
}

/* However often an account is renamed, it is known by its first name and by the last ones. */
static void the_first_name_is_never_forgotten(void **state)
{
	struct known_names known = { .count = 0 };
	char name[8];

	(void)state;
	for (int i = 0; i < 20; i++) {
		snprintf(name, sizeof(name), "n%d", i);
		assert_true(known_names_learn(&known, name, ""));
		assert_false(known_names_learn(&known, name, ""));
	}
	assert_true(known_names_learn(&known, name, MARK));
	assert_int_equal(known.count, KNOWN_NAMES_MAX);
	assert_string_equal(known.names[0].name, "n0");
	assert_string_equal(known.names[KNOWN_NAMES_MAX - 1].name, "n19");
	assert_true(known_names_have_mark(&known, MARK));
	assert_false(known_names_have_mark(&known, ""));
	assert_int_equal(known_names_find(&known, "n13"), 1);
	assert_int_equal(known_names_find(&known, "n12"), KNOWN_NAMES_MAX);
}

#define KEPT(test) cmocka_unit_test_setup_teardown(test, setup, keep_teardown)

/* The lines of shadow are gone for a moment, as while an editor writes the file anew. */
static void a_line_that_is_missing_removes_nothing(void **state)
{
	struct keep *keep = *state;
	struct account renamed = account_of("bilal");
	struct identity identity;
	bool anew = true;

	set_shadow(keep, "alice", HASH("a"), NULL, NULL);
	assert_false(confirm(keep, "alice", "alice"));
	keep_something(keep, "alice");
	size_t kept = count_kept(keep);
	scratch_text(&keep->scratch, "shadow", "root:*:20000:0:99999:7:::\n");
	assert_false(confirm(keep, "alice", "alice"));
	in_passwd[0] = "bilal";
	keep->places.passwd = keep_path(keep, "../passwd");
	scratch_text(&keep->scratch, "passwd", "bilal:x:2002:2002::/:/bin/sh\n");
	assert_int_equal(identity_confirm(&keep->places, &renamed, &identity, &anew),
			 PWP_ERR_FILE);
	assert_int_equal(count_kept(keep), kept);
	set_shadow(keep, "bilal", HASH("a"), NULL, NULL);
	assert_false(confirm(keep, "bilal", "alice"));
	assert_int_equal(count_kept(keep), kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		KEPT(an_account_is_the_same_from_login_to_login),
		KEPT(a_user_id_that_was_given_away_inherits_nothing),
		KEPT(a_name_that_was_created_anew_inherits_nothing),
		KEPT(a_renamed_account_keeps_all),
		KEPT(two_names_share_what_is_kept),
		KEPT(a_directorys_account_has_no_password_here),
		KEPT(a_domain_before_or_after_a_name_is_no_other_account),
		KEPT(what_cannot_be_found_out_is_an_error),
		KEPT(other_lines_are_corrupt),
		KEPT(the_first_name_is_never_forgotten),
		KEPT(a_line_that_is_missing_removes_nothing),
	};
	return cmocka_run_group_tests_name("identity", tests, NULL, NULL);
}
