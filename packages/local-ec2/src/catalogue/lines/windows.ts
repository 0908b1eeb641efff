import { DAY, type Era, type ImageDraft, isoDate } from '../image/draft.ts';
import { publishers } from '../image/publishers.ts';
import { linuxTraits } from '../image/traits.ts';

interface Edition {
  readonly name: string;
  /** First Windows that has it. */
  readonly since?: string;
  readonly billing?: 'SQL Server Standard';
  /** The parameter has the id below it rather than as its value. */
  readonly deep?: boolean;
}

const EDITIONS: readonly Edition[] = [
  { name: 'English-Full-Base' },
  { name: 'English-Core-Base' },
  { name: 'Japanese-Full-Base' },
  { name: 'English-Full-SQL_2022_Standard', billing: 'SQL Server Standard' },
  { name: 'English-Full-SQL_2022_Express', since: '2019' },
  { name: 'English-Full-ContainersLatest', since: '2019' },
  { name: 'English-Full-ECS_Optimized', deep: true },
  { name: 'English-Core-ECS_Optimized', deep: true, since: '2019' },
  ...['1.33', '1.34', '1.35'].flatMap((kubernetes) =>
    ['Full', 'Core'].map((shell) => ({
      name: `English-${shell}-EKS_Optimized-${kubernetes}`,
      deep: true,
      since: '2019',
    })),
  ),
];

/** Windows Server: monthly, and only the newest few revisions stay, so that pinned ids vanish. */
export function* windows(era: Era): Generator<ImageDraft> {
  const since = new Date(era.to - 120 * DAY).toISOString();
  for (const version of ['2016', '2019', '2022', '2025']) {
    for (const { name: edition, since: first = '', billing, deep } of EDITIONS) {
      if (version < first) continue;
      const sql = billing !== undefined;
      const traits = linuxTraits({
        architecture: 'x86_64',
        sshUser: 'Administrator',
        rootSize: sql ? 50 : 30,
        ownerAlias: 'amazon',
        platform: 'windows',
        platformDetails: sql ? 'Windows with SQL Server Standard' : 'Windows',
        usageOperation: sql ? 'RunInstances:0006' : 'RunInstances:0002',
        ...(version >= '2022' && { tpmSupport: 'v2.0' as const }),
        bootMode: version >= '2022' ? 'uefi' : 'legacy-bios',
        sandbox: { kind: 'none', reason: 'Windows does not run in a sandbox of this host' },
      });
      const label = `Windows_Server-${version}-${edition}`;
      for (const at of era.dates('windows', 28, { since })) {
        yield {
          publisher: publishers.windows,
          line: label,
          name: `${label}-${isoDate(at).replaceAll('-', '.')}`,
          description: `Microsoft Windows Server ${version} ${edition.replaceAll('-', ' ')} AMI provided by Amazon`,
          at,
          traits,
          parameters: [`/aws/service/ami-windows-latest/${label}${deep ? '/image_id' : ''}`],
        };
      }
    }
  }
}
