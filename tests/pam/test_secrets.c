/* SPDX-License-Identifier: MIT */
/*
 * No password stays behind: after pam_chauthtok() all writable memory of the process is
 * searched for the refused and the accepted password, forwards and backwards, in any
 * case, in windows of 8 bytes. The test itself knows them only in a masked form, and
 * unmasks them straight into the answer that libpam wipes and frees. One planted copy
 * shows that the search finds what is there.
 */
#include "memory.h"

#include "base/wipe.h"

#include <security/pam_appl.h>
#include <unistd.h>

/*
 * "arsenal-1906!" six times over is refused for its length. It is as long as that because
 * the allocator itself overwrites the start of what is freed. "plumWINDOW52lantern" is
 * accepted.
 */
#define M(letter) MEMORY_MASKED(letter)
#define BAD_TIMES 6
static const char masked_bad[] = { M('a'), M('r'), M('s'), M('e'), M('n'), M('a'), M('l'),
				   M('-'), M('1'), M('9'), M('0'), M('6'), M('!'), 0 };
static const char masked_good[] = { M('p'), M('l'), M('u'), M('m'), M('W'),
				    M('I'), M('N'), M('D'), M('O'), M('W'),
				    M('5'), M('2'), M('l'), M('a'), M('n'),
				    M('t'), M('e'), M('r'), M('n'), 0 };

static size_t prompts;
static size_t refusals;

static int converse(int count, const struct pam_message **messages,
		    struct pam_response **ret_responses, void *data)
{
	(void)data;
	*ret_responses = calloc((size_t)count, sizeof **ret_responses);
	if (messages[0]->msg_style == PAM_ERROR_MSG)
		refusals++;
	if (messages[0]->msg_style == PAM_PROMPT_ECHO_OFF)
		(*ret_responses)->resp = prompts++ == 0
						 ? memory_unmask(masked_bad, BAD_TIMES)
						 : memory_unmask(masked_good, 1);
	return *ret_responses ? PAM_SUCCESS : PAM_BUF_ERR;
}

static int change(const char *folder)
{
	char path[256];
	(void)snprintf(path, sizeof(path), "%s/test", folder);
	FILE *file = fopen(path, "we");
	assert_non_null(file);
	(void)fprintf(file, "password required %s policy=school max_length=64\n", MODULE);
	(void)fclose(file);
	struct pam_conv conversation = { converse, NULL };
	pam_handle_t *pamh = NULL;
	assert_int_equal(
		pam_start_confdir("test", "nobody", &conversation, folder, &pamh),
		PAM_SUCCESS);
	int code = pam_chauthtok(pamh, 0);
	/* The search comes before pam_end(): the host program goes on living like this.
	 */
	assert_int_equal(memory_search(masked_bad), 0);
	assert_int_equal(memory_search(masked_good), 0);
	(void)pam_end(pamh, code);
	(void)unlink(path);
	return code;
}

static void the_search_finds_a_copy(void **state)
{
	(void)state;
	char *copy = memory_unmask(masked_bad, 1);
	assert_non_null(copy);
	assert_true(memory_search(masked_bad) >= strlen(masked_bad) - MEMORY_WINDOW + 1);
	wipe(copy, strlen(masked_bad));
	free(copy);
	assert_int_equal(memory_search(masked_bad), 0);
}

static void no_password_stays_in_memory(void **state)
{
	(void)state;
	char folder[] = "/tmp/pwpolicy-pam-XXXXXX";
	assert_non_null(mkdtemp(folder));
	int code = change(folder);
	rmdir(folder);
	assert_int_equal(code, PAM_SUCCESS);
	assert_int_equal(prompts, 3);
	assert_int_equal(refusals, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_search_finds_a_copy),
		cmocka_unit_test(no_password_stays_in_memory),
	};
	return cmocka_run_group_tests_name("pam secrets", tests, NULL, NULL);
}
