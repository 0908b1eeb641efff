/**
 * The `index-url` of pip configuration files, the weightiest first. As pip does it, `[install]` outweighs `[global]` in
 * whichever of them it stands.
 */
export function indexUrlOf(contents: readonly string[]): string | undefined {
  const sections = contents.map(indexUrls);
  return (
    sections.find(({ install }) => install !== undefined)?.install ??
    sections.find(({ global }) => global !== undefined)?.global
  );
}

/** Whether a configuration file of pip names further indexes for what pip installs. */
export function hasExtraIndex(content: string): boolean {
  let section = '';
  for (const line of content.split(/\r?\n/)) {
    section = sectionOf(line) ?? section;
    const isRead = section === 'global' || section === 'install';
    if (isRead && /^\s*extra[-_]index[-_]url\s*[=:]/.test(line)) return true;
  }
  return false;
}

interface IndexUrls {
  readonly global?: string;
  readonly install?: string;
}

function indexUrls(content: string): IndexUrls {
  const found: Record<string, string> = {};
  let section = '';
  for (const line of content.split(/\r?\n/)) {
    section = sectionOf(line) ?? section;
    const [, value] = /^\s*index[-_]url\s*[=:]\s*(\S+)/.exec(line) ?? [];
    if (value !== undefined) found[section] = value;
  }
  return found;
}

function sectionOf(line: string): string | undefined {
  return /^\s*\[([^\]]+)\]/.exec(line)?.[1]?.trim();
}
