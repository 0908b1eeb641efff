import type { Publisher, PublisherLine } from './publisher.ts';

export const sles: Publisher = {
  id: 'sles',
  title: 'SUSE Linux Enterprise Server',
  aliases: ['suse'],
  owners: { aws: ['013907871322'], 'aws-cn': ['841869936221'] },
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^(15-sp\d|16-\d)$/, example: '15-sp7' },
  versionWords: { '16.0': '16-0', '16.1': '16-1', '15.7': '15-sp7', '15.6': '15-sp6', '15.5': '15-sp5' },
  ssmVersionWords: { '16-0': '16.0', '16-1': '16.1' },
  versionInName: /^suse-sles-(\d+-(?:sp)?\d+)-.*v(\d{8})/,
  order: 'date',
  lines: [
    {
      variant: 'on-demand',
      names: ['suse-sles-{version}-v*-hvm-ssd-{arch}'],
      exclude: ['suse-sles-*-byos-*', 'suse-sles-sap*'],
      ssmParameter: '/aws/service/suse/sles/{version}/{arch}/latest',
    },
    {
      variant: 'byos',
      names: ['suse-sles-{version}-byos-v*-hvm-ssd-{arch}'],
      ssmParameter: '/aws/service/suse/sles-byos/{version}/{arch}/latest',
    },
  ],
  evidence: {
    source: 'public SSM parameters as moto records them, aws/eks-hybrid',
    verified: true,
    unverifiedPartitions: ['aws-cn'],
  },
};

const FREEBSD_FLAVOURS: readonly (readonly [string, string])[] = [
  'base',
  'small',
  'cloud-init',
  'builder',
].flatMap((flavour) => [
  [`${flavour}-ufs`, `${flavour} UFS`],
  [`${flavour}-zfs`, `${flavour} ZFS`],
]);

export const freebsd: Publisher = {
  id: 'freebsd',
  title: 'FreeBSD',
  owners: { aws: ['782442783595'] },
  formerOwners: ['118940168514'],
  sshUser: 'ec2-user',
  archWords: { x86_64: 'amd64', arm64: 'arm64' },
  ssmArchWords: { x86_64: 'amd64', arm64: 'aarch64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{2}(\.\d)?$/, example: '14.3' },
  versionInName: /^FreeBSD (\d+\.\d+)-RELEASE(?:-p(\d+))?/,
  order: 'version',
  lines: FREEBSD_FLAVOURS.map(
    ([variant, words]): PublisherLine => ({
      variant,
      names: [`FreeBSD {version}-RELEASE-{arch}* ${words}`, `FreeBSD {version}.?-RELEASE-{arch}* ${words}`],
      ssmParameter: `/aws/service/freebsd/{arch}/${variant.replace(/-(?=[uz]fs$)/, '/')}/{version}/RELEASE`,
    }),
  ),
  evidence: { source: 'the FreeBSD release script and newer kitchen-ec2 agree', verified: true },
};

export const flatcar: Publisher = {
  id: 'flatcar',
  title: 'Flatcar Container Linux',
  owners: { aws: ['075585003325'] },
  sshUser: 'core',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{4}(\.\d+){0,2}$/, example: '4230' },
  versionInName: /^Flatcar-[a-z]+-(\d+\.\d+\.\d+)/,
  order: 'version',
  lines: ['stable', 'beta', 'alpha', 'lts'].map((variant) => ({
    variant,
    names: [
      `Flatcar-${variant}-{version}-hvm`,
      `Flatcar-${variant}-{version}-arm64-hvm`,
      `Flatcar-${variant}-{version}.*-hvm`,
    ],
  })),
  evidence: { source: 'kOps image documentation and image-builder agree', verified: true },
};

export const fedoraCoreos: Publisher = {
  id: 'fedora-coreos',
  title: 'Fedora CoreOS',
  aliases: ['fcos', 'coreos'],
  owners: { aws: ['125523088429'] },
  sshUser: 'core',
  archWords: { x86_64: 'x86_64', arm64: 'aarch64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{2}$/, example: '43' },
  versionInName: /^fedora-coreos-(\d+\.\d+\.\d+\.\d+)/,
  order: 'version',
  lines: [{ variant: 'standard', names: ['fedora-coreos-{version}.*-{arch}'] }],
  evidence: { source: 'one public table', verified: false, doubts: 'name pattern not confirmed' },
};

export const nixos: Publisher = {
  id: 'nixos',
  title: 'NixOS',
  owners: { aws: ['427812963091'] },
  formerOwners: ['080433136561'],
  sshUser: 'root',
  archWords: { x86_64: 'x86_64', arm64: 'aarch64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{2}\.\d{2}$/, example: '25.05' },
  versionInName: /^nixos\/(\d+\.\d+(?:\.\d+)*)/,
  order: 'date',
  lines: [{ variant: 'standard', names: ['nixos/{version}*-{arch}-linux'] }],
  evidence: { source: 'NixOS/amis repository', verified: true, doubts: 'the SSH user comes from one source' },
};

export const arch: Publisher = {
  id: 'arch',
  title: 'Arch Linux (uplink, unofficial)',
  aliases: ['archlinux', 'arch-linux'],
  owners: { aws: ['647457786197'] },
  sshUser: 'arch',
  architectures: ['x86_64'],
  version: { pattern: /^(\d{8}|\d{4}\.\d{2}\.\d{2})$/, example: '20260801' },
  order: 'date',
  lines: [
    { variant: 'std', names: ['arch-linux-std-hvm-{version}*-ebs'] },
    { variant: 'ec2', names: ['arch-linux-ec2-hvm-{version}*-ebs'] },
  ],
  evidence: { source: 'several public tables', verified: false, doubts: 'not an official image' },
};

export const alpine: Publisher = {
  id: 'alpine',
  title: 'Alpine Linux',
  owners: { aws: ['538276064493'] },
  sshUser: 'alpine',
  archWords: { x86_64: 'x86_64', arm64: 'aarch64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^3(\.\d+){0,2}$/, example: '3.22' },
  versionInName: /^alpine-(\d+\.\d+\.\d+)-.*-r(\d+)$/,
  order: 'version',
  lines: ['cloudinit', 'tiny'].map((variant) => ({
    variant,
    names: [`alpine-{version}.*-{arch}-*-${variant}-*`, `alpine-{version}-{arch}-*-${variant}-*`],
  })),
  evidence: { source: 'several public tables', verified: false },
};
