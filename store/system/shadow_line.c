/* SPDX-License-Identifier: MIT */
/*
 * Lines of shadow(5):
 *
 *   name:hash:last_change:min:max:warn:inactive:expire:reserved
 *
 * Pieces of the file are joined to one line at a time, of which only the beginning is kept
 * when it is too long. The user's first line counts, as for pam_unix; it alone is checked,
 * strictly: nine fields, numbers or nothing, a hash of printable characters. Errors in other
 * lines are ignored.
 */
#include "store/system/shadow_line.h"

#include "base/array.h"
#include "base/ascii.h"
#include "base/parse_num.h"
#include "store/system/kept_length.h"

#define FIELDS 9
/* The tools of shadow accept no greater days and dates. */
#define NUMBER_MAX INT32_MAX
/* A traditional DES hash: salt and hash without a prefix. */
#define DES_LEN_MIN 13

void shadow_line_init(struct shadow_line *line, const char *user)
{
	line->user = str_from_c(user);
	line->len = 0;
	line->found = false;
}

static bool is_users(const struct shadow_line *line)
{
	size_t len = line->user.len;

	/* A name with the separator would match into the next field. */
	if (len == 0 || len >= line->len || len >= SHADOW_LINE_MAX ||
	    memchr(line->user.ptr, ':', len))
		return false;
	return memcmp(line->text, line->user.ptr, len) == 0 && line->text[len] == ':';
}

static void keep(struct shadow_line *line, struct str part)
{
	size_t room = line->len < SHADOW_LINE_MAX ? SHADOW_LINE_MAX - line->len : 0;

	if (room > 0 && part.len > 0)
		memcpy(line->text + line->len, part.ptr,
		       part.len < room ? part.len : room);
	line->len += part.len;
}

/* Checks the complete line; starts an empty one if it is not the user's. */
static void end_line(struct shadow_line *line)
{
	line->found = is_users(line);
	if (!line->found)
		line->len = 0;
}

void shadow_line_feed(struct shadow_line *line, struct str piece)
{
	while (piece.len > 0 && !line->found) {
		const char *newline = memchr(piece.ptr, '\n', piece.len);
		size_t len = newline ? (size_t)(newline - piece.ptr) : piece.len;
		size_t taken = newline ? len + 1 : len;

		keep(line, (struct str){ piece.ptr, len });
		if (newline)
			end_line(line);
		piece = (struct str){ piece.ptr + taken, piece.len - taken };
	}
}

void shadow_line_finish(struct shadow_line *line)
{
	if (!line->found)
		end_line(line);
}

/* Splits into exactly nine fields. */
static int split(struct str text, struct str fields[FIELDS])
{
	struct str rest = text;

	for (size_t i = 0; i < FIELDS; i++)
		if (!str_split(&rest, ':', &fields[i]))
			return PWP_ERR_CORRUPT;
	return rest.ptr ? PWP_ERR_CORRUPT : 0;
}

static int read_number(struct str field, int64_t *ret_number)
{
	uint64_t number = 0;

	if (field.len == 0) {
		*ret_number = -1;
		return 0;
	}
	if (parse_num(field, 0, NUMBER_MAX, &number) != 0)
		return PWP_ERR_CORRUPT;
	*ret_number = (int64_t)number;
	return 0;
}

static bool is_hash_text(struct str field)
{
	for (size_t i = 0; i < field.len; i++)
		if ((unsigned char)field.ptr[i] <= ' ' ||
		    (unsigned char)field.ptr[i] >= 0x7f)
			return false;
	return true;
}

/* Whether all characters are of the alphabet of salts and hashes in crypt(5). */
static bool is_salt_text(struct str text)
{
	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		if (!ascii_is_letter(c) && !ascii_is_digit(c) && c != '.' && c != '/')
			return false;
	}
	return true;
}

/* The method between "$" and the next symbol, such as the "6" of "$6$"; else empty. */
static struct str method_of(struct str hash)
{
	size_t len = 1;

	if (hash.len == 0 || hash.ptr[0] != '$')
		return STR_LIT("");
	while (len < hash.len && (ascii_is_letter((unsigned char)hash.ptr[len]) ||
				  ascii_is_digit((unsigned char)hash.ptr[len])))
		len++;
	return len < hash.len ? (struct str){ hash.ptr + 1, len - 1 } : STR_LIT("");
}

/* Whether a password could have this hash: one of a named method, "_..." of BSDI or the
 * traditional one; not the placeholders of locked accounts ("x", "NP"). */
static bool could_match(struct str hash, struct str method)
{
	if (method.len > 0)
		return true;
	if (hash.len > 0 && hash.ptr[0] == '_')
		hash = (struct str){ hash.ptr + 1, hash.len - 1 };
	return hash.len >= DES_LEN_MIN && is_salt_text(hash);
}

/* How many bytes of a password the hash depends on; 0: all. */
static unsigned kept_length(struct str hash, struct str method)
{
	if (method.len > 0)
		return method.len == 2 && method.ptr[0] == '2' ? KEPT_LENGTH_BCRYPT : 0;
	if (hash.ptr[0] == '_')
		return 0;
	return hash.len == DES_LEN_MIN ? KEPT_LENGTH_DES : KEPT_LENGTH_BIGCRYPT;
}

static int read_hash(struct str field, struct shadow *shadow)
{
	struct str hash = field;

	if (!is_hash_text(field))
		return PWP_ERR_CORRUPT;
	while (hash.len > 0 && (hash.ptr[0] == '!' || hash.ptr[0] == '*'))
		hash = (struct str){ hash.ptr + 1, hash.len - 1 };
	struct str method = method_of(hash);
	if (method.len >= sizeof(shadow->method))
		return PWP_ERR_CORRUPT;
	memcpy(shadow->method, method.ptr, method.len);
	shadow->method[method.len] = '\0';
	shadow->locked = hash.len < field.len;
	shadow->has_password = !shadow->locked && could_match(hash, method);
	shadow->kept = shadow->has_password ? kept_length(hash, method) : 0;
	return 0;
}

static int read_line(struct str text, struct shadow *shadow, struct str *ret_hash)
{
	struct str fields[FIELDS];
	int64_t reserved;
	int64_t *const numbers[] = {
		&shadow->last_change,
		&shadow->min_days,
		&shadow->max_days,
		&shadow->warn_days,
		&shadow->inactive_days,
		&shadow->expire_day,
		&reserved,
	};
	int error = split(text, fields);

	if (!error)
		error = read_hash(fields[1], shadow);
	for (size_t i = 0; !error && i < ARRAY_SIZE(numbers); i++)
		error = read_number(fields[i + 2], numbers[i]);
	if (!error)
		*ret_hash = fields[1];
	return error;
}

int shadow_line_read(const struct shadow_line *line, struct shadow *ret_shadow,
		     struct str *ret_hash)
{
	struct shadow shadow = {
		.found = line->found,
		.last_change = -1,
		.min_days = -1,
		.max_days = -1,
		.warn_days = -1,
		.inactive_days = -1,
		.expire_day = -1,
	};
	struct str hash = STR_LIT("");

	if (line->found && line->len > SHADOW_LINE_MAX)
		return PWP_ERR_CORRUPT;
	if (line->found) {
		int error =
			read_line((struct str){ line->text, line->len }, &shadow, &hash);
		if (error)
			return error;
	}
	*ret_shadow = shadow;
	*ret_hash = hash;
	return 0;
}
