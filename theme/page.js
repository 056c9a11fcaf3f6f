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
// swipe opens the sidebar. None of that where keys and fingers have something else to do.
const own = ".demo, input, select, textarea, [contenteditable], [tabindex]";
for (const type of ["keydown", "touchstart"]) {
  document.querySelector("main").addEventListener(type, (event) => {
    if (event.target.closest(own)) event.stopPropagation();
  }, { passive: true });
}
