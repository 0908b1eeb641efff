import { compactDate, type Era, type ImageDraft, type Life } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, debianArchitecture } from '../image/traits.ts';
import { deprecationOf, traitsOf } from './ubuntu-releases.ts';

const KUBERNETES: readonly (Life & { readonly version: string })[] = [
  { version: '1.31', since: '2024-11-01', until: '2025-12-01' },
  { version: '1.32', since: '2025-01-25', until: '2026-03-01' },
  { version: '1.33', since: '2025-05-30', until: '2026-07-01' },
  { version: '1.34', since: '2025-10-02' },
  { version: '1.35', since: '2026-02-01' },
];

/** Nodes for EKS on Ubuntu and Ubuntu Pro. */
export function* ubuntuEks(era: Era): Generator<ImageDraft> {
  for (const { version, ...life } of KUBERNETES) {
    for (const product of ['eks', 'eks-pro']) {
      for (const architecture of ARCHITECTURES) {
        const arch = debianArchitecture(architecture);
        const traits = traitsOf(architecture, 'gp3', product === 'eks-pro');
        const dates = era.dates(`ubuntu-eks ${version}`, 63, life);
        for (const [index, at] of dates.entries()) {
          yield {
            publisher: publishers.canonical,
            line: `ubuntu-${product} ${version} ${arch}`,
            name: `ubuntu-${product}/k8s_${version}/images/hvm-ssd-gp3/ubuntu-noble-24.04-${arch}-server-${compactDate(at)}`,
            description: `Canonical, Ubuntu EKS Node OS (k8s_${version}), 24.04, ${arch} noble image`,
            at,
            traits,
            ...deprecationOf(dates, index),
            parameters: [
              `/aws/service/canonical/ubuntu/${product}/24.04/${version}/stable/current/${arch}/hvm/ebs-gp3/ami-id`,
            ],
          };
        }
      }
    }
  }
}
