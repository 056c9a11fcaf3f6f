// The einsum explorer: a string and sizes; what they mean, one number of the output, the plan.

import { Live, box, button, choice, field, make, span } from "./live.mjs";
import { ask } from "./module.mjs";
import { einsum as words } from "./words.mjs";

const PRESETS = {
  product: "ij,jk->ik",
  transpose: "ij->ji",
  diagonal: "ii->i",
  batch: "bij,bjk->bik",
  chain: "ij,jk,k->i",
  convolution: "nchwij,kcij->nkhw",
  weight: "nchwij,nkhw->kcij",
  windows: "nkhw,kcij->nchwij",
  layer: "nchwij,kcij->nkhw n16 c16 h26 w26 i3 j3 k32", // of chapter 8
  wrong: "ij,jk->iz",
};
const SIZES = "b5 c2 h4 i2 j3 k4 n2 w5"; // where a preset has none

const row = (tag, cells) => make("tr", {}, ...cells.map((cell) => make(tag, {}, cell)));
const table = (caption, head, rows) => make("table", {}, make("caption", {}, caption),
  make("thead", {}, row("th", head)), make("tbody", {}, ...rows.map((cells) => row("td", cells))));

// A number field for each letter; they stay while the letters do, or one would lose the focus.
class Numbers {
  inputs = [];

  constructor(legend, oninput) {
    this.element = make("fieldset", { oninput }, make("legend", {}, legend));
  }

  // What stands in the fields, by letter.
  get values() {
    return Object.fromEntries(this.inputs.map(({ name, value }) => [name, value]));
  }

  show(letters, numbers) {
    if (this.letters !== `${letters}`) {
      this.letters = `${letters}`;
      this.inputs = letters.map((name) => make("input", { name, type: "number", min: 0 }));
      const fields = this.inputs.map((input) => field(input.name, input));
      this.element.replaceChildren(this.element.firstChild, ...fields);
    }
    this.inputs.forEach((input, at) => (input.value = numbers[at]));
  }
}

customElements.define("einsum-explorer", class extends Live {
  build() {
    const walk = (text, by) => button(text, () => this.update(this.index.values, by));
    this.preset = choice(Object.entries(words.presets), () => this.start(this.preset.value));
    this.string = make("input", { spellcheck: false, autocapitalize: "off", oninput: () => this.typed() });
    this.sizes = new Numbers(words.sizes, () => this.typed(this.sizes.values));
    this.marked = make("p", { className: "string", ariaHidden: true });
    this.legend = box("legend");
    this.loops = make("pre", { tabIndex: 0, role: "region", ariaLabel: words.loops });
    this.index = new Numbers(words.index, () => this.update(this.index.values));
    this.steps = box("row", this.index.element, box("", walk(words.previous, -1), " ", walk(words.next, 1)));
    [this.terms, this.arrays, this.details] = [box(""), box(""), box("")];
    this.plan = make("details", {}, make("summary", {}, words.plan), this.details);
    return [
      box("row", field(words.preset, this.preset), field(words.string, this.string)),
      this.sizes.element, this.marked, this.legend,
      box("meaning", this.loops, box("", this.steps, this.terms), box("", this.arrays, this.plan)),
    ];
  }

  start(name) {
    const preset = PRESETS[name];
    if (!preset) return;
    this.string.value = preset.split(" ")[0];
    this.known = {};
    for (const [, letter, size] of `${SIZES} ${preset}`.matchAll(/\b([a-z])(\d+)/g)) this.known[letter] = size;
    this.plan.open = name === "layer";
    this.typed({}, name);
  }

  // A new letter gets a size that few others have: so letters that change places show.
  typed(sizes, preset = "own") {
    this.preset.value = preset;
    const known = Object.assign(this.known, sizes);
    const letters = [...new Set(this.string.value.match(/[a-z]/g))];
    letters.forEach((letter, at) => (known[letter] ??= `${at + 2}`));
    this.sizes.show(letters, letters.map((letter) => known[letter]));
    this.update();
  }

  // Shows the number of the output at `index`, or so many further.
  update(index = {}, by = 0) {
    this.attempt(() => {
      const string = this.string.value;
      this.mark(string);
      this.show(string, ask({ einsum: { string, sizes: this.known, index, by } }));
    });
  }

  show(string, { kept, summed, loops, multiplications, arrays, step: { Ok: step, Err: limit }, plan }) {
    const role = (letter) => kept.includes(letter) ? "kept" : summed.includes(letter) ? "summed" : "";
    this.shown = string;
    this.mark(string, role);
    this.legend.replaceChildren(...Object.entries({ kept, summed }).map(([name, letters]) =>
      span("", span(name, letters.join(" ") || "–"), words[name])));
    this.loops.replaceChildren(...loops.split(/\b([a-z])\b/).map((part) => span(role(part), part)));
    this.arrays.replaceChildren(table(words.multiplications(multiplications), words.array, arrays));
    this.plan.hidden = !plan; // of two operands
    if (plan) this.details.replaceChildren(
      table(words.inProduct, words.role, plan.roles.map((role, at) => [words.roles[at], ...role])),
      table(words.permuted, words.permute, plan.permuted));
    this.steps.hidden = limit;
    this.terms.replaceChildren();
    if (limit) return this.say(limit, true);
    const { element, index, terms, others, sum } = step;
    this.index.show(kept, index);
    if (others) terms.push([words.others(others[0]), "", others[1]]);
    this.terms.append(table(words.terms(element), words.term, [...terms, [words.sum, "", sum]]));
    this.say(words.found(element, sum, multiplications));
  }

  // The string, each letter with the mark of its role or a caret below it.
  mark(string, role = () => "", carets = "") {
    this.marked.replaceChildren(...[...string, " "].map((letter, at) =>
      span(carets[at] === "^" ? "wrong" : role(letter), letter)));
  }

  // A mistake in the string is three lines: the string, carets, a sentence.
  say(sentence, error) {
    const [string, carets, problem] = sentence.split("\n");
    if (problem) this.mark(string, undefined, carets);
    super.say(problem ? words.at(carets.indexOf("^") + 1, problem, this.shown) : sentence, error);
  }
});
