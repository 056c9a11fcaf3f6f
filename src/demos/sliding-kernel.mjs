// The sliding kernel: a character under a kernel, its feature map, and the products that one pixel
// of the map is the sum of.

import { Live, choice, field, make } from "./live.mjs";
import { onTheme, paint } from "./maps.mjs";
import { ask } from "./module.mjs";
import { Pixels } from "./pixels.mjs";
import { kernel as words } from "./words.mjs";

const SIDE = 28;
// What the figures of the chapters begin with: all of it, and what some have otherwise.
const START = {
  character: "R", kernel: "sobel x", place: [11, 7], stride: 1, padding: 0, dilation: 1,
};
const PRESETS = {
  geometry: { place: [6, 3], stride: 2, padding: 1, dilation: 2 },
  learned: { character: "T", kernel: "learned 11", place: [14, 12] },
};

class SlidingKernel extends Live {
  static title = words.title;
  seed = 1;
  turn = 0;

  build() {
    this.input = new Pixels(words.inputHelp, (event, before) => this.draw(event, before));
    this.map = new Pixels(words.mapHelp, () => this.update());
    this.size = make("small");
    this.character = choice([["", words.own]], () => this.write());
    this.kernel = choice([["", words.own]], () => this.choose());
    this.fields = make("div", { className: "cells", role: "group", ariaLabel: words.taps });
    this.products = make("div", { className: "cells products" });
    this.window = ["stride", "padding", "dilation"].map((name) =>
      make("input", { name, type: "number", min: 0, max: 99, oninput: () => this.update() }));
    const repaint = () => this.drawn && this.paint();
    new ResizeObserver(repaint).observe(this.input.element);
    onTheme(repaint);
    const button = (text, onclick) => make("button", { type: "button", onclick }, text);
    const area = (className, ...children) => make("div", { className }, ...children);
    const title = (text, hint = "") =>
      make("div", {}, make("strong", {}, text), " ", make("small", {}, hint));
    return [
      area("input", title(words.input, words.inputHint), this.input.element),
      area("paper", area("row", field(words.character, this.character),
        button(words.hand, () => this.next()), button(words.clear, () => this.clear()))),
      area("kernel", field(words.kernel, this.kernel), this.fields,
        area("window", ...this.window.map((input) => field(words[input.name], input)))),
      area("map", title(words.map, words.mapHint), this.map.element, this.size),
      area("sum", title(words.products), this.products),
    ];
  }

  async start(preset) {
    const start = { ...START, ...PRESETS[preset] };
    const { characters, kernels, numbers } = await ask({ ask: "kernel-choices" });
    const offer = (select, names) => select.append(...names.map((name) => make("option", {}, name)));
    offer(this.character, characters);
    offer(this.kernel, kernels.map(([name]) => name));
    let end = 0;
    this.kernels = Object.fromEntries(kernels.map(([name, side]) =>
      [name, numbers.subarray(end, end += side * side)]));
    this.character.value = start.character;
    this.kernel.value = start.kernel;
    for (const input of this.window) input.value = start[input.name];
    this.input.at = this.map.at = start.place;
    this.image = new Float32Array(SIDE * SIDE);
    this.choose();
    await this.write();
  }

  // Writes the chosen character; none is paper without ink.
  write() {
    return this.attempt(async () => {
      const character = this.character.value;
      if (character) this.image = (await ask({ ask: "character", character, seed: this.seed })).numbers;
      else this.image.fill(0);
      await this.update();
    });
  }

  clear() {
    this.character.value = "";
    this.write();
  }

  // Another hand, for the reader's own drawing that of an R.
  next() {
    this.seed++;
    this.character.value ||= "R";
    this.write();
  }

  // A click or the space bar inks a pixel, or wipes it. A stroke is two pixels wide.
  draw(event, before) {
    const { at } = this.input;
    const ink = (y, x) => {
      if (y < SIDE && x < SIDE) this.image[y * SIDE + x] = this.ink;
    };
    if (event.type === "pointerdown" || event.key === " ") {
      this.ink = this.image[at[0] * SIDE + at[1]] > 0.5 ? 0 : 1;
      ink(...at);
    } else if (event.key) {
      return this.say(words.pixel(at, this.image[at[0] * SIDE + at[1]]));
    } else if (event.buttons) {
      const steps = Math.max(...at.map((to, i) => Math.abs(to - before[i])));
      for (let step = 1; step <= steps; step++) {
        const [y, x] = at.map((to, i) => Math.round(before[i] + (to - before[i]) * step / steps));
        for (const i of [0, 1]) for (const j of [0, 1]) ink(y + i, x + j);
      }
    } else return;
    this.character.value = "";
    this.update();
  }

  // Puts the chosen kernel into the fields. They show rounded numbers; the kernel has them whole
  // until they are edited.
  choose() {
    this.taps = [...this.kernels[this.kernel.value] ?? this.taps];
    this.side = Math.sqrt(this.taps.length);
    this.live.style.setProperty("--side", this.side);
    this.fields.replaceChildren(...this.taps.map((tap, at) => make("input", {
      type: "number",
      step: "any",
      value: Number(tap.toFixed(this.side > 3 ? 2 : 4)),
      ariaLabel: words.tap(Math.floor(at / this.side), at % this.side),
      oninput: ({ target }) => {
        this.taps[at] = target.valueAsNumber;
        this.kernel.value = "";
        this.update();
      },
    })));
    return this.update();
  }

  // Asks for the feature map; until it is there, the one before is pale.
  update() {
    const turn = ++this.turn;
    this.classList.add("stale");
    return this.attempt(async () => {
      const question = { ask: "kernel", side: this.side, taps: this.taps, place: this.map.at };
      const bad = this.taps.findIndex(Number.isNaN);
      if (bad >= 0) throw new Error(words.noNumber(this.fields.children[bad].ariaLabel));
      for (const { name, valueAsNumber: count } of this.window) {
        if (!(Number.isInteger(count) && count >= 0 && count < 100)) {
          throw new Error(words.noCount(words[name]));
        }
        question[name] = count;
      }
      const answer = await ask(question, new Uint8Array(this.image.buffer));
      if (turn === this.turn) this.show(question, answer);
    });
  }

  show({ padding, dilation }, { shape, most, place, sum, taps, numbers }) {
    const { input, map, side } = this;
    this.drawn = { shape, most, numbers };
    this.classList.remove("stale");
    input.resize([SIDE, SIDE], padding);
    map.resize(shape);
    map.go(place);
    const span = dilation * (side - 1) + 1;
    input.mark(0, [...taps[0], span, span]);
    input.mark(1, ...taps.map((tap) => [...tap, 1, 1]));
    this.size.textContent = words.size(shape, most);
    const [under, products] = [numbers.slice(-2 * side * side), numbers.slice(-side * side)];
    this.products.replaceChildren(...taps.map((tap, at) => make("div", {
      className: tap.some((at) => at < 0 || at >= SIDE) ? "zero" : "",
    }, ...words.product(under[at], this.taps[at], products[at], side > 3 ? 2 : 4)
      .map((line) => make("span", {}, line)))));
    this.say(words.sum(place, sum));
    if (this.live.isConnected) this.paint();
  }

  paint() {
    const { shape, most, numbers } = this.drawn;
    const { input, map } = this;
    paint(input.canvas, this.image, [SIDE, SIDE], { scale: input.scale, ink: true });
    paint(map.canvas, numbers, shape, { scale: map.scale, most: most || 1 });
  }
}

customElements.define("sliding-kernel", SlidingKernel);
