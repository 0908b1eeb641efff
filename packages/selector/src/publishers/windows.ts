import { AMAZON_ALIAS } from './amazon-alias.ts';
import type { Publisher, PublisherLine } from './publisher.ts';

const SSM = '/aws/service/ami-windows-latest';

/** The task `enableOpenSsh` of EC2Launch v2 in user data starts one (EC2 user guide, EC2Launch v2 task definitions). */
export const NO_SSH_ON_WINDOWS = 'starts no SSH server unless EC2Launch is told to';

/** Of SQL Server; 2016 has its service pack in the name, 2025 has no Web edition. */
const SQL_YEARS = ['2016', '2017', '2019', '2022', '2025'] as const;
const SQL_EDITIONS = ['Standard', 'Enterprise', 'Web', 'Express'] as const;

/** The images of one label, such as `TPM-Windows_Server-{version}-English-Full-Base`. */
function lineOf(variant: string, label: string): PublisherLine {
  return {
    variant,
    anyVersion: '20??',
    names: [`${label}-????.??.??`],
    ssmParameter: `${SSM}/${label}`,
  };
}

/** The plain system, with its desktop or without, in one of the prefixes. */
function baseLine(variant: string, shell: 'Full' | 'Core', prefix = ''): PublisherLine {
  return lineOf(variant, `${prefix}Windows_Server-{version}-English-${shell}-Base`);
}

function sqlLines(): PublisherLine[] {
  return SQL_YEARS.flatMap((year) =>
    SQL_EDITIONS.filter((edition) => year !== '2025' || edition !== 'Web').map((edition) =>
      lineOf(
        `sql-${year}-${edition.toLowerCase()}`,
        `Windows_Server-{version}-English-Full-SQL_${year === '2016' ? '2016_SP3' : year}_${edition}`,
      ),
    ),
  );
}

/** Nodes for ECS, and for the newest Kubernetes of EKS; the parameter of these needs its version. */
function containerLines(suffix: string, shell: 'Full' | 'Core'): PublisherLine[] {
  const label = `Windows_Server-{version}-English-${shell}`;
  return [
    {
      ...lineOf(`ecs${suffix}`, `${label}-ECS_Optimized`),
      ssmParameter: `${SSM}/${label}-ECS_Optimized/image_id`,
    },
    {
      variant: `eks${suffix}`,
      anyVersion: '20??',
      names: [`${label}-EKS_Optimized-1.??-????.??.??`],
      order: 'version',
      versionInName: /^Windows_Server-(\d{4})-.*-EKS_Optimized-(\d+\.\d+)-(\d{4}\.\d{2}\.\d{2})$/,
      doubts: `the newest Kubernetes wins; the variants windows-20??${suffix} of the publisher eks are for a certain one`,
    },
  ];
}

export const windows: Publisher = {
  id: 'windows',
  title: 'Windows Server (Amazon)',
  aliases: ['windows-server', 'win'],
  owners: AMAZON_ALIAS,
  accounts: { aws: ['801119661308'], 'aws-us-gov': ['077303321853'], 'aws-cn': ['016951021795'] },
  noLogin: NO_SSH_ON_WINDOWS,
  noCloudInit: 'is configured by EC2Launch',
  architectures: ['x86_64'],
  version: { pattern: /^20\d{2}$/, example: '2025' },
  versionInName: /^(?:TPM-|BIOS-)?Windows_Server-(\d{4})-.*-(\d{4}\.\d{2}\.\d{2})$/,
  order: 'date',
  lines: [
    baseLine('full', 'Full'),
    baseLine('core', 'Core'),
    baseLine('tpm', 'Full', 'TPM-'),
    baseLine('tpm-core', 'Core', 'TPM-'),
    { ...baseLine('bios', 'Full', 'BIOS-'), versions: /^2025$/, anyVersion: '2025' },
    { ...baseLine('bios-core', 'Core', 'BIOS-'), versions: /^2025$/, anyVersion: '2025' },
    ...sqlLines(),
    ...containerLines('', 'Full'),
    ...containerLines('-core', 'Core'),
  ],
  evidence: {
    source:
      'AWS Windows AMI reference (version history to 2026-03), its published lists of parameters, observed names to 2026-09',
    checked: '2026-11-28',
    verified: true,
  },
};
