/* SPDX-License-Identifier: MIT */
/*
 * Password checkers that are measured side by side: our own and those of other libraries,
 * one file for each. Which of them are built depends on what is installed (meson.build).
 */
#ifndef PWP_BENCH_PEER_H
#define PWP_BENCH_PEER_H

#include <stdbool.h>
#include <stddef.h>

struct peer {
	const char *name;
	size_t thinning; /* a slow peer judges only every n-th text */
	void *(*open)(void);
	bool (*accepts)(void *state, const char *text);
	void (*close)(void *state);
};

extern const struct peer peer_pwpolicy;
extern const struct peer peer_pwpolicy_words; /* with much known of the person */
extern const struct peer peer_zxcvbn;
extern const struct peer peer_passwdqc;
extern const struct peer peer_pwquality;

/* Peer `index`, our own first; NULL past the last. */
const struct peer *peer_at(size_t index);

/* The peer of that name, or NULL. */
const struct peer *peer_named(const char *name);

/* The person for whom passwords are judged, the same for every peer. */
#define PEER_USER "hannah.price"
#define PEER_FULL_NAME "Hannah Price"

#endif
