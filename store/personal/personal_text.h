/* SPDX-License-Identifier: MIT */
/* The body of a personal file, apart from where it is kept. See personal_text.c. */
#ifndef PWP_STORE_PERSONAL_TEXT_H
#define PWP_STORE_PERSONAL_TEXT_H

#include "base/text.h"
#include "store/personal/personal_mac.h"

/* Most records of a person. */
#define PERSONAL_RECORDS_MAX 4096

/* Longest body. */
#define PERSONAL_BODY_MAX (64 + PERSONAL_RECORDS_MAX * (2 * (PERSONAL_MAC_SIZE + 1) + 1))

struct personal_file {
	uint8_t key_id[PERSONAL_KEY_ID_SIZE];
	uint32_t day;			 /* of the import, in days since 1970-01-01 */
	size_t count;			 /* one that personal_padded() gives */
	struct personal_record *records; /* in ascending order, no duplicates */
};

/* The number of records that a count is padded to; 0: there are too many. */
size_t personal_padded(size_t count);

/* The order of records: by their MACs. */
int personal_record_compare(const void *a, const void *b);

/* Reads a body; the caller frees ret_file->records. Returns 0, PWP_ERR_CORRUPT or
 * PWP_ERR_NOMEM. */
PWP_CHECKED int personal_parse(struct str body, struct personal_file *ret_file);

/* Writes a body. Returns 0 or PWP_ERR_TOO_BIG. */
PWP_CHECKED int personal_format(const struct personal_file *file, struct text *text);

#endif
