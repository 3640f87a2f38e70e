/* SPDX-License-Identifier: MIT */
/* What the machine says of itself, with its answers replaced. */
#include "store/system/host.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

static struct {
	int fails;
	time_t seconds;
	char letter; /* of the endless host name */
} machine;

int __wrap_clock_gettime(clockid_t clock, struct timespec *ret_now);
int __wrap_gethostname(char *name, size_t size);

int __wrap_clock_gettime(clockid_t clock, struct timespec *ret_now)
{
	(void)clock;
	*ret_now = (struct timespec){ .tv_sec = machine.seconds };
	return machine.fails;
}

int __wrap_gethostname(char *name, size_t size)
{
	memset(name, machine.letter, size);
	return machine.fails;
}

static void the_year_is_that_of_the_clock(void **state)
{
	static const struct {
		time_t seconds;
		int year;
	} cases[] = {
		{ 0, 1970 },
		{ 946684799, 1999 },
		{ 946684800, 2000 },
		{ 978307199, 2000 },
		{ 978307200, 2001 },
		{ 4102444799L, 2099 },
		{ 4133980799L, 2100 },
		{ 4133980800L, 2101 },
		{ 253402300799L, 9999 },
		{ 253402300800L, 0 },
		{ -1, 0 },
	};

	(void)state;
	machine.fails = 0;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		machine.seconds = cases[i].seconds;
		assert_int_equal(host_year(), cases[i].year);
	}
}

static void a_clock_that_fails_gives_no_year(void **state)
{
	(void)state;
	machine.fails = -1;
	machine.seconds = 946684800;
	assert_int_equal(host_year(), 0);
}

static void days_are_whole_and_utc(void **state)
{
	static const struct {
		time_t seconds;
		int64_t now, today;
	} cases[] = {
		{ 0, 0, 0 },	     { 86399, 86399, 0 },
		{ 86400, 86400, 1 }, { 4133980799L, 4133980799L, 47846 },
		{ -1, -1, -1 },
	};

	(void)state;
	machine.fails = 0;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		machine.seconds = cases[i].seconds;
		assert_int_equal(host_now(), cases[i].now);
		assert_int_equal(host_today(), cases[i].today);
	}
	machine.fails = -1;
	assert_int_equal(host_today(), -1);
}

static void a_long_host_name_is_cut(void **state)
{
	char host[HOST_NAME_SIZE];

	(void)state;
	machine.fails = 0;
	machine.letter = 'x';
	host_name(host);
	assert_int_equal(strlen(host), PWP_WORD_MAX);
}

static void a_host_without_name_has_an_empty_one(void **state)
{
	char host[HOST_NAME_SIZE];

	(void)state;
	machine.fails = -1;
	machine.letter = 'x';
	host_name(host);
	assert_string_equal(host, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_year_is_that_of_the_clock),
		cmocka_unit_test(a_clock_that_fails_gives_no_year),
		cmocka_unit_test(days_are_whole_and_utc),
		cmocka_unit_test(a_long_host_name_is_cut),
		cmocka_unit_test(a_host_without_name_has_an_empty_one),
	};
	return cmocka_run_group_tests_name("surroundings", tests, NULL, NULL);
}
