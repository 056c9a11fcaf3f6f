// What the live figures share. Once style and module are here, the live part hides the drawing.

import { load } from "./module.mjs";
import { shared as words } from "./words.mjs";

// An element: make("input", { type: "number", ariaLabel: "Rows" }).
export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export const box = (className, ...children) => make("div", { className }, ...children);
export const span = (className, ...children) => make("span", { className }, ...children);
export const button = (text, onclick) => make("button", { type: "button", onclick }, text);

export const field = (label, control) => make("label", { className: "field" }, label, control);

export const choice = (options, onchange) =>
  make("select", { onchange }, ...options.map(([value, text]) => make("option", { value }, text)));

// How many rows and columns further a key points: an arrow, or the space bar.
const WAYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], " ": [0, 0] };
export function wayOf(event) {
  const way = !(event.altKey || event.ctrlKey || event.metaKey) && WAYS[event.key];
  if (way) event.preventDefault(); // the page scrolls
  return way;
}

const style = new Promise((onload, onerror) => {
  const href = new URL("demos.css", import.meta.url);
  document.head.append(make("link", { rel: "stylesheet", href, onload, onerror }));
});

export class Live extends HTMLElement {
  // `build()` of a figure returns its elements; `start(preset)` fills them for the first time.
  async connectedCallback() {
    try {
      await Promise.all([style, load()]);
      this.said = make("p", { className: "said", role: "status" });
      const ariaLabel = this.localName.replace("-", " ");
      this.live = make("div", { className: "live", role: "group", ariaLabel }, ...this.build(), this.said);
      this.append(this.live); // not to be seen yet, but it has the page's colors
      await this.start(this.getAttribute("preset"));
      this.classList.add("ready");
    } catch (error) {
      this.live?.remove();
      console.warn(words.staysDrawn, error);
    }
  }

  say(sentence, error = false) {
    this.said.textContent = sentence;
    this.said.classList.toggle("error", error);
  }

  // Runs `f`, or says what went wrong: what is shown is pale then.
  async attempt(f) {
    try {
      await f();
      this.live.classList.remove("stale");
    } catch ({ message }) {
      this.live.classList.add("stale");
      this.say(message, true);
    }
  }
}
