// What mdBook's own scripts leave to do for those who read with the keyboard.

// The sidebar is shown once it is whole: toc.js fills it, and adds the headings of this page later.
document.addEventListener("DOMContentLoaded", () =>
  document.querySelector("mdbook-sidebar-scrollbox").classList.add("whole"));

// The button of the sidebar. mdBook has a label there, which the keyboard does not reach. This
// comes after book.js, which prepares the sidebar at the same click.
document.getElementById("mdbook-sidebar-toggle").addEventListener("click", () =>
  document.getElementById("mdbook-sidebar-toggle-anchor").click());

// What scrolls sideways is a stop of the Tab key, so that the arrow keys can scroll it.
const resized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const box of document.querySelectorAll("pre > code, .table-wrapper, p:has(> math[display])")) {
  resized.observe(box);
}

// mdBook listens to the whole document: arrow keys turn the page, letters open the search, a
// swipe opens the sidebar. None of that while a demo or a field has the focus or the finger,
// and in a box that scrolls the arrows are the box's.
const own = ".demo, input, select, textarea, [contenteditable]";
const scrolling = `${own}, [tabindex]`;
const main = document.querySelector("main");
main.addEventListener("keydown", (event) => {
  if (event.target.closest(event.key.startsWith("Arrow") ? scrolling : own)) event.stopPropagation();
});
main.addEventListener("touchstart", (event) => {
  if (event.target.closest(scrolling)) event.stopPropagation();
}, { passive: true });
