// The stride explorer: the elements of a view beside the cells of memory they lie in.

import { Live, choice, field, make } from "./live.mjs";
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
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

class StrideExplorer extends Live {
  static title = words.title;

  build() {
    this.preset = choice(Object.entries(words.presets), () => this.start(this.preset.value));
    const oninput = () => {
      this.preset.value = "own";
      this.update();
    };
    this.fields = Object.keys(words.fields).map((name) =>
      make("input", { name, oninput, autocomplete: "off", spellcheck: false }));
    this.elements = this.list(words.elements);
    this.cells = this.list(words.cells);
    this.cut = make("p");
    this.pointed = make("p", { role: "status" });
    this.code = make("code");
    this.picture = make("div", { className: "picture" },
      make("div", {}, words.elements, this.elements, this.cut),
      make("div", {}, words.cells, this.cells, this.pointed));
    const fields = this.fields.map((input) => field(words.fields[input.name], input));
    return [make("div", { className: "row" }, field(words.preset, this.preset), ...fields), this.picture, this.code];
  }

  start(preset) {
    this.preset.value = preset;
    this.fields.forEach((input, i) => (input.value = PRESETS[preset][i]));
    this.index = PRESETS[preset].at(-1);
    return this.update();
  }

  // A list of what can be pointed at: one stop of the tab key, and the arrow keys go on from there.
  list(label) {
    const point = ({ target }) => {
      const item = target.closest("[role=option]");
      if (item) this.point(item.shows);
    };
    const onkeydown = (event) => {
      const arrow = !(event.altKey || event.ctrlKey || event.metaKey) && ARROWS[event.key];
      if (!arrow) return;
      event.preventDefault();
      beside(event.target, ...arrow)?.focus();
    };
    const list = make("div", {
      role: "listbox", "aria-label": label, "aria-multiselectable": true, onpointerover: point, onkeydown,
    });
    list.addEventListener("focusin", point);
    return list;
  }

  // Asks for what the fields say and draws the answer. If there is none, the picture stays, dimmed.
  update() {
    const turn = (this.turn = {});
    this.picture.classList.add("stale");
    return this.attempt(async () => {
      const fields = Object.fromEntries(this.fields.map(({ name, value }) => [name, value]));
      const answer = await ask({ ask: "strides", ...fields });
      if (turn !== this.turn) return; // there is a newer question
      this.picture.classList.remove("stale");
      this.draw(answer);
    });
  }

  draw({ elements, all, cells, read, reach, expression, error }) {
    this.cellAt = new Map(cells.map((cell) => [cell.position, cell]));
    this.elements.replaceChildren(...elements.map((element) => {
      const { index, position, place: [x, y] } = element;
      const cell = this.cellAt.get(position);
      const number = cell?.inside ? position : "?";
      return item(element, cell, words.element(index, position), `--x: ${x}; --y: ${y}`, number);
    }));
    this.elements.style = `--y: ${elements.at(-1)?.place[1] ?? -1}`; // the last is the lowest
    this.cells.replaceChildren(...cells.map((cell) => {
      const { position, readers } = cell;
      const count = readers > 1 ? [" ", make("span", {}, `×${readers}`)] : [];
      return item(cell, cell, words.cell(position, readers), `--shade: ${Math.min(readers, 9) - 1}`, position, ...count);
    }));
    this.cut.textContent = elements.length < all ? words.cut(elements.length, all) : "";
    this.code.textContent = expression ?? words.noSlice;
    const memory = cells.filter(({ inside }) => inside).length;
    if (error) this.say(words.refused(error, memory < cells.length && reach, memory), { error: true });
    else this.say(words.granted(all, read, memory));
    this.point(elements.find(({ index }) => index === this.index) ?? elements[0]);
  }

  // Shows where an element lies, or which elements lie in a cell.
  point(shows = {}) {
    const { position, index, sum } = shows;
    for (const list of [this.elements, this.cells]) {
      const items = [...list.children];
      const same = items.filter((item) => item.shows.position === position);
      const stop = same.find((item) => item.shows === shows) ?? same[0] ?? items[0];
      for (const item of items) {
        item.setAttribute("aria-selected", same.includes(item));
        item.classList.toggle("here", item.shows === shows || same.includes(item) && list === this.cells);
        item.tabIndex = item === stop ? 0 : -1;
      }
    }
    this.index = index ?? this.index;
    const cell = this.cellAt.get(position);
    this.pointed.textContent = index ? words.reads(index, sum, cell) : cell ? words.readBy(cell) : "";
  }
}

// What can be pointed at: an element, or a cell.
function item(shows, cell, label, style, ...content) {
  const kind = !cell?.inside ? "outside" : cell.readers ? "" : "unread";
  const item = make("span", { role: "option", "aria-label": label, className: kind, style }, ...content);
  return Object.assign(item, { shows });
}

// The next item in that direction, or at the end of a line the next one in reading order.
function beside(item, x, y) {
  const ahead = [...item.parentElement.children].filter((other) => {
    const [right, down] = [other.offsetLeft - item.offsetLeft, other.offsetTop - item.offsetTop];
    return x ? !down && right * x > 0 : !right && down * y > 0;
  });
  return ahead.at(x + y > 0 ? 0 : -1) ?? [item.previousElementSibling, null, item.nextElementSibling][x + 1];
}

customElements.define("stride-explorer", StrideExplorer);
