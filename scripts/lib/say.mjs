/** Something the operator can put right: its message is one sentence, shown without a stack. */
export class Refusal extends Error {}

export function say(text) {
  process.stdout.write(`${text}\n`);
}

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} 秒`;

// A reader that goes away (a closed pipe, a log collector that stopped) is no reason to take the server down.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
