import { invalidQuery } from '../contract/errors.ts';
import { architectureOf } from '../image/architecture.ts';
import { readPublisherWord } from '../publishers/publisher-word.ts';
import { KNOWN_PUBLISHERS, type PublisherTable } from '../publishers/table.ts';
import type { ImageQuery } from './image-query.ts';
import { parseImageQuery } from './parse-image-query.ts';

/**
 * Reads the one-line form of a query: `ubuntu/24.04@arm64`, `ubuntu-24.04/minimal`, `al2023`, `ssm:/path`,
 * `resolve:ssm:/path`, `123456789012/corp-base-*`, `self/name*`, `ami-0123456789abcdef0`.
 *
 * @throws SelectorError `INVALID_QUERY`
 */
export function parseShorthand(shorthand: string, publishers: PublisherTable = KNOWN_PUBLISHERS): ImageQuery {
  const words = shorthand.trim();
  const parameter = /^(?:resolve:)?ssm:(.+)$/.exec(words)?.[1];
  if (parameter !== undefined) return parseImageQuery({ ssmParameter: parameter });
  if (words.startsWith('ami-')) return parseImageQuery({ imageId: words });
  const match = /^([^/@]+)(?:\/(.*?))?(?:@([\w-]+))?$/.exec(words);
  if (match === null) throw unreadable(shorthand);
  const [, source = '', rest, architecture] = match;
  if (/^(\d{12}|self|amazon|aws-marketplace|aws-backup-vault)$/.test(source)) {
    return parseImageQuery({ owners: source, name: rest, architecture });
  }
  const known = readPublisherWord(source, publishers);
  if (known === undefined && !/^[a-z][a-z0-9-]*$/i.test(source)) throw unreadable(shorthand);
  const parts = rest === undefined ? [] : rest.split('/');
  const [version, variant, ...surplus] = known?.version === undefined ? parts : [known.version, ...parts];
  refuseSurplus(shorthand, parts, surplus);
  const fields = { publisher: known?.publisher ?? source, version, variant, architecture };
  return parseImageQuery(fields, publishers);
}

/** A word that would be dropped changes what is selected; one for the architecture stands behind an `@`. */
function refuseSurplus(shorthand: string, parts: readonly string[], surplus: readonly string[]): void {
  const architecture = parts.find((part) => architectureOf(part) !== undefined);
  const word = architecture ?? surplus.find((part) => part !== '');
  if (word === undefined) return;
  const cure =
    architecture === undefined ? 'publisher/version/variant' : `@${architecture}, not /${architecture}`;
  const message = `"${shorthand}" is not valid because of "${word}"; expected ${cure}`;
  throw invalidQuery([{ field: 'image', message }]);
}

function unreadable(shorthand: string): Error {
  const forms = 'publisher/version@architecture, owner/name*, ssm:/path or ami-...';
  return invalidQuery([{ field: 'image', message: `"${shorthand}" is not valid; expected ${forms}` }]);
}
