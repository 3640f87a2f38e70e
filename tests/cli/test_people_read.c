/* SPDX-License-Identifier: MIT */
/*
 * Files about people on their way into an import: what is read, what is left out, what is
 * refused, and that no memory keeps a word of it, wanted or not.
 */
#include "base/wipe.h"
#include "cli/people/people_import.h"
#include "memory.h"
#include "scratch.h"

#define M(letter) MEMORY_MASKED(letter)
#define DEPTH 65536

struct outcome {
	bool ok;
	struct table_map map;
	struct people_rows rows;
	struct personal_import_totals totals;
};

/* Reads a file's text as an import that is never committed. */
static void read_file(struct scratch *scratch, const char *map, const char *text,
		      size_t len, struct outcome *outcome)
{
	struct personal_import *import = NULL;

	memset(outcome, 0, sizeof(*outcome));
	outcome->map.kinds = PEOPLE_KINDS;
	outcome->map.known = PEOPLE_KNOWN;
	assert_true(table_map_add(&outcome->map, map));
	assert_int_equal(personal_import_new(NULL, PERSONAL_IMPORT_NO_KEY, &import), 0);
	outcome->ok = people_read(scratch_bytes(scratch, "people.csv", text, len),
				  &outcome->map, import, &outcome->rows);
	outcome->totals = personal_import_totals(import);
	personal_import_free(import);
}

static struct outcome *read_text(struct scratch *scratch, const char *map,
				 const char *text)
{
	static struct outcome outcome;

	read_file(scratch, map, text, strlen(text), &outcome);
	return &outcome;
}

static void reads_the_columns_of_the_map(void **state)
{
	const struct outcome *outcome = read_text(*state, "user=Login, pet=Pet,town=Town",
						  "Town,Login,SEN,Pet\nHarrogate,root,"
						  "none,Biscuit\n,root,none, Crumble \n");

	assert_true(outcome->ok);
	assert_int_equal(outcome->rows.count, 2);
	assert_int_equal(outcome->rows.unknown.lines, 0);
	assert_int_equal(outcome->totals.people, 1);
	assert_int_equal(outcome->map.columns[1].filled, 2); /* Login */
	assert_int_equal(outcome->map.columns[3].filled, 2); /* Pet */
	assert_int_equal(outcome->map.columns[0].filled, 1); /* Town */
	assert_int_equal(outcome->map.columns[2].kind, TABLE_NONE);
	assert_true(outcome->map.columns[3].forms >= 2);
	assert_int_equal(outcome->map.columns[3].forms + outcome->map.columns[0].forms,
			 outcome->totals.forms);
}

static void tells_the_lines_of_unknown_users(void **state)
{
	const struct outcome *outcome =
		read_text(*state, "user=u,first=f",
			  "u,f\nno_such_a,x\nno_such_b,x\nroot,Freya\n\"\n\",x\n,x\n"
			  "root,x\nno_such_c,x\n");
	const struct line_ranges *unknown = &outcome->rows.unknown;

	assert_true(outcome->ok);
	assert_int_equal(outcome->rows.count, 7);
	assert_int_equal(unknown->lines, 5);
	assert_int_equal(unknown->count, 4);
	assert_int_equal(unknown->items[0].first, 2);
	assert_int_equal(unknown->items[0].last, 3);
	assert_int_equal(unknown->items[1].first, 5);
	assert_int_equal(unknown->items[1].last, 5);
	assert_int_equal(unknown->items[2].first, 7);
	assert_int_equal(unknown->items[3].first, 9);
}

static void refuses_files_that_do_not_fit_the_map(void **state)
{
	static const char *const texts[] = {
		"",
		"u\nroot\n",
		"u,f,f\nroot,a,b\n",
		"u,F,f,F,f\nroot,a,b,c,d\n",
		"u,F,F\nroot,a,b\n",
		"u,f\nroot\n",
		"u,f\nroot,\"a\n",
		"u,f\nroot,a\nroot,a,b\n",
	};

	for (size_t i = 0; i < COUNT_OF(texts); i++)
		CHECK(!read_text(*state, "user=u,first=f", texts[i])->ok, texts[i]);
}

/* What is said goes to standard error; here, into a file. */
static void says_what_parts_the_fields(void **state)
{
	char said[256] = "";
	FILE *keep = tmpfile();
	int before = dup(STDERR_FILENO);

	assert_non_null(keep);
	assert_true(before >= 0 && dup2(fileno(keep), STDERR_FILENO) >= 0);
	bool ok = read_text(*state, "user=u,first=f", "u;f\nroot;a\n")->ok;
	assert_true(dup2(before, STDERR_FILENO) >= 0);
	close(before);
	rewind(keep);
	assert_non_null(fgets(said, sizeof(said), keep));
	fclose(keep);
	assert_false(ok);
	assert_non_null(strstr(said, "people.csv:1: " CSV_SEMICOLON "\n"));
}

static void refuses_a_name_that_is_no_file(void **state)
{
	struct personal_import *import = NULL;
	struct people_rows rows = { .count = 0 };
	static struct table_map map;

	map.kinds = PEOPLE_KINDS;
	assert_true(table_map_add(&map, "user=u,first=f"));
	assert_int_equal(personal_import_new(NULL, PERSONAL_IMPORT_NO_KEY, &import), 0);
	assert_false(people_read(scratch_path(*state, "missing"), &map, import, &rows));
	assert_false(people_read("/", &map, import, &rows));
	personal_import_free(import);
}

static void ranges_are_bounded(void **state)
{
	struct line_ranges ranges = { .count = 0 };

	(void)state;
	for (size_t i = 0; i < 3 * LINE_RANGES_MAX; i++)
		line_ranges_add(&ranges, 2 * i);
	assert_int_equal(ranges.count, LINE_RANGES_MAX);
	assert_int_equal(ranges.lines, 3 * LINE_RANGES_MAX);
	assert_int_equal(ranges.omitted, 2 * LINE_RANGES_MAX);
}

/* "zanzibarquokka" in a column that is read, "hovercraftzebu" in one that is not. */
static const char wanted[] = { M('z'), M('a'), M('n'), M('z'), M('i'),
			       M('b'), M('a'), M('r'), M('q'), M('u'),
			       M('o'), M('k'), M('k'), M('a'), 0 };
static const char unwanted[] = { M('h'), M('o'), M('v'), M('e'), M('r'),
				 M('c'), M('r'), M('a'), M('f'), M('t'),
				 M('z'), M('e'), M('b'), M('u'), 0 };

/* Deep down in the stack, where the search overwrites nothing of what it left. */
__attribute__((noinline)) static void read_below(struct scratch *scratch)
{
	static struct outcome outcome;
	volatile char depth[DEPTH];
	char *pet = memory_unmask(wanted, 1), *secret = memory_unmask(unwanted, 1);
	char text[128];

	depth[0] = depth[DEPTH - 1] = 0;
	assert_non_null(pet);
	assert_non_null(secret);
	int len = snprintf(text, sizeof(text), "u,pet,secret\nroot,%s,%s\n", pet, secret);
	read_file(scratch, "user=u,pet=pet", text, (size_t)len, &outcome);
	assert_true(outcome.ok && outcome.totals.people == 1);
	wipe(text, sizeof(text));
	wipe(pet, strlen(pet));
	wipe(secret, strlen(secret));
	free(pet);
	free(secret);
	assert_int_equal(depth[0], 0);
}

static void no_word_stays_in_memory(void **state)
{
	read_below(*state);
	assert_int_equal(memory_search(wanted), 0);
	assert_int_equal(memory_search(unwanted), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_the_columns_of_the_map),
		TEST(tells_the_lines_of_unknown_users),
		TEST(refuses_files_that_do_not_fit_the_map),
		TEST(says_what_parts_the_fields),
		TEST(refuses_a_name_that_is_no_file),
		cmocka_unit_test(ranges_are_bounded),
		TEST(no_word_stays_in_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
