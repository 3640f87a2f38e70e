/* SPDX-License-Identifier: MIT */
/* The format of a sealed file; see sealed_text.c. */
#ifndef PWP_STORE_SEALED_TEXT_H
#define PWP_STORE_SEALED_TEXT_H

#include "base/text.h"
#include "store/system/account.h"

/* Longest body in bytes. */
#define SEALED_MAX 4096

/* The lines between head and seal. */
struct sealed {
	size_t len;
	char body[SEALED_MAX + 1]; /* ends with NUL */
};

/* Longest user name in bytes. */
#define SEALED_USER_MAX 256
/* Longest kind in bytes. */
#define SEALED_KIND_MAX 16
/* Room for head and seal. */
#define SEALED_HEAD_MAX 512
/* Longest text: head, body and seal. */
#define SEALED_TEXT_MAX (SEALED_MAX + SEALED_HEAD_MAX)

/* Whether a file can be about this account. Returns 0 or PWP_ERR_VALUE (of an invalid id or
 * name). */
PWP_CHECKED int sealed_text_check(const char *kind, const struct account *account);

/* Writes the whole file and a NUL, which is not part of it. Returns 0, PWP_ERR_VALUE (an
 * invalid name, id or body) or PWP_ERR_TOO_BIG. */
PWP_CHECKED int sealed_text_format(struct text *text, const char *kind,
				   const struct account *account,
				   const struct sealed *sealed);

/* Reads the whole file. Returns 0, PWP_ERR_UNKNOWN (it belongs to an earlier user
 * with the same id), PWP_ERR_CORRUPT or PWP_ERR_VALUE (of the account, as above). */
PWP_CHECKED int sealed_text_parse(struct str file, const char *kind,
				  const struct account *account,
				  struct sealed *ret_sealed);

/* The same with a body of any length: *ret_body lies in `file`. Where account->user is NULL
 * the file of that user id is read whoever it was written for. */
PWP_CHECKED int sealed_text_write(struct text *text, const char *kind,
				  const struct account *account, struct str body);
PWP_CHECKED int sealed_text_read(struct str file, const char *kind,
				 const struct account *account, struct str *ret_body);

/* Removes a line from the front of *rest; false: no complete line is left. */
bool sealed_text_line(struct str *rest, struct str *ret_line);

/* Removes the line `NAME VALUE` from the front of *rest. Returns 0 or PWP_ERR_CORRUPT. */
PWP_CHECKED int sealed_text_field(struct str *rest, const char *name,
				  struct str *ret_value);

#endif
