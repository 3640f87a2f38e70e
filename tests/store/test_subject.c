/* SPDX-License-Identifier: MIT */
/* The person and the request as this system makes them, with the system's answers replaced. */
#include "store/system/subject.h"

#include "base/str.h"
#include "check.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* What the name services say about the one user, alice, who is in two groups. */
struct services {
	int user_error, groups_error, group_error, name_error; /* an errno */
	bool no_memory;
};
static struct services services;

int __wrap_getpwnam_r(const char *name, struct passwd *entry, char *buf, size_t size,
		      struct passwd **ret_found);
int __wrap_getgrouplist(const char *user, gid_t gid, gid_t *gids, int *count);
int __wrap_getgrgid_r(gid_t gid, struct group *entry, char *buf, size_t size,
		      struct group **ret_found);
int __wrap_getgrnam_r(const char *name, struct group *entry, char *buf, size_t size,
		      struct group **ret_found);
int __wrap_gethostname(char *name, size_t size);
int __wrap_clock_gettime(clockid_t clock, struct timespec *ret_now);
char *__real_strdup(const char *text);
char *__wrap_strdup(const char *text);

static char user[] = "Alice", gecos[] = "Alice Khan,Room 7", home[] = "/home/ak";

int __wrap_getpwnam_r(const char *name, struct passwd *entry, char *buf, size_t size,
		      struct passwd **ret_found)
{
	(void)buf, (void)size;
	*entry = (struct passwd){ .pw_name = user,
				  .pw_gecos = gecos,
				  .pw_dir = home,
				  .pw_uid = 1001,
				  .pw_gid = 7 };
	*ret_found = strcmp(name, "alice") == 0 && !services.user_error ? entry : NULL;
	return services.user_error;
}

int __wrap_getgrouplist(const char *name, gid_t gid, gid_t *gids, int *count)
{
	(void)name;
	if (services.groups_error)
		return -1;
	gids[0] = gid;
	gids[1] = 8;
	*count = 2;
	return 2;
}

int __wrap_getgrgid_r(gid_t gid, struct group *entry, char *buf, size_t size,
		      struct group **ret_found)
{
	static char names[2][8] = { "year7", "chess" };

	(void)buf, (void)size;
	*entry = (struct group){ .gr_name = names[gid - 7], .gr_gid = gid };
	*ret_found = services.group_error ? NULL : entry;
	return services.group_error;
}

int __wrap_getgrnam_r(const char *name, struct group *entry, char *buf, size_t size,
		      struct group **ret_found)
{
	(void)name, (void)entry, (void)buf, (void)size;
	*ret_found = NULL;
	return services.name_error;
}

int __wrap_gethostname(char *name, size_t size)
{
	snprintf(name, size, "owl.school.example");
	return 0;
}

int __wrap_clock_gettime(clockid_t clock, struct timespec *ret_now)
{
	(void)clock;
	*ret_now = (struct timespec){ .tv_sec = 1795348800 }; /* in 2026 */
	return 0;
}

char *__wrap_strdup(const char *text)
{
	return services.no_memory ? NULL : __real_strdup(text);
}

static int setup(void **state)
{
	(void)state;
	memset(&services, 0, sizeof(services));
	return 0;
}

static bool is(struct pwp_text text, const char *wanted)
{
	return text.ptr && text.len == strlen(wanted) &&
	       memcmp(text.ptr, wanted, text.len) == 0;
}

static void tells_all_that_the_system_knows(void **state)
{
	struct pwp_request request = PWP_REQUEST_INIT;
	struct subject subject;

	(void)state;
	assert_int_equal(subject_find("alice", &subject), 0);
	assert_true(subject.found);
	assert_int_equal(subject.groups_error, 0);
	struct pwp_person person = subject_person(&subject);
	assert_int_equal(person.size, sizeof(person));
	assert_string_equal(person.user, "Alice");
	assert_int_equal(person.uid, 1001);
	assert_int_equal(person.n_groups, 2);
	assert_string_equal(person.groups[0], "year7");
	assert_string_equal(person.groups[1], "chess");
	assert_false(person.groups_unknown);
	subject_complete(&subject, &request);
	assert_true(is(request.user, "Alice"));
	assert_true(is(request.full_name, "Alice Khan,Room 7"));
	assert_true(is(request.home, "/home/ak"));
	assert_true(is(request.host, "owl.school.example"));
	assert_int_equal(request.year, 2026);
	subject_done(&subject);
	assert_null(subject.account.user);
}

static void keeps_what_the_request_says(void **state)
{
	struct pwp_request request = PWP_REQUEST_INIT;
	struct subject subject;

	(void)state;
	request.user = text_from_c("ak");
	request.full_name = text_from_c("A. Khan");
	request.home = text_from_c("");
	request.host = text_from_c("elm");
	request.year = 2001;
	assert_int_equal(subject_find("alice", &subject), 0);
	subject_complete(&subject, &request);
	assert_true(is(request.user, "ak"));
	assert_true(is(request.full_name, "A. Khan"));
	assert_true(is(request.home, ""));
	assert_true(is(request.host, "elm"));
	assert_int_equal(request.year, 2001);
	subject_done(&subject);
}

static void of_a_stranger_the_name_alone_is_known(void **state)
{
	struct pwp_request request = PWP_REQUEST_INIT;
	struct subject subject;

	(void)state;
	assert_int_equal(subject_find("carol", &subject), 0);
	assert_false(subject.found);
	struct pwp_person person = subject_person(&subject);
	assert_string_equal(person.user, "carol");
	assert_int_equal(person.uid, -1);
	assert_int_equal(person.n_groups, 0);
	assert_true(person.groups_unknown);
	subject_complete(&subject, &request);
	assert_true(is(request.user, "carol"));
	assert_null(request.full_name.ptr);
	assert_null(request.home.ptr);
	assert_int_equal(request.year, 2026);
	subject_done(&subject);
}

static void of_nobody_the_machine_alone_is_known(void **state)
{
	struct pwp_request request = PWP_REQUEST_INIT;
	struct subject subject;

	(void)state;
	assert_int_equal(subject_find(NULL, &subject), 0);
	assert_false(subject.found);
	subject_complete(&subject, &request);
	assert_null(request.user.ptr);
	assert_true(is(request.host, "owl.school.example"));
	assert_int_equal(request.year, 2026);
	subject_done(&subject);
}

static void groups_that_cannot_be_looked_up_are_told(void **state)
{
	struct subject subject;

	(void)state;
	services.group_error = EIO;
	assert_int_equal(subject_find("alice", &subject), 0);
	assert_true(subject.found);
	assert_int_equal(subject.groups_error, PWP_ERR_FILE);
	struct pwp_person person = subject_person(&subject);
	assert_int_equal(person.n_groups, 0);
	assert_true(person.groups_unknown);
	assert_int_equal(person.uid, 1001);
	subject_done(&subject);
}

static void groups_may_be_looked_up_later(void **state)
{
	struct subject subject;

	(void)state;
	assert_int_equal(subject_find_account("alice", &subject), 0);
	assert_true(subject.found);
	assert_int_not_equal(subject.groups_error, 0);
	assert_int_equal(subject_find_groups(&subject), 0);
	assert_int_equal(subject.groups_error, 0);
	assert_int_equal(subject.account.n_groups, 2);
	services.group_error = EIO;
	assert_int_equal(subject_find_groups(&subject), 0);
	assert_int_equal(subject.groups_error, PWP_ERR_FILE);
	subject_done(&subject);
}

/* What is no answer must not pass for one. */
static void a_failure_is_no_stranger(void **state)
{
	struct subject subject = { .host = "kept" };

	(void)state;
	services.user_error = EIO;
	assert_int_equal(subject_find("alice", &subject), PWP_ERR_FILE);
	services.user_error = ENOMEM;
	assert_int_equal(subject_find("alice", &subject), PWP_ERR_NOMEM);
	services = (struct services){ .group_error = ENOMEM };
	assert_int_equal(subject_find("alice", &subject), PWP_ERR_NOMEM);
	services = (struct services){ .groups_error = ENOMEM };
	assert_int_equal(subject_find("alice", &subject), PWP_ERR_NOMEM);
	services = (struct services){ .no_memory = true };
	assert_int_equal(subject_find("carol", &subject), PWP_ERR_NOMEM);
	assert_string_equal(subject.host, "kept");
}

static struct pwp_policy *open_policy(void)
{
	struct pwp_policy *policy = NULL;

	assert_int_equal(pwp_policy_new("school", &policy), 0);
	assert_int_equal(
		pwp_policy_set(policy, "pupil", "groups", text_from_c("chess"), NULL), 0);
	return policy;
}

static void chooses_the_profile_of_a_group(void **state)
{
	struct pwp_policy *policy = open_policy();
	enum pwp_profile_source source;
	const char *profile = NULL;
	struct subject subject;

	(void)state;
	assert_int_equal(subject_find("alice", &subject), 0);
	assert_int_equal(subject_select(&subject, policy, &profile, &source), 0);
	assert_string_equal(profile, "pupil");
	assert_int_equal(source, PWP_PROFILE_SOURCE_GROUP);
	subject_done(&subject);
	pwp_policy_free(policy);
}

static void never_takes_the_default_where_a_group_could_matter(void **state)
{
	struct pwp_policy *policy = open_policy();
	enum pwp_profile_source source = PWP_PROFILE_SOURCE_UID;
	const char *profile = NULL;
	struct subject subject;

	(void)state;
	services.group_error = EIO;
	assert_int_equal(subject_find("alice", &subject), 0);
	assert_int_equal(subject_select(&subject, policy, &profile, &source),
			 PWP_ERR_FILE);
	assert_null(profile);
	assert_int_equal(source, PWP_PROFILE_SOURCE_UID);
	assert_int_equal(
		pwp_policy_set(policy, "admin", "users", text_from_c("alice"), NULL), 0);
	assert_int_equal(subject_select(&subject, policy, &profile, &source), 0);
	assert_string_equal(profile, "admin");
	assert_int_equal(source, PWP_PROFILE_SOURCE_USER);
	subject_done(&subject);
	assert_int_equal(subject_find("carol", &subject), 0);
	assert_int_equal(subject_select(&subject, policy, &profile, &source), 0);
	assert_string_equal(profile, "staff");
	assert_int_equal(source, PWP_PROFILE_SOURCE_GROUPS_UNKNOWN);
	subject_done(&subject);
	pwp_policy_free(policy);
}

/* getgrouplist(3) says nothing of it: the groups that it gives are too few. */
static void a_service_out_of_reach_is_no_default_either(void **state)
{
	struct pwp_policy *policy = open_policy();
	enum pwp_profile_source source;
	const char *profile = NULL;
	struct subject subject;

	(void)state;
	services.name_error = EIO;
	assert_int_equal(subject_find("alice", &subject), 0);
	assert_int_equal(subject.groups_error, 0);
	assert_int_equal(subject_select(&subject, policy, &profile, &source),
			 PWP_ERR_FILE);
	assert_null(profile);
	assert_int_equal(
		pwp_policy_set(policy, "admin", "uids", text_from_c("1001"), NULL), 0);
	assert_int_equal(subject_select(&subject, policy, &profile, &source), 0);
	assert_int_equal(source, PWP_PROFILE_SOURCE_UID);
	subject_done(&subject);
	pwp_policy_free(policy);
}

static void frees_an_empty_one_and_none(void **state)
{
	struct subject subject = SUBJECT_INIT;

	(void)state;
	subject_done(&subject);
	subject_done(NULL);
	assert_int_equal(subject.account.uid, -1);
}

#define TEST(function) cmocka_unit_test_setup(function, setup)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(tells_all_that_the_system_knows),
		TEST(keeps_what_the_request_says),
		TEST(of_a_stranger_the_name_alone_is_known),
		TEST(of_nobody_the_machine_alone_is_known),
		TEST(groups_that_cannot_be_looked_up_are_told),
		TEST(groups_may_be_looked_up_later),
		TEST(a_failure_is_no_stranger),
		TEST(chooses_the_profile_of_a_group),
		TEST(never_takes_the_default_where_a_group_could_matter),
		TEST(a_service_out_of_reach_is_no_default_either),
		TEST(frees_an_empty_one_and_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
