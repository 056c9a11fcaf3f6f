// What the live figures have in common. A figure stands in its page as a drawing inside a custom
// element; once style and module are here, the live part takes the drawing's place.

import { load } from "./module.mjs";
import { shared } from "./words.mjs";

// An element: make("label", { class: "field" }, "Shape ", input). A property or listener is
// given as it is in the language: { value: "3", onclick: f }.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name in element && name !== "role") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

// A labeled field: a text input, a select or whatever `control` is.
export const field = (label, control) => make("label", { className: "field" }, label, control);

// A list of choices: [[value, words], …].
export const choice = (options, onchange) =>
  make("select", { onchange }, ...options.map(([value, words]) => make("option", { value }, words)));

const style = new Promise((resolve, reject) => {
  const href = new URL("demos.css", import.meta.url);
  const link = make("link", { rel: "stylesheet", onload: resolve, onerror: reject });
  link.href = href;
  document.head.append(link);
});

export class Live extends HTMLElement {
  // `build()` of a figure returns its elements; `start(preset)` fills them for the first time.
  async connectedCallback() {
    if (this.live) return;
    this.live = make("div", { className: "live", role: "group" });
    this.live.setAttribute("aria-label", this.constructor.title);
    try {
      await Promise.all([style, load()]);
      this.said = make("p", { className: "said", role: "status" });
      this.live.append(...this.build(), this.said);
      this.append(this.live); // not to be seen yet, but it has the page's colors
      await this.start(this.getAttribute("preset"));
    } catch (error) {
      this.live.remove();
      console.warn(shared.staysDrawn, error);
      return;
    }
    this.classList.add("ready");
    this.dispatchEvent(new Event("ready"));
  }

  // Shows a sentence, which screen readers read when they have time; `error`: what went wrong.
  say(sentence, { error = false } = {}) {
    const trap = sentence instanceof WebAssembly.RuntimeError;
    this.said.textContent = trap ? shared.stopped : sentence.message ?? sentence;
    this.said.classList.toggle("error", error);
  }

  // Runs `f`, and says what went wrong.
  async attempt(f) {
    try {
      await f();
    } catch (error) {
      this.say(error, { error: true });
    }
  }
}
