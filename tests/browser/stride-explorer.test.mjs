// The stride explorer: what it shows is what the native code answers.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { strides as words } from "../../src/demos/words.mjs";
import { WIDTHS, open, page, violations } from "./browser.mjs";
import { native } from "./native.mjs";

const [, NARROW] = WIDTHS;
const PLACES = {
  transpose: "1-strides/02-layout.html",
  windows: "1-strides/03-windows.html",
  bias: "1-strides/05-extreme-care.html",
};
const NAMES = ["shape", "strides", "offset", "memory"];
const VIEWS = {
  rows: ["4, 6", "6, 1", "0", "24"],
  transpose: ["6, 4", "1, 6", "0", "24"],
  reversed: ["4, 6", "-6, 1", "18", "24"],
  diagonal: ["4", "7", "0", "24"],
  windows: ["3, 3, 3, 3", "5, 1, 5, 1", "0", "25"],
  broadcast: ["3, 4", "0, 1", "0", "4"],
  bias: ["5, 4", "1, 0", "0", "3"],
};
const TYPED = {
  "goes back": ["4, 6", "-6, -1", "23", "24"],
  "has one axis": ["5", "2", "1", "12"],
  "has no axis": ["", "", "7", "9"],
  "has three axes": ["2, 3, 4", "12, 4, 1", "0", "24"],
  "is too large to draw whole": ["10, 10, 3, 3", "12, 1, 12, 1", "0", "144"],
  "is empty": ["0, 3", "3, 1", "0", "9"],
  "reaches beyond memory": ["3, 5", "5, 1", "0", "12"],
  "begins beyond memory": ["2, 2", "2, 1", "20", "12"],
  "begins before memory": ["2, 3", "-3, 1", "1", "6"],
  "has too few strides": ["2, 3", "1", "0", "6"],
  "has too many elements": ["100, 100", "100, 1", "0", "24"],
  "cannot be read": ["2, x", "3, 1", "0", "6"],
};
const question = (view) => ({ strides: Object.fromEntries(NAMES.map((name, i) => [name, view[i]])) });
const names = [...Object.keys(VIEWS), ...Object.keys(TYPED)];
const answers = native([...Object.values(VIEWS), ...Object.values(TYPED)].map(question));
const ANSWERS = Object.fromEntries(names.map((name, i) => [name, answers[i]]));

const { base, browser } = await open();

// The figure on its page, and what went wrong there until `close`.
async function explorer(preset, options) {
  const { tab, faults, close } = await page(browser, base, PLACES[preset], options);
  await tab.locator("stride-explorer.ready").waitFor();
  const figure = tab.locator("stride-explorer");
  const lists = figure.getByRole("listbox");
  return {
    tab, figure,
    elements: lists.first().getByRole("option"),
    cells: lists.last().getByRole("option"),
    field: (name) => figure.locator(`[name=${name}]`),
    said: () => figure.locator(".said").textContent(),
    pointed: () => figure.locator(".picture [role=status]").textContent(),
    close: async () => {
      await close();
      assert.deepEqual(faults, []);
    },
  };
}

async function type({ figure, field }, view) {
  for (const [i, name] of NAMES.entries()) await field(name).fill(view[i]);
}

// The figure shows what is answered natively.
async function same({ figure, elements, cells, said }, wanted) {
  if (wanted instanceof Error) {
    assert.equal(await said(), wanted.message);
    return;
  }
  const texts = (list) => list.evaluateAll((items) => items.map((item) => item.innerText.replace(/\s+/, " ")));
  const inside = (position) => wanted.cells.find((cell) => cell.position === position)?.inside;
  assert.deepEqual(await texts(elements),
    wanted.elements.map(({ position }) => (inside(position) ? `${position}` : "?")));
  assert.deepEqual(await texts(cells),
    wanted.cells.map(({ position, readers }) => `${position}${readers > 1 ? ` ×${readers}` : ""}`));
  assert.equal(await cells.and(figure.locator(".outside")).count(),
    wanted.cells.filter(({ inside }) => !inside).length);
  assert.equal(await cells.and(figure.locator(".unread")).count(),
    wanted.cells.filter(({ inside, readers }) => inside && !readers).length);
  assert.equal(await figure.locator("code").textContent(), wanted.expression ?? "");
  assert.ok((await said()).startsWith(wanted.error ?? "ndarray grants this view."), await said());
  assert.equal(await figure.locator(".said.error").count(), wanted.error ? 1 : 0);
}

for (const [preset, index] of [["transpose", "[2, 1]"], ["windows", "[1, 1, 1, 1]"], ["bias", "[3, 0]"]]) {
  test(`begins with ${preset}`, async () => {
    const live = await explorer(preset);
    assert.equal(await live.figure.locator("select").inputValue(), preset);
    await same(live, ANSWERS[preset]);
    const { sum } = ANSWERS[preset].elements.find((element) => element.index === index);
    assert.ok((await live.pointed()).startsWith(`${index}: ${sum}. `));
    await live.close();
  });
}

test("every preset is a view that ndarray grants, but for the bias; all fit a phone", async () => {
  const live = await explorer("transpose", { width: NARROW });
  for (const preset in VIEWS) {
    await live.figure.locator("select").selectOption(preset);
    for (const [i, name] of NAMES.entries()) assert.equal(await live.field(name).inputValue(), VIEWS[preset][i]);
    await same(live, ANSWERS[preset]);
    assert.equal(ANSWERS[preset].error !== null, preset === "bias", preset);
    assert.equal(await live.tab.evaluate(() => document.documentElement.scrollWidth), NARROW, preset);
    const targets = live.figure.locator(":is(select, input, [role=option])");
    const sizes = await targets.evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect()));
    assert.deepEqual(sizes.filter(({ width, height }) => width < 24 || height < 24), [], preset);
  }
  assert.deepEqual(Object.keys(words.presets), [...Object.keys(VIEWS), "own"]);
  await live.close();
});

test("a view that is typed", async () => {
  const live = await explorer("transpose");
  for (const name in TYPED) {
    await type(live, TYPED[name]);
    await same(live, ANSWERS[name]);
    assert.equal(await live.figure.locator("select").inputValue(), "own");
  }
  await live.close();
});

test("pointing at an element shows its cell, and at a cell its elements", async () => {
  const live = await explorer("windows");
  await live.elements.nth(0).hover();
  assert.equal(await live.pointed(), "[0, 0, 0, 0]: 0 + 0·5 + 0·1 + 0·5 + 0·1 = 0. It shares this cell with no other.");
  assert.equal(await live.figure.locator(".here").count(), 2);
  await live.elements.nth(4).hover();
  assert.match(await live.pointed(), /= 6\. It shares this cell with 3 others\.$/);
  await live.cells.nth(6).hover();
  assert.equal(await live.pointed(), "Cell 6 is read by [0, 0, 1, 1], [0, 1, 1, 0], [1, 0, 0, 1], [1, 1, 0, 0].");
  const chosen = live.figure.locator("[aria-selected=true]");
  assert.deepEqual(await chosen.allInnerTexts(), ["6", "6", "6", "6", "6\n×4"]);
  await live.cells.nth(12).hover();
  assert.match(await live.pointed(), /^Cell 12 is read by .* and 3 more\.$/);
  await live.close();
});

test("a question without an answer leaves the picture, and the next one mends it", async () => {
  const live = await explorer("bias");
  await live.field("strides").fill("1");
  assert.equal(await live.said(), "the number of strides is 1, but the layout has 2 axes");
  assert.equal(await live.elements.count(), 20);
  assert.equal(await live.figure.locator(".stale").count(), 1);
  await live.field("strides").fill("1, 0");
  await live.field("shape").fill("3, 4");
  assert.equal(await live.figure.locator(".stale").count(), 0);
  assert.match(await live.said(), /^ndarray grants this view\. Elements: 12\. Cells read: 3 of 3\.$/);
  await live.close();
});

test("the keyboard alone", async () => {
  const live = await explorer("windows");
  const { tab } = live;
  await live.figure.locator("select").focus();
  for (const name of NAMES) {
    await tab.keyboard.press("Tab");
    assert.equal(await tab.evaluate(() => document.activeElement.name), name);
  }
  await tab.keyboard.press("Tab"); // to the element in the middle
  const walk = [["ArrowRight", "[1, 1, 1, 2]"], ["ArrowRight", "[1, 2, 1, 0]"], ["ArrowDown", "[1, 2, 2, 0]"],
    ["ArrowDown", "[2, 2, 0, 0]"], ["ArrowLeft", "[2, 1, 0, 2]"], ["ArrowUp", "[1, 1, 2, 2]"]];
  for (const [key, index] of walk) {
    await tab.keyboard.press(key);
    assert.ok((await live.pointed()).startsWith(`${index}: `), `${key}: ${await live.pointed()}`);
  }
  await tab.keyboard.press("Tab"); // to its cell, 18
  const cells = [["ArrowLeft", 17], ["ArrowUp", 5], ["ArrowUp", 5], ["ArrowLeft", 4], ["ArrowRight", 5],
    ["ArrowDown", 17], ["ArrowDown", 17]];
  for (const [key, position] of cells) {
    await tab.keyboard.press(key);
    assert.ok((await live.pointed()).startsWith(`Cell ${position} is`), `${key}: ${await live.pointed()}`);
  }
  await tab.keyboard.press("Shift+Tab");
  await tab.keyboard.press("Shift+Tab");
  assert.equal(await tab.evaluate(() => document.activeElement.name), "memory");
  await tab.keyboard.press("ArrowLeft");
  await tab.waitForTimeout(100);
  assert.ok(tab.url().endsWith(PLACES.windows), "turned the page");
  await live.close();
});

test("a finger", async () => {
  const live = await explorer("windows", { width: NARROW, touch: true });
  await live.elements.nth(80).tap();
  assert.match(await live.pointed(), /^\[2, 2, 2, 2\]: /);
  await live.cells.nth(7).tap();
  assert.match(await live.pointed(), /^Cell 7 is read by /);
  await live.close();
});

describe("axe finds nothing", () => {
  for (const [what, preset, view] of [
    ["in overlaps", "windows"],
    ["in a refused view", "bias"],
    ["in a question without an answer", "transpose", ["4, 3", "6, x", "0", "24"]],
  ]) {
    test(what, async () => {
      const live = await explorer(preset);
      if (view) await type(live, view);
      assert.deepEqual(await violations(live.tab, { within: "figure:has(stride-explorer)" }), []);
      await live.close();
    });
  }
});
