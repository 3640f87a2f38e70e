/* SPDX-License-Identifier: MIT */
/*
 * SHA-256 as FIPS 180-4 sections 4.1.2 and 6.2 have it, HMAC as RFC 2104. They are here
 * because a library for two functions cost a login as much as all the rest of the module:
 * loading it means a file more, hundreds of symbols and a look at the processor. No step
 * depends on the data, so neither does the time.
 */
#include "base/sha256.h"

#include "base/wipe.h"

#include <string.h>

#define ROUNDS 64

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
/* clang-format off */
static const uint32_t round_constants[ROUNDS] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};
/* clang-format on */

static uint32_t rotate(uint32_t word, unsigned n)
{
	return word >> n | word << (32 - n);
}

static uint32_t get_word(const uint8_t bytes[static 4])
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
	       (uint32_t)bytes[2] << 8 | bytes[3];
}

static void put_word(uint32_t word, uint8_t ret_bytes[static 4])
{
	for (unsigned i = 0; i < 4; i++)
		ret_bytes[i] = (uint8_t)(word >> (24 - 8 * i));
}

/* Makes the words for the next 16 rounds out of those of the last. */
static void next_words(uint32_t words[static 16])
{
	for (size_t i = 0; i < 16; i++) {
		uint32_t a = words[(i + 1) % 16], b = words[(i + 14) % 16];
		words[i] += (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) +
			    words[(i + 9) % 16] +
			    (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
	}
}

/* One round; state[i] is the standard's letter a where `turn` is 0, and wanders by one with
 * each round instead of the values. */
static inline void do_round(uint32_t s[static 8], size_t turn, uint32_t word)
{
#define LETTER(n) s[((n) + 8 - turn % 8) % 8]
	uint32_t a = LETTER(0), b = LETTER(1), c = LETTER(2);
	uint32_t e = LETTER(4), f = LETTER(5), g = LETTER(6);
	uint32_t first = LETTER(7) + word + (g ^ (e & (f ^ g))) +
			 (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25));

	LETTER(3) += first;
	LETTER(7) = first + ((a & b) | (c & (a | b))) +
		    (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22));
#undef LETTER
}

static void add_block(uint32_t state[static 8], const uint8_t block[static SHA256_BLOCK])
{
	uint32_t words[16], s[8];

	for (size_t i = 0; i < 16; i++)
		words[i] = get_word(block + 4 * i);
	memcpy(s, state, sizeof(s));
	for (size_t done = 0; done < ROUNDS; done += 16) {
		if (done > 0)
			next_words(words);
		for (size_t i = 0; i < 16; i++)
			do_round(s, i, words[i] + round_constants[done + i]);
	}
	for (size_t i = 0; i < 8; i++)
		state[i] += s[i];
	wipe(words, sizeof(words));
	wipe(s, sizeof(s));
}

void sha256_init(struct sha256 *sum)
{
	/* of the square roots of the first 8 primes */
	*sum = (struct sha256){ .state = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
					   0x510e527f, 0x9b05688c, 0x1f83d9ab,
					   0x5be0cd19 } };
}

void sha256_add(struct sha256 *sum, const void *bytes, size_t len)
{
	const uint8_t *next = bytes;

	while (len > 0) {
		size_t at = sum->len % SHA256_BLOCK;
		size_t piece = len < SHA256_BLOCK - at ? len : SHA256_BLOCK - at;
		memcpy(sum->block + at, next, piece);
		sum->len += piece;
		next += piece;
		len -= piece;
		if (at + piece == SHA256_BLOCK)
			add_block(sum->state, sum->block);
	}
}

/* A one bit, zeros, and the length in bits close the last block. */
void sha256_finish(struct sha256 *sum, uint8_t ret_digest[static SHA256_SIZE])
{
	const uint64_t bits = sum->len * 8;
	uint8_t end[SHA256_BLOCK + 8] = { 0x80 };
	size_t at = sum->len % SHA256_BLOCK;
	size_t zeros = (at < SHA256_BLOCK - 8 ? SHA256_BLOCK : 2 * SHA256_BLOCK) - 8 - at;

	put_word((uint32_t)(bits >> 32), end + zeros);
	put_word((uint32_t)bits, end + zeros + 4);
	sha256_add(sum, end, zeros + 8);
	for (size_t i = 0; i < 8; i++)
		put_word(sum->state[i], ret_digest + 4 * i);
	wipe(sum, sizeof(*sum));
}

/* Begins a sum with the key's block, each byte of it changed by `pad`. */
static void begin(struct sha256 *sum, const uint8_t key[static SHA256_BLOCK], uint8_t pad)
{
	uint8_t block[SHA256_BLOCK];

	for (size_t i = 0; i < sizeof(block); i++)
		block[i] = key[i] ^ pad;
	sha256_init(sum);
	sha256_add(sum, block, sizeof(block));
	wipe(block, sizeof(block));
}

void hmac_sha256_init(struct hmac_sha256 *hmac, const void *key, size_t len)
{
	uint8_t block[SHA256_BLOCK] = { 0 };

	if (len > sizeof(block)) {
		sha256_init(&hmac->message);
		sha256_add(&hmac->message, key, len);
		sha256_finish(&hmac->message, block);
	} else {
		memcpy(block, key, len);
	}
	begin(&hmac->inner, block, 0x36);
	begin(&hmac->outer, block, 0x5c);
	hmac->message = hmac->inner;
	wipe(block, sizeof(block));
}

void hmac_sha256_add(struct hmac_sha256 *hmac, const void *bytes, size_t len)
{
	sha256_add(&hmac->message, bytes, len);
}

void hmac_sha256_finish(struct hmac_sha256 *hmac, uint8_t *ret_code, size_t len)
{
	struct sha256 outer = hmac->outer;
	uint8_t digest[SHA256_SIZE];

	sha256_finish(&hmac->message, digest);
	sha256_add(&outer, digest, sizeof(digest));
	sha256_finish(&outer, digest);
	memcpy(ret_code, digest, len);
	hmac->message = hmac->inner;
	wipe(digest, sizeof(digest));
}
