/* SPDX-License-Identifier: MIT */
/* Bytes of a text file, in the encodings that schools' programs write, as code points. */
#ifndef CLI_TEXT_DECODER_H
#define CLI_TEXT_DECODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum decode_encoding {
	DECODE_UNDECIDED, /* ASCII so far */
	DECODE_UTF_8,
	DECODE_WINDOWS_1252,
	DECODE_UTF_16_LE,
	DECODE_UTF_16_BE
};

/* A zeroed one is at the start of a file. */
struct decode {
	enum decode_encoding encoding;
	bool begun; /* what may be a byte order mark is behind us */
	uint8_t pending[4];
	size_t n_pending;
	const char
		*fault; /* static; set where decode_push() or decode_end() failed by the
			      bytes, not by take() */
};

/* Gets one code point; false ends the reading. */
typedef bool decode_take_fn(void *data, uint32_t code);

/* Decodes more bytes. False: they are not text of this encoding, or take() wanted no more.
 */
bool decode_push(struct decode *decode, const uint8_t *bytes, size_t len,
		 decode_take_fn *take, void *data);

/* Decodes what waits at the end. As above. */
bool decode_end(struct decode *decode, decode_take_fn *take, void *data);

#endif
