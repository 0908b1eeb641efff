import type { Image as Ec2Image } from '@aws-sdk/client-ec2';
import type { Architecture } from '../image/architecture.ts';
import { AMAZON_NAMES } from '../publishers/corpus/amazon.ts';
import { LINUX_NAMES } from '../publishers/corpus/linux.ts';
import { OTHER_NAMES } from '../publishers/corpus/others.ts';
import { readCorpus } from '../publishers/corpus/read-corpus.ts';
import { expandPublisher, ownersIn } from '../publishers/expand.ts';
import { findPublisher } from '../publishers/table.ts';
import { parseShorthand } from '../query/parse-shorthand.ts';
import { REGION, STRANGER } from './samples.ts';

/** A name that an image really had, the query that must find it, and what else the image has. */
export interface RealName {
  readonly query: ReturnType<typeof parseShorthand>;
  readonly found: boolean;
  readonly raw: Pick<Ec2Image, 'Name' | 'OwnerId' | 'ImageOwnerAlias' | 'Architecture'>;
}

/** The names of the corpus as images of their publishers, in the architecture of their queries. */
export const REAL_NAMES: readonly RealName[] = [LINUX_NAMES, OTHER_NAMES, AMAZON_NAMES]
  .flatMap(readCorpus)
  .map(({ query: shorthand, name, found }) => {
    const query = parseShorthand(shorthand);
    return { query, found, raw: { Name: name, Architecture: architectureOf(query), ...ownerOf(query) } };
  });

function architectureOf(query: RealName['query']): Architecture {
  const publisher = findPublisher(query.publisher ?? '');
  return publisher === undefined ? 'x86_64' : expandPublisher(publisher, query).architecture;
}

function ownerOf({ publisher: id = '' }: RealName['query']): RealName['raw'] {
  const publisher = findPublisher(id);
  const [owner = STRANGER] = publisher === undefined ? [] : (ownersIn(publisher, REGION) ?? []);
  return owner === 'amazon' ? { OwnerId: STRANGER, ImageOwnerAlias: owner } : { OwnerId: owner };
}
