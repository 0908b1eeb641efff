/** A file as a project page of a simple repository lists it. */
export interface SimpleFile {
  readonly filename: string;
  /** May be relative to the page. */
  readonly url: string;
  readonly hashes: readonly string[];
  readonly requiresPython?: string | undefined;
  readonly yanked?: string | undefined;
}

interface JsonFile {
  readonly filename?: unknown;
  readonly url?: unknown;
  readonly hashes?: Readonly<Record<string, unknown>> | undefined;
  readonly 'requires-python'?: unknown;
  readonly yanked?: unknown;
}

/** Reads a project page in JSON (PEP 691). */
export function parseSimpleJson(text: string): readonly SimpleFile[] {
  const { files } = JSON.parse(text) as { files?: readonly JsonFile[] };
  return (files ?? []).flatMap((file) => {
    if (typeof file.filename !== 'string' || typeof file.url !== 'string') return [];
    const hashes = Object.entries(file.hashes ?? {}).map(([name, digest]) => `${name}:${digest}`);
    const yanked = typeof file.yanked === 'string' ? file.yanked : '';
    const requiresPython = file['requires-python'];
    return {
      filename: file.filename,
      url: file.url,
      hashes,
      requiresPython: typeof requiresPython === 'string' ? requiresPython : undefined,
      yanked: file.yanked ? yanked : undefined,
    };
  });
}

const ANCHOR = /<a\b([^>]*)>([^<]*)<\/a>/gi;
const ATTRIBUTE = /([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/gi;

/** Reads a project page in HTML (PEP 503, with PEP 592 and data-requires-python). */
export function parseSimpleHtml(text: string): readonly SimpleFile[] {
  return [...text.matchAll(ANCHOR)].flatMap(([, inside = '', label = '']) => {
    const attributes = new Map(
      [...inside.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
        name.toLowerCase(),
        decodeEntities(double ?? single ?? ''),
      ]),
    );
    const href = attributes.get('href');
    if (href === undefined) return [];
    const [url = '', fragment = ''] = href.split('#');
    const hash = /^(sha256|sha384|sha512|md5)=([0-9a-f]+)$/i.exec(fragment);
    return {
      filename: decodeEntities(label).trim(),
      url,
      hashes: hash ? [`${hash[1]}:${hash[2]}`.toLowerCase()] : [],
      requiresPython: attributes.get('data-requires-python') || undefined,
      yanked: attributes.get('data-yanked'),
    };
  });
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hexadecimal) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    return ENTITIES[name] ?? whole;
  });
}
