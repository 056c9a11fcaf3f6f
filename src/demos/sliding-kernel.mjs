// The sliding kernel: a character, its feature map, and what one pixel of the map is the sum of.

import { Live, box, button, choice, field, make, span } from "./live.mjs";
import { colors, onTheme, paint } from "./maps.mjs";
import { ask } from "./module.mjs";
import { Pixels } from "./pixels.mjs";
import { kernel as words } from "./words.mjs";

const SIDE = 28;
// What the figures of the chapters begin with, and what some have otherwise.
const START = { character: "R", kernel: "sobel x", place: [11, 7], stride: 1, padding: 0, dilation: 1 };
const PRESETS = {
  geometry: { place: [6, 3], stride: 2, padding: 1, dilation: 2 },
  learned: { character: "T", kernel: "learned 11", place: [14, 12] },
};

customElements.define("sliding-kernel", class extends Live {
  image = new Float32Array(SIDE * SIDE);

  build() {
    const { characters, kernels, numbers } = ask({ choices: {} });
    let end = 0;
    this.kernels = Object.fromEntries(kernels.map(([name, side]) =>
      [name, numbers.subarray(end, end += side * side)]));
    const own = (names, onchange) =>
      choice([["", words.own], ...names.map((name) => [name, name])], onchange);
    this.character = own(characters, () => this.write());
    this.kernel = own(Object.keys(this.kernels), () => this.choose());
    this.input = new Pixels(words.inputHelp, (event, before) => this.draw(event, before));
    this.map = new Pixels(words.mapHelp, () => this.update());
    this.size = make("small");
    this.fields = make("div", { className: "cells", role: "group", ariaLabel: words.taps });
    this.products = box("cells products");
    this.window = ["stride", "padding", "dilation"].map((name) =>
      make("input", { name, type: "number", required: true, max: 99, min: 0, oninput: () => this.update() }));
    new ResizeObserver(() => this.paint()).observe(this.input.element);
    onTheme(() => this.paint());
    const title = (text) => make("b", {}, text);
    return [
      box("input", title(words.input), this.input.element),
      box("paper", box("row", field(words.character, this.character),
        button(words.clear, () => this.write("")))),
      box("kernel", field(words.kernel, this.kernel), this.fields,
        box("window", ...this.window.map((input) => field(words[input.name], input)))),
      box("map", title(words.map), this.map.element, this.size),
      box("sum", title(words.products), this.products),
    ];
  }

  start(preset) {
    const start = { ...START, ...PRESETS[preset] };
    this.kernel.value = start.kernel;
    for (const input of this.window) input.value = start[input.name];
    this.input.at = this.map.at = start.place;
    this.choose();
    this.write(start.character);
  }

  // Writes a character; none is paper without ink.
  write(character = this.character.value) {
    this.character.value = character;
    if (character) this.image = ask({ character: { character, seed: 1 } }).numbers;
    else this.image.fill(0);
    this.update();
  }

  // A press inks a pixel, or wipes it. A stroke is two pixels wide.
  draw({ type, key, buttons }, before) {
    const { image, input: { at } } = this;
    const ink = (y, x) => {
      if (y < SIDE && x < SIDE) image[y * SIDE + x] = this.ink;
    };
    const inked = image[at[0] * SIDE + at[1]];
    if (type === "pointerdown" || key === " ") {
      this.ink = inked > 0.5 ? 0 : 1;
      ink(...at);
    } else if (buttons) {
      const steps = Math.max(...at.map((to, i) => Math.abs(to - before[i])));
      for (let step = 1; step <= steps; step++) {
        const [y, x] = at.map((to, i) => Math.round(before[i] + (to - before[i]) * step / steps));
        for (const i of [0, 1]) for (const j of [0, 1]) ink(y + i, x + j);
      }
    } else return key && this.say(words.pixel(at, inked));
    this.character.value = "";
    this.update();
  }

  // Puts the chosen kernel into the fields, rounded. Unless they are edited, it is not.
  choose() {
    this.taps = [...this.kernels[this.kernel.value] ?? this.taps];
    this.side = Math.sqrt(this.taps.length);
    this.digits = this.side > 3 ? 2 : 4;
    this.live.style.setProperty("--side", this.side);
    this.fields.replaceChildren(...this.taps.map((tap, at) => make("input", {
      type: "number",
      required: true,
      step: "any",
      value: Number(tap.toFixed(this.digits)),
      ariaLabel: words.tap(Math.floor(at / this.side), at % this.side),
      oninput: ({ target }) => {
        this.taps[at] = target.valueAsNumber;
        this.kernel.value = "";
        this.update();
      },
    })));
    this.update();
  }

  update() {
    this.attempt(() => {
      const wrong = this.live.querySelector("input:invalid");
      if (wrong) throw new Error(words.wrong(wrong.ariaLabel, words[wrong.name]));
      const window = Object.fromEntries(this.window.map(({ name, valueAsNumber }) => [name, valueAsNumber]));
      const kernel = { side: this.side, taps: this.taps, ...window, place: this.map.at };
      this.show(window, ask({ kernel }, new Uint8Array(this.image.buffer)));
    });
  }

  show({ padding, dilation }, answer) {
    const { input, map, side, digits } = this;
    const { shape, most, place, sum, taps, numbers } = this.answer = answer;
    input.resize([SIDE, SIDE], padding);
    map.resize(shape);
    map.go(place);
    const all = dilation * (side - 1) + 1;
    input.mark(0, [...taps[0], all, all]);
    input.mark(1, ...taps.map((tap) => [...tap, 1, 1]));
    this.size.textContent = words.size(shape, most);
    const [under, products] = [numbers.slice(-2 * side * side), numbers.slice(-side * side)];
    this.products.replaceChildren(...taps.map((tap, at) => box(
      tap.some((at) => at < 0 || at >= SIDE) ? "zero" : "",
      ...words.product(under[at], this.taps[at], products[at], digits).map((line) => span("", line)))));
    this.say(words.sum(place, sum));
    this.paint();
  }

  paint() {
    if (!this.answer) return;
    const { input, map, answer: { numbers, shape, most } } = this;
    const [ink, ...signs] = colors();
    paint(input.canvas, this.image, [SIDE, SIDE], [ink], input.scale);
    paint(map.canvas, numbers, shape, signs, map.scale, most);
  }
});
