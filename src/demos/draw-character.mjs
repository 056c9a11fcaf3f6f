// Draw a character, and watch the network read it.

import { Live, choice, field, make } from "./live.mjs";
import { onTheme, outline, paint, tiled } from "./maps.mjs";
import { ask, file, load } from "./module.mjs";
import { Pad } from "./pad.mjs";
import { draw as words } from "./words.mjs";

// The network gets its weights once, and again if the module had to be started anew.
let [module, weights] = [];
function network() {
  if (module !== load()) {
    module = load();
    weights = file("emnist-f16.safetensors").then((bytes) => ask({ ask: "weights" }, bytes));
  }
  return weights;
}

// The weights are a large file: it is fetched when the reader comes near.
const near = (element) => new Promise((resolve) => {
  const look = (entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    resolve();
  };
  new IntersectionObserver(look, { rootMargin: "100%" }).observe(element);
});

const button = (words, onclick) => make("button", { type: "button", onclick }, words);

class DrawCharacter extends Live {
  static title = words.title;

  async connectedCallback() {
    await near(this);
    await super.connectedCallback();
  }

  build() {
    this.pad = new Pad({
      changed: () => this.attempt(() => this.read()),
      say: (sentence) => this.say(sentence),
    });
    this.undo = button(words.undo, () => this.pad.show(this.pad.strokes.slice(0, -1)));
    this.clear = button(words.clear, () => this.pad.show([]));
    this.character = choice([], () => this.example(1));
    this.another = button(words.another, () => this.example(this.seed + 1));
    this.answers = [0, 1, 2].map(() => make("li"));
    this.pictures = Object.fromEntries(Object.keys(words.pictures).map((name) => {
      const canvas = make("canvas", { role: "img" });
      canvas.setAttribute("aria-label", words.pictures[name]);
      return [name, canvas];
    }));
    onTheme(() => this.answer && this.show(this.answer));
    const pictures = (className, ...names) =>
      make("div", { className }, ...names.map((name) =>
        make("div", {}, this.pictures[name], make("p", {}, words.pictures[name]))));
    return [make("div", { className: "reading" },
      this.pad.element,
      make("ol", { className: "answers" }, ...this.answers),
      make("div", { className: "row" },
        field(words.example, this.character), this.another, this.undo, this.clear),
      pictures("steps", "scan", "blurred", "square", "image"),
      pictures("layers", "conv1", "conv2"))];
  }

  // `preset`: the character at the start, and `brief` for the answers alone, without pictures.
  async start(preset) {
    const [character, extent] = preset.split(" ");
    this.classList.toggle("brief", extent === "brief");
    const { characters } = await network();
    this.character.append(...characters.map((c) => make("option", { value: c }, c)));
    this.character.value = character;
    await this.example(1);
    this.pad.paint(); // not with the next picture: all of it is here when it takes its place
    await this.read();
  }

  // Draws what a hand of the book wrote.
  async example(seed) {
    this.seed = seed;
    const { strokes, side } = await ask({ ask: "hand", character: this.character.value, seed });
    this.pad.show(strokes, side);
  }

  async read() {
    this.undo.disabled = this.clear.disabled = !this.pad.strokes.length;
    if (this.pad.strokes.length) {
      await network();
      const { grays, height, width } = this.pad.grays();
      this.show(await ask({ ask: "read", height, width }, grays));
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
    let at = 0;
    for (const [name, canvas] of Object.entries(this.pictures)) {
      const shape = answer[name];
      const numbers = answer.numbers.subarray(at, at += shape.reduce((a, b) => a * b));
      if (shape.length === 2) paint(canvas, numbers, shape, { ink: true });
      else this.tile(canvas, numbers, shape);
    }
    outline(this.pictures.blurred, answer.region);
  }

  // The maps of a layer, with a line between them.
  tile(canvas, numbers, shape) {
    let most = 0;
    for (const number of numbers) most = Math.max(most, Math.abs(number));
    const sheet = tiled(numbers, shape, 8);
    paint(canvas, sheet.numbers, sheet.shape, { most, scale: 2 });
    canvas.style.backgroundSize = `${100 / 8}% ${100 * 8 / shape[0]}%`;
  }

  wipe() {
    this.answer = undefined;
    this.answers.forEach((answer) => {
      answer.replaceChildren();
      answer.style.removeProperty("--part");
    });
    for (const canvas of Object.values(this.pictures)) {
      canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);
    }
  }
}

customElements.define("draw-character", DrawCharacter);
