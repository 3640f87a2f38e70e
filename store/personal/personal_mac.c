/* SPDX-License-Identifier: MIT */
/*
 *   mac  = first 16 bytes of HMAC-SHA-256(KEY, "pwp1" UID LENGTH FORM)
 *   mask = first byte of     HMAC-SHA-256(KEY, "pwpk" UID mac)
 *   id   = first 8 bytes of  HMAC-SHA-256(KEY, "pwpi")
 *
 * UID is four bytes, big-endian; LENGTH is one byte. The user id makes MACs of different
 * people differ: brothers and sisters share a surname and a postcode, but no MAC. The kind
 * is stored beside the MAC, masked, and not inside it: so a piece of a password costs one
 * MAC however many kinds there are, and a store without its key does not even reveal
 * whether somebody has a child. The inner and outer pads of HMAC are hashed once a person.
 */
#include "store/personal/personal_mac.h"

#include "base/wipe.h"

#include <string.h>

void personal_mac_init(struct personal_mac *mac, const struct personal_key *key,
		       uint32_t uid)
{
	hmac_sha256_init(&mac->hmac, key->bytes, sizeof(key->bytes));
	for (unsigned i = 0; i < sizeof(mac->uid); i++)
		mac->uid[i] = (uint8_t)(uid >> (24 - 8 * i));
}

void personal_mac_key_id(const struct personal_key *key,
			 uint8_t ret_id[PERSONAL_KEY_ID_SIZE])
{
	struct hmac_sha256 hmac;

	hmac_sha256_init(&hmac, key->bytes, sizeof(key->bytes));
	hmac_sha256_add(&hmac, "pwpi", 4);
	hmac_sha256_finish(&hmac, ret_id, PERSONAL_KEY_ID_SIZE);
	wipe(&hmac, sizeof(hmac));
}

void personal_mac_form(struct personal_mac *mac, struct pwp_text form,
		       uint8_t ret_mac[PERSONAL_MAC_SIZE])
{
	uint8_t head[4 + sizeof(mac->uid) + 1] = "pwp1";

	memcpy(head + 4, mac->uid, sizeof(mac->uid));
	head[sizeof(head) - 1] = (uint8_t)form.len;
	hmac_sha256_add(&mac->hmac, head, sizeof(head));
	hmac_sha256_add(&mac->hmac, form.ptr, form.len);
	hmac_sha256_finish(&mac->hmac, ret_mac, PERSONAL_MAC_SIZE);
}

void personal_mac_mask(struct personal_mac *mac, struct personal_record *record)
{
	uint8_t mask = 0;

	hmac_sha256_add(&mac->hmac, "pwpk", 4);
	hmac_sha256_add(&mac->hmac, mac->uid, sizeof(mac->uid));
	hmac_sha256_add(&mac->hmac, record->mac, sizeof(record->mac));
	hmac_sha256_finish(&mac->hmac, &mask, sizeof(mask));
	record->kind ^= mask;
}
