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

interface IndexUrls {
  readonly global?: string;
  readonly install?: string;
}

function indexUrls(content: string): IndexUrls {
  const found: Record<string, string> = {};
  let section = '';
  for (const line of content.split(/\r?\n/)) {
    section = /^\s*\[([^\]]+)\]/.exec(line)?.[1]?.trim() ?? section;
    const [, value] = /^\s*index[-_]url\s*[=:]\s*(\S+)/.exec(line) ?? [];
    if (value !== undefined) found[section] = value;
  }
  return found;
}
