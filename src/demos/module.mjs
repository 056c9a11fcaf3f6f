// The WebAssembly module: a question in, an answer out. demos/src/exports.rs is its other side.

import { shared as words } from "./words.mjs";

let loading, module, instance;

export const file = async (name) =>
  new Uint8Array(await (await fetch(new URL(name, import.meta.url))).arrayBuffer());

export function start(compiled = module) {
  instance = new WebAssembly.Instance(compiled);
  return module = compiled;
}

export const load = () => loading ??= file("demos.wasm").then(WebAssembly.compile).then(start);

// Asks { strides: … }, with bytes beside it. The answer is an object; its `numbers`, a
// Float32Array, are the arrays. What the listings refuse is an Error with their sentence.
export function ask(question, bytes = new Uint8Array()) {
  const { exports } = instance;
  const view = (Type, at, length) => new Type(exports.memory.buffer, at, length);
  const write = (room, bytes) => view(Uint8Array, room(bytes.length), bytes.length).set(bytes);
  try {
    write(exports.room_for_question, new TextEncoder().encode(JSON.stringify(question)));
    write(exports.room_for_bytes, bytes);
    const answered = exports.ask();
    const text = new TextDecoder().decode(view(Uint8Array, exports.text(), exports.text_len()));
    if (!answered) throw new Error(text);
    const numbers = view(Float32Array, exports.numbers(), exports.numbers_len()).slice();
    return { ...JSON.parse(text), numbers };
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    start();
    throw new Error(words.stopped, { cause: error });
  }
}
