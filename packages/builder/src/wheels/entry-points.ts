const PROGRAMS: ReadonlySet<string> = new Set(['console_scripts', 'gui_scripts']);

/** The programs of an entry_points.txt that an installer writes, and what each of them calls, without extras. */
export function readPrograms(text: string): ReadonlyMap<string, string> {
  const programs = new Map<string, string>();
  let isWanted = false;
  for (const line of text.split(/\r\n|\r|\n/).map((one) => one.trim())) {
    const section = /^\[([^\]]*)\]$/.exec(line)?.[1]?.trim();
    if (section !== undefined) isWanted = PROGRAMS.has(section);
    const at = line.indexOf('=');
    if (!isWanted || section !== undefined || at < 1 || /^[#;]/.test(line)) continue;
    const [target = ''] = line.slice(at + 1).split('[', 1);
    programs.set(line.slice(0, at).trim(), target.replaceAll(/\s/g, ''));
  }
  return programs;
}
