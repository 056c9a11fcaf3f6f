// Every word of the live figures, in English.

export const shared = {
  staysDrawn: "The figure stays as it is drawn:",
  stopped: "The module stopped. That is a mistake in the book; the next change starts it anew.",
};
