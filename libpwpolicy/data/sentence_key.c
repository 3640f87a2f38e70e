/* SPDX-License-Identifier: MIT */
/*
 * The hash of a run of words, shared by the reader and by the compiler of the list: FNV-1a
 * (Fowler, Noll and Vo; public domain). It hides the texts from a reader's eye and from
 * filters; nobody who knows a rhyme is kept from finding that it is listed.
 */
#include "data/sentences.h"

uint32_t sentence_step(uint32_t hash, uint8_t byte)
{
	return (hash ^ byte) * UINT32_C(0x01000193);
}
