/* SPDX-License-Identifier: MIT */
#include "fake_pam.h"

#include "base/array.h"
#include "faults.h"
#include "fuzz.h"

#include <security/pam_ext.h>
#include <stdarg.h>

/* The items that hold text have numbers below this one. */
#define ITEMS 16
#define DATA_MAX 16

typedef void drop_fn(pam_handle_t *pamh, void *data, int status);

struct pam_handle {
	char *items[ITEMS];
	struct {
		char *name;
		void *data;
		drop_fn *drop;
	} data[DATA_MAX];
	size_t messages;
};

static struct pam_handle handle;
static const char *answers[FAKE_PAM_ANSWERS];
static size_t n_answers, asked;
static bool watched;

static char *copy(const char *text)
{
	bool armed = faults_arm(false);
	char *kept = text ? fuzz_copy((const uint8_t *)text, strlen(text)) : NULL;

	faults_arm(armed);
	return kept;
}

void fake_pam_set(int item, const char *text)
{
	char *kept = copy(text);

	free(handle.items[item]);
	handle.items[item] = kept;
}

const char *fake_pam_item(int item)
{
	return handle.items[item];
}

void fake_pam_add_answer(const char *answer)
{
	if (n_answers < FAKE_PAM_ANSWERS)
		answers[n_answers++] = answer;
}

void fake_pam_forget_answers(void)
{
	n_answers = asked = 0;
}

void fake_pam_watch(bool watches)
{
	watched = watches;
}

size_t fake_pam_messages(void)
{
	return handle.messages;
}

void fake_pam_end(void)
{
	for (size_t i = 0; i < DATA_MAX; i++) {
		if (handle.data[i].name && handle.data[i].drop)
			handle.data[i].drop(&handle, handle.data[i].data, PAM_SUCCESS);
		free(handle.data[i].name);
	}
	for (int i = 0; i < ITEMS; i++)
		free(handle.items[i]);
	handle = (struct pam_handle){ .messages = 0 };
}

pam_handle_t *fake_pam_begin(void)
{
	fake_pam_end();
	asked = 0;
	return &handle;
}

/* ---- items and data */

int pam_get_item(const pam_handle_t *pamh, int item, const void **ret_item)
{
	REQUIRE(pamh == &handle && item >= 0 && item < ITEMS);
	*ret_item = NULL;
	if (faults_hit(FAULT_ITEM))
		return PAM_SYSTEM_ERR;
	*ret_item = handle.items[item];
	return PAM_SUCCESS;
}

int pam_set_item(pam_handle_t *pamh, int item, const void *text)
{
	REQUIRE(pamh == &handle && item >= 0 && item < ITEMS);
	if (text && faults_hit(FAULT_ITEM))
		return PAM_BUF_ERR;
	fake_pam_set(item, text);
	return PAM_SUCCESS;
}

/* The place of a name; DATA_MAX: it is not there. */
static size_t find(const char *name)
{
	size_t i = 0;

	while (i < DATA_MAX &&
	       !(handle.data[i].name && strcmp(handle.data[i].name, name) == 0))
		i++;
	return i;
}

int pam_get_data(const pam_handle_t *pamh, const char *name, const void **ret_data)
{
	size_t i = find(name);

	REQUIRE(pamh == &handle);
	if (i == DATA_MAX)
		return PAM_NO_MODULE_DATA;
	*ret_data = handle.data[i].data;
	return PAM_SUCCESS;
}

int pam_set_data(pam_handle_t *pamh, const char *name, void *data, drop_fn *drop)
{
	size_t i = find(name);

	REQUIRE(pamh == &handle);
	if (faults_hit(FAULT_DATA))
		return PAM_BUF_ERR;
	if (i < DATA_MAX && handle.data[i].drop)
		handle.data[i].drop(pamh, handle.data[i].data,
				    PAM_DATA_REPLACE | PAM_SUCCESS);
	for (size_t k = 0; i == DATA_MAX; k++) {
		REQUIRE(k < DATA_MAX);
		if (!handle.data[k].name)
			i = k;
	}
	if (!handle.data[i].name)
		handle.data[i].name = copy(name);
	handle.data[i].data = data;
	handle.data[i].drop = drop;
	return PAM_SUCCESS;
}

/* ---- what is asked */

static int answer(int item, const char **ret_text)
{
	*ret_text = NULL;
	if (faults_hit(FAULT_TALK) || n_answers == 0)
		return PAM_CONV_ERR;
	if (!handle.items[item])
		fake_pam_set(item, answers[asked++ % n_answers]);
	*ret_text = handle.items[item];
	return PAM_SUCCESS;
}

int pam_get_authtok(pam_handle_t *pamh, int item, const char **ret_text,
		    const char *prompt)
{
	REQUIRE(pamh == &handle && !prompt);
	return answer(item, ret_text);
}

int pam_get_authtok_noverify(pam_handle_t *pamh, const char **ret_text,
			     const char *prompt)
{
	return pam_get_authtok(pamh, PAM_AUTHTOK, ret_text, prompt);
}

/* It is typed again as it was, or not at all. */
int pam_get_authtok_verify(pam_handle_t *pamh, const char **ret_text, const char *prompt)
{
	REQUIRE(pamh == &handle && !prompt);
	*ret_text = handle.items[PAM_AUTHTOK];
	if (*ret_text && !faults_hit(FAULT_TALK))
		return PAM_SUCCESS;
	fake_pam_set(PAM_AUTHTOK, NULL);
	*ret_text = NULL;
	return PAM_TRY_AGAIN;
}

/* ---- what is said */

__attribute__((format(printf, 1, 0))) static void hear(const char *format,
						       va_list arguments)
{
	char text[PWP_MESSAGE_SIZE + 1024];
	int len = vsnprintf(text, sizeof(text), format, arguments);

	REQUIRE(len >= 0 && len < (int)sizeof(text));
	REQUIRE(!watched || !strstr(text, FAKE_PAM_MARKER));
}

int pam_prompt(pam_handle_t *pamh, int style, char **ret_answer, const char *format, ...)
{
	va_list arguments;

	REQUIRE(pamh == &handle && !ret_answer);
	REQUIRE(style == PAM_TEXT_INFO || style == PAM_ERROR_MSG);
	va_start(arguments, format);
	hear(format, arguments);
	va_end(arguments);
	handle.messages++;
	return faults_hit(FAULT_TALK) ? PAM_CONV_ERR : PAM_SUCCESS;
}

void pam_syslog(const pam_handle_t *pamh, int priority, const char *format, ...)
{
	va_list arguments;

	REQUIRE(pamh == &handle && priority >= 0);
	va_start(arguments, format);
	hear(format, arguments);
	va_end(arguments);
}
