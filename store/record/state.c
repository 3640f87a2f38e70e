/* SPDX-License-Identifier: MIT */
/*
 * The body of a state file: all members of struct state, one a line, in this order:
 *
 *   compliant yes|no       judged SECONDS     profile NAME     rules 64HEX
 *   reasons none|N,N,...   last_bad SECONDS   grace none|N:SINCE:WARNED,...
 *   last_change DAY|unknown                   demanded COUNT   unstored COUNT
 *
 * Both what is read and what is written must be consistent (is_consistent()). Reasons are
 * kept by number whether or not this version knows them.
 */
#include "store/record/state.h"

#include "base/ascii.h"
#include "base/parse_num.h"
#include "store/sealed/sealed.h"
#include "store/sealed/sealed_text.h"
#include "store/sealed/versions.h"
#include "store/system/calendar.h"

#define REASON_LAST (STATE_REASONS - 1)

int state_reasons(const struct pwp_result *result, reason_set *ret_reasons)
{
	reason_set reasons = 0;
	size_t count = pwp_result_reason_count(result);

	for (size_t i = 0; i < count; i++) {
		struct pwp_reason reason = PWP_REASON_INIT;
		int error = pwp_result_reason(result, i, &reason);

		if (error || reason.number > REASON_LAST)
			return error ? error : PWP_ERR_TOO_BIG;
		reasons |= REASON_SET_OF(reason.number);
	}
	*ret_reasons = reasons;
	return 0;
}

static bool is_profile(struct str name)
{
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.ptr[i];
		if (!ascii_is_lower(c) && !ascii_is_digit(c) && c != '_' && c != '-')
			return false;
	}
	return name.len > 0 && name.len < STATE_PROFILE_SIZE;
}

static bool is_fingerprint(struct str hex)
{
	for (size_t i = 0; i < hex.len; i++)
		if (!ascii_is_digit((unsigned char)hex.ptr[i]) &&
		    (hex.ptr[i] < 'a' || hex.ptr[i] > 'f'))
			return false;
	return hex.len == FINGERPRINT_SIZE - 1;
}

/* A text member; empty where it lacks its NUL. */
static struct str member(const char *text, size_t size)
{
	size_t len = strnlen(text, size);

	return (struct str){ text, len < size ? len : 0 };
}

/* A compliant password has no reasons and no demands; one with reasons remembers them. */
static bool is_consistent(const struct state *state)
{
	bool clean = state->reasons == 0 && state->demanded == 0 && state->unstored == 0;

	return (clean || !state->compliant) && (state->remembered & 1) == 0 &&
	       (state->reasons & ~state->remembered) == 0 && state->judged >= 0 &&
	       state->last_bad >= 0 && state->last_change >= -1 &&
	       is_profile(member(state->profile, sizeof(state->profile))) &&
	       is_fingerprint(member(state->rules, sizeof(state->rules)));
}

/* The remaining lines; nothing is read after the first error. */
struct reading {
	struct str rest;
	int error;
};

static struct str read_field(struct reading *in, const char *name)
{
	struct str value = STR_LIT("");

	if (!in->error)
		in->error = sealed_text_field(&in->rest, name, &value);
	return value;
}

static uint64_t read_number(struct reading *in, const char *name, uint64_t max)
{
	uint64_t number = 0;
	struct str value = read_field(in, name);

	if (!in->error && parse_num(value, 0, max, &number) != 0)
		in->error = PWP_ERR_CORRUPT;
	return number;
}

static bool read_yes(struct reading *in, const char *name)
{
	struct str value = read_field(in, name);
	bool yes = str_eq(value, STR_LIT("yes"));

	if (!yes && !str_eq(value, STR_LIT("no")))
		in->error = PWP_ERR_CORRUPT;
	return yes;
}

/* Copies a value that is neither empty nor too long; is_consistent() checks its form. */
static void read_text(struct reading *in, const char *name, char *buf, size_t size)
{
	struct str value = read_field(in, name);

	if (!in->error && (value.len == 0 || value.len >= size))
		in->error = PWP_ERR_CORRUPT;
	if (in->error)
		return;
	memcpy(buf, value.ptr, value.len);
	buf[value.len] = '\0';
	if (strlen(buf) != value.len)
		in->error = PWP_ERR_CORRUPT;
}

/* Numbers in ascending order, separated by commas, so that every set has one form. */
static reason_set read_reasons(struct reading *in)
{
	struct str rest = read_field(in, "reasons");
	struct str item;
	uint64_t number = 0;
	reason_set reasons = 0;

	if (in->error || str_eq(rest, STR_LIT("none")))
		return 0;
	while (str_split(&rest, ',', &item)) {
		if (parse_num(item, number + 1, REASON_LAST, &number) != 0) {
			in->error = PWP_ERR_CORRUPT;
			return 0;
		}
		reasons |= REASON_SET_OF(number);
	}
	return reasons;
}

/* N:SINCE:WARNED, with N above the last one. */
static bool read_one_grace(struct str item, uint64_t *number, struct state *state)
{
	uint64_t since = 0, warned = 0;
	struct str first, second;

	if (!str_split(&item, ':', &first) || !str_split(&item, ':', &second) ||
	    parse_num(first, *number + 1, REASON_LAST, number) != 0 ||
	    parse_num(second, 0, CALENDAR_MAX, &since) != 0 ||
	    parse_num(item, 0, UINT32_MAX, &warned) != 0)
		return false;
	state->remembered |= REASON_SET_OF(*number);
	state->grace[*number] = (struct reason_grace){ (int64_t)since, (uint32_t)warned };
	return true;
}

static void read_grace(struct reading *in, struct state *state)
{
	struct str rest = read_field(in, "grace");
	struct str item;
	uint64_t number = 0;

	if (in->error || str_eq(rest, STR_LIT("none")))
		return;
	while (!in->error && str_split(&rest, ',', &item))
		if (!read_one_grace(item, &number, state))
			in->error = PWP_ERR_CORRUPT;
}

static int64_t read_last_change(struct reading *in)
{
	struct reading as_word = *in;

	if (str_eq(read_field(&as_word, "last_change"), STR_LIT("unknown"))) {
		*in = as_word;
		return -1;
	}
	return (int64_t)read_number(in, "last_change", INT64_MAX);
}

int state_parse(struct str body, struct state *ret_state)
{
	struct reading in = { .rest = body };
	struct state state = { .compliant = false };

	state.compliant = read_yes(&in, "compliant");
	state.judged = (int64_t)read_number(&in, "judged", CALENDAR_MAX);
	read_text(&in, "profile", state.profile, sizeof(state.profile));
	read_text(&in, "rules", state.rules, sizeof(state.rules));
	state.reasons = read_reasons(&in);
	state.last_bad = (int64_t)read_number(&in, "last_bad", CALENDAR_MAX);
	read_grace(&in, &state);
	state.last_change = read_last_change(&in);
	state.demanded = (uint32_t)read_number(&in, "demanded", UINT32_MAX);
	state.unstored = (uint32_t)read_number(&in, "unstored", UINT32_MAX);
	if (in.error || in.rest.len > 0 || !is_consistent(&state))
		return PWP_ERR_CORRUPT;
	*ret_state = state;
	return 0;
}

static void write_text(struct text *text, const char *name, const char *value)
{
	text_add_c(text, name);
	text_add_c(text, " ");
	text_add_c(text, value);
	text_add_c(text, "\n");
}

static void write_number(struct text *text, const char *name, uint64_t number)
{
	text_add_c(text, name);
	text_add_c(text, " ");
	text_add_number(text, number);
	text_add_c(text, "\n");
}

static void write_reasons(struct text *text, reason_set reasons)
{
	const char *before = "reasons ";

	for (unsigned number = 1; number <= REASON_LAST; number++) {
		if (!reason_set_has(reasons, number))
			continue;
		text_add_c(text, before);
		text_add_number(text, number);
		before = ",";
	}
	text_add_c(text, reasons ? "\n" : "reasons none\n");
}

static void write_grace(struct text *text, const struct state *state)
{
	const char *before = "grace ";

	for (unsigned number = 1; number <= REASON_LAST; number++) {
		if (!reason_set_has(state->remembered, number))
			continue;
		text_add_c(text, before);
		text_add_number(text, number);
		text_add_c(text, ":");
		text_add_number(text, (uint64_t)state->grace[number].since);
		text_add_c(text, ":");
		text_add_number(text, state->grace[number].warned);
		before = ",";
	}
	text_add_c(text, state->remembered ? "\n" : "grace none\n");
}

int state_format(const struct state *state, struct text *text)
{
	if (!is_consistent(state))
		return PWP_ERR_VALUE;
	write_text(text, "compliant", state->compliant ? "yes" : "no");
	write_number(text, "judged", (uint64_t)state->judged);
	write_text(text, "profile", state->profile);
	write_text(text, "rules", state->rules);
	write_reasons(text, state->reasons);
	write_number(text, "last_bad", (uint64_t)state->last_bad);
	write_grace(text, state);
	if (state->last_change < 0)
		write_text(text, "last_change", "unknown");
	else
		write_number(text, "last_change", (uint64_t)state->last_change);
	write_number(text, "demanded", state->demanded);
	write_number(text, "unstored", state->unstored);
	return text_end(text) ? 0 : PWP_ERR_TOO_BIG;
}

int state_load(const struct places *places, const struct account *account,
	       struct state *ret_state)
{
	struct sealed sealed;
	int error = sealed_load(places, STATE_KIND, account, &sealed);

	if (error)
		return error;
	return state_parse((struct str){ sealed.body, sealed.len }, ret_state);
}

struct update {
	state_edit_fn *make;
	void *data;
};

/* sealed_edit_fn; data: struct update */
static int make_next(struct sealed_edit *edit, void *data)
{
	const struct update *update = data;
	struct state former, next;
	struct text text;
	int error = PWP_ERR_UNKNOWN;

	if (edit->former)
		error = state_parse((struct str){ edit->former->body, edit->former->len },
				    &former);
	edit->corrupt |= error == PWP_ERR_CORRUPT;
	error = update->make(error ? NULL : &former, &next, update->data);
	if (error)
		return error;
	text_init(&text, edit->next.body, sizeof(edit->next.body));
	error = state_format(&next, &text);
	edit->next.len = text.len;
	return error;
}

int state_update(const struct places *places, const struct account *account,
		 state_edit_fn *make, void *data, bool *ret_quarantined)
{
	struct update update = { .make = make, .data = data };

	return sealed_update(places, STATE_KIND, account, make_next, &update,
			     ret_quarantined);
}

int state_remove(const struct places *places, int64_t uid)
{
	return versions_remove(places, STATE_KIND, uid);
}
