/* SPDX-License-Identifier: MIT */
/* The parts of a review that read what other programs wrote, or write for them. */
#include "cli/account/admin_sources.h"
#include "cli/csv/csv_write.h"
#include "cli/review/review.h"
#include "scratch.h"

static const struct {
	const char *json;
	const char *users, *groups; /* with "," behind each */
	size_t gaps;		    /* why somebody may be missing */
	const char *why;
} sudoers_cases[] = {
	{ "", "", "", 0, "an empty file" },
	{ "\n", "", "", 0, "a blank file" },
	{ "{}", "", "", 0, "no rules" },
	{ "{\"User_Specs\":[{\"User_List\":[{\"username\":\"bob\"}]}]}", "bob,", "", 0,
	  "a user" },
	{ "{\"User_Specs\":[{\"User_List\":[{\"usergroup\":\"ops\"},{\"usergid\":27},"
	  "{\"userid\":1005}]}]}",
	  "#1005,", "ops,#27,", 0, "a group, and both by number" },
	{ "{\"User_Specs\":[{\"User_List\":[{\"username\":\"bob\"}]},"
	  "{\"User_List\":[{\"username\":\"bob\"},{\"usergroup\":\"ops\"}]}]}",
	  "bob,", "ops,", 0, "the same user in two rules" },
	{ "{\"User_Specs\":[{\"User_List\":[{\"username\":\"ALL\"},"
	  "{\"username\":\"mallory\",\"negated\":true}]}]}",
	  "", "", 1, "everybody but one" },
	{ "{\"User_Specs\":[{\"User_List\":[{\"username\":\"ALL\"}]}]}", "", "", 0,
	  "everybody" },
	{ "{\"User_Specs\":[{\"User_List\":[{\"netgroup\":\"net\"},"
	  "{\"nonunixgroup\":\"D\\\\a\"},{\"nonunixgid\":5}]}]}",
	  "", "", 3, "what cannot be listed" },
	{ "{\"User_Specs\":[{\"User_List\":[{\"username\":5}]}]}", "", "", 1,
	  "a member of another type" },
	{ "{\"User_Specs\":[{\"User_List\":[{\"robot\":\"x\"}]}]}", "", "", 1,
	  "an unknown member" },
	{ "{\"User_Specs\":[{\"User_List\":[\"bob\"]}]}", "", "", 1, "a bare text" },
	{ "{\"User_Specs\":[{}]}", "", "", 1, "a rule without users" },
	{ "{\"User_Specs\":{}}", "", "", 1, "rules that are no list" },
	{ "[]", "", "", 1, "no object" },
	{ "{\"User_Specs\":[", "", "", 1, "a document that was cut" },
};

static void join(const struct string_list *texts, char *buf, size_t size)
{
	size_t len = 0;

	buf[0] = '\0';
	for (size_t i = 0; i < texts->count; i++)
		len += (size_t)snprintf(buf + len, size - len, "%s,", texts->items[i]);
}

static void reads_what_cvtsudoers_writes(void **state)
{
	char users[256];
	char groups[256];

	(void)state;
	for (size_t i = 0; i < COUNT_OF(sudoers_cases); i++) {
		struct sudoers sudoers = { .users = { 0 } };

		CHECK(sudoers_parse(sudoers_cases[i].json, &sudoers),
		      sudoers_cases[i].why);
		join(&sudoers.users, users, sizeof(users));
		join(&sudoers.groups, groups, sizeof(groups));
		CHECK(strcmp(users, sudoers_cases[i].users) == 0, sudoers_cases[i].why);
		CHECK(strcmp(groups, sudoers_cases[i].groups) == 0, sudoers_cases[i].why);
		CHECK(sudoers.gaps.count == sudoers_cases[i].gaps, sudoers_cases[i].why);
		CHECK((sudoers.notes.count == 1) ==
			      (strstr(sudoers_cases[i].json, "ALL") != NULL),
		      sudoers_cases[i].why);
		sudoers_done(&sudoers);
	}
}

static void a_field_is_never_a_formula(void **state)
{
	static const struct {
		const char *text, *field;
	} cases[] = {
		{ "", "" },
		{ "Alice Moor", "Alice Moor" },
		{ "Moor, Alice", "\"Moor, Alice\"" },
		{ "the \"boss\"", "\"the \"\"boss\"\"\"" },
		{ "a\r\nb", "\"a\r\nb\"" },
		{ "=1+1", "'=1+1" },
		{ "+44", "'+44" },
		{ "-1", "'-1" },
		{ "@SUM(A1)", "'@SUM(A1)" },
		{ "\t=1", "\"'\t=1\"" },
		{ "x;=1", "\"x;=1\"" },
		{ "=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"" },
		{ "a=1", "a=1" },
		{ "\uff1d1+1", "'\uff1d1+1" },
		{ "\uff0b44", "'\uff0b44" },
		{ "\uff0d1", "'\uff0d1" },
		{ "\uff20SUM(A1)", "'\uff20SUM(A1)" },
		{ "\u22121", "'\u22121" },
		{ " =1", "' =1" },
		{ "\u00a0=1", "'\u00a0=1" },
		{ "\u200b \u3000\ufeff\uff1d1", "'\u200b \u3000\ufeff\uff1d1" },
		{ "\u00a0", "\u00a0" },
		{ "\u00a0a-b", "\u00a0a-b" },
		{ "\u00c9mile", "\u00c9mile" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		char *field = NULL;
		size_t len = 0;
		FILE *stream = open_memstream(&field, &len);

		assert_non_null(stream);
		csv_write_field(stream, (struct pwp_text){ cases[i].text,
							   strlen(cases[i].text) });
		assert_int_equal(fclose(stream), 0);
		assert_string_equal(field, cases[i].field);
		free(field);
	}
}

static void names_the_method_of_a_hash(void **state)
{
	static const struct {
		struct shadow shadow;
		const char *name;
	} cases[] = {
		{ { .method = "y", .has_password = true }, "yescrypt" },
		{ { .method = "6", .has_password = true }, "sha512crypt" },
		{ { .method = "2b", .has_password = true }, "bcrypt" },
		{ { .method = "1", .has_password = true }, "md5crypt" },
		{ { .method = "", .has_password = true }, "descrypt" },
		{ { .method = "99", .has_password = true }, "another" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_string_equal(review_method(&cases[i].shadow), cases[i].name);
	assert_null(review_method(&(struct shadow){ .locked = true }));
}

static void finds_the_last_sign_off(void **state)
{
	static const char one[] =
		"{\"time\":\"2024-02-29T10:00:00Z\",\"name\":\"A B\"}\n";
	static const char two[] = "{\"time\":\"2025-03-01T10:00:00Z\",\"name\":\"C\"}\n";
	struct sign_off last = { .time = "" };
	char journal[512];

	(void)state;
	assert_int_equal(sign_off_parse("", &last), PWP_ERR_UNKNOWN);
	assert_int_equal(sign_off_parse("{\"time\":\"2024-02-2", &last), PWP_ERR_UNKNOWN);
	assert_int_equal(
		sign_off_parse("{\"time\":\"2024-02-29\",\"name\":\"A\"}\n", &last),
		PWP_ERR_UNKNOWN);
	assert_int_equal(sign_off_parse("{\"time\":5,\"name\":\"A\"}\n[]\n7\n", &last),
			 PWP_ERR_UNKNOWN);
	snprintf(journal, sizeof(journal), "%s%s", one, two);
	assert_int_equal(sign_off_parse(journal, &last), 0);
	assert_string_equal(last.name, "C");
	snprintf(journal, sizeof(journal), "%s%.20s", one, two);
	assert_int_equal(sign_off_parse(journal, &last), 0);
	assert_string_equal(last.name, "A B");
	assert_string_equal(last.time, "2024-02-29T10:00:00Z");
}

static void a_name_is_text_of_some_length(void **state)
{
	char name[SIGN_OFF_NAME_MAX + 2];

	(void)state;
	memset(name, 'x', sizeof(name));
	name[SIGN_OFF_NAME_MAX + 1] = '\0';
	assert_false(sign_off_is_name(name));
	name[SIGN_OFF_NAME_MAX] = '\0';
	assert_true(sign_off_is_name(name));
	assert_true(sign_off_is_name("Zo\xc3\xab O'Neill"));
	assert_false(sign_off_is_name(""));
	assert_false(sign_off_is_name("   "));
	assert_false(sign_off_is_name("a\nb"));
	assert_false(sign_off_is_name("a\xff"));
}

static const struct {
	const char *sshd, *common;
	const char *module; /* NULL: none */
	const char *why;
} stacks[] = {
	{ "auth required pam_unix.so\n", "", NULL, "a password alone" },
	{ "auth required pam_oath.so x\n", "", "pam_oath", "a line" },
	{ "-auth [success=ok default=bad] /lib/security/pam_u2f.so\n", "", "pam_u2f",
	  "a path, a dash and a long control" },
	{ "AUTH required pam_yubico.so\n", "", "pam_yubico", "capital letters" },
	{ "# auth required pam_oath.so\n", "", NULL, "a comment" },
	{ "account required pam_oath.so\n", "", NULL, "another type" },
	{ "auth required pam_oathish.so\n", "", NULL, "a longer name" },
	{ "@include common\n", "auth required pam_google_authenticator.so\n",
	  "pam_google_authenticator", "a file that is included" },
	{ "auth substack common\n", "auth required pam_duo.so\n", "pam_duo",
	  "a substack" },
	{ "account include common\n", "auth required pam_duo.so\n", NULL,
	  "a file included for another type" },
	{ "auth include sshd\n", "", NULL, "a circle" },
	{ "@include\n@include missing\nauth\nauth required\n", "", NULL, "broken lines" },
	{ "auth required pam_unix.so nullok # pam_oath.so\n", "", NULL, "a word behind" },
};

static void finds_second_factors(void **state)
{
	struct second_factor found[SECOND_FACTOR_SERVICES];
	struct scratch *scratch = *state;
	const struct pam_folders folders = { .paths = { scratch->folder, "/nowhere" } };

	for (size_t i = 0; i < COUNT_OF(stacks); i++) {
		scratch_text(scratch, "sshd", stacks[i].sshd);
		scratch_text(scratch, "common", stacks[i].common);
		assert_int_equal(second_factor_find(&folders, found), 0);
		for (size_t s = 0; s < SECOND_FACTOR_SERVICES; s++) {
			bool sshd = strcmp(found[s].service, "sshd") == 0;
			const char *module = sshd ? stacks[i].module : NULL;

			CHECK(found[s].exists == sshd, stacks[i].why);
			CHECK(!module == !found[s].module, stacks[i].why);
			CHECK(!module || strcmp(module, found[s].module) == 0,
			      stacks[i].why);
		}
	}
}

static void lists_are_sorted_without_repeated_texts(void **state)
{
	struct string_list texts = { 0 };
	char all[128];

	(void)state;
	assert_true(string_list_add(&texts, "sudo") &&
		    string_list_add(&texts, "domain admins") &&
		    string_list_add(&texts, "wheel") && string_list_add(&texts, "sudo"));
	string_list_sort(&texts);
	join(&texts, all, sizeof(all));
	assert_string_equal(all, "domain admins,sudo,wheel,");
	assert_true(string_list_add_once(&texts, "wheel") &&
		    string_list_add_once(&texts, "x"));
	assert_true(string_list_add(&texts, "y") && string_list_format(&texts, "%d", 7));
	join(&texts, all, sizeof(all));
	assert_string_equal(all, "domain admins,sudo,wheel,x,y,7,");
	string_list_done(&texts);
	string_list_sort(&texts);
	assert_int_equal(texts.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_cvtsudoers_writes),
		cmocka_unit_test(a_field_is_never_a_formula),
		cmocka_unit_test(names_the_method_of_a_hash),
		cmocka_unit_test(finds_the_last_sign_off),
		cmocka_unit_test(a_name_is_text_of_some_length),
		cmocka_unit_test_setup_teardown(finds_second_factors, scratch_setup,
						scratch_teardown),
		cmocka_unit_test(lists_are_sorted_without_repeated_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
