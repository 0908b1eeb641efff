import { invalidQuery } from '../contract/errors.ts';
import { findPublisher } from '../publishers/table.ts';
import type { ImageQuery } from './image-query.ts';
import { parseImageQuery } from './parse-image-query.ts';

/**
 * Reads the one-line form of a query: `ubuntu/24.04@arm64`, `ubuntu/24.04/minimal`, `ssm:/path`,
 * `resolve:ssm:/path`, `123456789012/corp-base-*`, `self/name*`, `ami-0123456789abcdef0`.
 *
 * @throws SelectorError `INVALID_QUERY`
 */
export function parseShorthand(shorthand: string): ImageQuery {
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
  if (findPublisher(source) === undefined && !/^[a-z][a-z0-9-]*$/i.test(source)) throw unreadable(shorthand);
  const [version, variant] = (rest ?? '').split('/');
  return parseImageQuery({ publisher: source, version, variant, architecture });
}

function unreadable(shorthand: string): Error {
  const forms = 'publisher/version@architecture, owner/name*, ssm:/path or ami-...';
  return invalidQuery([{ field: 'image', message: `"${shorthand}" is not valid; expected ${forms}` }]);
}
