/* SPDX-License-Identifier: MIT */
/* Bytes of a text file, in the encodings that schools' programs write, as code points. */
#ifndef CLI_TEXT_DECODER_H
#define CLI_TEXT_DECODER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum text_encoding {
	ENCODING_UNDECIDED, /* ASCII so far */
	ENCODING_UTF_8,
	ENCODING_WINDOWS_1252,
	ENCODING_UTF_16_LE,
	ENCODING_UTF_16_BE
};

/* A zeroed one is at the start of a file. */
struct text_decoder {
	enum text_encoding encoding;
	bool begun; /* what may be a byte order mark is behind us */
	uint8_t pending[4];
	size_t n_pending;
	const char *
		fault; /* static; set where text_decoder_push() or text_decoder_finish() failed by the
			      bytes, not by take() */
};

/* Gets one code point; false ends the reading. */
typedef bool text_decoder_take_fn(void *data, uint32_t code);

/* Decodes more bytes. False: they are not text of this encoding, or take() wanted no more.
 */
bool text_decoder_push(struct text_decoder *decode, const uint8_t *bytes, size_t len,
		       text_decoder_take_fn *take, void *data);

/* Decodes what waits at the end. As above. */
bool text_decoder_finish(struct text_decoder *decode, text_decoder_take_fn *take,
			 void *data);

#endif
