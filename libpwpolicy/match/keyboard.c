/* SPDX-License-Identifier: MIT */
/*
 * Keyboard walks on the UK and the US layout: qwerty, 1qaz2wsx, 1q2w3e. Keys lie on a
 * grid where a key's neighbours are one to the left and right, the two above (same column
 * and the next) and the two below (same column and the one before). A walk is told by its
 * first key and its steps. A step that repeats the last one, or the one two or four back,
 * is a habit of the hand and cheap; any other step to a neighbour is one of six. A jump
 * to a far key is allowed after three keys in a line (qwe to asd, 1qaz to 2wsx), because
 * there the eye leads and not the hand, and at the start of a zigzag (q1w2e3).
 */
#include "match/matchers.h"

#include "base/log2.h"

#define LAYOUTS 2
#define MIN_LEN 4
#define MAX_LEN 18
#define FIRST_KEY_COST BITS(2, 50) /* rows and columns start at few keys */
#define SAME_STEP_COST BITS(0, 10)
#define HABIT_STEP_COST BITS(0, 50)
#define NEW_STEP_COST BITS(2, 58) /* log2 of 6 neighbours */
#define JUMP_COST BITS(4, 50)
#define SHIFT_CHANGE_COST BITS(1, 0)

/* Place of the key that gives an ASCII character from 0x20 on: row 1..4 in the high half,
 * column in the low half; 0: no key. */
static const uint8_t places[LAYOUTS][96] = {
	{
		0x00, 0x11, 0x12, 0x3c, 0x14, 0x15, 0x17, 0x3b, 0x19, 0x1a, 0x18, 0x1c,
		0x48, 0x1b, 0x49, 0x4a, 0x1a, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17,
		0x18, 0x19, 0x3a, 0x3a, 0x48, 0x1c, 0x49, 0x4a, 0x3b, 0x31, 0x45, 0x43,
		0x33, 0x23, 0x34, 0x35, 0x36, 0x28, 0x37, 0x38, 0x39, 0x47, 0x46, 0x29,
		0x2a, 0x21, 0x24, 0x32, 0x25, 0x27, 0x44, 0x22, 0x42, 0x26, 0x41, 0x2b,
		0x40, 0x2c, 0x16, 0x1b, 0x10, 0x31, 0x45, 0x43, 0x33, 0x23, 0x34, 0x35,
		0x36, 0x28, 0x37, 0x38, 0x39, 0x47, 0x46, 0x29, 0x2a, 0x21, 0x24, 0x32,
		0x25, 0x27, 0x44, 0x22, 0x42, 0x26, 0x41, 0x2b, 0x40, 0x2c, 0x3c, 0x00,
	},
	{
		0x00, 0x11, 0x3b, 0x13, 0x14, 0x15, 0x17, 0x3b, 0x19, 0x1a, 0x18, 0x1c,
		0x48, 0x1b, 0x49, 0x4a, 0x1a, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17,
		0x18, 0x19, 0x3a, 0x3a, 0x48, 0x1c, 0x49, 0x4a, 0x12, 0x31, 0x45, 0x43,
		0x33, 0x23, 0x34, 0x35, 0x36, 0x28, 0x37, 0x38, 0x39, 0x47, 0x46, 0x29,
		0x2a, 0x21, 0x24, 0x32, 0x25, 0x27, 0x44, 0x22, 0x42, 0x26, 0x41, 0x2b,
		0x2d, 0x2c, 0x16, 0x1b, 0x10, 0x31, 0x45, 0x43, 0x33, 0x23, 0x34, 0x35,
		0x36, 0x28, 0x37, 0x38, 0x39, 0x47, 0x46, 0x29, 0x2a, 0x21, 0x24, 0x32,
		0x25, 0x27, 0x44, 0x22, 0x42, 0x26, 0x41, 0x2b, 0x2d, 0x2c, 0x10, 0x00,
	},
};

/* Keys of the UK layout outside ASCII. */
#define POUND_SIGN 0xa3
#define POUND_PLACE 0x13
#define NOT_SIGN 0xac
#define NOT_PLACE 0x10

static int place_of(unsigned layout, uint32_t code)
{
	if (code >= 0x20 && code < 0x80)
		return places[layout][code - 0x20];
	if (layout == 0 && code == POUND_SIGN)
		return POUND_PLACE;
	return layout == 0 && code == NOT_SIGN ? NOT_PLACE : 0;
}

struct step {
	int rows, columns;
};

static bool same(struct step a, struct step b)
{
	return a.rows == b.rows && a.columns == b.columns;
}

static bool to_neighbour(struct step step)
{
	static const struct step neighbours[] = { { 0, 1 },  { 0, -1 }, { -1, 0 },
						  { -1, 1 }, { 1, -1 }, { 1, 0 } };

	for (size_t i = 0; i < sizeof(neighbours) / sizeof(neighbours[0]); i++)
		if (same(step, neighbours[i]))
			return true;
	return false;
}

/* The cost of step number `count`, 0 when it ends the walk. */
static uint32_t step_cost(const struct step *steps, size_t count)
{
	const struct step *step = &steps[count];

	if (step->rows == 0 && step->columns == 0)
		return 0;
	if (count >= 1 && same(*step, step[-1]))
		return SAME_STEP_COST;
	if ((count >= 2 && same(*step, step[-2])) ||
	    (count >= 4 && same(*step, step[-4])))
		return HABIT_STEP_COST;
	if (to_neighbour(*step))
		return NEW_STEP_COST;
	bool after_line = count >= 2 && same(step[-1], step[-2]);
	return count < 2 || after_line ? JUMP_COST : 0;
}

/* What both layouts give without shift. */
static const char plain[] = "`1234567890-=qwertyuiop[]asdfghjkl;'#\\zxcvbnm,./";

static bool is_shifted(uint32_t code)
{
	return code >= 0x80 || strchr(plain, (int)code) == NULL;
}

static bool shift_changes(const struct cell *a, const struct cell *b)
{
	return is_shifted(a->typed) != is_shifted(b->typed);
}

/* A zigzag between far keys (q1w2e3, z1x2c3) begins with jumps: it is one when its first
 * two steps come again. */
static bool is_proven(const struct step *steps, size_t count)
{
	bool again = count >= 4 && same(steps[2], steps[0]) && same(steps[3], steps[1]);
	bool jumped = !to_neighbour(steps[0]) ||
		      (!to_neighbour(steps[1]) && !same(steps[1], steps[0]));

	return again || !jumped;
}

static void walk(const struct match_input *input, size_t at, unsigned layout,
		 struct match_list *list)
{
	const struct cell *cells = input->subject->cells;
	struct step steps[MAX_LEN];
	uint32_t cost = FIRST_KEY_COST;
	int place = place_of(layout, cells[at].typed);
	size_t count = 0;

	while (place != 0 && at + count + 1 < input->subject->count && count < MAX_LEN) {
		const struct cell *next = &cells[at + count + 1];
		int next_place = place_of(layout, next->typed);
		if (next_place == 0)
			return;
		steps[count] =
			(struct step){ .rows = (next_place >> 4) - (place >> 4),
				       .columns = (next_place & 15) - (place & 15) };
		uint32_t step = step_cost(steps, count);
		if (step == 0)
			return;
		cost += step + (shift_changes(next - 1, next) ? SHIFT_CHANGE_COST : 0);
		place = next_place;
		count++;
		if (count + 1 >= MIN_LEN && is_proven(steps, count))
			match_add(list, at, at + count + 1, MATCH_KEYBOARD, cost);
	}
}

void keyboard_match(const struct match_input *input, size_t at, struct match_list *list)
{
	/* the layouts differ in signs only */
	unsigned layouts = input->subject->classes & CLASS_SYMBOL ? LAYOUTS : 1;

	for (unsigned layout = 0; layout < layouts; layout++)
		walk(input, at, layout, list);
}
