import { compactDate, type Era, type ImageDraft } from '../image/draft.ts';
import { hashText, hex8 } from '../image/hash.ts';
import { publishers } from '../image/publishers.ts';
import { linuxTraits } from '../image/traits.ts';

const PRODUCTS = [
  { label: 'bitnami-wordpress', sshUser: 'bitnami', everyDays: 45 },
  { label: 'bitnami-nginx', sshUser: 'bitnami', everyDays: 60 },
  { label: 'CIS Ubuntu Linux 24.04 LTS Benchmark - Level 1', sshUser: 'ubuntu', everyDays: 60 },
  { label: 'Rocky-9-EC2-Base', sshUser: 'rocky', everyDays: 120 },
  { label: 'AlmaLinux OS 9', sshUser: 'ec2-user', everyDays: 120 },
  { label: 'ubuntu-noble-24.04-amd64-hardened', sshUser: 'ubuntu', everyDays: 60 },
  { label: 'FortiGate-VM64-AWSONDEMAND', sshUser: 'admin', everyDays: 90 },
] as const;

/** AWS Marketplace: one owner for all vendors, a product code on each image, names close to the free ones. */
export function* marketplace(era: Era): Generator<ImageDraft> {
  for (const { label, sshUser, everyDays } of PRODUCTS) {
    const { product, code } = codesOf(label);
    const traits = linuxTraits({
      architecture: 'x86_64',
      sshUser,
      rootSize: 10,
      ownerAlias: 'aws-marketplace',
      productCodes: [{ ProductCodeId: code, ProductCodeType: 'marketplace' }],
    });
    for (const at of era.dates(`marketplace ${label}`, everyDays)) {
      yield {
        publisher: publishers.marketplace,
        line: `marketplace ${label}`,
        name: `${label}-${compactDate(at)}-${product}`,
        description: `${label}, sold on AWS Marketplace`,
        at,
        traits,
        parameters: [`/aws/service/marketplace/${product}/latest`],
      };
    }
  }
}

/** `prod-` and 13 characters, and a 25-character product code, as the Marketplace writes them. */
function codesOf(label: string): { product: string; code: string } {
  const [first, second] = hashText(label);
  const text = `${hex8(first)}${hex8(second)}${hex8(first ^ second)}0`;
  return { product: `prod-${text.slice(0, 13)}`, code: text };
}
