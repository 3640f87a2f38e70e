/* SPDX-License-Identifier: MIT */
/* Characters that leave no mark on the screen, and what they do there. */
#ifndef PWP_BASE_INVISIBLE_H
#define PWP_BASE_INVISIBLE_H

#include <stdint.h>

enum invisible {
	INVISIBLE_CONTROL = 1,		 /* control characters of ASCII and Latin-1 */
	INVISIBLE_LINE_END = 2,		 /* line and paragraph separators */
	INVISIBLE_DIRECTION = 4,	 /* marks that change the reading direction */
	INVISIBLE_SPACE = 8,		 /* spaces of any width */
	INVISIBLE_ZERO_WIDTH_SPACE = 16, /* with the byte order mark */
	INVISIBLE_FILLER = 32		 /* joiners, fillers, invisible operators */
};

/* Which of enum invisible a code point is; 0 if it is visible, or none (UTF8_INVALID). */
unsigned invisible_class(uint32_t code);

#endif
