/* SPDX-License-Identifier: MIT */
/* Which profile a person gets, and by what. */
#include "pwpolicy.h"

#include "group_cases.h"
#include "scratch.h"

struct person_case {
	const char *user;
	const char *groups[2];
	int64_t uid;
	const char *profile;
	enum pwp_profile_source match;
	const char *why;
};

static const struct person_case persons[] = {
	{ "root", { "root" }, 0, "admin", PWP_PROFILE_SOURCE_UID, "root by its number" },
	{ "khan",
	  { "staff", "sudo" },
	  1001,
	  "admin",
	  PWP_PROFILE_SOURCE_GROUP,
	  "any of the groups" },
	{ "khan",
	  { "Domain Admins" },
	  1001,
	  "admin",
	  PWP_PROFILE_SOURCE_GROUP,
	  "case of a directory" },
	{ "khan",
	  { "pupils", "wheel" },
	  1001,
	  "admin",
	  PWP_PROFILE_SOURCE_GROUP,
	  "first in file order" },
	{ "mia", { "students" }, 1002, "pupil", PWP_PROFILE_SOURCE_GROUP, "a pupil" },
	{ "khan",
	  { "staff" },
	  1001,
	  "staff",
	  PWP_PROFILE_SOURCE_DEFAULT,
	  "whoever is left" },
	{ "khan",
	  { "sud" },
	  1001,
	  "staff",
	  PWP_PROFILE_SOURCE_DEFAULT,
	  "not a part of a name" },
	{ NULL, { NULL }, -1, "staff", PWP_PROFILE_SOURCE_DEFAULT, "nothing known" },
	{ "head",
	  { "pupils" },
	  0,
	  "chief",
	  PWP_PROFILE_SOURCE_USER,
	  "the user comes before all" },
	{ "temp",
	  { NULL },
	  5000,
	  "chief",
	  PWP_PROFILE_SOURCE_UID,
	  "the start of a range" },
	{ "temp", { NULL }, 5999, "chief", PWP_PROFILE_SOURCE_UID, "the end of a range" },
	{ "temp", { NULL }, 6000, "staff", PWP_PROFILE_SOURCE_DEFAULT, "past the range" },
};

static void selects_the_first_profile_that_takes_a_person(void **state)
{
	struct pwp_policy *policy = NULL;
	struct scratch scratch;

	(void)state;
	scratch_init(&scratch);
	const char *path =
		scratch_text(&scratch, "p.conf",
			     "[profile chief]\nusers = head\nuids = 77, 5000-5999\n"
			     "[profile admin]\nuids = 0\n"
			     "groups = sudo, wheel, domain admins\n"
			     "[profile pupil]\ngroups = pupils, students\n");
	assert_int_equal(pwp_policy_load(path, PWP_LOAD_TRUST_EUID, &policy, NULL), 0);
	for (size_t i = 0; i < COUNT_OF(persons); i++) {
		const struct person_case *c = &persons[i];
		struct pwp_person person = PWP_PERSON_INIT;
		const char *profile = NULL;
		enum pwp_profile_source match = PWP_PROFILE_SOURCE_DEFAULT;
		person.user = c->user;
		person.groups = c->groups;
		person.n_groups = COUNT_OF(c->groups);
		person.uid = c->uid;
		CHECK(pwp_policy_select(policy, &person, &profile, &match) == 0, c->why);
		CHECK(strcmp(profile, c->profile) == 0, c->why);
		CHECK(match == c->match, c->why);
	}
	pwp_policy_free(policy);
	scratch_done(&scratch);
}

static struct pwp_text text(const char *c)
{
	return (struct pwp_text){ c, strlen(c) };
}

static void finds_groups_of_listed_domains(void **state)
{
	struct scratch scratch;

	(void)state;
	scratch_init(&scratch);
	const char *path =
		scratch_text(&scratch, "g.conf", "[profile pupil]\ngroups = nobody\n");
	for (size_t i = 0; i < COUNT_OF(group_cases); i++) {
		const struct group_case *c = &group_cases[i];
		struct pwp_policy *policy = NULL;
		struct pwp_person person = PWP_PERSON_INIT;
		const char *profile = NULL;
		enum pwp_profile_source source = PWP_PROFILE_SOURCE_UID;
		assert_int_equal(
			pwp_policy_load(path, PWP_LOAD_TRUST_EUID, &policy, NULL), 0);
		assert_int_equal(
			pwp_policy_set(policy, "pupil", "groups", text(c->list), NULL),
			0);
		if (*c->domains)
			assert_int_equal(pwp_policy_set(policy, NULL, "group_domains",
							text(c->domains), NULL),
					 0);
		person.groups = &c->group;
		person.n_groups = 1;
		CHECK(pwp_policy_select(policy, &person, &profile, &source) == 0, c->why);
		CHECK(strcmp(profile, c->matches ? "pupil" : "staff") == 0, c->why);
		CHECK(source == (c->matches ? PWP_PROFILE_SOURCE_GROUP
					    : PWP_PROFILE_SOURCE_DEFAULT),
		      c->why);
		pwp_policy_free(policy);
	}
	scratch_done(&scratch);
}

static void tells_when_an_unknown_group_could_matter(void **state)
{
	static const char *const sudo[] = { "sudo" };
	static const struct {
		const char *text;
		const char *user;
		const char *const *groups;
		int64_t uid;
		const char *profile;
		enum pwp_profile_source source;
		const char *why;
	} cases[] = {
		{ "[profile admin]\ngroups = sudo\n", "khan", NULL, 7, "staff",
		  PWP_PROFILE_SOURCE_GROUPS_UNKNOWN, "no profile takes the person" },
		{ "[profile admin]\nusers = khan\ngroups = sudo\n", "khan", NULL, 7,
		  "admin", PWP_PROFILE_SOURCE_USER, "the first one takes the user" },
		{ "[profile admin]\nuids = 7\ngroups = sudo\n", "khan", NULL, 7, "admin",
		  PWP_PROFILE_SOURCE_UID, "or the uid" },
		{ "[profile admin]\ngroups = sudo\n[profile x]\nuids = 7\n", "khan", NULL,
		  7, "x", PWP_PROFILE_SOURCE_GROUPS_UNKNOWN,
		  "an earlier one has groups" },
		{ "[profile x]\nuids = 7\n[profile admin]\ngroups = sudo\n", "khan", NULL,
		  7, "x", PWP_PROFILE_SOURCE_UID, "a later one has" },
		{ "[profile x]\nuids = 8\nusers = head\n", "khan", NULL, 7, "staff",
		  PWP_PROFILE_SOURCE_DEFAULT, "no profile has groups" },
		{ "[profile admin]\ngroups = sudo\n", "khan", sudo, 7, "admin",
		  PWP_PROFILE_SOURCE_GROUP, "a group is known all the same" },
		{ "[profile x]\ngroups = wheel\n[profile admin]\ngroups = sudo\n", "khan",
		  sudo, 7, "admin", PWP_PROFILE_SOURCE_GROUPS_UNKNOWN,
		  "but another one before it might be missing" },
	};
	struct scratch scratch;

	(void)state;
	scratch_init(&scratch);
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct pwp_policy *policy = NULL;
		const char *path = scratch_text(&scratch, "u.conf", cases[i].text);
		assert_int_equal(
			pwp_policy_load(path, PWP_LOAD_TRUST_EUID, &policy, NULL), 0);
		struct pwp_person person = PWP_PERSON_INIT;
		const char *profile = NULL;
		enum pwp_profile_source source = PWP_PROFILE_SOURCE_DEFAULT;
		person.user = cases[i].user;
		person.uid = cases[i].uid;
		person.groups = cases[i].groups;
		person.n_groups = cases[i].groups ? 1 : 0;
		person.groups_unknown = true;
		CHECK(pwp_policy_select(policy, &person, &profile, &source) == 0,
		      cases[i].why);
		CHECK(strcmp(profile, cases[i].profile) == 0, cases[i].why);
		CHECK(source == cases[i].source, cases[i].why);
		pwp_policy_free(policy);
	}
	scratch_done(&scratch);
}

static void refuses_to_select_for_a_broken_person(void **state)
{
	struct pwp_policy *policy = NULL;
	struct pwp_person person = PWP_PERSON_INIT;
	const char *profile = NULL;
	enum pwp_profile_source match;

	(void)state;
	assert_int_equal(pwp_policy_new(NULL, &policy), 0);
	assert_int_equal(pwp_policy_select(NULL, &person, &profile, &match),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_select(policy, NULL, &profile, &match),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_select(policy, &person, NULL, &match),
			 PWP_ERR_ARGUMENT);
	assert_int_equal(pwp_policy_select(policy, &person, &profile, NULL),
			 PWP_ERR_ARGUMENT);
	person.n_groups = 1;
	assert_int_equal(pwp_policy_select(policy, &person, &profile, &match),
			 PWP_ERR_ARGUMENT);
	person = (struct pwp_person){ .size = 8 };
	assert_int_equal(pwp_policy_select(policy, &person, &profile, &match),
			 PWP_ERR_ARGUMENT);
	assert_null(profile);
	pwp_policy_free(policy);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(selects_the_first_profile_that_takes_a_person),
		cmocka_unit_test(finds_groups_of_listed_domains),
		cmocka_unit_test(tells_when_an_unknown_group_could_matter),
		cmocka_unit_test(refuses_to_select_for_a_broken_person),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
