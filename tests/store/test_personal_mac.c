/* SPDX-License-Identifier: MIT */
/*
 * What stands for a form. The known answers were computed with Python's hmac module, by
 * the description in docs/data-protection.md.
 */
#include "check.h"
#include "store/personal/personal_mac.h"

#include <string.h>

#define UID 1001

static struct personal_key counting_key(void)
{
	struct personal_key key;

	for (unsigned i = 0; i < sizeof(key.bytes); i++)
		key.bytes[i] = (uint8_t)i;
	return key;
}

static struct personal_record record_of(const struct personal_key *key, uint32_t uid,
					const char *form)
{
	struct personal_record record = { .kind = 0 };
	struct personal_mac mac;

	personal_mac_init(&mac, key, uid);
	personal_mac_form(&mac, (struct pwp_text){ form, strlen(form) }, record.mac);
	personal_mac_mask(&mac, &record);
	return record;
}

static bool same_mac(struct personal_record a, struct personal_record b)
{
	return memcmp(a.mac, b.mac, sizeof(a.mac)) == 0;
}

static void gives_the_known_answers(void **state)
{
	static const uint8_t expected[] = { 0x07, 0xfd, 0x2b, 0xab, 0x56, 0xc9,
					    0x08, 0x4d, 0x11, 0xe3, 0x8a, 0x16,
					    0xb2, 0xdd, 0x6f, 0x50 };
	static const uint8_t expected_id[] = { 0xc3, 0x43, 0x76, 0x39,
					       0x50, 0x8a, 0xb9, 0x2f };
	const struct personal_key key = counting_key();
	uint8_t id[PERSONAL_KEY_ID_SIZE];

	(void)state;
	struct personal_record record = record_of(&key, UID, "biscuit");
	assert_memory_equal(record.mac, expected, sizeof(expected));
	assert_int_equal(record.kind, 0xe7);
	personal_mac_key_id(&key, id);
	assert_memory_equal(id, expected_id, sizeof(expected_id));
}

static void a_context_serves_many_forms(void **state)
{
	const struct personal_key key = counting_key();
	struct personal_record first, again;
	struct personal_mac mac;

	(void)state;
	personal_mac_init(&mac, &key, UID);
	personal_mac_form(&mac, (struct pwp_text){ "biscuit", 7 }, first.mac);
	personal_mac_form(&mac, (struct pwp_text){ "crumble", 7 }, again.mac);
	assert_memory_not_equal(first.mac, again.mac, sizeof(first.mac));
	personal_mac_form(&mac, (struct pwp_text){ "biscuit", 7 }, again.mac);
	assert_memory_equal(first.mac, again.mac, sizeof(first.mac));
}

static void key_user_and_form_all_count(void **state)
{
	const struct personal_key key = counting_key();
	struct personal_key other = key;

	(void)state;
	other.bytes[31] ^= 1;
	const struct personal_record record = record_of(&key, UID, "biscuit");
	assert_false(same_mac(record, record_of(&other, UID, "biscuit")));
	assert_false(same_mac(record, record_of(&key, UID + 1, "biscuit")));
	assert_false(same_mac(record, record_of(&key, UID << 8, "biscuit")));
	assert_false(same_mac(record, record_of(&key, UID, "biscuits")));
	assert_false(same_mac(record, record_of(&key, UID, "")));
}

static void the_mask_comes_off_again(void **state)
{
	const struct personal_key key = counting_key();
	struct personal_record record = record_of(&key, UID, "biscuit");
	struct personal_mac mac;

	(void)state;
	personal_mac_init(&mac, &key, UID);
	for (unsigned kind = 0; kind < 256; kind++) {
		record.kind = (uint8_t)kind;
		personal_mac_mask(&mac, &record);
		personal_mac_mask(&mac, &record);
		assert_int_equal(record.kind, kind);
	}
}

/* Without the key nobody sees which records are of the same kind. */
static void masks_differ_from_record_to_record(void **state)
{
	const struct personal_key key = counting_key();
	bool seen[256] = { false };
	unsigned different = 0;

	(void)state;
	for (unsigned i = 0; i < 256; i++) {
		const char form[] = { 'a', 'b', (char)('a' + i / 16),
				      (char)('a' + i % 16), '\0' };
		uint8_t mask = record_of(&key, UID, form).kind;

		different += !seen[mask];
		seen[mask] = true;
	}
	assert_in_range(different, 130, 195); /* 162 expected */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_known_answers),
		cmocka_unit_test(a_context_serves_many_forms),
		cmocka_unit_test(key_user_and_form_all_count),
		cmocka_unit_test(the_mask_comes_off_again),
		cmocka_unit_test(masks_differ_from_record_to_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
