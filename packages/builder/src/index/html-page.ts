import { StringDecoder } from 'node:string_decoder';
import { hashOf, type PageFile } from './page-file.ts';
import type { PageReader, PageReading, TakeFile } from './page-reading.ts';

/** Of the title of a foreign page, in a message. */
const LONGEST_TITLE = 60;
/** Files of packages; other links of a page lead to folders, or order its list. */
const PACKAGE_FILE = /\.(?:whl|tar|tar\.(?:gz|bz2|xz|Z|lzma)|tgz|tbz|zip|egg|exe|msi|rpm|deb|dmg)$/i;
/** What no page of an index has, and every page has that somebody must fill in or read. */
const FOREIGN_TAGS: ReadonlySet<string> = new Set(['form', 'input', 'script', 'iframe', 'frame', 'button']);

type Attributes = Readonly<Record<string, string>>;

/** Reads a project page in HTML (PEP 503, 592, 714, 792) as pip does, a piece at a time. */
export async function htmlReader(reading: PageReading, take: TakeFile): Promise<PageReader> {
  // Most indexes answer in JSON.
  const { Parser } = await import('htmlparser2');
  let title: string | undefined;
  let isTitle = false;
  let isForeign = false;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      isTitle = name === 'title' && title === undefined;
      isForeign ||= FOREIGN_TAGS.has(name);
      if (name === 'a') readAnchor(attributes).forEach(take);
      else readOther(name, attributes, reading);
    },
    ontext: (part) => {
      if (isTitle) title = `${title ?? ''}${part}`.slice(0, LONGEST_TITLE);
    },
    onclosetag: () => {
      isTitle = false;
    },
  });
  const decoder = new StringDecoder('utf8');
  return {
    write: (chunk) => parser.write(decoder.write(chunk)),
    end: () => {
      parser.end(decoder.end());
      if (isForeign) reading.foreign = title?.trim() ?? '';
    },
  };
}

function readOther(name: string, attributes: Attributes, reading: PageReading): void {
  const { href, content } = attributes;
  if (name === 'base' && href !== undefined) reading.base ??= href.trim();
  if (name !== 'meta') return;
  const { name: key, 'http-equiv': command } = attributes;
  if (command?.toLowerCase() === 'refresh') reading.foreign ??= '';
  if (key === 'pypi:project-status') reading.state = content;
  if (key === 'pypi:project-status-reason') reading.reason = content;
}

function readAnchor(attributes: Attributes): readonly PageFile[] {
  const { href: address = '' } = attributes;
  // A URL has no line breaks: whoever wrote them meant none.
  const [url = '', ...fragments] = address
    .replaceAll(/[\t\r\n]/g, '')
    .trim()
    .split('#');
  const filename = filenameOf(url);
  if (!PACKAGE_FILE.test(filename)) return [];
  const { 'data-requires-python': requiresPython, 'data-yanked': yanked } = attributes;
  const metadata = attributes['data-core-metadata'] ?? attributes['data-dist-info-metadata'];
  return [
    {
      filename,
      url,
      hashes: fragments.join('#').split('&').flatMap(readHash),
      ...(requiresPython && { requiresPython }),
      ...(yanked !== undefined && { yanked }),
      ...(metadata !== undefined && metadata !== 'false' && { metadataHashes: readHash(metadata) }),
    },
  ];
}

/** The name of the file at an address, which the text of a link may shorten. */
function filenameOf(url: string): string {
  const [path = ''] = url.split('?', 1);
  const decoded = path.replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
  return decoded.slice(decoded.lastIndexOf('/') + 1);
}

function readHash(text: string): readonly string[] {
  const [, algorithm, digest] = /^(sha256|sha384|sha512|md5)=(.*)$/i.exec(text) ?? [];
  const hash = algorithm === undefined ? undefined : hashOf(algorithm, digest);
  return hash === undefined ? [] : [hash];
}
