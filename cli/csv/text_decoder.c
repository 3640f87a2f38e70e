/* SPDX-License-Identifier: MIT */
/*
 * A byte order mark determines the encoding: UTF-8 or UTF-16. Without one the file is ASCII
 * up to its first other byte; if a character of UTF-8 begins there, the file is UTF-8, else
 * Windows-1252. That is final: a later byte that does not fit is a fault and no reason to
 * guess again.
 *
 * UTF-8 is strict (RFC 3629); UTF-16 has no lone surrogate; the five bytes that
 * Windows-1252 leaves undefined are faults.
 */
#include "cli/csv/text_decoder.h"

#include "base/array.h"
#include "base/utf8.h"

#include <string.h>

/* The outcome of decoding the pending bytes. */
enum { TAKEN_BAD = -1, TAKEN_MORE = 0 /* else how many bytes were used */ };

static const uint16_t windows_1252[32] = {
	0x20ac, 0,	0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
	0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0,	0x017d, 0,
	0,	0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
	0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,	0x017e, 0x0178,
};

static int take_1252(uint8_t byte, uint32_t *ret_code)
{
	*ret_code = byte >= 0x80 && byte < 0xa0 ? windows_1252[byte - 0x80] : byte;
	return *ret_code == 0 && byte != 0 ? TAKEN_BAD : 1;
}

/* A sequence that is not valid may not be complete yet, unless it has the longest length. */
static int take_utf8(const uint8_t *bytes, size_t len, uint32_t *ret_code)
{
	struct str rest = { (const char *)bytes, len };
	uint32_t code = utf8_next(&rest);

	if (code == UTF8_INVALID)
		return len < UTF8_MAX ? TAKEN_MORE : TAKEN_BAD;
	*ret_code = code;
	return (int)(len - rest.len);
}

static uint32_t unit_of(const uint8_t *bytes, bool big)
{
	return big ? (uint32_t)bytes[0] << 8 | bytes[1]
		   : (uint32_t)bytes[1] << 8 | bytes[0];
}

static int take_utf16(const uint8_t *bytes, size_t len, bool big, uint32_t *ret_code)
{
	if (len < 2)
		return TAKEN_MORE;
	uint32_t unit = unit_of(bytes, big);
	*ret_code = unit;
	if (unit < 0xd800 || unit >= 0xe000)
		return 2;
	if (unit >= 0xdc00)
		return TAKEN_BAD;
	if (len < 4)
		return TAKEN_MORE;
	uint32_t low = unit_of(bytes + 2, big);
	if (low < 0xdc00 || low >= 0xe000)
		return TAKEN_BAD;
	*ret_code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
	return 4;
}

/* The first byte that is not ASCII decides. */
static int decide(struct text_decoder *decoder, uint32_t *ret_code)
{
	int used = take_utf8(decoder->pending, decoder->n_pending, ret_code);

	if (used == TAKEN_BAD) {
		decoder->encoding = ENCODING_WINDOWS_1252;
		return take_1252(decoder->pending[0], ret_code);
	}
	if (used > 1)
		decoder->encoding = ENCODING_UTF_8;
	return used;
}

static int take_one(struct text_decoder *decoder, uint32_t *ret_code)
{
	const uint8_t *bytes = decoder->pending;

	switch (decoder->encoding) {
	case ENCODING_UTF_8:
		return take_utf8(bytes, decoder->n_pending, ret_code);
	case ENCODING_WINDOWS_1252:
		return take_1252(bytes[0], ret_code);
	case ENCODING_UTF_16_LE:
	case ENCODING_UTF_16_BE:
		return take_utf16(bytes, decoder->n_pending,
				  decoder->encoding == ENCODING_UTF_16_BE, ret_code);
	default:
		return decide(decoder, ret_code);
	}
}

static bool fail(struct text_decoder *decoder)
{
	static const char *const faults[] = {
		[ENCODING_UTF_8] = "the file is UTF-8, but this byte is not",
		[ENCODING_WINDOWS_1252] =
			"the file is neither UTF-8 nor, by this byte, Windows-1252",
		[ENCODING_UTF_16_LE] = "the file is UTF-16, but here is half a character",
		[ENCODING_UTF_16_BE] = "the file is UTF-16, but here is half a character",
	};

	decoder->fault = faults[decoder->encoding];
	return false;
}

static void drop(struct text_decoder *decoder, size_t len)
{
	decoder->n_pending -= len;
	memmove(decoder->pending, decoder->pending + len, decoder->n_pending);
}

/* Decodes every pending character that is complete. */
static bool drain(struct text_decoder *decoder, text_decoder_take_fn *take, void *data)
{
	while (decoder->n_pending > 0) {
		uint32_t code = 0;
		int used = take_one(decoder, &code);

		if (used == TAKEN_BAD)
			return fail(decoder);
		if (used == TAKEN_MORE)
			return true;
		drop(decoder, (size_t)used);
		if (!take(data, code))
			return false;
	}
	return true;
}

/* Takes a byte order mark. Sets `begun` unless the bytes may still become one. */
static void look_for_mark(struct text_decoder *decoder)
{
	static const struct {
		uint8_t bytes[3];
		size_t len;
		enum text_encoding encoding;
	} marks[] = {
		{ { 0xef, 0xbb, 0xbf }, 3, ENCODING_UTF_8 },
		{ { 0xff, 0xfe, 0 }, 2, ENCODING_UTF_16_LE },
		{ { 0xfe, 0xff, 0 }, 2, ENCODING_UTF_16_BE },
	};

	decoder->begun = true;
	for (size_t i = 0; i < ARRAY_SIZE(marks); i++) {
		size_t len = decoder->n_pending;

		if (memcmp(decoder->pending, marks[i].bytes,
			   len < marks[i].len ? len : marks[i].len) != 0)
			continue;
		if (len < marks[i].len) {
			decoder->begun = false;
			return;
		}
		decoder->encoding = marks[i].encoding;
		drop(decoder, marks[i].len);
		return;
	}
}

bool text_decoder_push(struct text_decoder *decoder, const uint8_t *bytes, size_t len,
		       text_decoder_take_fn *take, void *data)
{
	for (size_t i = 0; i < len; i++) {
		decoder->pending[decoder->n_pending++] = bytes[i];
		if (!decoder->begun)
			look_for_mark(decoder);
		if (decoder->begun && !drain(decoder, take, data))
			return false;
	}
	return true;
}

/* What is still pending is half a character, unless only ASCII came before: then it is
 * Windows-1252. */
bool text_decoder_finish(struct text_decoder *decoder, text_decoder_take_fn *take,
			 void *data)
{
	decoder->begun = true;
	if (!drain(decoder, take, data))
		return false;
	if (decoder->n_pending == 0)
		return true;
	if (decoder->encoding != ENCODING_UNDECIDED)
		return fail(decoder);
	decoder->encoding = ENCODING_WINDOWS_1252;
	return drain(decoder, take, data);
}
