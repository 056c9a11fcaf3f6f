// Draw a character, and watch the network read it.

import { Live, box, button, choice, field, make } from "./live.mjs";
import { colors } from "./maps.mjs";
import { ask, file, load } from "./module.mjs";
import { Pad } from "./pad.mjs";
import { draw as words } from "./words.mjs";

customElements.define("draw-character", class extends Live {
  // The weights are a large file: all of this waits until the reader comes near.
  connectedCallback() {
    new IntersectionObserver((entries, observer) => {
      if (!entries.at(-1).isIntersecting) return;
      observer.disconnect();
      super.connectedCallback();
    }, { rootMargin: "100%" }).observe(this);
  }

  build() {
    this.pad = new Pad(() => this.read(), (sentence) => this.say(sentence));
    this.undo = button(words.undo, () => this.pad.show(this.pad.strokes.slice(0, -1)));
    this.clear = button(words.clear, () => this.pad.show([]));
    const { characters } = ask({ choices: {} });
    this.character = choice(characters.map((name) => [name, name]), () => this.example());
    this.answers = make("ol", { className: "answers" });
    this.canvases = {};
    const pictures = this.matches("[preset$=brief]") ? {} : words.pictures;
    return [box("reading", this.pad.element, this.answers,
      box("row", field(words.example, this.character), this.undo, this.clear),
      ...Object.entries(pictures).map(([className, texts]) => box(className, ...texts.map(([name, text]) => {
        const canvas = make("canvas", { role: "img", ariaLabel: text });
        this.canvases[name] = canvas.transferControlToOffscreen();
        return box("", canvas, make("p", {}, text));
      }))))];
  }

  // `preset`: the character at the start, and `brief` for the answers alone, without pictures.
  async start(preset) {
    const { canvases } = this;
    const first = { module: await load(), weights: await file("emnist-f16.safetensors"), canvases };
    this.worker = new Worker(new URL("reader.mjs", import.meta.url), { type: "module" });
    await this.asked(first, Object.values(canvases));
    this.character.value = preset[0];
    this.example();
    this.pad.paint(); // now, not with the next picture
    await this.read();
  }

  // What the worker answers, one question after the other.
  asked(...message) {
    return new Promise((resolve, reject) => {
      const onmessage = ({ data }) => data.message ? reject(data) : resolve(data);
      Object.assign(this.worker, { onmessage, onerror: reject }).postMessage(...message);
    });
  }

  example() {
    const { strokes, side } = ask({ hand: { character: this.character.value, seed: 1 } });
    this.pad.show(strokes, side);
  }

  // One drawing is read at a time; what has been drawn meanwhile is the next.
  async read() {
    const { pad, answers } = this;
    const drawn = () => pad.strokes.length;
    if (this.again = this.reading) return;
    this.reading = true;
    await this.attempt(async () => {
      const answer = drawn() && await this.asked({ ...pad.pixels(), colors: colors() });
      const { named } = drawn() && answer;
      this.live.classList.toggle("empty", !named);
      if (named) answers.replaceChildren(...named.map(({ character, probability }) => make("li", {
        innerHTML: `<b>${character}</b> ${words.percent(probability)}`,
        style: `--part: ${100 * probability}%`,
      })));
      // While a stroke is being drawn, its readings are seen and not said.
      if (pad.drawing && !this.said.matches(".error")) return;
      this.say(named ? words.reads(named) : words.invitation);
    });
    this.reading = false;
    if (this.again) this.read();
  }
});
