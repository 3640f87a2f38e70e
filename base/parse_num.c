/* SPDX-License-Identifier: MIT */
/*
 * Strict numbers. strtoul() and friends skip spaces, accept a minus, follow the locale and
 * stop at the first odd character; a policy must not be read that generously.
 *
 *   number = "0" | nonzero *digit
 *   bits   = number [ "." digit [ digit ] ]
 */
#include "base/parse_num.h"

#include "base/ascii.h"

int parse_num(struct str text, uint64_t min, uint64_t max, uint64_t *ret_number)
{
	uint64_t number = 0;

	if (text.len == 0 || (text.len > 1 && text.ptr[0] == '0'))
		return PWP_ERR_VALUE;
	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_digit((unsigned char)text.ptr[i]))
			return PWP_ERR_VALUE;
		uint64_t digit = (uint64_t)(text.ptr[i] - '0');
		if (digit > max || number > (max - digit) / 10)
			return PWP_ERR_VALUE;
		number = number * 10 + digit;
	}
	if (number < min)
		return PWP_ERR_VALUE;
	*ret_number = number;
	return 0;
}

bool parse_leading_num(struct str *rest, uint64_t max, uint64_t *ret_number)
{
	size_t zeros = 0;
	size_t len = 0;

	while (len < rest->len && ascii_is_digit((unsigned char)rest->ptr[len])) {
		zeros += len == zeros && rest->ptr[len] == '0';
		len++;
	}
	zeros -= zeros > 0 && zeros == len; /* one zero is a number */
	struct str digits = { rest->ptr + zeros, len - zeros };
	if (parse_num(digits, 0, max, ret_number) != 0)
		return false;
	*rest = (struct str){ rest->ptr + len, rest->len - len };
	return true;
}

/* The digits behind the point, as hundredths. */
static int parse_hundredths(struct str digits, uint64_t *ret_hundredths)
{
	uint64_t hundredths = 0;

	if (digits.len < 1 || digits.len > 2)
		return PWP_ERR_VALUE;
	for (size_t i = 0; i < digits.len; i++) {
		if (!ascii_is_digit((unsigned char)digits.ptr[i]))
			return PWP_ERR_VALUE;
		hundredths = hundredths * 10 + (uint64_t)(digits.ptr[i] - '0');
	}
	*ret_hundredths = digits.len == 1 ? hundredths * 10 : hundredths;
	return 0;
}

int parse_bits(struct str text, uint32_t max_bits, uint32_t *ret_units)
{
	struct str rest = text;
	struct str whole;
	uint64_t bits, hundredths = 0;

	if (!str_split(&rest, '.', &whole))
		return PWP_ERR_VALUE;
	int error = parse_num(whole, 0, max_bits, &bits);
	if (error == 0 && rest.ptr)
		error = parse_hundredths(rest, &hundredths);
	if (error != 0)
		return error;
	if (bits == max_bits && hundredths > 0)
		return PWP_ERR_VALUE;
	*ret_units = (uint32_t)(bits * BITS_UNIT + (hundredths * BITS_UNIT + 50) / 100);
	return 0;
}
