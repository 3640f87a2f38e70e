/* SPDX-License-Identifier: MIT */
/*
 * The body of STATE/account/UID has a line for each name, the first one first:
 *
 *   line = "known " MARK " " NAME LF
 *   MARK = 64HEX | "none"
 */
#include "store/record/known_names.h"

#include "base/ascii.h"
#include "store/sealed/sealed.h"
#include "store/sealed/sealed_batch.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define NO_MARK STR_LIT("none")

static_assert(KNOWN_NAMES_MAX *
			      (sizeof("known  \n") + KNOWN_MARK_SIZE + SEALED_USER_MAX) <=
		      SEALED_MAX,
	      "all names have room");

static bool is_mark(struct str mark)
{
	for (size_t i = 0; i < mark.len; i++)
		if (!ascii_is_digit((unsigned char)mark.ptr[i]) &&
		    (mark.ptr[i] < 'a' || mark.ptr[i] > 'f'))
			return false;
	return mark.len == DIGEST_LEN;
}

static void copy(struct str text, char *buf)
{
	memcpy(buf, text.ptr, text.len);
	buf[text.len] = '\0';
}

/* MARK " " NAME */
static int parse_name(struct str line, struct known_names *known)
{
	struct str mark;

	if (known->count == KNOWN_NAMES_MAX || !str_split(&line, ' ', &mark) ||
	    line.len == 0 || line.len > SEALED_USER_MAX)
		return PWP_ERR_CORRUPT;
	bool none = str_eq(mark, NO_MARK);
	if (!none && !is_mark(mark))
		return PWP_ERR_CORRUPT;
	copy(none ? STR_LIT("") : mark, known->names[known->count].mark);
	copy(line, known->names[known->count].name);
	known->count++;
	return 0;
}

static int parse(struct str body, struct known_names *known)
{
	struct str line;
	int error = 0;

	known->count = 0;
	while (!error && body.len > 0) {
		error = sealed_text_field(&body, "known", &line);
		if (!error)
			error = parse_name(line, known);
	}
	return error || known->count == 0 ? PWP_ERR_CORRUPT : 0;
}

/* sealed_edit_fn; data: const struct known_names * */
static int replace(struct sealed_edit *edit, void *data)
{
	const struct known_names *known = *(const struct known_names **)data;
	struct text text;

	text_init(&text, edit->next.body, sizeof(edit->next.body));
	for (size_t i = 0; i < known->count; i++) {
		const char *mark = known->names[i].mark;

		text_add_c(&text, "known ");
		text_add(&text, mark[0] ? str_from_c(mark) : NO_MARK);
		text_add_c(&text, " ");
		text_add_c(&text, known->names[i].name);
		text_add_c(&text, "\n");
	}
	edit->next.len = text.len;
	return text_end(&text) ? 0 : PWP_ERR_TOO_BIG;
}

size_t known_names_find(const struct known_names *known, const char *name)
{
	size_t i = 0;

	while (i < known->count && strcmp(known->names[i].name, name) != 0)
		i++;
	return i;
}

bool known_names_have_mark(const struct known_names *known, const char *mark)
{
	for (size_t i = 0; i < known->count; i++)
		if (mark[0] && strcmp(known->names[i].mark, mark) == 0)
			return true;
	return false;
}

/* The first name stays: all that is kept goes by it. */
bool known_names_learn(struct known_names *known, const char *name, const char *mark)
{
	size_t at = known_names_find(known, name);

	if (at < known->count && strcmp(known->names[at].mark, mark) == 0)
		return false;
	if (at == KNOWN_NAMES_MAX) {
		at--;
		memmove(&known->names[1], &known->names[2],
			(at - 1) * sizeof(known->names[0]));
	}
	copy(str_from_c(mark), known->names[at].mark);
	copy(str_from_c(name), known->names[at].name);
	if (at >= known->count)
		known->count = at + 1;
	return true;
}

/* The head names whoever was seen last. */
int known_names_load(const struct places *places, int64_t uid,
		     struct known_names *ret_known)
{
	const struct account anybody = { .uid = uid };
	char *file = NULL;
	struct str body;
	int error = sealed_load_long(places, KNOWN_NAMES_KIND, &anybody, &file, &body);

	if (error)
		return error;
	error = parse(body, ret_known);
	free(file);
	return error;
}

int known_names_save(const struct places *places, const struct account *account,
		     const struct known_names *known)
{
	bool unused;

	return sealed_update(places, KNOWN_NAMES_KIND, account, replace, &known, &unused);
}

int known_names_check(const struct places *places, const struct account *account)
{
	struct known_names known;

	return known_names_load(places, account->uid, &known);
}
