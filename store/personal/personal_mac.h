/* SPDX-License-Identifier: MIT */
/* One form of a word as it is stored: not readable without guessing. */
#ifndef PWP_STORE_PERSONAL_MAC_H
#define PWP_STORE_PERSONAL_MAC_H

#include "base/sha256.h"
#include "store/personal/personal_key.h"

#define PERSONAL_MAC_SIZE 16
#define PERSONAL_KEY_ID_SIZE 8

/* Without padding, so that the records of a file are contiguous. */
struct personal_record {
	uint8_t mac[PERSONAL_MAC_SIZE];
	uint8_t kind; /* masked; 0 when unmasked: padding */
};

/* The key, prepared for one person. It is as secret as the key: the caller wipes it. */
struct personal_mac {
	struct hmac_sha256 hmac;
	uint8_t uid[4];
};

void personal_mac_init(struct personal_mac *mac, const struct personal_key *key,
		       uint32_t uid);

/* Identifies a key and reveals nothing about it. */
void personal_mac_key_id(const struct personal_key *key,
			 uint8_t ret_id[PERSONAL_KEY_ID_SIZE]);

/* The MAC of a form, of at most 255 bytes. */
void personal_mac_form(struct personal_mac *mac, struct pwp_text form,
		       uint8_t ret_mac[PERSONAL_MAC_SIZE]);

/* Masks the kind of a record, or unmasks it. */
void personal_mac_mask(struct personal_mac *mac, struct personal_record *record);

#endif
