/* SPDX-License-Identifier: MIT */
/*
 * The parts that a reason concerns. The cover takes one explanation of each character; a
 * reason names every part, also one that the cover explains in another way or holds in a
 * longer one: the year beside a pet's name, the first name that begins a common password.
 * What so comes on top counts where it stands by itself, for a name that a longer word holds
 * is there by chance.
 */
#include "verdict/parts.h"

/* Whether the parts take all characters from `offset` on. */
static bool is_taken(const struct parts *parts, size_t offset, size_t length)
{
	const size_t end = offset + length;

	for (size_t at = offset; at < end;) {
		size_t before = at;
		for (size_t i = 0; i < parts->count; i++) {
			const struct stretch *about = &parts->items[i].about;
			if (about->offset <= at &&
			    at < (size_t)about->offset + about->length)
				at = (size_t)about->offset + about->length;
		}
		if (at == before)
			return false;
	}
	return true;
}

static bool comes_before(const struct found_reason *a, const struct found_reason *b)
{
	return a->kind != b->kind ? a->kind < b->kind : a->about.offset < b->about.offset;
}

void parts_take(struct parts *parts, size_t offset, size_t length, uint8_t kind)
{
	const struct found_reason part = {
		.kind = kind,
		.about = { .offset = (uint16_t)offset, .length = (uint16_t)length },
	};
	size_t at = parts->count;

	if (parts->count == PARTS_MAX || is_taken(parts, offset, length))
		return;
	for (; at > 0 && comes_before(&part, &parts->items[at - 1]); at--)
		parts->items[at] = parts->items[at - 1];
	parts->items[at] = part;
	parts->count++;
}

static void take_finding(struct parts *parts, const struct subject *subject,
			 struct finding finding)
{
	parts_take(parts, subject_offset(subject, finding.start),
		   subject_length(subject, finding.start, finding.end), finding.kind);
}

/* A part of the cover, without what people add to a known word. */
static struct finding without_affix(const struct cover *cover, const struct part *part)
{
	struct finding word = { part->start, part->end, part->kind };
	size_t length = 0;

	for (size_t i = 0; i < cover->finding_count; i++) {
		const struct finding *other = &cover->findings[i];
		size_t other_length = (size_t)other->end - other->start;
		if (other->kind != part->kind || other->start < part->start ||
		    other->end > part->end || other_length <= length)
			continue;
		word = *other;
		length = other_length;
	}
	return word;
}

/* Whether the cover takes a finding for a known word of another kind already: "khan" may be
 * a surname and a part of a user name, and a birthday is a date. */
static bool is_known_otherwise(const struct cover *cover, const struct finding *finding)
{
	for (size_t i = 0; i < cover->count; i++) {
		const struct part *part = &cover->parts[i];
		if (part->kind < MATCH_KNOWN || part->start > finding->start ||
		    part->end < finding->end)
			continue;
		struct finding word = without_affix(cover, part);
		if (word.start <= finding->start && finding->end <= word.end)
			return true;
	}
	return false;
}

/* Whether one known word ends where another begins. */
static bool known_words_meet(const struct cover *cover, size_t cell)
{
	bool ends = false, begins = false;

	for (size_t i = 0; i < cover->finding_count; i++) {
		const struct finding *finding = &cover->findings[i];
		if (finding->kind < MATCH_KNOWN)
			continue;
		ends = ends || finding->end == cell;
		begins = begins || finding->start == cell;
	}
	return ends && begins;
}

/* Whether what people type as one piece may end between two cells: the cover does, two known
 * words meet, or the characters change from letters to digits, say, or from small letters to
 * a capital. */
static bool is_border(const struct subject *subject, const struct cover *cover,
		      size_t cell)
{
	const struct cell *cells = subject->cells;

	if (cell == 0 || cell == subject->count)
		return true;
	for (size_t i = 0; i < cover->count; i++)
		if (cover->parts[i].start == cell)
			return true;
	if (known_words_meet(cover, cell))
		return true;
	return cells[cell - 1].char_class != cells[cell].char_class &&
	       !(cells[cell - 1].char_class == CLASS_UPPER &&
		 cells[cell].char_class == CLASS_LOWER);
}

static bool stands_alone(const struct subject *subject, const struct cover *cover,
			 const struct finding *finding)
{
	return is_border(subject, cover, finding->start) &&
	       is_border(subject, cover, finding->end);
}

void parts_find(struct parts *parts, const struct subject *subject,
		const struct cover *cover, unsigned kinds)
{
	for (size_t i = 0; i < cover->count; i++)
		if (kinds >> cover->parts[i].kind & 1u)
			take_finding(parts, subject,
				     without_affix(cover, &cover->parts[i]));
	for (size_t i = 0; i < cover->finding_count; i++) {
		const struct finding *finding = &cover->findings[i];
		if ((kinds >> finding->kind & 1u) &&
		    stands_alone(subject, cover, finding) &&
		    !is_known_otherwise(cover, finding))
			take_finding(parts, subject, *finding);
	}
}

unsigned parts_kinds(const struct cover *cover)
{
	unsigned kinds = 0;

	for (size_t i = 0; i < cover->count; i++)
		kinds |= 1u << cover->parts[i].kind;
	for (size_t i = 0; i < cover->finding_count; i++)
		kinds |= 1u << cover->findings[i].kind;
	return kinds;
}
