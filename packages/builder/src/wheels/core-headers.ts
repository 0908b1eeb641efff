/** The headers of METADATA or WHEEL, by their names in lower case, in order. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** Reads the headers of a file in the form of a mail; what follows the first empty line is its text. */
export function readHeaders(content: string): Headers {
  const [head = ''] = content.replace(/^\uFEFF/, '').split(/\r?\n\r?\n/, 1);
  const headers = new Map<string, string[]>();
  for (const line of head.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon === -1) continue;
    const name = line.slice(0, colon).toLowerCase();
    const values = headers.get(name) ?? [];
    values.push(line.slice(colon + 1).trim());
    headers.set(name, values);
  }
  return headers;
}
