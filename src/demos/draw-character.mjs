// Draw a character, and watch the network read it.

import { Live, box, button, choice, field, make } from "./live.mjs";
import { onTheme, paint, themed } from "./maps.mjs";
import { ask, file, instance } from "./module.mjs";
import { Pad } from "./pad.mjs";
import { draw as words } from "./words.mjs";

// The characters that the network names, once the module has the weights, as each new one must.
let weights, characters, reader;
function network() {
  if (reader !== instance) ({ characters } = ask({ ask: "weights" }, weights));
  reader = instance;
  return characters;
}

customElements.define("draw-character", class extends Live {
  // The weights are a large file: all of this waits until the reader comes near.
  connectedCallback() {
    const look = (entries, observer) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      super.connectedCallback();
    };
    new IntersectionObserver(look, { rootMargin: "100%" }).observe(this);
  }

  build() {
    this.pad = new Pad(() => this.attempt(() => this.read()), (sentence) => this.say(sentence));
    this.undo = button(words.undo, () => this.pad.show(this.pad.strokes.slice(0, -1)));
    this.clear = button(words.clear, () => this.pad.show([]));
    this.character = choice([], () => this.example());
    this.answers = make("ol", { className: "answers" });
    this.pictures = {};
    const pictures = (className, names) => box(className, ...names.map((name) => {
      const text = words.pictures[name];
      this.pictures[name] = make("canvas", { role: "img", ariaLabel: text });
      return box("", this.pictures[name], make("p", {}, text));
    }));
    onTheme(() => this.answer && this.show(this.answer));
    return [box("reading",
      this.pad.element,
      this.answers,
      box("row", field(words.example, this.character),
        this.undo, this.clear),
      pictures("steps", ["scan", "blurred", "square", "image"]),
      pictures("layers", ["conv1", "conv2"]))];
  }

  // `preset`: the character at the start, and `brief` for the answers alone, without pictures.
  async start(preset) {
    weights ??= await file("emnist-f16.safetensors");
    this.character.append(...network().map((character) => make("option", {}, character)));
    this.character.value = preset[0];
    this.example();
    this.pad.paint(); // now, not with the next picture
    this.read();
  }

  example() {
    const { strokes, side } = ask({ ask: "hand", character: this.character.value, seed: 1 });
    this.pad.show(strokes, side);
  }

  read() {
    this.undo.disabled = this.clear.disabled = !this.pad.strokes.length;
    if (this.pad.strokes.length) {
      network();
      const { grays, ...size } = this.pad.grays();
      this.show(ask({ ask: "read", ...size }, grays));
    } else this.answer = undefined;
    this.live.classList.toggle("empty", !this.answer);
    // While a stroke is being drawn, its readings are seen and not said.
    if (this.pad.drawing && !this.said.classList.contains("error")) return;
    this.say(this.answer ? words.reads(this.answer.named) : words.invitation);
  }

  show(answer) {
    this.answer = answer;
    this.answers.replaceChildren(...answer.named.map(({ character, probability }) => make("li", {
      innerHTML: `<b>${character}</b> ${words.percent(probability)}`,
      style: `--part: ${100 * probability}%`,
    })));
    if (this.matches("[preset$=brief]")) return;
    let end = 0;
    for (const [name, canvas] of Object.entries(this.pictures)) {
      const shape = answer[name];
      const numbers = answer.numbers.subarray(end, end += shape.reduce((a, b) => a * b));
      const maps = shape.length === 3;
      let most = maps ? 0 : 1;
      for (const number of numbers) most = Math.max(most, Math.abs(number));
      paint(canvas, numbers, shape, { most, scale: maps ? 2 : 1, ink: !maps });
      if (maps) canvas.style.backgroundSize = `${100 / 8}% ${100 * 8 / shape[0]}%`;
    }
    const [[top, bottom], [left, right]] = answer.region;
    const context = this.pictures.blurred.getContext("2d");
    Object.assign(context, { strokeStyle: themed("--fig-accent-2"), lineWidth: 2 });
    context.strokeRect(left - 1, top - 1, right - left + 2, bottom - top + 2);
  }
});
