/* SPDX-License-Identifier: MIT */
/* How many lines a user can put into the audit trail, and what becomes of a full one. */
#include "store/record/audit_rate.h"
#include "store/record/audit.h"
#include "store/record/audit_rotate.h"

#include "system/trusted_file.h"
#include "scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>

#define NOW INT64_C(1795348800) /* 2026-11-22T12:00:00Z */
#define DAY INT64_C(86400)

static char trail[PATH_MAX];
static struct places places;
static char text[4 * 1024 * 1024];

static int setup(void **state)
{
	if (scratch_setup(state) != 0)
		return -1;
	snprintf(trail, sizeof(trail), "%s", scratch_path(*state, "log/audit.jsonl"));
	places = (struct places){ .audit = trail, .trust = TRUSTED_FILE_EUID };
	return 0;
}

static int add(const char *event, int64_t uid, int64_t time)
{
	const struct audit_record record = {
		.time = time,
		.event = event,
		.uid = uid,
		.service = "su",
		.outcome = "warned",
	};

	return audit_append(&places, &record);
}

static size_t count_of(const char *part)
{
	FILE *file = fopen(trail, "re");
	size_t len = file ? fread(text, 1, sizeof(text) - 1, file) : 0;
	size_t count = 0;

	if (file)
		fclose(file);
	text[len] = '\0';
	for (const char *at = text; (at = strstr(at, part)); at++)
		count++;
	return count;
}

/* Two loops of su for ten seconds made 155 lines. */
static void a_user_has_so_many_lines_an_hour_of_each_event(void **state)
{
	size_t told = 0;

	(void)state;
	for (int i = 0; i < 500; i++) {
		int error = add("login", 1001, NOW + i);
		assert_true(error == 0 || error == PWP_ERR_BUSY);
		told += error == PWP_ERR_BUSY;
	}
	assert_int_equal(told, 1);
	assert_int_equal(count_of("\"uid\": 1001,"), AUDIT_HOUR_MAX + 1);
	assert_int_equal(count_of("\"limited\""), 1);
	/* nobody else's, and none of another event */
	assert_int_equal(add("login", 100, NOW + 500), 0);
	assert_int_equal(add("login", 10010, NOW + 500), 0);
	assert_int_equal(add("change", 1001, NOW + 500), 0);
	assert_int_equal(add("record", 1001, NOW + 500), 0);
	assert_int_equal(count_of("\n"), AUDIT_HOUR_MAX + 1 + 4);
}

static void an_hour_later_there_is_room_again(void **state)
{
	(void)state;
	for (int i = 0; i < 40; i++)
		(void)!add("login", 1001, NOW);
	assert_int_equal(add("login", 1001, NOW + 3600), 0);
	assert_int_equal(count_of("\"uid\": 1001,"), AUDIT_HOUR_MAX + 1);
	assert_int_equal(add("login", 1001, NOW + 3601), 0);
	assert_int_equal(count_of("\"uid\": 1001,"), AUDIT_HOUR_MAX + 2);
}

/* Who goes on and on: the trail keeps telling what happened, and says once an hour that there was
 * more. */
static void whoever_goes_on_is_told_of_all_the_time(void **state)
{
	size_t told = 0, before = 0;

	(void)state;
	for (int hour = 1; hour <= 4; hour++) {
		for (int i = 0; i < 360; i++)
			told += add("login", 1001, NOW + (hour * 360 + i) * 10) ==
				PWP_ERR_BUSY;
		size_t now = count_of("\"warned\"");
		assert_in_range(now - before, AUDIT_HOUR_MAX - 1, AUDIT_HOUR_MAX + 1);
		before = now;
	}
	assert_in_range(told, 3, 5);
	assert_int_equal(count_of("\"limited\""), told);
}

/* Who is among many is limited as well: their lines are more than one piece of the file. */
static void many_users_are_limited_one_by_one(void **state)
{
	(void)state;
	for (int i = 0; i < 50; i++)
		for (int64_t uid = 2000; uid < 2060; uid++)
			(void)!add("login", uid, NOW + i);
	assert_int_equal(count_of("\n"), 60 * (AUDIT_HOUR_MAX + 1));
	assert_int_equal(count_of("\"uid\": 2059,"), AUDIT_HOUR_MAX + 1);
	assert_int_equal(count_of("\"limited\""), 60);
}

/* Root's own commands, and imports that are about nobody, have no limit. */
static void what_an_administrator_does_is_always_written(void **state)
{
	(void)state;
	for (int i = 0; i < 100; i++) {
		assert_int_equal(add("erase", 1001, NOW), 0);
		assert_int_equal(add("import", -1, NOW), 0);
	}
	assert_int_equal(count_of("\n"), 200);
}

/* Lines that are torn, very long or not ours: what is counted is what looks like a line. */
static void rubbish_is_not_counted_and_stops_nothing(void **state)
{
	(void)state;
	assert_int_equal(add("login", 1001, NOW), 0);
	int fd = open(trail, O_WRONLY | O_APPEND | O_CLOEXEC);
	assert_true(fd >= 0);
	memset(text, 'x', 20000);
	assert_int_equal(write(fd, text, 20000), 20000);
	assert_int_equal(write(fd, "\n\n\n{\"time\": \"\n", 14), 14);
	for (int i = 0; i < AUDIT_HOUR_MAX - 1; i++)
		assert_int_equal(add("login", 1001, NOW), 0);
	close(fd);
	assert_true(count_of("\"uid\": 1001,") >= AUDIT_HOUR_MAX);
}

static size_t count_files(struct scratch *scratch)
{
	DIR *dir = opendir(scratch_path(scratch, "log"));
	size_t count = 0;

	assert_non_null(dir);
	for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir))
		count += entry->d_name[0] != '.';
	closedir(dir);
	return count;
}

static void a_full_file_is_rotated(void **state)
{
	scratch_folder(*state, "log", 0700);
	assert_int_equal(add("login", 1001, NOW), 0);
	assert_int_equal(truncate(trail, AUDIT_FILE_MAX - 100), 0);
	assert_int_equal(add("login", 1002, NOW), 0);
	assert_int_equal(count_of("\n"), 1);
	assert_int_equal(count_of("\"uid\": 1002,"), 1);
	assert_int_equal(
		access(scratch_path(*state, "log/audit.jsonl.20261122120000"), F_OK), 0);
	assert_int_equal(count_files(*state), 2);
}

/* Where nothing can be rotated logins leave room to other events. */
static void logins_leave_a_part_of_the_file(void **state)
{
	scratch_folder(*state, "log", 0700);
	assert_int_equal(add("login", 1001, NOW), 0);
	scratch_text(*state, "log/audit.jsonl.20261122120000", "taken\n");
	assert_int_equal(truncate(trail, AUDIT_FILE_MAX / 8 * 7), 0);
	assert_int_equal(add("login", 1002, NOW), PWP_ERR_TOO_BIG);
	assert_int_equal(add("change", 1002, NOW), 0);
	assert_int_equal(add("erase", 1002, NOW), 0);
}

static void what_is_older_than_a_year_is_removed_with_it(void **state)
{
	static const struct {
		const char *name;
		bool stays;
	} files[] = {
		{ "audit.jsonl.20251121115959", false },
		{ "audit.jsonl.20251121120000", true },
		{ "audit.jsonl.20260101000000", true },
		{ "audit.jsonl.1", true }, /* logrotate's */
		{ "audit.jsonl.2025112111595", true },
		{ "audit.jsonl.20251121115959.gz", true },
		{ "other.jsonl.20251121115959", true },
	};
	const char *folder = scratch_folder(*state, "log", 0700);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	char path[64];

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		snprintf(path, sizeof(path), "log/%s", files[i].name);
		scratch_text(*state, path, "x\n");
	}
	scratch_text(*state, "log/audit.jsonl", "x\n");
	assert_int_equal(audit_rotate(fd, "audit.jsonl", NOW), 0);
	for (size_t i = 0; i < COUNT_OF(files); i++) {
		snprintf(path, sizeof(path), "log/%s", files[i].name);
		CHECK((access(scratch_path(*state, path), F_OK) == 0) == files[i].stays,
		      files[i].name);
	}
	assert_int_equal(audit_rotate(fd, "audit.jsonl", NOW), 0); /* none is there */
	close(fd);
}

static void with_a_clock_that_is_wrong_nothing_is_removed(void **state)
{
	int fd = open(scratch_folder(*state, "log", 0700),
		      O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	scratch_text(*state, "log/audit.jsonl.20251121115959", "old\n");
	scratch_text(*state, "log/audit.jsonl.20991121115959", "of the future\n");
	scratch_text(*state, "log/audit.jsonl", "x\n");
	assert_int_equal(audit_rotate(fd, "audit.jsonl", NOW), 0);
	assert_int_equal(count_files(*state), 3);
	close(fd);
}

static void two_that_rotate_at_once_lose_nothing(void **state)
{
	const char *folder = scratch_folder(*state, "log", 0700);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	scratch_text(*state, "log/audit.jsonl", "a year\n");
	assert_int_equal(audit_rotate(fd, "audit.jsonl", NOW), 0);
	scratch_text(*state, "log/audit.jsonl", "a line\n");
	assert_int_equal(audit_rotate(fd, "audit.jsonl", NOW), 0);
	assert_int_equal(access(scratch_path(*state, "log/audit.jsonl"), F_OK), 0);
	snprintf(trail, sizeof(trail), "%s",
		 scratch_path(*state, "log/audit.jsonl.20261122120000"));
	assert_int_equal(count_of("a year\n"), 1);
	close(fd);
}

#define IN_SCRATCH(test) cmocka_unit_test_setup_teardown(test, setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_SCRATCH(a_user_has_so_many_lines_an_hour_of_each_event),
		IN_SCRATCH(an_hour_later_there_is_room_again),
		IN_SCRATCH(whoever_goes_on_is_told_of_all_the_time),
		IN_SCRATCH(many_users_are_limited_one_by_one),
		IN_SCRATCH(what_an_administrator_does_is_always_written),
		IN_SCRATCH(rubbish_is_not_counted_and_stops_nothing),
		IN_SCRATCH(a_full_file_is_rotated),
		IN_SCRATCH(logins_leave_a_part_of_the_file),
		IN_SCRATCH(what_is_older_than_a_year_is_removed_with_it),
		IN_SCRATCH(with_a_clock_that_is_wrong_nothing_is_removed),
		IN_SCRATCH(two_that_rotate_at_once_lose_nothing),
	};
	return cmocka_run_group_tests_name("audit rate", tests, NULL, NULL);
}
