import { DAY, type Era, type ImageDraft, isoDate } from '../image/draft.ts';
import type { ImageTraits } from '../image/image-record.ts';
import { type Publisher, publishers } from '../image/publishers.ts';
import { linuxTraits } from '../image/traits.ts';

type Version = '2016' | '2019' | '2022' | '2025';

const SQL_EDITIONS = ['Standard', 'Enterprise', 'Web', 'Express'] as const;
type SqlEdition = (typeof SQL_EDITIONS)[number];

/** Versions of SQL Server on each Windows, as AWS lists its parameters; 2025 has no Web edition. */
const SQL_VERSIONS: Readonly<Record<Version, readonly string[]>> = {
  '2016': ['2016_SP3', '2017', '2019'],
  '2019': ['2016_SP3', '2017', '2019', '2022'],
  '2022': ['2017', '2019', '2022'],
  '2025': ['2022', '2025'],
};

interface Edition {
  readonly name: string;
  /** In front of the whole name. */
  readonly prefix?: 'TPM-' | 'BIOS-';
  /** First Windows that has it. */
  readonly since?: Version;
  /** The only Windows that has it. */
  readonly only?: Version;
  readonly sql?: SqlEdition;
  /** The parameter has the id below it rather than as its value. */
  readonly deep?: boolean;
  readonly publisher?: Publisher;
}

const EDITIONS: readonly Edition[] = [
  { name: 'English-Full-Base' },
  { name: 'English-Core-Base' },
  { name: 'English-Full-Base', prefix: 'TPM-' },
  { name: 'English-Core-Base', prefix: 'TPM-' },
  { name: 'English-Full-Base', prefix: 'BIOS-', only: '2025' },
  { name: 'English-Core-Base', prefix: 'BIOS-', only: '2025' },
  { name: 'Japanese-Full-Base' },
  { name: 'English-Full-ContainersLatest', since: '2019' },
  { name: 'English-Full-ECS_Optimized', deep: true, publisher: publishers.ecs },
  { name: 'English-Core-ECS_Optimized', deep: true, since: '2019', publisher: publishers.ecs },
  ...['1.33', '1.34', '1.35'].flatMap((kubernetes) =>
    ['Full', 'Core'].map(
      (shell): Edition => ({
        name: `English-${shell}-EKS_Optimized-${kubernetes}`,
        deep: true,
        since: '2019',
        publisher: publishers.eksWindows,
      }),
    ),
  ),
];

/** SQL Server Express is free of charge: its images are billed as Windows alone. */
const SQL_OPERATIONS = {
  Standard: 'RunInstances:0006',
  Web: 'RunInstances:0202',
  Enterprise: 'RunInstances:0102',
  Express: 'RunInstances:0002',
} as const;

const VERSIONS = ['2016', '2019', '2022', '2025'] as const;

/** Windows Server: monthly, and only the newest few revisions stay, so that pinned ids vanish. */
export function* windows(era: Era): Generator<ImageDraft> {
  const since = new Date(era.to - 120 * DAY).toISOString();
  for (const version of VERSIONS) {
    for (const edition of [...EDITIONS, ...sqlEditions(version)]) {
      const { name, prefix = '', deep, publisher = publishers.windows } = edition;
      if (version < (edition.since ?? '') || version !== (edition.only ?? version)) continue;
      const traits = traitsOf(version, edition);
      const label = `${prefix}Windows_Server-${version}-${name}`;
      for (const at of era.dates('windows', 28, { since })) {
        yield {
          publisher,
          line: label,
          name: `${label}-${isoDate(at).replaceAll('-', '.')}`,
          description: `Microsoft Windows Server ${version} ${name.replaceAll('-', ' ')} AMI provided by Amazon`,
          at,
          traits,
          parameters: [`/aws/service/ami-windows-latest/${label}${deep ? '/image_id' : ''}`],
        };
      }
    }
  }
}

function sqlEditions(version: Version): Edition[] {
  return SQL_VERSIONS[version].flatMap((year) =>
    SQL_EDITIONS.filter((sql) => year !== '2025' || sql !== 'Web').map((sql) => ({
      name: `English-Full-SQL_${year}_${sql}`,
      sql,
    })),
  );
}

/**
 * Windows boots by UEFI from 2025 on and in the lines with a TPM, which only those have (EC2 user guide,
 * "Requirements for UEFI boot mode" and "Requirements for using NitroTPM").
 */
function traitsOf(version: Version, { prefix, sql }: Edition): ImageTraits {
  const isUefi = prefix === 'TPM-' || (version === '2025' && prefix === undefined);
  return linuxTraits({
    architecture: 'x86_64',
    sshUser: 'Administrator',
    rootSize: sql ? 50 : 30,
    ownerAlias: 'amazon',
    platform: 'windows',
    platformDetails: sql && sql !== 'Express' ? `Windows with SQL Server ${sql}` : 'Windows',
    usageOperation: sql ? SQL_OPERATIONS[sql] : 'RunInstances:0002',
    ...(prefix === 'TPM-' && { tpmSupport: 'v2.0' as const }),
    bootMode: isUefi ? 'uefi' : 'legacy-bios',
    sandbox: { kind: 'none', reason: 'Windows does not run in a sandbox of this host' },
  });
}
