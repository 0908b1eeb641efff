/** Colours and cursor moves (CSI), titles and links (OSC, at most 2,048 characters), character sets; complete ones only. */
const SEQUENCE = new RegExp(
  [
    String.raw`\u001b\[[0-?]*[ -\/]*[@-~]`,
    String.raw`\u001b\][^\p{Cc}]{0,2048}(?:\u0007|\u001b\\)`,
    String.raw`\u001b[ -\/]+[0-~]`,
  ].join('|'),
  'gu',
);

/** Text of a program that writes for a terminal, without what only a terminal understands. */
export function dropTerminalSequences(text: string): string {
  return text.replace(SEQUENCE, '');
}
