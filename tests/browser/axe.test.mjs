// What axe-core finds on every page in every theme: nothing, of whatever impact.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { THEMES, WIDTHS, open, page, violations } from "./browser.mjs";
import { pages } from "./serve.mjs";

// All rules run in the light theme. The themes differ in nothing but colors, which these two rules
// look at; to run the others again would say the same five times.
const COLORS = ["color-contrast", "link-in-text-block"];
const [WIDE, NARROW] = WIDTHS;

const { base, browser } = await open();

describe("axe finds nothing", { concurrency: 3 }, () => {
  for (const name of pages()) {
    if (name === "index.html") continue; // the introduction again
    // and this one every page again, for white paper
    test(name, () => look(name, WIDE, name === "print.html" ? ["light"] : THEMES));
    if (name !== "print.html") test(`${name}, narrow`, () => look(name, NARROW, ["light"]));
  }

  const chapter = "1-strides/03-windows.html";
  test("in the menu of themes", () =>
    look(chapter, WIDE, THEMES, (tab) =>
      tab.addStyleTag({ content: "#mdbook-theme-list { display: block !important }" })));
  test("in the sidebar on a phone", () =>
    look(chapter, NARROW, THEMES, (tab) => tab.click("#mdbook-sidebar-toggle")));
  test("in the keyboard's help", () =>
    look(chapter, WIDE, THEMES, (tab) => tab.keyboard.press("?")));
  test("in what a search finds", () =>
    look(chapter, WIDE, THEMES, async (tab) => {
      await tab.keyboard.press("s");
      await tab.locator("#mdbook-searchbar-outer:not(.searching)").waitFor(); // for the index
      await tab.keyboard.type("stride");
      await tab.locator("#mdbook-searchresults li").first().waitFor();
    }));
});

// `prepare` brings the page into the state to look at.
async function look(name, width, themes, prepare = () => {}) {
  const { tab, close } = await page(browser, base, name, { width });
  await tab.evaluate(() => document.querySelectorAll("details").forEach((d) => (d.open = true)));
  await prepare(tab);
  const found = await violations(tab, { themes, rulesOf: (theme) => theme === "light" ? undefined : COLORS });
  await close();
  assert.deepEqual(found, []);
}
