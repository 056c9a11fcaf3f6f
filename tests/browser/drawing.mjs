// What the tests of the drawn character have in common: to draw, to see what the page has read, and
// to have the same pixels read by the listings and by `recognize`.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { native } from "./native.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const WEIGHTS = "src/demos/emnist-f16.safetensors";

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "draw-character-"));
after(() => fs.rmSync(scratch, { recursive: true }));

// When the page has shown what happened: what it shows, and the pixels it was asked about.
export const shown = (tab) => tab.evaluate(async () => {
  const demo = document.querySelector("draw-character");
  do await new Promise(requestAnimationFrame); while (demo.pad.frame || demo.reading);
  const { data, width, height } = demo.pad.pixels();
  const grays = data.filter((_, i) => i % 4 === 3).map((opacity) => 255 - opacity);
  const canvas = new OffscreenCanvas(width, height);
  const image = new ImageData(width, height);
  grays.forEach((gray, i) => image.data.set([gray, gray, gray, 255], 4 * i));
  canvas.getContext("2d").putImageData(image, 0, 0);
  const png = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  return {
    answers: [...demo.answers.children].map((answer) => answer.textContent),
    named: [...demo.answers.children].map((answer) => ({
      character: answer.textContent[0],
      probability: parseFloat(answer.style.getPropertyValue("--part")) / 100,
    })),
    said: demo.said.textContent,
    error: demo.said.classList.contains("error"),
    strokes: demo.pad.strokes.length,
    grays: btoa(Array.from(grays, (byte) => String.fromCharCode(byte)).join("")),
    png: btoa(Array.from(png, (byte) => String.fromCharCode(byte)).join("")),
    width,
    height,
  };
});

// A file of bytes that came as base64.
export function write(name, base64) {
  const file = path.join(scratch, name);
  fs.writeFileSync(file, Buffer.from(base64, "base64"));
  return file;
}

// What the listings read natively in what the page has shown.
export const reads = (seen) => native([
  [{ weights: {} }, WEIGHTS],
  ...seen.map(({ grays, width, height }, i) =>
    [{ read: { width, height } }, write(`${i}.gray`, grays)]),
]).slice(1);

// What the command prints of an image: [[character, probability], …].
export function recognize(file) {
  return new Promise((resolve, reject) => {
    const program = path.join(process.env.CARGO_TARGET_DIR ?? "target", "debug/strides-and-sums");
    const run = spawn(program, ["recognize", file, "--weights", WEIGHTS], { cwd: ROOT });
    let [printed, error] = ["", ""];
    run.stdout.on("data", (data) => (printed += data));
    run.stderr.on("data", (data) => (error += data));
    run.on("error", reject);
    run.on("close", () => {
      const lines = printed.trim().split("\n").slice(-3).map((line) => line.match(/^(.) +([\d.]+) %$/));
      if (lines.length < 3 || lines.includes(null)) reject(new Error(error || printed));
      else resolve(lines.map(([, character, percent]) => [character, percent / 100]));
    });
  });
}

// Draws strokes, points on `side` × `side` pixels, with the mouse. The moves are sent one after
// the other, and waited for together.
export async function draw(tab, pad, { strokes, side }) {
  const { x, y, width, height } = await pad.locator("canvas").boundingBox();
  const session = await tab.context().newCDPSession(tab);
  const mouse = (type, [u, v]) => session.send("Input.dispatchMouseEvent", {
    type, x: x + u * width / side, y: y + v * height / side, button: "left", buttons: 1, clickCount: 1,
  });
  await Promise.all(strokes.flatMap((stroke) => [
    mouse("mousePressed", stroke[0]),
    ...stroke.slice(1).map((place) => mouse("mouseMoved", place)),
    mouse("mouseReleased", stroke.at(-1)),
  ]));
  await session.detach();
}

export function same({ named, answers }, other) {
  assert.deepEqual(named.map(({ character }) => character), other.map(([character]) => character));
  named.forEach(({ character, probability }, i) => {
    assert.ok(Math.abs(probability - other[i][1]) < 1e-3, `${character}: ${probability}, ${other[i][1]}`);
    assert.equal(answers[i], `${character} ${(100 * probability).toFixed(1)}\u00a0%`);
  });
}
