/* SPDX-License-Identifier: MIT */
/*
 * The table of kinds. Files store the positions in it: a new kind is added at the end, and
 * none is ever removed or moved.
 */
#include "store/personal/personal_kind.h"

#include "base/array.h"

#include <assert.h>
#include <string.h>

static const struct personal_kind kinds[] = {
	{ "name", PWP_PERSONAL_NAME },	   { "first", PWP_PERSONAL_NAME },
	{ "last", PWP_PERSONAL_NAME },	   { "born", PWP_PERSONAL_DATE },
	{ "pet", PWP_PERSONAL_NAME },	   { "child", PWP_PERSONAL_NAME },
	{ "partner", PWP_PERSONAL_NAME },  { "street", PWP_PERSONAL_PLACE },
	{ "town", PWP_PERSONAL_PLACE },	   { "postcode", PWP_PERSONAL_PLACE },
	{ "phone", PWP_PERSONAL_CONTACT }, { "email", PWP_PERSONAL_CONTACT },
	{ "other", PWP_PERSONAL_OTHER },
};

static_assert(ARRAY_SIZE(kinds) == PERSONAL_KINDS, "the header gives their number");

const struct personal_kind *personal_kind_get(unsigned number)
{
	return number >= 1 && number <= PERSONAL_KINDS ? &kinds[number - 1] : NULL;
}

unsigned personal_kind_find(struct pwp_text name)
{
	for (unsigned i = 0; i < PERSONAL_KINDS; i++)
		if (strlen(kinds[i].name) == name.len &&
		    memcmp(kinds[i].name, name.ptr, name.len) == 0)
			return i + 1;
	return 0;
}
