/* SPDX-License-Identifier: MIT */
/*
 * The format of a sealed file, exact to the byte:
 *
 *   file = "pwpolicy " KIND " 1" LF "uid " UID LF "user " NAME LF
 *          *LINE
 *          "seal " 64HEX LF
 *
 * The seal is SHA-256 over all bytes before its line. It is no signature: who can write
 * the file can seal it. It shows whether a file was cut or corrupted, and it
 * is checked first, so that a corrupt user name does not look like another person.
 */
#include "store/sealed/sealed_text.h"

#include "base/ascii.h"
#include "base/parse_num.h"
#include "store/system/digest.h"

#include <assert.h>

#define UID_LAST (UINT32_MAX - 1) /* the highest stands for "none" */
#define SEAL_NAME "seal "
#define SEAL_LEN (sizeof(SEAL_NAME) - 1 + DIGEST_LEN + 1)

static_assert(SEALED_TEXT_MAX > SEALED_MAX + SEALED_USER_MAX + SEALED_KIND_MAX +
					sizeof("pwpolicy  1\nuid 4294967294\nuser \n") +
					SEAL_LEN,
	      "the longest file has room");

static bool is_user(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (ascii_is_control((unsigned char)name.ptr[i]))
			return false;
	return name.len > 0 && name.len <= SEALED_USER_MAX;
}

/* Empty, or complete lines. */
static bool is_body(struct str body)
{
	for (size_t i = 0; i < body.len; i++)
		if (ascii_is_control((unsigned char)body.ptr[i]) && body.ptr[i] != '\n')
			return false;
	return body.len == 0 || body.ptr[body.len - 1] == '\n';
}

static bool is_readable(const char *kind, const struct account *account)
{
	return strlen(kind) <= SEALED_KIND_MAX &&
	       (!account->user || is_user(str_from_c(account->user))) &&
	       account->uid >= 0 && account->uid <= (int64_t)UID_LAST;
}

int sealed_text_check(const char *kind, const struct account *account)
{
	return account->user && is_readable(kind, account) ? 0 : PWP_ERR_VALUE;
}

static void write_seal(struct str sealed, char hex[DIGEST_LEN])
{
	struct sha256 sum;

	sha256_init(&sum);
	sha256_add(&sum, sealed.ptr, sealed.len);
	digest_finish(&sum, hex);
}

int sealed_text_write(struct text *text, const char *kind, const struct account *account,
		      struct str body)
{
	char hex[DIGEST_LEN];

	if (sealed_text_check(kind, account) != 0 || !is_body(body))
		return PWP_ERR_VALUE;
	text_add_c(text, "pwpolicy ");
	text_add_c(text, kind);
	text_add_c(text, " 1\nuid ");
	text_add_number(text, (uint64_t)account->uid);
	text_add_c(text, "\nuser ");
	text_add_c(text, account->user);
	text_add_c(text, "\n");
	text_add(text, body);
	if (text->len > text->size)
		return PWP_ERR_TOO_BIG;
	write_seal((struct str){ text->buf, text->len }, hex);
	text_add_c(text, SEAL_NAME);
	text_add(text, (struct str){ hex, sizeof(hex) });
	text_add_c(text, "\n");
	return text_end(text) ? 0 : PWP_ERR_TOO_BIG;
}

int sealed_text_format(struct text *text, const char *kind, const struct account *account,
		       const struct sealed *sealed)
{
	if (sealed->len > SEALED_MAX)
		return PWP_ERR_TOO_BIG;
	return sealed_text_write(text, kind, account,
				 (struct str){ sealed->body, sealed->len });
}

bool sealed_text_line(struct str *rest, struct str *ret_line)
{
	const char *end = rest->len > 0 ? memchr(rest->ptr, '\n', rest->len) : NULL;

	if (!end)
		return false;
	*ret_line = (struct str){ rest->ptr, (size_t)(end - rest->ptr) };
	*rest = (struct str){ end + 1, rest->len - ret_line->len - 1 };
	return true;
}

int sealed_text_field(struct str *rest, const char *name, struct str *ret_value)
{
	size_t len = strlen(name);
	struct str line;

	if (!sealed_text_line(rest, &line) || line.len <= len || line.ptr[len] != ' ' ||
	    memcmp(line.ptr, name, len) != 0)
		return PWP_ERR_CORRUPT;
	*ret_value = (struct str){ line.ptr + len + 1, line.len - len - 1 };
	return 0;
}

/* Checks the seal and removes it from the end of *file; a line feed precedes it. */
static int take_seal(struct str *file)
{
	char seal[SEAL_LEN] = SEAL_NAME;

	if (file->len <= sizeof(seal))
		return PWP_ERR_CORRUPT;
	struct str sealed = { file->ptr, file->len - sizeof(seal) };
	write_seal(sealed, seal + sizeof(SEAL_NAME) - 1);
	seal[sizeof(seal) - 1] = '\n';
	if (memcmp(sealed.ptr + sealed.len, seal, sizeof(seal)) != 0 ||
	    sealed.ptr[sealed.len - 1] != '\n')
		return PWP_ERR_CORRUPT;
	*file = sealed;
	return 0;
}

/* Checks the head and removes it from the front of *rest. */
static int take_head(struct str *rest, const char *kind, const struct account *account)
{
	const struct str version = STR_LIT(" 1");
	struct str what, uid, user;
	uint64_t number = 0;

	if (sealed_text_field(rest, "pwpolicy", &what) != 0 ||
	    what.len != strlen(kind) + version.len ||
	    memcmp(what.ptr, kind, strlen(kind)) != 0 ||
	    memcmp(what.ptr + strlen(kind), version.ptr, version.len) != 0 ||
	    sealed_text_field(rest, "uid", &uid) != 0 ||
	    parse_num(uid, 0, UID_LAST, &number) != 0 ||
	    number != (uint64_t)account->uid ||
	    sealed_text_field(rest, "user", &user) != 0 || !is_user(user))
		return PWP_ERR_CORRUPT;
	return !account->user || str_eq(user, str_from_c(account->user))
		       ? 0
		       : PWP_ERR_UNKNOWN;
}

int sealed_text_read(struct str file, const char *kind, const struct account *account,
		     struct str *ret_body)
{
	struct str rest = file;

	if (!is_readable(kind, account))
		return PWP_ERR_VALUE;
	int error = take_seal(&rest);
	if (error)
		return error;
	error = take_head(&rest, kind, account);
	if (error == PWP_ERR_CORRUPT || !is_body(rest))
		return PWP_ERR_CORRUPT;
	if (!error)
		*ret_body = rest;
	return error;
}

int sealed_text_parse(struct str file, const char *kind, const struct account *account,
		      struct sealed *ret_sealed)
{
	struct str body;
	int error = account->user ? sealed_text_read(file, kind, account, &body)
				  : PWP_ERR_VALUE;

	if (error)
		return error;
	if (body.len > SEALED_MAX)
		return PWP_ERR_CORRUPT;
	memcpy(ret_sealed->body, body.ptr, body.len);
	ret_sealed->body[body.len] = '\0';
	ret_sealed->len = body.len;
	return 0;
}
