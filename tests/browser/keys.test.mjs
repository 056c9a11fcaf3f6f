// The keyboard and the finger: mdBook's shortcuts leave demos, fields and boxes that scroll
// alone, and everything is reached without a mouse.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WIDTHS, open, page } from "./browser.mjs";

const [WIDE, NARROW] = WIDTHS;
const CHAPTER = "1-strides/05-extreme-care.html";

const { base, browser } = await open();

async function chapter(options) {
  const { tab, faults, close } = await page(browser, base, CHAPTER, options);
  return {
    tab,
    close: async () => {
      await close();
      assert.deepEqual(faults, []);
    },
  };
}

// Puts an element first into the page, counts the keys it hears, and focuses it or its `inner`.
function put(tab, html, inner) {
  return tab.evaluate(([html, inner]) => {
    const main = document.querySelector("main");
    main.insertAdjacentHTML("afterbegin", html);
    const element = main.firstElementChild;
    window.heard = 0;
    element.addEventListener("keydown", () => window.heard++);
    (inner ? element.querySelector(inner) : element).focus();
  }, [html, inner]);
}

test("arrow keys turn the page", async () => {
  const { tab, close } = await chapter();
  await tab.keyboard.press("ArrowLeft");
  await tab.waitForURL("**/04-geometry.html");
  await close();
});

test("every key is a demo's own while it has the focus", () =>
  stays("<div class=demo><button>a part of it</button></div>", "button", ["ArrowLeft", "ArrowRight", "s", "/", "?"]));
test("arrow keys stay in a field", () => stays(`<input value="12">`, undefined, ["ArrowLeft", "s", "/"]));
test("arrow keys stay in text that can be edited", () =>
  stays(`<p contenteditable>text</p>`, undefined, ["ArrowLeft", "s", "/", "?"]));

async function stays(html, inner, keys) {
  const { tab, close } = await chapter();
  await put(tab, html, inner);
  for (const key of keys) await tab.keyboard.press(key);
  await tab.waitForTimeout(100); // a page that is turned is not turned at once
  assert.ok(tab.url().endsWith(CHAPTER), `went to ${tab.url()}`);
  assert.equal(await tab.locator("#mdbook-search-wrapper").isVisible(), false, "opened the search");
  assert.equal(await tab.locator("#mdbook-help-container").isVisible(), false, "opened the help");
  assert.equal(await tab.evaluate("heard"), keys.length, "keys that the element hears");
  await close();
}

test("a box of code that scrolls is reached by Tab, has a ring, and arrow keys scroll it", async () => {
  const { tab, close } = await chapter({ width: NARROW });
  const box = tab.locator("main pre > code[tabindex]").first();
  const previous = await tab.evaluate(() => {
    const box = document.querySelector("main pre > code[tabindex]");
    const stops = [...document.querySelectorAll("main :is(a[href], button, summary, [tabindex])")];
    const before = stops.filter((stop) =>
      stop.checkVisibility() && stop.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
    before.focus();
    return before.outerHTML;
  });
  await tab.keyboard.press("Tab");
  assert.ok(await box.evaluate((box) => box === document.activeElement), `not the stop after ${previous}`);
  const { style, width } = await box.evaluate((box) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(box);
    return { style: outlineStyle, width: parseFloat(outlineWidth) };
  });
  assert.ok(style !== "none" && width >= 2, `its ring is ${style}, ${width} px`);
  await tab.keyboard.press("ArrowRight");
  await tab.waitForFunction(() => document.activeElement.scrollLeft > 0);
  assert.ok(tab.url().endsWith(CHAPTER), `went to ${tab.url()}`);
  await close();
});

test("code that fits is no stop of the Tab key", async () => {
  const { tab, close } = await chapter({ width: WIDE });
  assert.ok(await tab.locator("main pre > code:not([tabindex])").count() > 0);
  await close();
});

for (const [width, open] of [[WIDE, true], [NARROW, false]]) {
  test(`Enter toggles the sidebar, ${width} px`, async () => {
    const { tab, close } = await chapter({ width });
    const link = tab.locator("#mdbook-sidebar a").first();
    const inView = () => link.evaluate((link) => link.getBoundingClientRect().right > 0 && link.checkVisibility());
    assert.equal(await inView(), open);
    for (const now of [!open, open]) {
      await tab.locator("#mdbook-sidebar-toggle").press("Enter");
      await tab.locator(`#mdbook-sidebar-toggle[aria-expanded="${now}"]`).waitFor();
      await tab.waitForTimeout(500); // it slides
      assert.equal(await inView(), now);
    }
    await close();
  });
}

test("a swipe opens the sidebar, but not from a demo", async () => {
  const { tab, close } = await chapter({ width: NARROW, touch: true });
  const expanded = () => tab.getAttribute("#mdbook-sidebar-toggle", "aria-expanded");
  await tab.addStyleTag({ content: "html { overscroll-behavior: none }" }); // or Chromium goes back
  await put(tab, "<div class=demo style='height: 300px'></div>");
  await swipe(tab, ".demo");
  assert.equal(await expanded(), "false");
  await swipe(tab, "main > p");
  assert.equal(await expanded(), "true");
  await close();
});

async function swipe(tab, selector) {
  const place = tab.locator(selector).first();
  await place.scrollIntoViewIfNeeded();
  const { y, height } = await place.boundingBox();
  const finger = await tab.context().newCDPSession(tab);
  const touch = (type, x) =>
    finger.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: x === undefined ? [] : [{ x, y: y + height / 2 }],
    });
  await touch("touchStart", 30);
  for (const x of [100, 180, 260]) await touch("touchMove", x);
  await touch("touchEnd");
}
