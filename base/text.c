/* SPDX-License-Identifier: MIT */
/*
 * Bounded building of text. Numbers are written here because printf would ask the locale, and
 * brings more than a program without files can offer.
 */
#include "base/text.h"

#include "base/ascii.h"

void text_init(struct text *text, char *buf, size_t size)
{
	*text = (struct text){ .buf = buf, .size = size };
}

void text_add(struct text *text, struct str piece)
{
	if (piece.len == 0)
		return;
	if (text->len < text->size && piece.len < text->size - text->len)
		memcpy(text->buf + text->len, piece.ptr, piece.len);
	text->len += piece.len;
}

void text_add_c(struct text *text, const char *piece)
{
	text_add(text, str_from_c(piece));
}

const char *text_number(uint64_t number, char buf[static TEXT_NUMBER_SIZE])
{
	char *start = buf + TEXT_NUMBER_SIZE - 1;

	*start = '\0';
	do {
		*--start = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	return start;
}

void text_add_number(struct text *text, uint64_t number)
{
	char digits[TEXT_NUMBER_SIZE];

	text_add_c(text, text_number(number, digits));
}

void text_add_hundredths(struct text *text, uint64_t hundredths)
{
	char decimals[3] = { '.', (char)('0' + hundredths / 10 % 10),
			     (char)('0' + hundredths % 10) };

	text_add_number(text, hundredths / 100);
	text_add(text, (struct str){ decimals, sizeof(decimals) });
}

void text_add_bits(struct text *text, uint32_t bits)
{
	text_add_hundredths(text, ((uint64_t)bits * 100 + 128) / 256);
}

size_t text_json_byte(char byte, bool ascii, char ret_form[TEXT_JSON_BYTE_MAX])
{
	static const char hex[] = "0123456789abcdef";
	unsigned char c = (unsigned char)byte;
	const char number[] = { '\\', 'u', '0', '0', hex[c >> 4], hex[c & 15] };
	const char quoted[] = { '\\', byte };

	if (ascii_is_control(c) || (ascii && c >= 0x80)) {
		memcpy(ret_form, number, sizeof(number));
		return sizeof(number);
	}
	if (c == '"' || c == '\\') {
		memcpy(ret_form, quoted, sizeof(quoted));
		return sizeof(quoted);
	}
	ret_form[0] = byte;
	return 1;
}

bool text_fits(const struct text *text)
{
	return text->len < text->size;
}

bool text_end(struct text *text)
{
	bool fits = text_fits(text);

	if (text->size > 0)
		text->buf[fits ? text->len : 0] = '\0';
	return fits;
}
