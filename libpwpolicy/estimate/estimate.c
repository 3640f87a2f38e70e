/* SPDX-License-Identifier: MIT */
/*
 * From the cover to the strength. A password on the ranked list is found when the attacker's
 * list comes to its rank, however complicated it looks; the rank in one sample of leaks is
 * coarse, so the cover of its parts and the character model correct it. A password that is
 * not listed is tried after the whole list; there too the model corrects the cover a little.
 * Thresholds are compared with the lower of rank and cover, because an attacker takes the
 * cheaper way.
 */
#include "estimate/estimate.h"

#include "base/log2.h"
#include "data/words.h"

/* Shares in the strength, in percent. A listed password: its rank, the cover without the
 * match of the whole, the model. An unlisted one: the cover, the model. */
#define LISTED_RANK 55
#define LISTED_COVER 20
#define LISTED_MODEL 25
#define UNLISTED_COVER 90
#define UNLISTED_MODEL 10

/* Whether a part is tried before any list. */
static bool has_known_part(const struct cover *cover)
{
	for (size_t i = 0; i < cover->count; i++)
		if (cover->parts[i].kind >= MATCH_OLD)
			return true;
	return false;
}

static uint32_t strength(const struct cover *cover)
{
	if (cover->listed != MATCH_UNLISTED)
		return (cover->listed * LISTED_RANK + cover->split * LISTED_COVER +
			cover->model * LISTED_MODEL) /
		       100;
	if (has_known_part(cover))
		return cover->bits;
	/* the model knows no repeats: it may add to the cover, but not dominate it */
	uint32_t model = cover->model < 3 * cover->bits ? cover->model : 3 * cover->bits;
	uint32_t alone = (cover->bits * UNLISTED_COVER + model * UNLISTED_MODEL) / 100;
	return log2_sum(alone, log2_of(words_password_count()));
}

bool estimate_find(struct estimate *estimate, const struct match_search *search,
		   struct arena *arena)
{
	if (!cover_find(&estimate->cover, search, arena))
		return false;
	estimate->bits =
		search->input.subject->count > 0 ? strength(&estimate->cover) : 0;
	estimate->deciding = estimate->cover.bits < estimate->cover.listed
				     ? estimate->cover.bits
				     : estimate->cover.listed;
	return true;
}
