/** Colours and cursor moves (CSI), titles and links (OSC, at most 2,048 characters), character sets; complete ones only. */
const SEQUENCE = new RegExp(
  [
    String.raw`\u001b\[[0-?]*[ -\/]*[@-~]`,
    String.raw`\u001b\][^\p{Cc}]{0,2048}(?:\u0007|\u001b\\)`,
    String.raw`\u001b[ -\/]+[0-~]`,
  ].join('|'),
  'gu',
);

/** A sequence at the end of a piece of text, which the next piece may complete. */
const UNFINISHED = new RegExp(
  [
    String.raw`\u001b\[[0-?]*[ -\/]*$`,
    String.raw`\u001b\][^\p{Cc}]{0,2048}\u001b?$`,
    String.raw`\u001b[ -\/]*$`,
  ].join('|'),
  'u',
);

/** Text of a program that writes for a terminal, without what only a terminal understands. */
export function dropTerminalSequences(text: string): string {
  return text.replace(SEQUENCE, '');
}

/** Where text may be cut so that no sequence is cut in half: its end, or the start of a sequence that it does not end. */
export function endOfSequences(text: string): number {
  const start = text.search(UNFINISHED);
  return start === -1 ? text.length : start;
}
