/* SPDX-License-Identifier: MIT */
/* In full, and abbreviated as on envelopes. */
#include "data/streets.h"

const char *const street_types[STREET_TYPES][STREET_SPELLINGS] = {
	{ "road", "rd" },
	{ "street", "st", "str" },
	{ "avenue", "ave", "av" },
	{ "lane", "ln" },
	{ "drive", "dr", "drv" },
	{ "close", "cl" },
	{ "court", "ct", "crt" },
	{ "crescent", "cres", "cr" },
	{ "gardens", "gdns" },
	{ "garden", "gdn" },
	{ "grove", "gr", "gro" },
	{ "place", "pl" },
	{ "square", "sq" },
	{ "terrace", "ter", "terr" },
	{ "park", "pk" },
	{ "hill", "hl" },
	{ "mount", "mt" },
	{ "parade", "pde" },
	{ "green", "grn" },
	{ "way" },
	{ "walk", "wlk" },
	{ "row" },
	{ "view" },
	{ "mews" },
};
