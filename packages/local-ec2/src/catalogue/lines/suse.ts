import { compactDate, DAY, type Era, type ImageDraft } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../image/traits.ts';

const PRODUCTS = [
  { name: '15-sp5', until: '2025-01-31' },
  { name: '15-sp6', until: '2026-06-30' },
  { name: '15-sp7', since: '2025-06-17' },
  { name: '16-0', since: '2025-11-04' },
] as const;

interface Edition {
  /** Before and behind the version in the name. */
  readonly before?: string;
  readonly behind?: string;
  /** Who bills the subscription. */
  readonly byos?: boolean;
  /** Folder of the parameter; only two editions have one. */
  readonly parameter?: string;
  /** Days after the plain image. */
  readonly delay: number;
}

/** The plain image, with SUSE's subscription or the customer's, and its neighbours for ECS, SAP and containers. */
const EDITIONS: readonly Edition[] = [
  { parameter: 'sles', delay: 0 },
  { before: '-byos', byos: true, parameter: 'sles-byos', delay: 0 },
  { behind: '-ecs', delay: 3 },
  { before: '-sapcal', delay: 4 },
  { before: '-chost-byos', byos: true, delay: 1 },
];

/** SUSE Linux Enterprise Server. */
export function* suse(era: Era): Generator<ImageDraft> {
  for (const { name: product, ...life } of PRODUCTS) {
    for (const architecture of ARCHITECTURES) {
      for (const { before = '', behind = '', byos, parameter, delay } of EDITIONS) {
        const billing = { platformDetails: 'SUSE Linux', usageOperation: 'RunInstances:000g' };
        const traits = linuxTraits({
          architecture,
          sshUser: 'ec2-user',
          ownerAlias: 'amazon',
          rootSize: 10,
          ...(!byos && billing),
        });
        const word = product.replace('16-0', '16.0');
        for (const day of era.dates(`sles ${product}`, 56, life)) {
          const at = day + delay * DAY;
          if (at > era.to) continue;
          yield {
            publisher: publishers.suse,
            line: `sles ${product}${before}${behind} ${architecture}`,
            name: `suse-sles-${product}${before}-v${compactDate(at)}${behind}-hvm-ssd-${architecture}`,
            description: `SUSE Linux Enterprise Server ${word.toUpperCase()} (HVM, 64-bit, SSD-Backed)`,
            at,
            traits,
            ...(parameter && {
              parameters: [`/aws/service/suse/${parameter}/${word}/${architecture}/latest`],
            }),
          };
        }
      }
    }
  }
}
