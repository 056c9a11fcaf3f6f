// Every word of the live figures, in English.

export const shared = {
  staysDrawn: "The figure stays as it is drawn:",
  stopped: "The module stopped: a mistake in the book. The next change starts it anew.",
};

export const einsum = {
  preset: "Example",
  presets: {
    own: "your own",
    product: "matrix product",
    transpose: "transpose",
    diagonal: "diagonal",
    batch: "one product per b",
    chain: "three operands",
    convolution: "convolution",
    weight: "gradient of the weight",
    windows: "gradient of the windows",
    layer: "convolution, a layer",
    wrong: "a wrong string",
  },
  string: "String",
  sizes: "Sizes",
  kept: "kept: on the right",
  summed: "summed: not on the right",
  loops: "The loops",
  array: ["array", "shape", "bytes in f32"],
  multiplications: (count) => `multiplications: ${count}`,
  index: "A number of the output",
  previous: "Previous",
  next: "Next",
  found: (element, sum, count) => `${element} = ${sum}. All of the output: ${count} multiplications.`,
  terms: (element) => `What is summed into ${element}`,
  term: ["term", "numbers", "product"],
  others: (count) => `and ${count} more`,
  sum: "sum",
  at: (place, problem, shown) => `Character ${place}: ${problem}. Below is still ${shown}.`,
  plan: "The plan: permute, reshape, multiply",
  inProduct: "What each letter is in the product",
  role: ["role", "letters", "size"],
  roles: [
    "batch: in both, kept",
    "rows: in the first, kept",
    "columns, lines: in both, summed",
    "places in a row: in the second, kept",
  ],
  permuted: "The arrays before and after it. Diagonals and sums within one operand come first.",
  permute: ["array", "permute", "reshape"],
};

// A number with so many digits behind the point at most.
const short = (number, digits) => String(Number(number.toFixed(digits))).replace("-", "−");

export const kernel = {
  input: "Input, to draw on",
  inputHelp: "Input, 28 × 28 pixels. Arrow keys choose a pixel, the space bar inks or wipes it.",
  map: "Feature map",
  mapHelp: "Feature map. Arrow keys choose a pixel, and its window on the input.",
  products: "Pixel × tap = product",
  character: "Character",
  own: "own",
  clear: "Clear",
  kernel: "Kernel",
  taps: "Taps",
  stride: "Stride",
  padding: "Padding",
  dilation: "Dilation",
  tap: (i, j) => `Tap [${i}, ${j}]`,
  wrong: (tap, name) =>
    tap ? `${tap} is empty: every tap is a number.` : `${name} is a whole number from 0 to 99.`,
  pixel: ([row, column], ink) => `Input [${row}, ${column}]: ink ${short(ink, 2)}`,
  size: ([height, width], most) => `${height} × ${width}, strongest ${short(most, 2)}; hatched: < 0`,
  product: (pixel, tap, product, digits) =>
    [`${short(pixel, digits)} `, `× ${short(tap, digits)} `, `= ${short(product, digits)} `],
  sum: ([y, x], sum) => `They add up to pixel [${y}, ${x}] of the feature map: ${short(sum, 4)}`,
};

export const strides = {
  preset: "View",
  presets: {
    rows: "rows of six",
    transpose: "transpose",
    reversed: "rows reversed",
    diagonal: "diagonal",
    windows: "3 × 3 windows",
    broadcast: "broadcast",
    bias: "stale bias",
    own: "your own",
  },
  fields: { shape: "Shape", strides: "Strides", offset: "Offset", memory: "Memory" },
  elements: "Its elements",
  cells: "Its memory",
  element: (index, position) => `${index}, cell ${position}`,
  cell: (position, readers) => `cell ${position}${readers > 1 ? ` ×${readers}` : readers ? "" : ", unread"}`,
  reads: ({ index, sum }, cell) => `${index}: ${sum}. ` + (cell.inside
    ? `It shares this cell with ${cell.readers - 1 || "no"} other${cell.readers > 2 ? "s" : ""}.`
    : "Memory has no such cell."),
  readBy: ({ position, inside, readers, named }) =>
    `Cell ${position}${inside ? "" : ", which memory does not have,"} is read by ` +
    (named.join(", ") || "no element") + (readers > named.length ? ` and ${readers - named.length} more.` : "."),
  granted: (drawn, all, read, memory) => `ndarray grants this view. Elements: ${all}` +
    `${drawn < all ? `, ${drawn} drawn` : ""}. Cells read: ${read} of ${memory}.`,
  refused: (error, reach, memory) => `${error}.` + (reach
    ? ` The view reaches cells ${reach.join(" to ")}; memory has ${memory}, from 0 on.`
    : ""),
};

export const pad = {
  label: "Drawing pad. Arrow keys move the pen, the space bar puts it down and lifts it.",
  down: ([y, x]) => `The pen is down, ${x} % from the left, ${y} % from the top.`,
};

const percent = (part) => `${(100 * part).toFixed(1)}\u00a0%`;

export const draw = {
  undo: "Undo",
  clear: "Clear",
  example: "Example",
  invitation: "Draw a digit or a letter, with a pointer or the arrow keys and the space bar.",
  percent,
  reads: ([first, ...others]) => {
    const named = ({ character, probability }) => `${character}\u00a0${percent(probability)}`;
    return `The network reads ${named(first)}; then ${others.map(named).join(", ")}.`;
  },
  pictures: { // order: draw.rs
    steps: [
      ["scan", "scan, 128 × 128"],
      ["blurred", "blurred; the region with ink"],
      ["square", "in a square with a border"],
      ["image", "28 × 28, what the network reads"],
    ],
    layers: [
      ["conv1", "the first layer: 32 maps of 24 × 24"],
      ["conv2", "the second: 64 maps of 10 × 10"],
    ],
  },
};
