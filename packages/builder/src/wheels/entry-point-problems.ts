import { listSome } from './list-some.ts';

const SCRIPTS: ReadonlySet<string> = new Set(['console_scripts', 'gui_scripts']);

/** `name = package.module:object.attribute [extra, extra]`; the name becomes that of a file. */
const SCRIPT =
  /^[^\s/=]+\s*=\s*[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*:[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*\s*(?:\[[\w\s,.-]*\])?$/u;

/** Why an entry_points.txt is refused by an installer, or read differently by two. */
export function entryPointProblems(content: string): readonly string[] {
  const odd: string[] = [];
  const scripts: string[] = [];
  const twice: string[] = [];
  const seen = new Set<string>();
  let group: string | undefined;
  // Both installers take indented lines as any others; setuptools wrote whole files of them.
  for (const text of content.split(/\r\n|\n|\r/).map((line) => line.trim())) {
    if (text === '' || text.startsWith('#')) continue;
    const [, section] = /^\[([^[\]]+)\]$/.exec(text) ?? [];
    const [, name] = /^([^\s;=[][^=]*?)\s*=/.exec(text) ?? [];
    if (section !== undefined && section.toLowerCase() !== 'default') group = section.trim();
    else if (section !== undefined || group === undefined || name === undefined) {
      odd.push(text);
      continue;
    } else if (SCRIPTS.has(group) && !SCRIPT.test(text)) scripts.push(text);
    const id = name === undefined ? `[${section}]` : `[${group}] ${name}`;
    if (seen.has(id)) twice.push(text);
    seen.add(id);
  }
  return [
    ...listed('lines that are no entry points', odd, '[group] and name = object'),
    ...listed(
      'scripts that cannot be made',
      scripts,
      'name = module:function, with no blank or slash in the name',
    ),
    ...listed('lines for a name that it has already', twice, 'each once'),
  ];
}

function listed(what: string, lines: readonly string[], expected: string): readonly string[] {
  if (lines.length === 0) return [];
  return [`its entry_points.txt has ${what}: ${listSome(lines)}; expected ${expected}`];
}
