/* SPDX-License-Identifier: MIT */
/* pam/conversation.c: how a fault reads in the system log, which is here in place of libpam's. */
#include "pam/conversation.h"

#include "check.h"

#include <security/pam_ext.h>
#include <stdio.h>
#include <string.h>
#include <syslog.h>

static char logged[512];
static size_t n_logged;

void pam_syslog(const pam_handle_t *pamh, int priority, const char *format, ...)
{
	va_list arguments;

	(void)pamh;
	assert_int_equal(priority, LOG_ALERT);
	va_start(arguments, format);
	(void)vsnprintf(logged, sizeof(logged), format, arguments);
	va_end(arguments);
	n_logged++;
}

static const struct {
	unsigned line, column;
	const char *file, *text;
	const char *logged;
} faults[] = {
	{ 0, 0, "", "", "the policy: out of memory" },
	{ 0, 0, "module argument x", "is unknown", "module argument x: is unknown" },
	{ 0, 0, "/etc/x.conf", "is missing", "/etc/x.conf: is missing" },
	{ 7, 3, "/etc/x.conf", "is unknown", "/etc/x.conf:7:3: is unknown" },
	{ 1, 1, "/etc/x.conf", "?", "/etc/x.conf:1:1: ?" },
};

static void a_fault_of_the_policy_is_logged_with_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(faults); i++) {
		struct conversation conversation = { .silent = true };
		struct pwp_parse_error parse_error = PWP_PARSE_ERROR_INIT;

		parse_error.line = faults[i].line;
		parse_error.column = faults[i].column;
		(void)snprintf(parse_error.file, sizeof(parse_error.file), "%s",
			       faults[i].file);
		(void)snprintf(parse_error.text, sizeof(parse_error.text), "%s",
			       faults[i].text);
		n_logged = 0;
		conversation_alert(&conversation, PWP_ERR_NOMEM, &parse_error);
		assert_string_equal(logged, faults[i].logged);
		assert_int_equal(n_logged, 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fault_of_the_policy_is_logged_with_its_place),
	};
	return cmocka_run_group_tests_name("conversation", tests, NULL, NULL);
}
