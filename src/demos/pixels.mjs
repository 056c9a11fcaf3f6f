// A picture whose pixels the reader points at: with a pointer, or with arrow keys from the one tab
// stop it is.

import { make } from "./live.mjs";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class Pixels {
  at = [0, 0]; // the row and the column that were pointed at last

  // `point(event, before)` is called when the reader has moved `at`, and at every press of a
  // pointer or of the space bar.
  constructor(help, point) {
    this.point = point;
    this.canvas = make("canvas");
    this.element = make("div", { className: "pixels", role: "application", tabIndex: 0 }, this.canvas);
    this.element.ariaLabel = help;
    this.element.insertAdjacentHTML("beforeend", "<svg><path/><path/><path/></svg>");
    this.over = this.element.lastChild;
    this.element.onpointerdown = this.element.onpointermove = (event) => this.pointer(event);
    this.element.onkeydown = (event) => this.key(event);
  }

  // Sets rows and columns, and how many zeros stand around them.
  resize(shape, frame = 0) {
    this.shape = shape;
    this.go(this.at);
    const all = Math.max(...shape) + 2 * frame;
    this.over.setAttribute("viewBox", `${-frame} ${-frame} ${all} ${all}`);
    Object.assign(this.canvas.style, {
      margin: `${100 * frame / all}%`,
      width: `${100 * shape[1] / all}%`,
    });
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

  pointer(event) {
    if (event.button > 0) return;
    const down = event.type === "pointerdown";
    if (down) this.element.setPointerCapture(event.pointerId);
    const place = new DOMPoint(event.clientX, event.clientY)
      .matrixTransform(this.over.getScreenCTM().inverse());
    this.go([place.y, place.x].map(Math.floor), event, down);
  }

  key(event) {
    const step = event.key === " " ? [0, 0] : STEPS[event.key];
    if (!step) return;
    event.preventDefault(); // the page scrolls
    this.go(this.at.map((at, i) => at + step[i]), event, true);
  }

  // Moves to a pixel, or the nearest there is.
  go(to, event, pressed) {
    const before = this.at;
    this.at = to.map((at, i) => Math.min(Math.max(at, 0), this.shape[i] - 1));
    this.mark(2, [...this.at, 1, 1]);
    if (event && (pressed || `${before}` !== `${this.at}`)) this.point(event, before);
  }
}
