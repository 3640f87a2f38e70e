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
	hmac_sha256_set_key(&mac->hmac, sizeof(key->bytes), key->bytes);
	for (unsigned i = 0; i < sizeof(mac->uid); i++)
		mac->uid[i] = (uint8_t)(uid >> (24 - 8 * i));
}

void personal_mac_key_id(const struct personal_key *key,
			 uint8_t ret_id[PERSONAL_KEY_ID_SIZE])
{
	struct hmac_sha256_ctx hmac;

	hmac_sha256_set_key(&hmac, sizeof(key->bytes), key->bytes);
	hmac_sha256_update(&hmac, 4, (const uint8_t *)"pwpi");
	hmac_sha256_digest(&hmac, PERSONAL_KEY_ID_SIZE, ret_id);
	wipe(&hmac, sizeof(hmac));
}

void personal_mac_form(struct personal_mac *mac, struct pwp_text form,
		       uint8_t ret_mac[PERSONAL_MAC_SIZE])
{
	uint8_t head[4 + sizeof(mac->uid) + 1] = "pwp1";

	memcpy(head + 4, mac->uid, sizeof(mac->uid));
	head[sizeof(head) - 1] = (uint8_t)form.len;
	hmac_sha256_update(&mac->hmac, sizeof(head), head);
	hmac_sha256_update(&mac->hmac, form.len, (const uint8_t *)form.ptr);
	hmac_sha256_digest(&mac->hmac, PERSONAL_MAC_SIZE, ret_mac);
}

void personal_mac_mask(struct personal_mac *mac, struct personal_record *record)
{
	uint8_t mask = 0;

	hmac_sha256_update(&mac->hmac, 4, (const uint8_t *)"pwpk");
	hmac_sha256_update(&mac->hmac, sizeof(mac->uid), mac->uid);
	hmac_sha256_update(&mac->hmac, sizeof(record->mac), record->mac);
	hmac_sha256_digest(&mac->hmac, sizeof(mask), &mask);
	record->kind ^= mask;
}
