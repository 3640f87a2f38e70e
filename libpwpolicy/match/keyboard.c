/* SPDX-License-Identifier: MIT */
/*
 * Keyboard walks on the UK and the US layout: qwerty, 1qaz2wsx, 1q2w3e. Keys are on a grid
 * where a key's neighbours are one to the left and right, the two above (same column and the
 * next) and the two below (same column and the one before). A walk is described by its first
 * key and its steps. A step that repeats the last one, or the one two or four back, is a habit
 * of the hand and cheap; any other step to a neighbour is one of six. A jump to a distant key
 * is allowed after three keys in a line (qwe to asd, 1qaz to 2wsx), where the eye leads and
 * not the hand, and at the start of a zigzag (q1w2e3).
 */
#include "base/log2.h"
#include "match/matchers.h"

#define LAYOUTS 2
#define MIN_LEN 4
#define MAX_LEN 18
#define FIRST_KEY_COST BITS(2, 50) /* rows and columns start at few keys */
#define SAME_STEP_COST BITS(0, 10)
#define HABIT_STEP_COST BITS(0, 50)
#define NEW_STEP_COST BITS(2, 58) /* log2 of 6 neighbours */
#define JUMP_COST BITS(4, 50)
#define SHIFT_CHANGE_COST BITS(1, 0)

/* The key of each ASCII character from 0x20 on: row 1..4 in the high half, column in the low
 * half, SHIFTED where it needs the shift key; 0: no key. */
#define SHIFTED 0x80
#define ROW(key) ((key) >> 4 & 7)
#define COLUMN(key) ((key)&15)
static const uint8_t keys[LAYOUTS][96] = {
	{
		0x00, 0x91, 0x92, 0x3c, 0x94, 0x95, 0x97, 0x3b, 0x99, 0x9a, 0x98, 0x9c,
		0x48, 0x1b, 0x49, 0x4a, 0x1a, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17,
		0x18, 0x19, 0xba, 0x3a, 0xc8, 0x1c, 0xc9, 0xca, 0xbb, 0xb1, 0xc5, 0xc3,
		0xb3, 0xa3, 0xb4, 0xb5, 0xb6, 0xa8, 0xb7, 0xb8, 0xb9, 0xc7, 0xc6, 0xa9,
		0xaa, 0xa1, 0xa4, 0xb2, 0xa5, 0xa7, 0xc4, 0xa2, 0xc2, 0xa6, 0xc1, 0x2b,
		0x40, 0x2c, 0x96, 0x9b, 0x10, 0x31, 0x45, 0x43, 0x33, 0x23, 0x34, 0x35,
		0x36, 0x28, 0x37, 0x38, 0x39, 0x47, 0x46, 0x29, 0x2a, 0x21, 0x24, 0x32,
		0x25, 0x27, 0x44, 0x22, 0x42, 0x26, 0x41, 0xab, 0xc0, 0xac, 0xbc, 0x00,
	},
	{
		0x00, 0x91, 0xbb, 0x93, 0x94, 0x95, 0x97, 0x3b, 0x99, 0x9a, 0x98, 0x9c,
		0x48, 0x1b, 0x49, 0x4a, 0x1a, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17,
		0x18, 0x19, 0xba, 0x3a, 0xc8, 0x1c, 0xc9, 0xca, 0x92, 0xb1, 0xc5, 0xc3,
		0xb3, 0xa3, 0xb4, 0xb5, 0xb6, 0xa8, 0xb7, 0xb8, 0xb9, 0xc7, 0xc6, 0xa9,
		0xaa, 0xa1, 0xa4, 0xb2, 0xa5, 0xa7, 0xc4, 0xa2, 0xc2, 0xa6, 0xc1, 0x2b,
		0x2d, 0x2c, 0x96, 0x9b, 0x10, 0x31, 0x45, 0x43, 0x33, 0x23, 0x34, 0x35,
		0x36, 0x28, 0x37, 0x38, 0x39, 0x47, 0x46, 0x29, 0x2a, 0x21, 0x24, 0x32,
		0x25, 0x27, 0x44, 0x22, 0x42, 0x26, 0x41, 0xab, 0xad, 0xac, 0x90, 0x00,
	},
};

/* Keys of the UK layout outside ASCII. */
#define POUND_SIGN 0xa3
#define POUND_KEY (0x13 | SHIFTED)
#define NOT_SIGN 0xac
#define NOT_KEY (0x10 | SHIFTED)

static int key_of(unsigned layout, uint32_t code)
{
	if (code >= 0x20 && code < 0x80)
		return keys[layout][code - 0x20];
	if (layout == 0 && code == POUND_SIGN)
		return POUND_KEY;
	return layout == 0 && code == NOT_SIGN ? NOT_KEY : 0;
}

/* A step from key to key: rows down and columns to the right in one number. */
#define DOWN 32
#define RIGHT 1

static int step_between(int from, int to)
{
	return (ROW(to) - ROW(from)) * DOWN + (COLUMN(to) - COLUMN(from)) * RIGHT;
}

static bool is_to_neighbour(int step)
{
	switch (step) {
	case RIGHT:
	case -RIGHT:
	case -DOWN:
	case -DOWN + RIGHT:
	case DOWN - RIGHT:
	case DOWN:
		return true;
	default:
		return false;
	}
}

/* The cost of step number `count`, 0 if it ends the walk. */
static uint32_t step_cost(const int *steps, size_t count)
{
	const int *step = &steps[count];

	if (*step == 0)
		return 0;
	if (count >= 1 && *step == step[-1])
		return SAME_STEP_COST;
	if ((count >= 2 && *step == step[-2]) || (count >= 4 && *step == step[-4]))
		return HABIT_STEP_COST;
	if (is_to_neighbour(*step))
		return NEW_STEP_COST;
	bool after_line = count >= 2 && step[-1] == step[-2];
	return count < 2 || after_line ? JUMP_COST : 0;
}

/* A zigzag between distant keys (q1w2e3, z1x2c3) begins with jumps: they count once the first
 * two steps are repeated. */
static bool is_confirmed(const int *steps, size_t count)
{
	bool repeated = count >= 4 && steps[2] == steps[0] && steps[3] == steps[1];
	bool jumped = !is_to_neighbour(steps[0]) ||
		      (!is_to_neighbour(steps[1]) && steps[1] != steps[0]);

	return repeated || !jumped;
}

static void walk(const struct match_input *input, size_t at, unsigned layout,
		 struct match_list *list)
{
	const struct cell *cells = input->subject->cells;
	__attribute__((uninitialized)) int steps[MAX_LEN];
	uint32_t cost = FIRST_KEY_COST;
	int key = key_of(layout, cells[at].typed);
	size_t count = 0;

	while (key != 0 && at + count + 1 < input->subject->count && count < MAX_LEN) {
		int next = key_of(layout, cells[at + count + 1].typed);
		if (next == 0)
			return;
		steps[count] = step_between(key, next);
		uint32_t step = step_cost(steps, count);
		if (step == 0)
			return;
		cost += step + ((key ^ next) & SHIFTED ? SHIFT_CHANGE_COST : 0);
		key = next;
		count++;
		if (count + 1 >= MIN_LEN && is_confirmed(steps, count))
			match_list_add(list, at, at + count + 1, MATCH_KEYBOARD, cost);
	}
}

static void find_walks(const struct match_input *input, size_t at,
		       struct match_list *list)
{
	/* the layouts differ in symbols only */
	unsigned layouts = input->subject->classes & CLASS_SYMBOL ? LAYOUTS : 1;

	for (unsigned layout = 0; layout < layouts; layout++)
		walk(input, at, layout, list);
}

const struct matcher keyboard_matcher = { .find = find_walks };
