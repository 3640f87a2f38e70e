/* SPDX-License-Identifier: MIT */
/*
 * base/sha256.c against the examples of the standards and against nettle: sums and codes of
 * every length around the ends of blocks, however the bytes come in, and nothing left behind.
 */
#include "base/sha256.h"

#include "base/hex.h"
#include "check.h"

#include <nettle/hmac.h>
#include <nettle/sha2.h>
#include <stdbool.h>
#include <string.h>

/* nettle has the name, too, for its nettle_sha256_init(). */
#undef sha256_init

#define BYTES 1000

static uint8_t bytes[BYTES];

static int fill(void **state)
{
	uint32_t number = 1;

	(void)state;
	for (size_t i = 0; i < BYTES; i++) {
		number = number * 1103515245 + 12345;
		bytes[i] = (uint8_t)(number >> 16);
	}
	return 0;
}

/* ---- the standards */

struct example {
	const char *text;
	size_t times;
	const char *hex, *why;
};

static const struct example examples[] = {
	{ "abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	  "FIPS 180-2 B.1" },
	{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
	  "FIPS 180-2 B.2" },
	{ "a", 1000000,
	  "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
	  "FIPS 180-2 B.3" },
	{ "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	  "nothing" },
};

static void the_standards_sums_come_out(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(examples); i++) {
		const struct example *one = &examples[i];
		uint8_t digest[SHA256_SIZE];
		char hex[2 * SHA256_SIZE + 1] = "";
		struct sha256 sum;
		sha256_init(&sum);
		for (size_t j = 0; j < one->times; j++)
			sha256_add(&sum, one->text, strlen(one->text));
		sha256_finish(&sum, digest);
		hex_write(digest, sizeof(digest), hex);
		CHECK(strcmp(hex, one->hex) == 0, one->why);
	}
}

struct hmac_example {
	const char *key;
	size_t key_times;
	const char *text;
	size_t times;
	const char *hex, *why;
};

static const struct hmac_example hmac_examples[] = {
	{ "\x0b", 20, "Hi There", 1,
	  "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
	  "RFC 4231 case 1" },
	{ "Jefe", 1, "what do ya want for nothing?", 1,
	  "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
	  "RFC 4231 case 2" },
	{ "\xaa", 20, "\xdd", 50,
	  "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
	  "RFC 4231 case 3" },
	{ "\xaa", 131, "Test Using Larger Than Block-Size Key - Hash Key First", 1,
	  "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
	  "RFC 4231 case 6" },
};

static size_t repeat(const char *text, size_t times, uint8_t *ret_bytes)
{
	size_t len = strlen(text);

	for (size_t i = 0; i < times; i++)
		memcpy(ret_bytes + i * len, text, len);
	return len * times;
}

static void the_standards_codes_come_out(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(hmac_examples); i++) {
		const struct hmac_example *one = &hmac_examples[i];
		uint8_t key[200], text[200], code[SHA256_SIZE];
		char hex[2 * SHA256_SIZE + 1] = "";
		struct hmac_sha256 hmac;
		hmac_sha256_init(&hmac, key, repeat(one->key, one->key_times, key));
		hmac_sha256_add(&hmac, text, repeat(one->text, one->times, text));
		hmac_sha256_finish(&hmac, code, sizeof(code));
		hex_write(code, sizeof(code), hex);
		CHECK(strcmp(hex, one->hex) == 0, one->why);
	}
}

/* ---- another implementation */

static void sums_are_nettles_however_bytes_come(void **state)
{
	static const size_t steps[] = { 1, 7, 63, 64, 65, BYTES };

	(void)state;
	for (size_t len = 0; len <= 200; len++) {
		uint8_t expected[SHA256_SIZE], digest[SHA256_SIZE];
		struct sha256_ctx theirs;
		nettle_sha256_init(&theirs);
		nettle_sha256_update(&theirs, len, bytes);
		nettle_sha256_digest(&theirs, sizeof(expected), expected);
		for (size_t i = 0; i < COUNT_OF(steps); i++) {
			struct sha256 ours;
			sha256_init(&ours);
			for (size_t at = 0; at < len; at += steps[i])
				sha256_add(&ours, bytes + at,
					   len - at < steps[i] ? len - at : steps[i]);
			sha256_finish(&ours, digest);
			assert_memory_equal(digest, expected, sizeof(digest));
		}
	}
}

static void codes_are_nettles_message_after_message(void **state)
{
	(void)state;
	for (size_t key = 0; key <= 130; key += 13) {
		struct hmac_sha256_ctx theirs;
		struct hmac_sha256 ours;
		nettle_hmac_sha256_set_key(&theirs, key, bytes);
		hmac_sha256_init(&ours, bytes, key);
		for (size_t len = 0; len <= 200; len++) {
			uint8_t expected[SHA256_SIZE], code[SHA256_SIZE + 1] = { 0 };
			const size_t wanted = len % (SHA256_SIZE + 1);
			nettle_hmac_sha256_update(&theirs, len, bytes);
			nettle_hmac_sha256_digest(&theirs, sizeof(expected), expected);
			hmac_sha256_add(&ours, bytes, len / 2);
			hmac_sha256_add(&ours, bytes + len / 2, len - len / 2);
			hmac_sha256_finish(&ours, code, wanted);
			assert_memory_equal(code, expected, wanted);
			assert_int_equal(code[wanted], 0);
		}
	}
}

static void a_finished_sum_is_wiped(void **state)
{
	const struct sha256 zero = { .len = 0 };
	uint8_t digest[SHA256_SIZE];
	struct sha256 sum;

	(void)state;
	sha256_init(&sum);
	sha256_add(&sum, bytes, 100);
	sha256_finish(&sum, digest);
	assert_memory_equal(&sum, &zero, sizeof(sum));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_standards_sums_come_out),
		cmocka_unit_test(the_standards_codes_come_out),
		cmocka_unit_test(sums_are_nettles_however_bytes_come),
		cmocka_unit_test(codes_are_nettles_message_after_message),
		cmocka_unit_test(a_finished_sum_is_wiped),
	};

	return cmocka_run_group_tests(tests, fill, NULL);
}
