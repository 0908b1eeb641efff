/** Characters of a machine's text in an error message. */
const MOST_SAID = 2_000;

/** The end of what a machine said, with a line before it that counts the omitted characters. */
export function lastWords(text: string): string {
  const said = text.trim();
  if (said.length <= MOST_SAID) return said;
  return `[... ${said.length - MOST_SAID} characters omitted ...]\n${said.slice(-MOST_SAID)}`;
}
