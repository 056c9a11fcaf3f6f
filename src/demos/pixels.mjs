// A picture whose pixels the reader points at: with a pointer, or with arrow keys.

import { make, wayOf } from "./live.mjs";

export class Pixels {
  at = [0, 0]; // the row and the column that were pointed at last

  // `point(event, before)` is called when `at` has moved, and at every press of a pointer or a key.
  // An arrow key goes `step` pixels.
  constructor(help, point, step = 1) {
    Object.assign(this, { point, step });
    const pointer = (event) => this.pointer(event);
    this.element = make("div", {
      className: "pixels", role: "application", ariaLabel: help, tabIndex: 0,
      innerHTML: "<canvas></canvas><svg><path/><path/><path/></svg>",
      onpointerdown: pointer, onpointermove: pointer, onkeydown: (event) => this.key(event),
    });
    [this.canvas, this.over] = this.element.children;
  }

  // Sets rows and columns, and how many zeros stand around them.
  resize(shape, frame = 0) {
    this.shape = shape;
    this.go(this.at);
    const all = Math.max(...shape) + 2 * frame;
    this.over.setAttribute("viewBox", `${-frame} ${-frame} ${all} ${all}`);
    this.canvas.style = `margin: ${100 * frame / all}%; width: ${100 * shape[1] / all}%`;
  }

  // How many dots of the screen a pixel is wide.
  get scale() {
    return Math.max(2, Math.round(this.canvas.clientWidth * devicePixelRatio / this.shape[1]));
  }

  // Outlines rectangles, [row, column, height, width] each, in one of three styles.
  mark(style, ...rectangles) {
    const path = rectangles.map(([row, column, h, w]) => `M${column} ${row}h${w}v${h}h${-w}z`);
    this.over.children[style].setAttribute("d", path.join(""));
  }

  // A browser may report several places at once.
  pointer(event) {
    if (event.button > 0 || !event.isPrimary) return; // another button, a second finger
    const pressed = event.type === "pointerdown";
    if (pressed) this.element.setPointerCapture(event.pointerId);
    const inverse = this.over.getScreenCTM().inverse();
    for (const { clientX, clientY } of [...event.getCoalescedEvents?.() ?? [], event]) {
      const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(inverse);
      this.go([Math.floor(y), Math.floor(x)], event, pressed);
    }
  }

  key(event) {
    const way = wayOf(event);
    if (way) this.go(this.at.map((at, i) => at + this.step * way[i]), event, true);
  }

  go(to, event, pressed) {
    const before = this.at;
    this.at = to.map((at, i) => Math.min(Math.max(at, 0), this.shape[i] - 1));
    this.mark(2, [...this.at.map((at) => at - (this.step >> 1)), this.step, this.step]);
    if (event && (pressed || `${before}` !== `${this.at}`)) this.point(event, before);
  }
}
