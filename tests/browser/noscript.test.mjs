// Without JavaScript: the text, the figures and the way to every page are there.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { WIDTHS, open, page } from "./browser.mjs";

const PAGES = ["introduction.html", "1-strides/03-windows.html", "2-sums/07-one-line.html", "appendix/glossary.html"];

const { base, browser } = await open();

describe("without JavaScript", { concurrency: 3 }, () => {
  for (const name of PAGES) {
    for (const width of WIDTHS) test(`${name}, ${width} px`, () => read(name, width));
  }
});

async function read(name, width) {
  const { tab, faults, close } = await page(browser, base, name, { width, javascript: false });
  assert.equal(await tab.evaluate(() => document.documentElement.classList.contains("js")), false);

  const hidden = await tab.evaluate(() => {
    const seen = (element) => element.getBoundingClientRect().height > 10 && element.checkVisibility();
    return [...document.querySelectorAll("main > :is(h1, h2, p, ul, table, figure), main figure > svg")]
      .filter((element) => !seen(element))
      .map((element) => element.outerHTML.slice(0, 80));
  });
  assert.deepEqual(hidden, []);
  assert.ok(await tab.evaluate(() => document.querySelector("main").innerText.length) > 1000);

  // The table of contents is another page in a frame, behind a label.
  await tab.click("label[for=mdbook-sidebar-toggle-anchor]");
  const contents = tab.frameLocator(".sidebar-iframe-outer").getByRole("link", { name: "Glossary" });
  await contents.click();
  await tab.waitForURL("**/appendix/glossary.html");
  await close();
  assert.deepEqual(faults, []);
}
