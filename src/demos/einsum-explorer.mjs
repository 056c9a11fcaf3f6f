// The einsum explorer: a string and sizes; what they mean, one number of the output, the plan.

import { Live, choice, field, make } from "./live.mjs";
import { ask } from "./module.mjs";
import { einsum as words } from "./words.mjs";

const presets = {
  product: "ij,jk->ik",
  transpose: "ij->ji",
  rows: "ij->i",
  diagonal: "ii->i",
  trace: "ii->",
  outer: "i,j->ij",
  batch: "bij,bjk->bik",
  chain: "ij,jk,k->i",
  convolution: "nchwij,kcij->nkhw",
  weight: "nchwij,nkhw->kcij",
  windows: "nkhw,kcij->nchwij",
  layer: "nchwij,kcij->nkhw n16 c16 h26 w26 i3 j3 k32", // of chapter 8
  wrong: "ij,jk->iz",
};
const sizes = { b: 5, c: 2, h: 4, i: 2, j: 3, k: 4, n: 2, w: 5 }; // where a preset has none

const number = (n) => n.toLocaleString("en").replace("-", "−");
const by = (...sizes) => sizes.map(number).join(" × ");

// A number field for each letter; `bounds` says from where to where, and the number in it. The
// fields stay while the letters do, so that none loses the focus.
function numbers(box, letters, bounds) {
  if (box.letters !== letters.join()) {
    box.letters = letters.join();
    box.replaceChildren(box.firstChild, ...letters.map((name) =>
      field(name, make("input", { type: "number", required: true, name }))));
  }
  for (const [at, input] of box.querySelectorAll("input").entries()) {
    [input.min, input.max, input.value] = bounds(letters[at], at);
  }
}

// The numbers in those fields, by letter.
function read(box) {
  return Object.fromEntries([...box.querySelectorAll("input")].map((input) => {
    if (!input.validity.valid) throw new Error(words.outside(input.name, input.min, input.max));
    return [input.name, input.valueAsNumber];
  }));
}

const row = (tag, cells) => make("tr", {}, ...cells.map((cell) => make(tag, {}, ...[cell].flat())));
const table = (caption, head, rows) => make("table", {}, make("caption", {}, caption),
  make("thead", {}, row("th", head)), make("tbody", {}, ...rows.map((cells) => row("td", cells))));

class EinsumExplorer extends Live {
  static title = words.title;

  build() {
    const box = (legend, oninput) => make("fieldset", { oninput }, make("legend", {}, legend));
    const walk = (name, by) =>
      make("button", { type: "button", onclick: () => this.step(() => this.element + by) }, name);
    this.preset = choice([["", words.own], ...Object.entries(words.presets)],
      () => this.start(this.preset.value));
    this.string = make("input", { spellcheck: false, autocapitalize: "off", oninput: () => this.typed() });
    this.sizes = box(words.sizes, () => this.typed());
    this.marked = make("p", { className: "string", ariaHidden: true });
    this.legend = make("p", { className: "legend" });
    this.loops = make("pre", { tabIndex: 0, role: "region", ariaLabel: words.loops });
    this.arrays = make("div");
    this.index = box(words.index, () => this.step(() => this.chosen()));
    this.steps = make("div", { className: "row" }, this.index,
      make("div", {}, walk(words.previous, -1), " ", walk(words.next, 1)));
    this.terms = make("div");
    this.plan = make("details", {}, make("summary", {}, words.plan), make("div"));
    return [
      make("div", { className: "row" }, field(words.preset, this.preset), field(words.string, this.string)),
      this.sizes, this.marked, this.legend,
      make("div", { className: "meaning" },
        make("div", {}, this.loops, this.steps, this.terms), make("div", {}, this.arrays, this.plan)),
    ];
  }

  start(name) {
    if (!presets[name]) return;
    const [string, ...given] = presets[name].split(" ");
    this.known = { ...sizes };
    for (const size of given) this.known[size[0]] = Number(size.slice(1));
    this.string.value = string;
    this.sizes.letters = undefined;
    this.plan.open = name === "layer";
    return this.typed(name);
  }

  // Another string, or other sizes. A new letter gets a size that no other letter has: with it,
  // letters that have changed places show.
  typed(preset = "") {
    this.preset.value = preset;
    return this.attempt(() => {
      const letters = [...new Set(this.string.value.match(/[a-z]/g))];
      if (this.sizes.letters === letters.join()) Object.assign(this.known, read(this.sizes));
      for (const letter of letters) {
        const taken = letters.map((other) => this.known[other]);
        for (let size = 2; !this.known[letter]; size++) if (!taken.includes(size)) this.known[letter] = size;
      }
      numbers(this.sizes, letters, (letter) => [1, 999999, this.known[letter]]);
      this.element = 0;
      return this.update();
    });
  }

  // Another number of the output; after the last comes the first.
  step(element) {
    return this.attempt(() => {
      const { elements } = this.shown.step.Ok;
      this.element = (element() + elements) % elements;
      return this.update();
    });
  }

  // The one whose index is in the fields.
  chosen() {
    const index = read(this.index);
    const { letters, shape } = this.shown.output;
    return letters.reduce((element, letter, axis) => element * shape[axis] + index[letter], 0);
  }

  async update() {
    const [string, sizes] = [this.string.value, this.known];
    this.mark(string);
    this.shown = await ask({ ask: "einsum", string, sizes, element: this.element });
    const { operands, output, summed, loops, multiplications, step, plan } = this.shown;
    this.below = string;
    const roles = Object.entries({ kept: output.letters, summed });
    const role = (letter) => roles.find(([, letters]) => letters.includes(letter))?.[0];
    this.mark(string, role);
    this.legend.replaceChildren(...roles.map(([name, letters]) =>
      make("span", {}, make("span", { className: name }, letters.join(" ") || "–"), words[name])));
    this.loops.replaceChildren(...loops.split(/\b([a-z])\b/).map((part) =>
      role(part) ? make("span", { className: role(part) }, part) : part));
    this.arrays.replaceChildren(table(words.multiplications(number(multiplications)), words.arrays,
      [...operands, output].map(({ element, shape, bytes }) => [element, by(...shape), number(bytes)])));
    this.plan.lastChild.replaceChildren(
      ...plan ? planned(plan) : [make("p", {}, operands[1] ? words.many : words.one)]);
    this.steps.hidden = !step.Ok;
    this.terms.replaceChildren(...step.Ok ? [this.summed(step.Ok)] : []);
    if (step.Err) this.say(step.Err, { error: true });
    else this.say(words.found(step.Ok.element, number(step.Ok.sum), number(multiplications)));
  }

  // The terms of a number of the output, and their sum.
  summed({ element, index, terms, sum, others: [count, rest] }) {
    const { letters, shape } = this.shown.output;
    numbers(this.index, letters, (_, axis) => [0, shape[axis] - 1, index[axis]]);
    const rows = terms.map(({ elements, factors, product }) => [
      elements.flatMap((element, at) => [at ? " · " : "", make("span", {}, element)]),
      factors.map(number).join(" · "),
      number(product),
    ]);
    if (count) rows.push([words.others(number(count)), "", number(rest)]);
    return table(words.terms(element), words.term, [...rows, [words.sum, "", number(sum)]]);
  }

  // The string, letter by letter, each with the mark of its role or a caret below it.
  mark(string, role = () => "", carets = "") {
    this.marked.replaceChildren(...[...string, " "].map((letter, at) =>
      make("span", { className: carets[at] === "^" ? "wrong" : role(letter) ?? "" }, letter)));
  }

  // A mistake in the string is three lines: the string, carets, a sentence.
  say(sentence, options) {
    const [string, carets, problem] = (sentence.message ?? sentence).split("\n");
    if (problem) this.mark(string, undefined, carets);
    super.say(problem ? words.at(carets.indexOf("^") + 1, problem, this.below) : sentence, options);
  }
}

// The plan for two operands: the letters by role, then what is done with the arrays.
function planned({ roles, permuted }) {
  return [
    table(words.roles, words.role,
      roles.map(({ name, letters, size }) => [words[name], letters || "–", number(size)])),
    table(words.permuted, words.array,
      permuted.map(({ name, from, to, shape }) => [name, `${from} → ${to}`, by(...shape)])),
  ];
}

customElements.define("einsum-explorer", EinsumExplorer);
