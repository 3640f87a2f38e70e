/* SPDX-License-Identifier: MIT */
/* Decodes a text file in the encodings that schools' programs write. */
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
	bool begun; /* it is known whether there is a byte order mark */
	uint8_t pending[4];
	size_t n_pending;
	const char *fault; /* static; set when it failed by the bytes, not by take() */
};

/* Takes one code point; false stops the decoding. */
typedef bool text_decoder_take_fn(void *data, uint32_t code);

/* Decodes more bytes. False: they are not text of this encoding, or take() stopped. */
bool text_decoder_push(struct text_decoder *decoder, const uint8_t *bytes, size_t len,
		       text_decoder_take_fn *take, void *data);

/* Decodes what is pending at the end of the file. As above. */
bool text_decoder_finish(struct text_decoder *decoder, text_decoder_take_fn *take,
			 void *data);

#endif
