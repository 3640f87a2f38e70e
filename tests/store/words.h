/* SPDX-License-Identifier: MIT */
/* Importing words into a scratch store, and looking them up again. */
#ifndef PWP_TESTS_WORDS_H
#define PWP_TESTS_WORDS_H

#include "keep.h"
#include "store/personal/personal.h"
#include "store/personal/personal_import.h"
#include "store/personal/personal_key.h"

static inline struct pwp_text words_text(const char *text)
{
	return (struct pwp_text){ text, strlen(text) };
}

static inline void words_no_progress(void *data, size_t done, size_t all)
{
	(void)data;
	assert_true(done <= all);
}

/* Nobody fails. */
static inline void words_failed(void *data, const char *user, int error)
{
	(void)data;
	fail_msg("%s: error %d", user, error);
}

static const struct personal_import_listener words_listener = {
	.progress = words_no_progress,
	.failed = words_failed,
};

static inline struct personal_import *words_begin(struct keep *keep,
						  enum personal_import_key key)
{
	struct personal_import *import = NULL;

	assert_int_equal(personal_import_new(&keep->places, key, &import), 0);
	return import;
}

static inline void words_add(struct personal_import *import, int64_t uid,
			     const char *user, const char *kind, const char *word)
{
	char name[64];
	size_t forms = 0;

	snprintf(name, sizeof(name), "%s", user);
	const struct account account = { .user = name, .uid = uid };
	personal_import_begin_person(import, (uint32_t)uid);
	assert_int_equal(personal_import_add_word(import,
						  personal_kind_find(words_text(kind)),
						  words_text(word), &forms),
			 0);
	assert_int_equal(personal_import_end_person(import, &account), 0);
}

static inline struct personal_import_result words_commit(struct personal_import *import)
{
	struct personal_import_result result = { .written = 0 };

	assert_int_equal(personal_import_commit(import, &words_listener, &result), 0);
	return result;
}

/* One word about alice. */
static inline void words_import(struct keep *keep, const char *word)
{
	struct personal_import *import = words_begin(keep, PERSONAL_IMPORT_KEPT_KEY);

	words_add(import, keep->alice.uid, keep->alice.user, "pet", word);
	(void)words_commit(import);
	personal_import_free(import);
}

/* Takes a form as pwp_personal_forms() gives it; `data` is a personal to ask. */
static inline int words_ask(void *data, struct pwp_text form)
{
	return personal_look_up(data, form);
}

/* Whether a word's forms are found: what the first of them belongs to, or 0. */
static inline int words_find_in(struct personal *personal, const char *word)
{
	return pwp_personal_forms(PWP_PERSONAL_NAME, words_text(word), words_ask,
				  personal);
}

/* The same in the file of a person; negative: it cannot be read, or (PWP_ERR_UNKNOWN) there
 * is none. */
static inline int words_find(const struct places *places, const struct account *account,
			     const char *word)
{
	struct personal *personal = NULL;
	int error = personal_open(places, account, &personal);

	if (error || !personal)
		return error ? error : PWP_ERR_UNKNOWN;
	int found = words_find_in(personal, word);
	personal_free(personal);
	return found;
}

/* Reads the newest version in a folder of the state folder; the caller frees it. */
static inline char *words_file(struct keep *keep, const char *name, size_t *ret_len)
{
	char *text = calloc(1, 262144);
	int fd = open(keep_file(keep, name), O_RDONLY | O_CLOEXEC);

	assert_non_null(text);
	assert_true(fd >= 0);
	ssize_t len = read(fd, text, 262143);
	assert_true(len >= 0);
	*ret_len = (size_t)len;
	close(fd);
	return text;
}

#endif
