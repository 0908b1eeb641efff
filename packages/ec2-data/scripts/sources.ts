/** Where a table comes from: a published package at one version, with the day on which it was published. */
export interface Source {
  readonly source: string;
  readonly version: string;
  /** Day of the publication, UTC. The facts are at least as old. */
  readonly date: string;
  /** Of the downloaded file. Absent in the headers of generated tables and of hand-kept evidence. */
  readonly sha256?: string;
}

export type PackageSource = Source & { readonly sha256: string };

const MOTO = {
  version: '5.2.5',
  date: '2026-10-27',
  sha256: 'eef62cdcf3bfe73e0863743511ba042dfaba04ba3d5ecdcb896a196c693ad528',
};

type Name = 'moto' | 'motoImages' | 'botocore' | 'cfnLint' | 'karpenter';

/** The packages that `fetch` reads. To refresh: change version, date and sha256, run `fetch`, then `generate`. */
export const SOURCES: Readonly<Record<Name, PackageSource>> & { readonly sdk: Source } = {
  moto: {
    source: 'PyPI moto (recorded DescribeInstanceTypes and DescribeInstanceTypeOfferings)',
    ...MOTO,
  },
  motoImages: { source: 'PyPI moto (recorded images of Amazon Linux and ECS)', ...MOTO },
  botocore: {
    source: 'PyPI botocore (partitions.json, endpoints.json)',
    version: '1.44.8',
    date: '2026-11-20',
    sha256: '76342a76c338701db80dcb8afe1c9bd079283d6fffbb9d881442abb02a215043',
  },
  cfnLint: {
    source: 'PyPI cfn-lint (instance types of the price list, by region)',
    version: '1.58.0',
    date: '2026-10-20',
    sha256: '9d9f06043160756a6158f5c3f92a44ce38254b1c578127461608305bc8262987',
  },
  karpenter: {
    source: 'Go github.com/aws/karpenter-provider-aws (initial on-demand prices)',
    version: 'v1.15.2',
    date: '2026-11-12',
    sha256: '052bf797ae5b731de7f7395b9e957eb182c34b30c9b8b77e068d51599a3f0b81',
  },
  /** The installed development dependency: `pnpm-workspace.yaml` has the version. */
  sdk: {
    source: 'npm @aws-sdk/client-ec2 (_InstanceType)',
    version: '3.1169.0',
    date: '2026-11-13',
  },
};
