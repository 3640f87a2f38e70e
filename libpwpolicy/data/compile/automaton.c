/* SPDX-License-Identifier: MIT */
/*
 * Builds the minimal acyclic automaton of a sorted word list (Daciuk and others, 2000,
 * algorithm 1: words come in order, so all states off the path of the newest word are
 * complete and can be replaced by an equal state from a register), then lays the states out
 * as one array of edges.
 */
#include "data/compile/words_parts.h"

#include "data/compile/common.h"
#include "data/fnv.h"
#include "data/words_format.h"

#include <stdlib.h>
#include <string.h>

struct edge {
	struct state *target; /* NULL: no longer word */
	uint8_t symbol;
	bool is_word;
};

struct state {
	struct edge edges[ALPHABET_SIZE];
	uint8_t count;
	uint32_t words;	     /* spelled from here */
	uint32_t place;	     /* index of the first edge in the output; 0: none yet */
	struct state *chain; /* next in the register's bucket */
};

#define BUCKETS (1u << 16)

struct builder {
	struct state *bucket[BUCKETS];
	/* states of the newest word; path[0] is the root */
	struct state *path[WORDS_MAX_LEN + 1];
	size_t depth;
	uint32_t edges; /* placed so far */
};

static uint32_t hash_state(const struct state *state)
{
	uint32_t hash = FNV_START;

	for (unsigned i = 0; i < state->count; i++) {
		const struct edge *edge = &state->edges[i];
		hash = (hash ^ edge->symbol) * FNV_PRIME;
		hash = (hash ^ edge->is_word) * FNV_PRIME;
		hash = (hash ^ (uint32_t)((uintptr_t)edge->target >> 4)) * FNV_PRIME;
	}
	return (hash ^ hash >> 16) % BUCKETS;
}

static bool equal(const struct state *a, const struct state *b)
{
	if (a->count != b->count)
		return false;
	for (unsigned i = 0; i < a->count; i++)
		if (a->edges[i].symbol != b->edges[i].symbol ||
		    a->edges[i].is_word != b->edges[i].is_word ||
		    a->edges[i].target != b->edges[i].target)
			return false;
	return true;
}

/* Returns the registered state that equals a complete one: itself if it is the first such,
 * else it is freed. */
static struct state *register_state(struct builder *builder, struct state *state)
{
	if (state->count == 0) {
		free(state);
		return NULL;
	}
	struct state **bucket = &builder->bucket[hash_state(state)];
	for (struct state *other = *bucket; other; other = other->chain) {
		if (equal(other, state)) {
			free(state);
			return other;
		}
	}
	state->chain = *bucket;
	*bucket = state;
	return state;
}

/* Registers the states of the newest word below `depth`, deepest first. */
static void register_below(struct builder *builder, size_t depth)
{
	for (; builder->depth > depth; builder->depth--) {
		struct state *parent = builder->path[builder->depth - 1];
		struct edge *edge = &parent->edges[parent->count - 1];
		edge->target = register_state(builder, builder->path[builder->depth]);
	}
}

static size_t common_prefix(const struct compile_word *a, const struct compile_word *b)
{
	size_t len = 0;

	while (len < a->len && len < b->len && a->symbols[len] == b->symbols[len])
		len++;
	return len;
}

static void add_word(struct builder *builder, const struct compile_word *word,
		     size_t shared)
{
	register_below(builder, shared);
	for (size_t i = shared; i < word->len; i++) {
		struct state *state = builder->path[i];
		builder->path[i + 1] = compile_alloc(1, sizeof(struct state));
		state->edges[state->count++] = (struct edge){
			.target = builder->path[i + 1],
			.symbol = word->symbols[i],
			.is_word = i + 1 == word->len,
		};
	}
	builder->depth = word->len;
}

static uint32_t count_words(struct state *state)
{
	if (!state || state->words)
		return state ? state->words : 0;
	for (unsigned i = 0; i < state->count; i++)
		state->words +=
			state->edges[i].is_word + count_words(state->edges[i].target);
	return state->words;
}

/* Assigns places to the edges of a state, then to those of its targets. */
static void assign_places(struct builder *builder, struct state *state)
{
	if (!state || state->place)
		return;
	state->place = builder->edges;
	builder->edges += state->count;
	for (unsigned i = 0; i < state->count; i++)
		assign_places(builder, state->edges[i].target);
}

/* Writes the edges of a state at their places. */
static void lay_out(const struct state *state, struct words_edge *edges)
{
	uint32_t skip = 0;

	for (unsigned i = 0; i < state->count; i++) {
		const struct edge *edge = &state->edges[i];
		uint32_t target = edge->target ? edge->target->place : 0;
		if (target > EDGE_TARGET_MAX || skip > EDGE_SKIP_MAX)
			compile_fail("the automaton is too large for its format",
				     "edges");
		edges[state->place + i] = (struct words_edge){
			.step = (uint16_t)(edge->symbol |
					   (edge->is_word ? EDGE_WORD : 0) |
					   (i + 1u == state->count ? EDGE_LAST : 0) |
					   target >> 16 << EDGE_TARGET_SHIFT |
					   skip >> 16 << EDGE_SKIP_SHIFT),
			.target = (uint16_t)target,
			.skip = (uint16_t)skip,
		};
		skip += edge->is_word + (edge->target ? edge->target->words : 0);
	}
}

static void write_root(FILE *out, const struct state *root)
{
	uint32_t places[ALPHABET_SIZE] = { 0 };

	for (unsigned i = 0; i < root->count; i++)
		places[root->edges[i].symbol] = root->place + i;
	fprintf(out, "const uint32_t words_root[] = {");
	for (unsigned i = 0; i < ALPHABET_SIZE; i++)
		fprintf(out, "%u,", places[i]);
	fprintf(out, "};\n\n");
}

/* All states but the root are in the register. */
static void free_register(struct builder *builder)
{
	for (unsigned i = 0; i < BUCKETS; i++) {
		struct state *state = builder->bucket[i];
		while (state) {
			struct state *next = state->chain;
			free(state);
			state = next;
		}
	}
}

static void write_edges(FILE *out, const struct builder *builder)
{
	struct words_edge *edges = compile_alloc(builder->edges, sizeof(*edges));

	lay_out(builder->path[0], edges);
	for (unsigned i = 0; i < BUCKETS; i++)
		for (struct state *state = builder->bucket[i]; state;
		     state = state->chain)
			lay_out(state, edges);
	fprintf(out, "const struct words_edge words_edges[] = {");
	for (uint32_t i = 0; i < builder->edges; i++)
		fprintf(out, "%s{%u,%u,%u},", i % 6 == 0 ? "\n" : "", edges[i].step,
			edges[i].target, edges[i].skip);
	fprintf(out, "\n};\n\n");
	free(edges);
}

void compile_automaton(FILE *out, const struct compile_words *words)
{
	struct builder *builder = compile_alloc(1, sizeof(*builder));
	struct state *root = compile_alloc(1, sizeof(*root));

	builder->path[0] = root;
	for (size_t i = 0; i < words->count; i++)
		add_word(builder, &words->items[i],
			 i ? common_prefix(&words->items[i - 1], &words->items[i]) : 0);
	register_below(builder, 0);
	count_words(root);
	builder->edges = 1; /* place 0 is the target of edges without one */
	assign_places(builder, root);
	write_edges(out, builder);
	write_root(out, root);
	printf("automaton: %zu words, %u edges, %zu bytes\n", words->count,
	       builder->edges, builder->edges * sizeof(struct words_edge));
	free_register(builder);
	free(root);
	free(builder);
}
