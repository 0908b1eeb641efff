import { compactDate, DAY, type Era, type ImageDraft } from '../image/draft.ts';
import type { Architecture, ImageTraits } from '../image/image-record.ts';
import { publishers } from '../image/publishers.ts';
import { ARCHITECTURES, linuxTraits } from '../image/traits.ts';

const HOUR = 3_600_000;

/** Point releases with their first day; older ones are republished long after a newer one came out. */
const POINTS: readonly { readonly version: string; readonly since: string; readonly until?: string }[] = [
  { version: '8.8.0', since: '2023-05-16', until: '2025-05-31' },
  { version: '8.10.0', since: '2024-05-22' },
  { version: '9.4.0', since: '2024-04-30', until: '2026-04-30' },
  { version: '9.5.0', since: '2024-11-12', until: '2025-06-01' },
  { version: '9.6.0', since: '2025-05-20' },
  { version: '9.7.0', since: '2025-11-11', until: '2026-07-01' },
  { version: '9.8.0', since: '2026-05-19' },
  { version: '10.0.0', since: '2025-05-20' },
  { version: '10.1.0', since: '2025-11-11', until: '2026-07-01' },
  { version: '10.2.0', since: '2026-05-21' },
];

const BETAS: readonly { readonly version: string; readonly since: string }[] = [
  { version: '9.6.0', since: '2025-03-25' },
  { version: '10.1.0', since: '2025-09-16' },
  { version: '10.2.0', since: '2026-03-24' },
  { version: '10.3.0', since: '2026-09-22' },
];

/** Red Hat: the first image of each point release, its rebuilds out of order, high availability, cloud access and betas. */
export function* redhat(era: Era): Generator<ImageDraft> {
  for (const { version, ...life } of POINTS) yield* point(era, version, life);
  for (const { version, since } of BETAS) {
    const at = Date.parse(since) + 15 * HOUR;
    if (at < era.from || at > era.to) continue;
    for (const architecture of ARCHITECTURES) {
      yield {
        publisher: publishers.redhat,
        line: `RHEL beta ${version} ${architecture}`,
        name: `RHEL-${version}_HVM_BETA-${compactDate(at)}-${architecture}-2-Hourly2-GP3`,
        description: 'Provided by Red Hat, Inc.',
        at,
        traits: traitsOf(architecture, 'Hourly2'),
      };
    }
  }
}

function traitsOf(architecture: Architecture, billing: 'Hourly2' | 'Access2'): ImageTraits {
  const hourly = { platformDetails: 'Red Hat Enterprise Linux', usageOperation: 'RunInstances:0010' };
  return linuxTraits({
    architecture,
    sshUser: 'ec2-user',
    rootSize: 10,
    imdsSupport: 'v2.0',
    ownerAlias: 'amazon',
    ...(billing === 'Hourly2' && hourly),
  });
}

function* point(era: Era, version: string, life: { since: string; until?: string }): Generator<ImageDraft> {
  for (const architecture of ARCHITECTURES) {
    for (const billing of ['Hourly2', 'Access2'] as const) {
      const traits = traitsOf(architecture, billing);
      for (const product of billing === 'Hourly2' ? ['RHEL', 'RHEL_HA'] : ['RHEL']) {
        const tail = `${billing}-GP3`;
        const first = Date.parse(life.since) + 15 * HOUR;
        const rebuilds = era.dates(`rhel ${version} ${product}`, billing === 'Hourly2' ? 84 : 168, life);
        for (const at of [first, ...rebuilds.filter((day) => day > first + 20 * DAY)]) {
          if (at < era.from || at > era.to) continue;
          const build = Math.floor(era.chance(`rhel build ${version} ${at}`) * 80);
          const stage =
            at === first
              ? `_GA-${compactDate(at)}-${architecture}-0`
              : `-${compactDate(at)}-${architecture}-${build}`;
          yield {
            publisher: publishers.redhat,
            line: `${product} ${version} ${architecture} ${billing}`,
            name: `${product}-${version}_HVM${stage}-${tail}`,
            description: 'Provided by Red Hat, Inc.',
            at,
            traits,
          };
        }
      }
    }
  }
}
