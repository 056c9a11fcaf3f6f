// The WebAssembly module: a question in, an answer out. demos/src/exports.rs is its other side.

const place = (name) => new URL(name, import.meta.url);
let instance;

// Loads the module once for all figures of a page.
export function load() {
  instance ??= WebAssembly.instantiateStreaming(fetch(place("demos.wasm")))
    .then(({ instance }) => instance.exports);
  return instance;
}

// The bytes of a file beside the module.
export async function file(name) {
  const response = await fetch(place(name));
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

// Asks `question`, an object such as { ask: "strides", … }, with the bytes beside it. The answer
// is an object; `numbers`, a Float32Array of its own, holds the arrays. What the listings refuse
// is an Error with their sentence.
export async function ask({ ask, ...question }, bytes = new Uint8Array()) {
  const module = await load();
  const json = new TextEncoder().encode(JSON.stringify({ [ask]: question }));
  try {
    const write = (at, bytes) => new Uint8Array(module.memory.buffer, at, bytes.length).set(bytes);
    write(module.room_for_question(json.length), json);
    write(module.room_for_bytes(bytes.length), bytes);
    const answered = module.ask();
    const { buffer } = module.memory;
    const text = new TextDecoder().decode(new Uint8Array(buffer, module.text(), module.text_len()));
    if (!answered) throw new Error(text);
    const numbers = new Float32Array(buffer, module.numbers(), module.numbers_len()).slice();
    return { ...JSON.parse(text), numbers };
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) instance = undefined; // a new one for the next
    throw error;
  }
}
