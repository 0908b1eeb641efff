import { compactDate, type Era, type ImageDraft } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../image/traits.ts';

const PRODUCTS = [
  { name: '15-sp5', until: '2025-01-31' },
  { name: '15-sp6', until: '2026-06-30' },
  { name: '15-sp7', since: '2025-06-17' },
  { name: '16-0', since: '2025-11-04' },
] as const;

/** SUSE Linux Enterprise Server, with SUSE's own subscription or the customer's (byos). */
export function* suse(era: Era): Generator<ImageDraft> {
  for (const { name: product, ...life } of PRODUCTS) {
    for (const architecture of ARCHITECTURES) {
      for (const byos of ['', '-byos']) {
        const billing = { platformDetails: 'SUSE Linux', usageOperation: 'RunInstances:000g' };
        const traits = linuxTraits({
          architecture,
          sshUser: 'ec2-user',
          ownerAlias: 'amazon',
          rootSize: 10,
          ...(!byos && billing),
        });
        const word = product.replace('16-0', '16.0');
        for (const at of era.dates(`sles ${product}`, 42, life)) {
          const name = `suse-sles-${product}${byos}-v${compactDate(at)}-hvm-ssd-${architecture}`;
          yield {
            publisher: publishers.suse,
            line: `sles ${product}${byos} ${architecture}`,
            name,
            description: `SUSE Linux Enterprise Server ${word.toUpperCase()} (HVM, 64-bit, SSD-Backed)`,
            at,
            traits,
            parameters: [`/aws/service/suse/sles${byos}/${word}/${architecture}/latest`],
          };
        }
      }
    }
  }
}
