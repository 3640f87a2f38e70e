/* SPDX-License-Identifier: MIT */
/* How many elements an array has. A pointer must never be asked. */
#ifndef PWP_BASE_ARRAY_H
#define PWP_BASE_ARRAY_H

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))

#endif
