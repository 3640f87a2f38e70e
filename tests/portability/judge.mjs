// SPDX-License-Identifier: MIT
// Answers the calls on standard input as judge.c does, by pwpolicy.wasm.
//
//     node judge.mjs FILE [--no-random]
//
// --no-random makes a host that has no random numbers to give.
import { webcrypto } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";

const FIELDS_SIZE = 65536;
const ANSWER_SIZE = 2 * 65536;
const [file, option] = process.argv.slice(2);

function randomGet(at, len) {
  if (option === "--no-random") return 1;
  webcrypto.getRandomValues(new Uint8Array(library.memory.buffer, at, len));
  return 0;
}

const { exports: library } = new WebAssembly.Instance(
  new WebAssembly.Module(readFileSync(file)),
  { wasi_snapshot_preview1: { random_get: randomGet } });
library._initialize();

const fields = library.malloc(FIELDS_SIZE);
const answer = library.malloc(ANSWER_SIZE);
const session = library.malloc(4);
const length = library.malloc(4);
new DataView(library.memory.buffer).setUint32(session, 0, true);

function call(bytes) {
  new Uint8Array(library.memory.buffer, fields, FIELDS_SIZE).set(bytes);
  const error = library.pwp_call(session, fields, bytes.length, answer, ANSWER_SIZE, length);
  const written = new DataView(library.memory.buffer).getUint32(length, true);
  const json = new Uint8Array(library.memory.buffer, answer, written);
  return Buffer.concat([Buffer.from(`${error} `), json, Buffer.from("\n")]);
}

const asked = readFileSync(0);
const answers = [];
for (let at = 0; at < asked.length; at += 4 + asked.readUInt32LE(at))
  answers.push(call(asked.subarray(at + 4, at + 4 + asked.readUInt32LE(at))));
writeFileSync(1, Buffer.concat(answers));
