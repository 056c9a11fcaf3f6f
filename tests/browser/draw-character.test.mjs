// The drawn character: what the page reads in a drawing is what the listings read natively, and
// what `recognize` reads in a file of the same pixels.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WIDTHS, open, page, violations } from "./browser.mjs";
import { draw, reads, recognize, same, shown, write } from "./drawing.mjs";
import { native } from "./native.mjs";

const CHAPTER = "2-sums/19-where-next.html";

const { base, browser } = await open();

// The demo of a page, once the reader has come to it.
async function demo(options = {}, name = CHAPTER) {
  const opened = await page(browser, base, name, options);
  const element = opened.tab.locator("draw-character");
  await element.scrollIntoViewIfNeeded();
  await opened.tab.locator("draw-character.ready").waitFor();
  await element.locator(".pad").scrollIntoViewIfNeeded();
  return { ...opened, element, pad: element.locator(".pad") };
}

test("every class, drawn with the mouse, is read as natively and as by recognize", async () => {
  const { tab, faults, close, pad } = await demo();
  const characters = await pad.evaluate(() =>
    [...document.querySelectorAll("draw-character option")].map(({ value }) => value));
  assert.equal(characters.length, 47);
  assert.equal(tab.workers().length, 1, "the page does not wait for the network");
  const hands = native(characters.map((character) => ({ hand: { character, seed: 3 } })));
  const seen = [];
  for (const hand of hands) {
    await tab.evaluate(() => document.querySelector("draw-character").pad.show([]));
    await draw(tab, pad, hand);
    seen.push(await shown(tab));
  }
  const answers = reads(seen);
  const files = seen.map(({ png }, i) => write(`${i}.png`, png));
  const half = Math.ceil(files.length / 2); // two at a time
  const all = (files) => files.reduce(async (done, file) => [...await done, await recognize(file)], []);
  const printed = (await Promise.all([all(files.slice(0, half)), all(files.slice(half))])).flat();
  for (const [i, character] of characters.entries()) {
    assert.equal(seen[i].strokes, hands[i].strokes.length, character);
    same(seen[i], answers[i].named.map(({ character, probability }) => [character, probability]));
    same(seen[i], printed[i]);
  }
  const right = seen.filter(({ named }, i) => named[0].character === characters[i]).length;
  assert.ok(right > 30, `${right} of 47 are read as what they are`); // O for 0, and such
  assert.deepEqual(faults, []);
  await close();
});

test("examples, undo and clear", async () => {
  const { tab, close, element } = await demo();
  const start = await shown(tab);
  assert.equal(start.answers[0][0], "R"); // the preset
  await element.getByLabel("Example").selectOption("8");
  const eight = await shown(tab);
  await element.getByLabel("Example").selectOption("a");
  const other = await shown(tab);
  assert.notEqual(eight.grays, other.grays);
  await element.getByLabel("Example").selectOption("R");
  const again = await shown(tab);
  assert.equal(again.grays, start.grays);
  reads([start, eight, other]).forEach(({ named }, i) =>
    same([start, eight, other][i], named.map(({ character, probability }) => [character, probability])));
  for (let left = again.strokes - 1; left >= 0; left--) {
    await element.getByRole("button", { name: "Undo" }).click();
    assert.equal((await shown(tab)).strokes, left);
  }
  const empty = await shown(tab);
  assert.match(empty.said, /^Draw a digit/);
  assert.equal(empty.error, false);
  assert.ok(await element.locator(".answers").isHidden());
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), "Undo");
  await close();
});

// Strokes so close that no paper is left: nothing differs from the paper.
const FULL = { side: 24, strokes: Array.from({ length: 25 }, (_, row) => [[0.1, row * 0.97], [23.9, row * 0.97]]) };

test("a full pad is refused as natively, and the last answer stays", async () => {
  const { tab, faults, close, pad, element } = await demo();
  const { answers } = await shown(tab);
  await draw(tab, pad, FULL);
  const full = await shown(tab);
  const [error] = reads([full]);
  assert.ok(error instanceof Error);
  assert.deepEqual([full.error, full.said], [true, error.message]);
  assert.equal(full.answers.length, answers.length);
  assert.ok(full.answers.every((answer) => answer));
  await element.getByRole("button", { name: "Clear" }).click();
  assert.equal((await shown(tab)).error, false);
  assert.deepEqual(faults, []);
  await close();
});

test("with damaged weights the figure stays as it is drawn", async () => {
  const { tab, faults, close } = await page(browser, base, "appendix/errors.html");
  await tab.route("**/emnist-f16.safetensors", (route) => route.fulfill({ body: "short" }));
  const warned = tab.waitForEvent("console", (message) => message.type() === "warning");
  await tab.goto(`${base}/index.html`);
  await tab.locator("draw-character").scrollIntoViewIfNeeded();
  assert.match((await warned).text(), /stays as it is drawn/);
  assert.ok(await tab.locator("draw-character > svg").isVisible());
  assert.deepEqual(faults, []);
  await close();
});

test("by the keyboard alone", async () => {
  const { tab, close, pad } = await demo();
  const address = tab.url();
  await pad.focus();
  const scrolled = await tab.evaluate(() => scrollY);
  await tab.evaluate(() => document.querySelector("draw-character").pad.show([]));
  const press = async (key, times = 1) => {
    for (let i = 0; i < times; i++) await tab.keyboard.press(key);
  };
  await press("ArrowUp", 10);
  await press("Space");
  assert.equal((await shown(tab)).said, "The pen is down, 50 % from the left, 19 % from the top.");
  await press("ArrowDown", 20);
  assert.equal((await shown(tab)).strokes, 1);
  await press("Space");
  await press("ArrowRight", 4);
  const line = await shown(tab);
  assert.equal(line.strokes, 1);
  assert.match(line.said, /reads [1IL]/);
  const [{ named }] = reads([line]);
  same(line, named.map(({ character, probability }) => [character, probability]));
  assert.deepEqual([tab.url(), await tab.evaluate(() => scrollY)], [address, scrolled]);
  await press("Tab", 2);
  assert.equal(await tab.evaluate(() => document.activeElement.textContent), "Undo");
  await press("Enter");
  assert.equal((await shown(tab)).strokes, 0);
  await close();
});

test("with a finger, on a phone", async () => {
  const { tab, faults, close, pad } = await demo({ width: WIDTHS[1], touch: true });
  await tab.evaluate(() => document.querySelector("draw-character").pad.show([]));
  await shown(tab);
  const { x, y, width } = await pad.boundingBox();
  const scrolled = await tab.evaluate(() => scrollY);
  const session = await tab.context().newCDPSession(tab);
  const touch = (type, ...points) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([u, v]) => ({ x: x + u * width, y: y + v * width })) });
  await touch("touchStart", [0.5, 0.1]);
  for (let v = 0.1; v < 0.9; v += 0.05) await touch("touchMove", [0.5, v]);
  await touch("touchEnd");
  const line = await shown(tab);
  assert.equal(line.strokes, 1);
  assert.match(line.said, /reads [1IL]/);
  assert.equal(await tab.evaluate(() => scrollY), scrolled);
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  assert.deepEqual(faults, []);
  await close();
});

test("axe finds nothing, in any theme, answered or refused", async () => {
  const { tab, close, pad } = await demo();
  for (const state of ["answered", "refused"]) {
    if (state === "refused") await draw(tab, pad, FULL);
    assert.equal((await shown(tab)).error, state === "refused");
    assert.deepEqual(await violations(tab, { within: "draw-character" }), [], state);
  }
  await close();
});
