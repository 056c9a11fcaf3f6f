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
const sizes = { b: "5", c: "2", h: "4", i: "2", j: "3", k: "4", n: "2", w: "5" }; // where a preset has none

// A number field for each letter; `bounds` says from where to where, and the number in it. The
// fields stay while the letters do, so that none loses the focus.
function numbers(box, letters, bounds) {
  if (box.letters !== letters.join()) {
    box.letters = letters.join();
    box.replaceChildren(box.firstChild, ...letters.map((name) =>
      field(name, make("input", { type: "number", name }))));
  }
  for (const [at, input] of box.querySelectorAll("input").entries()) {
    [input.min, input.max, input.value] = bounds(letters[at], at);
  }
}

// What stands in those fields, by letter.
const read = (box) =>
  Object.fromEntries([...box.querySelectorAll("input")].map(({ name, value }) => [name, value]));

const row = (tag, cells) => make("tr", {}, ...cells.map((cell) => make(tag, {}, cell)));
const table = (caption, head, rows) => make("table", {}, make("caption", {}, caption),
  make("thead", {}, row("th", head)), make("tbody", {}, ...rows.map((cells) => row("td", cells))));

class EinsumExplorer extends Live {
  static title = words.title;

  build() {
    const box = (legend, oninput) => make("fieldset", { oninput }, make("legend", {}, legend));
    const walk = (name, by) =>
      make("button", { type: "button", onclick: () => this.update(read(this.index), by) }, name);
    this.preset = choice([["", words.own], ...Object.entries(words.presets)],
      () => this.start(this.preset.value));
    this.string = make("input", { spellcheck: false, autocapitalize: "off", oninput: () => this.typed() });
    this.sizes = box(words.sizes, () => this.typed());
    this.marked = make("p", { className: "string", ariaHidden: true });
    this.legend = make("p", { className: "legend" });
    this.loops = make("pre", { tabIndex: 0, role: "region", ariaLabel: words.loops });
    this.arrays = make("div");
    this.index = box(words.index, () => this.update(read(this.index)));
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
    for (const size of given) this.known[size[0]] = size.slice(1);
    this.string.value = string;
    this.sizes.letters = undefined;
    this.plan.open = name === "layer";
    return this.typed(name);
  }

  // Another string, or other sizes. A new letter gets a size that no other letter has: with it,
  // letters that have changed places show.
  typed(preset = "") {
    this.preset.value = preset;
    const letters = [...new Set(this.string.value.match(/[a-z]/g))];
    if (this.sizes.letters === letters.join()) Object.assign(this.known, read(this.sizes));
    for (const letter of letters) {
      const taken = letters.map((other) => Number(this.known[other]));
      for (let size = 2; !(letter in this.known); size++) if (!taken.includes(size)) this.known[letter] = `${size}`;
    }
    numbers(this.sizes, letters, (letter) => [1, 999999, this.known[letter]]);
    return this.update();
  }

  // Shows the number of the output at `index`, or so many further.
  update(index = {}, by = 0) {
    return this.attempt(async () => {
      const [string, sizes] = [this.string.value, this.known];
      this.mark(string);
      this.show(string, await ask({ ask: "einsum", string, sizes, index, by }));
    });
  }

  show(string, { kept, summed, loops, multiplications, arrays, step: { Ok: step, Err: limit }, plan }) {
    const roles = Object.entries({ kept, summed });
    const role = (letter) => roles.find(([, letters]) => letters.includes(letter))?.[0];
    this.shown = string;
    this.mark(string, role);
    this.legend.replaceChildren(...roles.map(([name, letters]) =>
      make("span", {}, make("span", { className: name }, letters.join(" ") || "–"), words[name])));
    this.loops.replaceChildren(...loops.split(/\b([a-z])\b/).map((part) =>
      role(part) ? make("span", { className: role(part) }, part) : part));
    this.arrays.replaceChildren(table(words.multiplications(multiplications), words.array, arrays));
    this.plan.lastChild.replaceChildren(...plan ? [
      table(words.inProduct, words.role, plan.roles.map((role, at) => [words.roles[at], ...role])),
      table(words.permuted, words.permute, plan.permuted),
    ] : [words.noPlan[arrays.length > 2 ? 1 : 0]]);
    this.steps.hidden = limit;
    this.terms.replaceChildren();
    if (limit) return this.say(limit, { error: true });
    const { element, index, last, terms, others, sum } = step;
    numbers(this.index, kept, (_, axis) => [0, last[axis], index[axis]]);
    if (others) terms.push([words.others(others[0]), "", others[1]]);
    this.terms.append(table(words.terms(element), words.term, [...terms, [words.sum, "", sum]]));
    this.say(words.found(element, sum, multiplications));
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
    super.say(problem ? words.at(carets.indexOf("^") + 1, problem, this.shown) : sentence, options);
  }
}

customElements.define("einsum-explorer", EinsumExplorer);
