// What the code behind the live figures answers natively, for the module to be compared with.

import { spawnSync } from "node:child_process";

// The answers to `questions`, objects such as { strides: … }: what the figure shows with
// its numbers, or an Error with the listings' sentence. A question may be a pair of itself and
// the file whose bytes go with it.
export function native(questions) {
  const lines = questions.map((question) => [question].flat())
    .map(([question, file = ""]) => `${JSON.stringify(question)}\t${file}\n`);
  const run = spawnSync("cargo", ["run", "-q", "-p", "demos", "--example", "ask"], {
    cwd: new URL("../..", import.meta.url),
    input: lines.join(""),
    encoding: "utf8",
    maxBuffer: 1e9,
  });
  if (run.status !== 0) throw new Error(run.stderr || run.error);
  return run.stdout.trim().split("\n").map(JSON.parse)
    .map(({ shown, numbers, error }) => error ? new Error(error) : { ...shown, numbers });
}
