/* SPDX-License-Identifier: MIT */
/* The words that are kept about a person, and looking them up in a password. */
#ifndef PWP_STORE_PERSONAL_H
#define PWP_STORE_PERSONAL_H

#include "store/system/account.h"
#include "store/personal/personal_kind.h"
#include "store/system/places.h"

/* Its folder; see sealed.h. */
#define PERSONAL_KIND "personal"

/* A file expires so many days after its import; the next command that lists or imports
 * removes it. */
#define PERSONAL_DAYS 400

/* The words of one person, read once. For one thread at a time. */
struct personal;

/*
 * Reads what is kept about a person; NULL where there is nothing, or it has expired. Returns 0;
 * PWP_ERR_CORRUPT: the file or the key is corrupt, the key is missing, or it is not the one
 * that the file was made with; PWP_ERR_NOMEM; or what sealed_load() returns. The caller
 * frees *ret_personal.
 */
PWP_CHECKED int personal_open(const struct places *places, const struct account *account,
			      struct personal **ret_personal);

/* Looks a form up: for struct pwp_request, with a struct personal as its data. Returns
 * enum pwp_personal, or 0. */
int personal_look_up(void *personal, struct pwp_text form);

/* Lets a request ask for the words while `personal` lives; NULL: for none. */
void personal_attach(struct personal *personal, struct pwp_request *request);

/* Wipes and frees; NULL is allowed. Returns NULL. */
struct personal *personal_free(struct personal *personal);

/* What is known of a file without any word. */
struct personal_summary {
	uint32_t day;	/* of the import, in days since 1970-01-01 */
	bool expired;	/* older than PERSONAL_DAYS */
	bool other_key; /* made with another one than the key that was read */
	int key_error;	/* from personal_key_load(); nothing is known of other_key then */
	size_t forms[PERSONAL_KINDS + 1]; /* by kind; [0]: the sum; all 0 with other_key
					     or key_error */
};

/* Whether nothing can be done with the words: made with another key, or there is no key. */
bool personal_is_useless(const struct personal_summary *summary);

/* Whether what is kept about a person has expired; needs no key. Returns 0;
 * PWP_ERR_UNKNOWN: nothing is kept; PWP_ERR_CORRUPT: the file is corrupt;
 * PWP_ERR_NOMEM; or what sealed_load() returns. account->user may be NULL: whoever it is
 * about. */
PWP_CHECKED int personal_is_expired(const struct places *places,
				    const struct account *account, bool *ret_expired);

/* Counts by kind; a key that cannot be used is no error. Returns as above. */
PWP_CHECKED int personal_summarise(const struct places *places,
				   const struct account *account,
				   struct personal_summary *ret_summary);

#endif
