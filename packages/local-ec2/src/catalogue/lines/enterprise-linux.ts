import { compactDate, type Era, type ImageDraft, type Life } from '../image/draft.ts';
import type { ImageTraits } from '../image/image-record.ts';
import { type Publisher, publishers } from '../image/publishers.ts';
import { ARCHITECTURES, kernelArchitecture, linuxTraits } from '../image/traits.ts';

interface Rebuild extends Life {
  readonly publisher: Publisher;
  readonly key: string;
  readonly sshUser: string;
  readonly everyDays: number;
  /** `{arch}`, `{karch}` and `{date}` are filled in. */
  readonly name: string;
  readonly description: string;
  readonly rootSize?: number;
  readonly imdsSupport?: ImageTraits['imdsSupport'];
}

const POINTS = [
  { major: 8, version: '8.10', since: '2024-05-28' },
  { major: 9, version: '9.5', since: '2024-11-18', until: '2025-06-01' },
  { major: 9, version: '9.6', since: '2025-05-20', until: '2025-12-01' },
  { major: 9, version: '9.7', since: '2025-11-17', until: '2026-06-15' },
  { major: 9, version: '9.8', since: '2026-05-26' },
  { major: 10, version: '10.0', since: '2025-05-27', until: '2025-12-10' },
  { major: 10, version: '10.1', since: '2025-11-24', until: '2026-06-20' },
  { major: 10, version: '10.2', since: '2026-06-02' },
] as const;

/** AlmaLinux and its development distribution, Rocky Linux, CentOS Stream and Oracle Linux. */
export function* enterpriseLinux(era: Era): Generator<ImageDraft> {
  for (const rebuild of [...almalinux(), ...kitten(), ...rocky(), ...centosStream(), ...oracle()]) {
    for (const architecture of ARCHITECTURES) {
      const { sshUser, rootSize = 8 } = rebuild;
      const traits = linuxTraits({ architecture, sshUser, rootSize });
      const fill = (text: string, date: string): string =>
        text
          .replace('{arch}', architecture)
          .replace('{karch}', kernelArchitecture(architecture))
          .replace('{date}', date);
      for (const at of era.dates(rebuild.key, rebuild.everyDays, rebuild)) {
        yield {
          publisher: rebuild.publisher,
          line: `${rebuild.key} ${architecture}`,
          name: fill(rebuild.name, compactDate(at)),
          description: fill(rebuild.description, compactDate(at)),
          at,
          traits,
        };
      }
    }
  }
}

function almalinux(): Rebuild[] {
  return POINTS.map(({ major, version, since, ...rest }) => ({
    publisher: publishers.almalinux,
    key: `almalinux ${version}`,
    sshUser: 'ec2-user',
    everyDays: 35,
    name: `AlmaLinux OS ${version}.{date}${major < 10 ? '' : '.0'} {karch}`,
    description: `Official AlmaLinux OS ${version} {karch} image`,
    rootSize: 10,
    since,
    ...('until' in rest && { until: rest.until }),
  }));
}

/** Comes from the same account, under the same first words. */
function kitten(): Rebuild[] {
  return [
    {
      publisher: publishers.almalinux,
      key: 'almalinux kitten',
      sshUser: 'ec2-user',
      everyDays: 28,
      name: 'AlmaLinux OS Kitten 10.{date}.0 {karch}',
      description: 'Official AlmaLinux OS Kitten 10 {karch} image',
      rootSize: 10,
    },
  ];
}

function rocky(): Rebuild[] {
  return POINTS.flatMap(({ major, version, since, ...rest }) =>
    ['Base', 'LVM'].map((layout) => ({
      publisher: publishers.rocky,
      key: `rocky ${version} ${layout}`,
      sshUser: 'rocky',
      everyDays: 84,
      name: `Rocky-${major}-EC2-${layout}-${version}-{date}.0.{karch}`,
      description: `Rocky-${major}-EC2-${layout}-${version}`,
      rootSize: 10,
      since,
      ...('until' in rest && { until: rest.until }),
    })),
  );
}

function centosStream(): Rebuild[] {
  return [9, 10].map((version) => ({
    publisher: publishers.fedora,
    key: `centos stream ${version}`,
    sshUser: 'ec2-user',
    everyDays: 28,
    name: `CentOS Stream ${version} {karch} {date}`,
    description: `CentOS Stream ${version} {karch} {date}`,
    rootSize: 10,
    ...(version === 10 && { since: '2024-12-12' }),
  }));
}

/** Oracle publishes no longer, so that its newest images get old. */
function oracle(): Rebuild[] {
  return ['OL8.10', 'OL9.6', 'OL10.0'].map((version) => ({
    publisher: publishers.oracle,
    key: `oracle ${version}`,
    sshUser: 'ec2-user',
    everyDays: 120,
    name: `${version}-{arch}-HVM-{date}`,
    description: `Oracle Linux ${version.slice(2)} {arch}`,
    rootSize: 15,
    until: '2025-11-01',
    ...(version === 'OL10.0' && { since: '2025-06-26' }),
  }));
}
