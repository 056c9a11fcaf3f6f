// The stride explorer: the elements of a view beside the cells of memory they lie in.

import { Live, box, choice, field, make, wayOf } from "./live.mjs";
import { ask } from "./module.mjs";
import { strides as words } from "./words.mjs";

// Shape, strides, offset, length of the memory, and the element that is pointed at first.
const PRESETS = {
  rows: ["4, 6", "6, 1", "0", "24", "[1, 2]"],
  transpose: ["6, 4", "1, 6", "0", "24", "[2, 1]"],
  reversed: ["4, 6", "-6, 1", "18", "24", "[1, 2]"],
  diagonal: ["4", "7", "0", "24", "[2]"],
  windows: ["3, 3, 3, 3", "5, 1, 5, 1", "0", "25", "[1, 1, 1, 1]"],
  broadcast: ["3, 4", "0, 1", "0", "4", "[1, 2]"],
  bias: ["5, 4", "1, 0", "0", "3", "[3, 0]"],
};

customElements.define("stride-explorer", class extends Live {
  build() {
    const oninput = () => {
      this.preset.value = "own";
      this.update();
    };
    this.preset = choice(Object.entries(words.presets), () => this.start(this.preset.value));
    this.fields = Object.keys(words.fields).map((name) =>
      make("input", { name, oninput, autocomplete: "off" }));
    const list = (ariaLabel) => make("div", { role: "listbox", ariaLabel, ariaMultiSelectable: true });
    this.elements = list(words.elements);
    this.cells = list(words.cells);
    this.pointed = make("p", { role: "status" });
    this.code = make("code");
    const fields = this.fields.map((input) => field(words.fields[input.name], input));
    const picture = box("picture", box("", words.elements, this.elements),
      box("", words.cells, this.cells, this.pointed));
    picture.onpointerover = (event) => this.point(optionOf(event));
    picture.addEventListener("focusin", picture.onpointerover);
    picture.onkeydown = (event) => {
      const way = wayOf(event);
      if (way) beside(optionOf(event), ...way)?.focus();
    };
    return [box("row", field(words.preset, this.preset), ...fields), picture, this.code];
  }

  start(name) {
    const preset = PRESETS[name];
    if (!preset) return;
    this.preset.value = name;
    this.fields.forEach((input, i) => (input.value = preset[i]));
    this.index = preset.at(-1);
    this.update();
  }

  update() {
    this.attempt(() => {
      const strides = Object.fromEntries(this.fields.map(({ name, value }) => [name, value]));
      this.draw(ask({ strides }));
    });
  }

  draw({ elements, all, cells, read, reach, expression, error }) {
    const at = new Map(cells.map((cell) => [cell.position, cell]));
    const options = elements.map((element) => {
      const { index, position, place: [x, y] } = element;
      const cell = at.get(position) ?? { position };
      const number = cell.inside ? position : "?";
      return option(element, cell, number, words.element(index, position), `--x: ${x}; --y: ${y}`);
    });
    this.elements.replaceChildren(...options);
    this.elements.style = `--y: ${elements.at(-1)?.place[1] ?? -1}`; // the last is the lowest
    this.cells.replaceChildren(...cells.map((cell) => {
      const { position, readers } = cell;
      const number = readers > 1 ? `${position} <b>×${readers}</b>` : position;
      return option(cell, cell, number, words.cell(position, readers), `--shade: ${Math.min(readers, 9) - 1}`);
    }));
    this.code.textContent = expression;
    const memory = cells.filter(({ inside }) => inside).length;
    if (error) this.say(words.refused(error, memory < cells.length && reach, memory), true);
    else this.say(words.granted(elements.length, all, read, memory));
    this.pointed.textContent = "";
    this.point(options.find(({ item }) => item.index === this.index) ?? options[0] ?? this.cells.firstChild);
  }

  // Shows where an element lies, or which elements lie in a cell.
  point(option) {
    if (!option) return;
    const { item, cell } = option;
    const at = (other) => other.cell.position === cell.position;
    for (const list of [this.elements, this.cells]) {
      const options = [...list.children];
      const stop = options.includes(option) ? option : options.find(at) ?? options[0];
      for (const other of options) {
        other.classList.toggle("here", other === option || list === this.cells && at(other));
        other.ariaSelected = at(other);
        other.tabIndex = other === stop ? 0 : -1;
      }
    }
    this.index = item.index ?? this.index;
    this.pointed.textContent = item === cell ? words.readBy(cell) : words.reads(item, cell);
  }
});

const optionOf = ({ target }) => target.closest("[role=option]");

// `item` is an element that lies in a cell, or the cell itself.
function option(item, cell, innerHTML, ariaLabel, style) {
  const className = !cell.inside ? "outside" : cell.readers ? "" : "unread";
  return make("span", { role: "option", item, cell, className, innerHTML, ariaLabel, style });
}

// The next in that direction.
function beside(option, down, right) {
  const ahead = [...option.parentElement.children].filter((other) =>
    Math.sign(other.offsetTop - option.offsetTop) === down &&
    Math.sign(other.offsetLeft - option.offsetLeft) === right);
  return ahead.at(down + right > 0 ? 0 : -1);
}
