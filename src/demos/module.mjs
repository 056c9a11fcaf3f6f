// The WebAssembly module: a question in, an answer out. demos/src/exports.rs is its other side.

const place = (name) => new URL(name, import.meta.url);
let loading, module;
export let instance; // a new one when it has stopped

// Loads the module, once for all figures of a page.
export const load = () => loading ??= WebAssembly.instantiateStreaming(fetch(place("demos.wasm")))
  .then((loaded) => ({ module, instance } = loaded));

// The bytes of a file beside the module.
export async function file(name) {
  const response = await fetch(place(name));
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

// Asks `question`, an object such as { ask: "strides", … }, with the bytes beside it. The answer
// is an object; `numbers`, a Float32Array of its own, holds the arrays. What the listings refuse
// is an Error with their sentence.
export function ask({ ask, ...question }, bytes = new Uint8Array()) {
  const { exports } = instance;
  const view = (Type, at, length) => new Type(exports.memory.buffer, at, length);
  const write = (room, bytes) => view(Uint8Array, room(bytes.length), bytes.length).set(bytes);
  try {
    write(exports.room_for_question, new TextEncoder().encode(JSON.stringify({ [ask]: question })));
    write(exports.room_for_bytes, bytes);
    const answered = exports.ask();
    const text = new TextDecoder().decode(view(Uint8Array, exports.text(), exports.text_len()));
    if (!answered) throw new Error(text);
    const numbers = view(Float32Array, exports.numbers(), exports.numbers_len()).slice();
    return { ...JSON.parse(text), numbers };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) instance = new WebAssembly.Instance(module);
    throw error;
  }
}
