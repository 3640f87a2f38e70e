/* SPDX-License-Identifier: MIT */
/*
 * No password and no hash stays behind after a login with a demanded change: the typed
 * password is judged, asked for again, a weak one is refused, a good one is compared with
 * history and sibling account, and recorded. Then all writable memory is searched; see
 * memory.h. The hashes are those that the history file holds afterwards.
 */
#include "login_case.h"
#include "memory.h"

#include "base/wipe.h"
#include "store/system/hash.h"

#define M(letter) MEMORY_MASKED(letter)

/* "arsenal-1906!" and "plumWINDOW52lantern" */
static const char weak[] = { M('a'), M('r'), M('s'), M('e'), M('n'), M('a'), M('l'),
			     M('-'), M('1'), M('9'), M('0'), M('6'), M('!'), 0 };
static const char good[] = { M('p'), M('l'), M('u'), M('m'), M('W'), M('I'), M('N'),
			     M('D'), M('O'), M('W'), M('5'), M('2'), M('l'), M('a'),
			     M('n'), M('t'), M('e'), M('r'), M('n'), 0 };

/* Of the weak one. */
#define WEAK_HASH \
	"$y$j9T$Zb7v5DqX1c8hQ2tYw4mJk/$ACQQDMFBWD99COBhCvAC/7a4pYWh1Q5hHpS0bA8v1s3"

/* Asked for at the login, as the old one, as a new one; then the good one, twice. */
static const char *const answers[] = { weak, weak, weak, good, good };
static size_t asked;

static int converse(int count, const struct pam_message **messages,
		    struct pam_response **ret_responses, void *data)
{
	(void)data;
	*ret_responses = calloc((size_t)count, sizeof **ret_responses);
	if (messages[0]->msg_style == PAM_PROMPT_ECHO_OFF && asked < 5)
		(*ret_responses)->resp = memory_unmask(answers[asked++], 1);
	return *ret_responses ? PAM_SUCCESS : PAM_BUF_ERR;
}

static void write_stack(void)
{
	char path[PATH_MAX + 8];
	scratch_text(&machine.scratch, "passwd", "nobody-admin:x:5000:5000::/:/bin/sh\n");
	machine_shadow(&machine, "nobody:" MACHINE_HASH ":20700:0:99999:7:::\n"
				 "nobody-admin:" WEAK_HASH ":20700:0:99999:7:::\n");
	snprintf(path, sizeof(path), "%s/login", machine.services);
	script_write(path, MODULE,
		     "auth required % ask\n"
		     "auth optional @ policy=school " ENFORCE "\n"
		     "account required %\n"
		     "account required @ policy=school " ENFORCE "\n"
		     "password required % ask\n"
		     "password requisite @ policy=school history=3 "
		     "sibling_accounts=\\%-admin\n"
		     "password required %\n"
		     "password optional @ record policy=school history=3");
}

static void log_in(pam_handle_t *pamh)
{
	assert_int_equal(pam_authenticate(pamh, 0), PAM_SUCCESS);
	assert_int_equal(memory_search(weak), 0);
	assert_int_equal(pam_acct_mgmt(pamh, 0), PAM_NEW_AUTHTOK_REQD);
	assert_int_equal(pam_chauthtok(pamh, (int)PAM_CHANGE_EXPIRED_AUTHTOK),
			 PAM_SUCCESS);
	assert_int_equal(asked, 5);
	assert_int_equal(memory_search(weak), 0);
	assert_int_equal(memory_search(good), 0);
}

/* Salt and hash of the newest entry, masked while they are read: what follows the third
 * dollar sign of the file. */
static void read_masked_hash(char masked[HASH_SIZE])
{
	int fd = open(machine_newest(&machine, "history"), O_RDONLY | O_CLOEXEC);
	char byte = 0;
	size_t len = 0;
	assert_true(fd >= 0);
	for (int dollars = 0; read(fd, &byte, 1) == 1 && len < HASH_SIZE - 1;) {
		if (dollars >= 3 && byte == '\n')
			break;
		if (dollars >= 3)
			masked[len++] = (char)(byte | MEMORY_MASK);
		dollars += byte == '$';
	}
	masked[len] = '\0';
	close(fd);
}

static void nothing_secret_stays_in_memory(void **state)
{
	struct pam_conv conversation = { converse, NULL };
	pam_handle_t *pamh = NULL;

	(void)state;
	write_stack();
	assert_int_equal(pam_start_confdir("login", "nobody-admin", &conversation,
					   machine.services, &pamh),
			 PAM_SUCCESS);
	log_in(pamh);
	char masked[HASH_SIZE] = "";
	read_masked_hash(masked);
	assert_true(strlen(masked) > 60);
	assert_int_equal(memory_search(masked), 0);
	pam_end(pamh, PAM_SUCCESS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(nothing_secret_stays_in_memory),
	};
	return cmocka_run_group_tests_name("login secrets", tests, set_up_all, NULL);
}
