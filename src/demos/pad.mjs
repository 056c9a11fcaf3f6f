// A pad to draw on. What is drawn are strokes, lists of points; what is read are pixels.

import { colors, onTheme } from "./maps.mjs";
import { Pixels } from "./pixels.mjs";
import { pad as words } from "./words.mjs";

const SIDE = 256; // pixels that are drawn on a side
const READ = 128; // and that are read
const PEN = 20; // how wide a stroke is: as wide as EMNIST's if the character fills the pad
const STEP = 8; // how far an arrow key moves it

export class Pad extends Pixels {
  strokes = [];
  drawing = false; // whether the pen is down

  // `changed()` is called once before a picture is shown, `say(words)` for the keyboard.
  constructor(changed, say) {
    super(words.label, (event) => this.draw(event), STEP);
    Object.assign(this, { changed, say });
    this.element.classList.add("pad");
    this.element.onlostpointercapture = this.element.onblur = () => this.lift();
    this.canvas.width = this.canvas.height = SIDE;
    this.context = this.canvas.getContext("2d");
    this.read = new OffscreenCanvas(READ, READ).getContext("2d", { willReadFrequently: true });
    this.read.scale(READ / SIDE, READ / SIDE);
    this.at = [SIDE / 2, SIDE / 2];
    this.resize([SIDE, SIDE]);
    onTheme(() => this.update());
  }

  // A press or the space bar puts the pen down; then it leaves points.
  draw({ type, key, buttons, repeat }) {
    const space = key === " ";
    if (space && (this.drawing || repeat)) return repeat || this.lift();
    if (space || type === "pointerdown") {
      this.drawing = true;
      this.strokes.push([]);
      if (space) this.say(words.down(this.at.map((at) => Math.round(100 * at / SIDE))));
    } else if (!this.drawing || !key && !buttons) return;
    this.strokes.at(-1).push(this.at.toReversed());
    this.update();
  }

  lift() {
    if (this.drawing) this.update();
    this.drawing = false;
  }

  // Draws these strokes and no others, of points on `side` × `side` pixels.
  show(strokes, side = SIDE) {
    this.drawing = false;
    this.strokes = strokes.map((stroke) => stroke.map((point) => point.map((x) => x * SIDE / side)));
    this.update();
  }

  // Whatever happened is shown with the next picture.
  update() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.paint();
      this.changed();
    });
  }

  paint() {
    const [strokeStyle] = colors();
    for (const context of [this.context, this.read]) {
      context.clearRect(0, 0, SIDE, SIDE);
      Object.assign(context, { strokeStyle, lineWidth: PEN, lineCap: "round", lineJoin: "round" });
      for (const [[x, y], ...others] of this.strokes) {
        context.beginPath();
        context.moveTo(x, y);
        context.lineTo(x + 0.01, y); // a dot is a line, too
        for (const point of others) context.lineTo(...point);
        context.stroke();
      }
    }
  }

  // What is read: red, green, blue, opacity of each pixel.
  pixels() {
    const { data } = this.read.getImageData(0, 0, READ, READ);
    return { height: READ, width: READ, data };
  }
}
