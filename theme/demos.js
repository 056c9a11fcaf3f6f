// Brings the live figures to the pages that have some, and nothing to the others. The printed
// book keeps its drawings.
for (const name of ["stride-explorer", "sliding-kernel", "einsum-explorer", "draw-character"]) {
  if (document.querySelector(name) && !location.pathname.endsWith("/print.html")) {
    import(new URL(`${path_to_root}demos/${name}.mjs`, document.baseURI));
  }
}
