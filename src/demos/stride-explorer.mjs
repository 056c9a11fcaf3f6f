// The stride explorer: the elements of a view beside the cells of memory they lie in.

import { Live, box, choice, field, make, wayOf } from "./live.mjs";
import { ask } from "./module.mjs";
import { strides as words } from "./words.mjs";

// Shape, strides, offset, length of the memory, and the element that is pointed at first.
const PRESETS = {
  rows: ["4, 6", "6, 1", "0", "24", "[1, 2]"],
  transpose: ["6, 4", "1, 6", "0", "24", "[2, 1]"],
  reversed: ["4, 6", "-6, 1", "18", "24", "[1, 2]"],
  columns: ["4, 3", "6, 2", "0", "24", "[1, 2]"],
  diagonal: ["4", "7", "0", "24", "[2]"],
  windows: ["3, 3, 3, 3", "5, 1, 5, 1", "0", "25", "[1, 1, 1, 1]"],
  broadcast: ["3, 4", "0, 1", "0", "4", "[1, 2]"],
  bias: ["5, 4", "1, 0", "0", "3", "[3, 0]"],
};

class StrideExplorer extends Live {
  static title = words.title;

  build() {
    const oninput = () => {
      this.preset.value = "own";
      this.update();
    };
    this.preset = choice(Object.entries(words.presets), () => this.start(this.preset.value));
    this.fields = Object.keys(words.fields).map((name) =>
      make("input", { name, oninput, autocomplete: "off", spellcheck: false }));
    this.elements = this.list(words.elements);
    this.cells = this.list(words.cells);
    this.cut = make("p");
    this.pointed = make("p", { role: "status" });
    this.code = make("code");
    return [
      box("row", field(words.preset, this.preset),
        ...this.fields.map((input) => field(words.fields[input.name], input))),
      box("picture", box("", words.elements, this.elements, this.cut),
        box("", words.cells, this.cells, this.pointed)),
      this.code,
    ];
  }

  start(name) {
    const preset = PRESETS[name];
    if (!preset) return;
    this.preset.value = name;
    this.fields.forEach((input, i) => (input.value = preset[i]));
    this.index = preset.at(-1);
    this.update();
  }

  // A list of what can be pointed at: one stop of the tab key, and the arrow keys go on from there.
  list(ariaLabel) {
    const point = ({ target }) => {
      const option = target.closest("[role=option]");
      if (option) this.point(option);
    };
    const onkeydown = (event) => {
      const way = wayOf(event);
      if (way) beside(event.target, ...way)?.focus();
    };
    const list = make("div",
      { role: "listbox", ariaLabel, ariaMultiSelectable: true, onpointerover: point, onkeydown });
    list.addEventListener("focusin", point);
    return list;
  }

  update() {
    this.attempt(() => {
      const fields = this.fields.map(({ name, value }) => [name, value]);
      this.draw(ask({ ask: "strides", ...Object.fromEntries(fields) }));
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
    this.cut.textContent = elements.length < all ? words.cut(elements.length, all) : "";
    this.code.textContent = expression ?? words.noSlice;
    const memory = cells.filter(({ inside }) => inside).length;
    if (error) this.say(words.refused(error, memory < cells.length && reach, memory), { error: true });
    else this.say(words.granted(all, read, memory));
    this.point(options.find(({ item }) => item.index === this.index) ?? options[0]);
  }

  // Shows where an element lies, or which elements lie in a cell.
  point(option) {
    const { item, cell } = option ?? {};
    for (const list of [this.elements, this.cells]) {
      const options = [...list.children];
      const same = options.filter((other) => other.cell.position === cell?.position);
      const stop = same.includes(option) ? option : same[0] ?? options[0];
      for (const other of options) {
        const here = other === option || list === this.cells && same.includes(other);
        other.classList.toggle("here", here);
        other.ariaSelected = same.includes(other);
        other.tabIndex = other === stop ? 0 : -1;
      }
    }
    this.index = item?.index ?? this.index;
    this.pointed.textContent = !item ? "" : item === cell ? words.readBy(cell) : words.reads(item, cell);
  }
}

// What can be pointed at: `item` is an element that lies in a cell, or the cell itself.
function option(item, cell, innerHTML, ariaLabel, style) {
  const className = !cell.inside ? "outside" : cell.readers ? "" : "unread";
  return make("span", { role: "option", item, cell, className, innerHTML, ariaLabel, style });
}

// The next option in that direction, or at the end of a line the next one in reading order.
function beside(option, down, right) {
  const ahead = [...option.parentElement.children].filter((other) =>
    Math.sign(other.offsetTop - option.offsetTop) === down &&
    Math.sign(other.offsetLeft - option.offsetLeft) === right);
  return ahead.at(down + right > 0 ? 0 : -1) ??
    [option.previousElementSibling, null, option.nextElementSibling][right + 1];
}

customElements.define("stride-explorer", StrideExplorer);
