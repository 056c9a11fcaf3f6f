// A pad to draw on, by mouse, pen, finger or keyboard. What is drawn are strokes, lists of points;
// what is read are pixels.

import { make } from "./live.mjs";
import { onTheme, themed } from "./maps.mjs";
import { pad as words } from "./words.mjs";

const SIDE = 256; // pixels that are drawn on a side
const READ = 128; // pixels that are read on a side: half as many, and so read before the next picture
const PEN = 20; // how wide a stroke is: as wide as EMNIST's if the character fills the pad
const NEAR = 2; // how far the pen must go before it leaves another point
const STEP = 8; // how far an arrow key moves it, and with Shift a quarter of that
const KEYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export class Pad {
  strokes = [];
  drawing = false; // whether a stroke is being drawn

  // `changed()` is called after the strokes changed, once before a picture is shown; `say(words)`
  // when the keyboard put the pen down.
  constructor({ changed, say }) {
    this.changed = changed;
    this.say = say;
    this.canvas = make("canvas", { width: SIDE, height: SIDE });
    this.context = this.canvas.getContext("2d");
    this.read = new OffscreenCanvas(READ, READ).getContext("2d", { willReadFrequently: true });
    this.read.scale(READ / SIDE, READ / SIDE);
    this.pen = make("span", { className: "pen" });
    this.element = make("div", { className: "pad", tabIndex: 0, role: "application" },
      this.canvas, this.pen);
    this.element.setAttribute("aria-label", words.label);
    this.element.setAttribute("aria-roledescription", words.role);
    this.at([SIDE / 2, SIDE / 2]);
    const listen = (names, f) => names.forEach((name) => this.element.addEventListener(name, f));
    listen(["pointerdown"], (event) => this.down(event));
    listen(["pointermove"], (event) => this.move(event));
    listen(["pointerup", "pointercancel"], (event) => event.pointerId === this.pointer && this.end());
    listen(["keydown"], (event) => this.key(event));
    listen(["blur"], () => this.end());
    onTheme(() => this.paint());
  }

  down(event) {
    if (!event.isPrimary || event.button !== 0) return; // a second finger, another button
    this.element.setPointerCapture(event.pointerId);
    this.pointer = event.pointerId;
    this.begin(this.place(event));
  }

  // A browser may report several places at once: all of them belong to the stroke.
  move(event) {
    if (!this.drawing || event.pointerId !== this.pointer) return;
    const events = event.getCoalescedEvents?.() ?? [];
    for (const each of events.length ? events : [event]) this.to(this.place(each));
  }

  place({ clientX, clientY }) {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    return [(clientX - left) * SIDE / width, (clientY - top) * SIDE / height];
  }

  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (!KEYS[event.key] && event.key !== " ") return;
    event.preventDefault(); // of the page, which would scroll
    event.stopPropagation(); // or turn
    if (event.key !== " ") {
      const step = event.shiftKey ? STEP / 4 : STEP;
      const place = KEYS[event.key].map((to, axis) => this.tip[axis] + step * to);
      this.at(place.map((x) => Math.min(SIDE, Math.max(0, x))));
      if (this.drawing) this.to(this.tip);
    } else if (!event.repeat && this.drawing) {
      this.end();
    } else if (!event.repeat) {
      this.begin(this.tip);
      this.say(words.down(this.tip.map((x) => Math.round(100 * x / SIDE))));
    }
  }

  begin(place) {
    this.end();
    this.drawing = true;
    this.strokes.push([place]);
    this.at(place);
    this.update();
  }

  to(place) {
    const stroke = this.strokes.at(-1);
    const [x, y] = stroke.at(-1);
    if (Math.hypot(place[0] - x, place[1] - y) < NEAR) return;
    stroke.push(place);
    this.at(place);
    this.update();
  }

  end() {
    if (!this.drawing) return;
    this.drawing = false;
    this.pointer = undefined;
    this.element.classList.remove("down");
    this.update();
  }

  // Draws these strokes and no others, of points on `side` × `side` pixels.
  show(strokes, side = SIDE) {
    this.end();
    this.strokes = strokes.map((stroke) => stroke.map((point) => point.map((x) => x * SIDE / side)));
    this.update();
  }

  // Moves the tip of the pen, which is seen while the keyboard moves it.
  at(place) {
    this.tip = place;
    this.element.classList.toggle("down", this.drawing);
    [this.pen.style.left, this.pen.style.top] = place.map((x) => `${100 * x / SIDE}%`);
  }

  // Whatever happened since the last picture is shown with the next.
  update() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.paint();
      this.changed();
    });
  }

  paint() {
    for (const context of [this.context, this.read]) {
      context.clearRect(0, 0, SIDE, SIDE);
      context.strokeStyle = themed("--fg");
      [context.lineWidth, context.lineCap, context.lineJoin] = [PEN, "round", "round"];
      for (const [[x, y], ...others] of this.strokes) {
        context.beginPath();
        context.moveTo(x, y);
        context.lineTo(x + 0.01, y); // a dot is a line, too
        for (const point of others) context.lineTo(...point);
        context.stroke();
      }
    }
  }

  // The pixels, a byte of gray each: ink is black, paper is white, in every theme.
  grays() {
    const { data } = this.read.getImageData(0, 0, READ, READ);
    const grays = new Uint8Array(READ * READ);
    for (let i = 0; i < grays.length; i++) grays[i] = 255 - data[4 * i + 3]; // the opacity
    return { height: READ, width: READ, grays };
  }
}
