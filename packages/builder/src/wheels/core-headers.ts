/** The headers of METADATA or WHEEL, by their names in lower case, in order; a value over several lines has these. */
export type Headers = ReadonlyMap<string, readonly string[]>;

const HEADER = /^([\x21-\x39\x3b-\x7e]*):(.*)$/s;

/** Reads the headers of a file in the form of a mail, as installers do: the first line that is none ends them. */
export function readHeaders(content: string): Headers {
  const headers = new Map<string, string[]>();
  let last: string[] = [];
  for (const line of content.split(/\r\n|\n|\r/)) {
    const [, name, value = ''] = HEADER.exec(line) ?? [];
    if (/^[ \t]/.test(line)) {
      const before = last.pop();
      if (before !== undefined) last.push(`${before}\n${line.trim()}`);
      continue;
    }
    if (name === undefined) break;
    const key = name.toLowerCase();
    last = headers.get(key) ?? [];
    last.push(value.trim());
    headers.set(key, last);
  }
  return headers;
}
