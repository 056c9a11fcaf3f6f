// A live figure that comes late takes the room that is kept for it: nothing on the page moves.

import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { WIDTHS, open, page } from "./browser.mjs";
import { BOOK, pages, serve } from "./serve.mjs";

const { browser } = await open();

describe("nothing moves", { concurrency: 2 }, () => {
  const live = (name) => fs.readFileSync(path.join(BOOK, name), "utf8").includes('class="demo"');
  const names = pages().filter((name) => live(name) && !["index.html", "print.html"].includes(name));
  assert.ok(names.length > 5);
  for (const name of names) {
    for (const width of [...WIDTHS, 360, 768]) {
      test(`${name}, ${width} px`, (test) => look(test, name, width));
    }
  }
});

async function look(test, name, width) {
  const server = await serve({ held: /demos\.wasm$/ });
  test.after(server.close);
  const { tab, faults, close } = await page(browser, server.base, name, { width });
  await tab.evaluate(async () => {
    await document.fonts.ready;
    window.shifts = [];
    const keep = (entries) => shifts.push(...entries.map(({ value }) => value));
    window.observer = new PerformanceObserver((list) => keep(list.getEntries()));
    observer.observe({ type: "layout-shift" });
    window.shifted = async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      keep(observer.takeRecords());
      return shifts;
    };
  });
  const figures = await tab.locator(".demo").all();
  const height = (figure) => figure.evaluate((element) => element.offsetHeight);
  const before = await Promise.all(figures.map(height));
  server.release();
  for (const [i, figure] of figures.entries()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.and(tab.locator(".ready")).waitFor();
    assert.equal(await height(figure), before[i]);
    const needed = await figure.evaluate(({ live }) => live.offsetHeight);
    assert.ok(before[i] - needed < 40, `${needed} px of ${before[i]}`);
  }
  assert.deepEqual(await tab.evaluate(() => shifted()), []);
  assert.equal(await tab.evaluate(() => document.documentElement.scrollWidth), width);
  await close();
  assert.deepEqual(faults, []);
}
