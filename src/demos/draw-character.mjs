// Draw a character, and watch the network read it.

import { Live, box, button, choice, field, make } from "./live.mjs";
import { onTheme, paint, themed } from "./maps.mjs";
import { ask, file, instance } from "./module.mjs";
import { Pad } from "./pad.mjs";
import { draw as words } from "./words.mjs";

// The characters that the network can name, once the module has the weights. Another module in
// its place gets them again.
let weights, characters, reader;
function network() {
  if (reader !== instance) ({ characters } = ask({ ask: "weights" }, weights));
  reader = instance;
  return characters;
}

class DrawCharacter extends Live {
  static title = words.title;

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
    this.character = choice([], () => this.example(1));
    this.answers = [0, 1, 2].map(() => make("li"));
    this.pictures = {};
    const pictures = (className, names) => box(className, ...names.map((name) => {
      const text = words.pictures[name];
      this.pictures[name] = make("canvas", { role: "img", ariaLabel: text });
      return box("", this.pictures[name], make("p", {}, text));
    }));
    onTheme(() => this.answer && this.show(this.answer));
    return [box("reading",
      this.pad.element,
      make("ol", { className: "answers" }, ...this.answers),
      box("row", field(words.example, this.character),
        button(words.another, () => this.example(this.seed + 1)), this.undo, this.clear),
      pictures("steps", ["scan", "blurred", "square", "image"]),
      pictures("layers", ["conv1", "conv2"]))];
  }

  // `preset`: the character at the start, and `brief` for the answers alone, without pictures.
  async start(preset) {
    const [character, extent] = preset.split(" ");
    this.classList.toggle("brief", extent === "brief");
    weights ??= await file("emnist-f16.safetensors");
    this.character.append(...network().map((character) => make("option", {}, character)));
    this.character.value = character;
    this.example(1);
    this.pad.paint(); // not with the next picture: all of it is here when it takes its place
    this.read();
  }

  // Draws what a hand of the book wrote.
  example(seed) {
    this.seed = seed;
    const { strokes, side } = ask({ ask: "hand", character: this.character.value, seed });
    this.pad.show(strokes, side);
  }

  read() {
    this.undo.disabled = this.clear.disabled = !this.pad.strokes.length;
    if (this.pad.strokes.length) {
      network();
      const { grays, ...size } = this.pad.grays();
      this.show(ask({ ask: "read", ...size }, grays));
    } else {
      this.wipe();
    }
    // While a stroke is being drawn, its readings are seen and not said.
    if (this.pad.drawing && !this.said.classList.contains("error")) return;
    this.say(this.answer ? words.reads(this.answer.named) : words.invitation);
  }

  show(answer) {
    this.answer = answer;
    answer.named.forEach(({ character, probability }, i) => {
      this.answers[i].replaceChildren(make("b", {}, character), " ", words.percent(probability));
      this.answers[i].style.setProperty("--part", `${100 * probability}%`);
    });
    if (this.classList.contains("brief")) return;
    let end = 0;
    for (const [name, canvas] of Object.entries(this.pictures)) {
      const shape = answer[name];
      const numbers = answer.numbers.subarray(end, end += shape.reduce((a, b) => a * b));
      const maps = shape.length === 3;
      const most = maps ? numbers.reduce((most, number) => Math.max(most, Math.abs(number)), 0) : 1;
      paint(canvas, numbers, shape, { most, scale: maps ? 2 : 1, ink: !maps });
      if (maps) canvas.style.backgroundSize = `${100 / 8}% ${100 * 8 / shape[0]}%`; // of its lines
    }
    const [[top, bottom], [left, right]] = answer.region;
    const context = this.pictures.blurred.getContext("2d");
    Object.assign(context, { strokeStyle: themed("--fig-accent-2"), lineWidth: 2 });
    context.strokeRect(left - 1, top - 1, right - left + 2, bottom - top + 2);
  }

  wipe() {
    this.answer = undefined;
    for (const answer of this.answers) {
      answer.replaceChildren();
      answer.style = "";
    }
    for (const canvas of Object.values(this.pictures)) canvas.getContext("2d").reset();
  }
}

customElements.define("draw-character", DrawCharacter);
