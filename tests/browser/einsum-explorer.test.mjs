// The einsum explorer: what it shows is what the same code answers natively.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { open, page, violations } from "./browser.mjs";
import { native } from "./native.mjs";

const PAGES = {
  product: "2-sums/06-reading-einsum.html",
  convolution: "2-sums/07-one-line.html",
  layer: "2-sums/08-what-it-costs.html",
};
const SIZES = { b: 5, c: 2, h: 4, i: 2, j: 3, k: 4, n: 2, w: 5 };
const LAYER = { ...SIZES, n: 16, c: 16, h: 26, w: 26, i: 3, j: 3, k: 32 };

const { base, browser } = await open();

// A page with its explorer, ready. `string`, `preset` and so on are its parts.
async function explorer(preset, options) {
  const opened = await page(browser, base, PAGES[preset], options);
  const figure = opened.tab.locator("einsum-explorer");
  await figure.and(opened.tab.locator(".ready")).waitFor();
  const button = (name) => figure.getByRole("button", { name });
  return {
    ...opened,
    figure,
    preset: figure.getByRole("combobox", { name: "Example" }),
    string: figure.getByRole("textbox", { name: "String" }),
    size: (letter) => figure.getByRole("group", { name: "Sizes" }).getByLabel(letter, { exact: true }),
    index: (letter) => figure.getByRole("group", { name: "number" }).getByLabel(letter, { exact: true }),
    next: button("Next"),
    previous: button("Previous"),
    said: figure.getByRole("status"),
    plan: figure.locator("details"),
  };
}

const fields = (numbers) =>
  Object.fromEntries(Object.entries(numbers).map(([letter, number]) => [letter, `${number}`]));
const ask = (string, sizes = SIZES, by = 0, index = {}) =>
  ({ einsum: { string, sizes: fields(sizes), index: fields(index), by } });

// The figure shows this answer.
async function shows({ figure, string, said, plan }, answer) {
  const { step: { Ok: step }, multiplications, loops, arrays, kept, summed } = answer;
  assert.equal(await said.textContent(),
    `${step.element} = ${step.sum}. All of the output: ${multiplications} multiplications.`);
  assert.equal(await figure.locator("pre").textContent(), loops);
  const rows = async (at) =>
    (await figure.locator("table").nth(at).locator("tbody tr").allInnerTexts()).map((row) => row.split("\t"));
  const others = (step.others ?? []).length ? [[`and ${step.others[0]} more`, "", step.others[1]]] : [];
  assert.deepEqual(await rows(0), [...step.terms, ...others, ["sum", "", step.sum]]);
  assert.deepEqual(await rows(1), arrays);
  const text = await plan.textContent();
  for (const cell of answer.plan?.permuted.flat() ?? []) assert.ok(text.includes(cell), text);
  const marks = async (name) => (await figure.locator(`.string .${name}`).allTextContents()).join("");
  const [left, right] = (await string.inputValue()).split("->");
  const those = (letters) => [...left].filter((letter) => letters.includes(letter)).join("");
  assert.equal(await marks("kept"), those(kept) + right);
  assert.equal(await marks("summed"), those(summed));
}

describe("einsum explorer", { concurrency: 3 }, () => {
  test("shows what is answered natively, in every example", async () => {
    const figure = await explorer("product");
    const names = await figure.preset.locator("option").evaluateAll((all) => all.map(({ value }) => value));
    const strings = {};
    for (const name of names.filter((name) => !["own", "wrong"].includes(name))) {
      await figure.preset.selectOption(name);
      strings[name] = await figure.string.inputValue();
    }
    const answers = native(Object.entries(strings).map(([name, string]) => ask(string, name === "layer" ? LAYER : SIZES)));
    for (const [at, name] of Object.keys(strings).entries()) {
      await figure.preset.selectOption(name);
      await shows(figure, answers[at]);
    }
    assert.equal(answers.length, 9);
    assert.deepEqual(figure.faults, []);
    await figure.close();
  });

  test("steps through the output", async () => {
    const figure = await explorer("product");
    const [first, second, last, chosen, outside] = native([
      ...[0, 1, -1].map((by) => ask("ij,jk->ik", SIZES, by)),
      ...[2, 4].map((k) => ask("ij,jk->ik", SIZES, 0, { i: 1, k }))]);
    await shows(figure, first);
    await figure.next.click();
    await shows(figure, second);
    await figure.previous.click();
    await figure.previous.click();
    await shows(figure, last);
    await figure.index("k").fill("2");
    await shows(figure, chosen);
    await figure.index("k").fill("4");
    assert.equal(await figure.said.textContent(), outside.message);
    assert.deepEqual(figure.faults, []);
    await figure.close();
  });

  test("takes other letters and sizes, and says which limit is passed", async () => {
    const figure = await explorer("product");
    const sizes = { ...SIZES, q: 5 };
    const [more, long, counted, none, limit] = native([
      ask("ij,jq->iq", sizes), ask("ij,jq->iq", { ...sizes, q: 70 }), ask("ij,jq->iq", { ...sizes, q: 999_999 }),
      ask("ij,jq->iq", { ...sizes, q: 0 }),
      ask("a".repeat(61), { a: 2 })]);
    await figure.string.fill("ij,jq->iq");
    assert.equal(await figure.preset.inputValue(), "own");
    assert.equal(await figure.size("q").inputValue(), "4"); // 2 and 3 are taken
    await figure.size("q").fill("5");
    await shows(figure, more);
    await figure.size("q").fill("70");
    await shows(figure, long);
    await figure.size("q").fill("999999");
    assert.equal(await figure.said.textContent(), counted.step.Err);
    assert.ok(await figure.next.isHidden());
    await figure.size("q").fill("0");
    assert.equal(await figure.said.textContent(), none.message);
    await figure.string.fill("a".repeat(61));
    assert.equal(await figure.said.textContent(), limit.message);
    assert.deepEqual(figure.faults, []);
    await figure.close();
  });

  test("marks what is wrong, under the very character", async () => {
    const figure = await explorer("product");
    const wrong = ["ij,jk->iz", "iJ,Jk->ik", "ij, jk->ik", "ij,jk", "...j,jk->ik", "💡é,j->", "", "ij,jk->ii"];
    const errors = native(wrong.map((string) => ask(string)));
    for (const [at, string] of wrong.entries()) {
      await figure.string.fill(string);
      const [, carets, problem] = errors[at].message.split("\n");
      assert.equal(await figure.said.textContent(), `Character ${carets.indexOf("^") + 1}: ${problem}. ` +
        "Below is still ij,jk->ik.");
      const marked = await figure.figure.locator(".string span").evaluateAll((spans) =>
        spans.map((span) => span.className === "wrong" ? "^" : " ").join(""));
      assert.equal(marked.trimEnd(), carets);
    }
    assert.ok(await figure.figure.locator("pre").isVisible()); // of the last string that was none
    await figure.preset.selectOption("wrong");
    assert.match(await figure.said.textContent(), /^Character 9: z is on the right/);
    assert.deepEqual(figure.faults, []);
    await figure.close();
  });

  test("by keyboard alone", async () => {
    const figure = await explorer("product");
    const { keyboard } = figure.tab;
    await figure.preset.focus();
    await keyboard.press("Tab");
    await keyboard.press("ControlOrMeta+a");
    await keyboard.type("ij,jk->ki");
    await keyboard.press("Tab"); // to the size of i
    await keyboard.press("ArrowUp");
    // The sizes of j and k, the loops, the index of k and of i, Previous, Next.
    for (let stop = 0; stop < 7; stop++) await keyboard.press("Tab");
    await keyboard.press("Enter");
    const [answer] = native([ask("ij,jk->ki", { ...SIZES, i: 3 }, 1)]);
    await shows(figure, answer);
    await keyboard.press("Tab");
    await keyboard.press("Enter");
    assert.ok(await figure.plan.evaluate((plan) => plan.open));
    assert.deepEqual(figure.faults, []);
    await figure.close();
  });

  test("by touch, on a phone", async () => {
    const figure = await explorer("convolution", { width: 390, touch: true });
    await figure.next.tap();
    const [answer] = native([ask("nchwij,kcij->nkhw", SIZES, 1)]);
    await shows(figure, answer);
    await figure.plan.locator("summary").tap();
    assert.ok(await figure.plan.evaluate((plan) => plan.open));
    const small = await figure.figure.locator("button, input, select, summary").evaluateAll((all) =>
      all.filter((element) => element.getBoundingClientRect().height < 24).map((element) => element.outerHTML));
    assert.deepEqual(small, []);
    assert.equal(await figure.tab.evaluate(() => document.documentElement.scrollWidth), 390);
    assert.deepEqual(figure.faults, []);
    await figure.close();
  });

  test("axe finds nothing, in any theme, right and wrong", async () => {
    const figure = await explorer("layer");
    for (const string of ["nchwij,kcij->nkhw", "ij,jk->iz"]) {
      await figure.string.fill(string);
      assert.deepEqual(await violations(figure.tab, { within: "einsum-explorer" }), []);
    }
    await figure.close();
  });
});
