import type { Publisher } from './publisher.ts';

const NO_PREVIEWS: readonly string[] = ['*-rc*', '*-RC*', '*Beta*', '*beta*'];

export const rhel: Publisher = {
  id: 'rhel',
  title: 'Red Hat Enterprise Linux',
  aliases: ['redhat', 'red-hat'],
  owners: { aws: ['309956199498'], 'aws-us-gov': ['219670896067'], 'aws-cn': ['841258680906'] },
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{1,2}(\.\d+){0,2}$/, example: '9' },
  versionInName: /^RHEL-(\d+(?:\.\d+)*)_HVM[^-]*-(\d{8})/,
  // 9.6 was published again on 2026-08-11, after 9.8 on 2026-07-29: the date alone picks the older release.
  order: 'version',
  lines: [
    {
      variant: 'hourly',
      names: ['RHEL-{version}.*_HVM-*-{arch}-*-Hourly2-GP?', 'RHEL-{version}_HVM-*-{arch}-*-Hourly2-GP?'],
      exclude: [...NO_PREVIEWS, 'RHEL_HA-*', '*Access2*'],
    },
    {
      variant: 'access',
      names: ['RHEL-{version}.*_HVM-*-{arch}-*-Access2-GP?', 'RHEL-{version}_HVM-*-{arch}-*-Access2-GP?'],
      exclude: NO_PREVIEWS,
    },
  ],
  evidence: {
    source: 'kitchen-ec2 and plus3it/spel agree; other partitions from kitchen-ec2 #416',
    verified: true,
  },
};

export const centos: Publisher = {
  id: 'centos',
  title: 'CentOS Stream',
  aliases: ['centos-stream'],
  owners: { aws: ['125523088429'] },
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{1,2}$/, example: '9' },
  versionInName: /^CentOS Stream (?:ec2 )?(\d+) [a-z0-9_]+ (\d{8})/,
  order: 'date',
  lines: [
    // Its number in full: only these images have another user.
    { variant: 'standard', versions: /^8$/, names: ['CentOS Stream 8 *'], sshUser: 'centos' },
    { variant: 'standard', names: ['CentOS Stream {version} *', 'CentOS Stream ec2 {version} *'] },
  ],
  evidence: {
    source: 'kitchen-ec2 and one public table agree',
    verified: true,
    doubts: 'CentOS 7 had another owner',
  },
};

export const fedora: Publisher = {
  id: 'fedora',
  title: 'Fedora Cloud',
  owners: { aws: ['125523088429'] },
  sshUser: 'fedora',
  archWords: { x86_64: 'x86_64', arm64: 'aarch64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{2}$/, example: '43' },
  versionInName: /^Fedora-Cloud-Base-(?:AmazonEC2\.[a-z0-9_]+-)?(\d+)-([\d.]+)/,
  order: 'date',
  lines: [
    {
      variant: 'standard',
      names: ['Fedora-Cloud-Base-AmazonEC2.{arch}-{version}-*', 'Fedora-Cloud-Base-{version}-*.{arch}-hvm-*'],
      exclude: ['*Prerelease*', '*Rawhide*'],
    },
  ],
  evidence: {
    source: 'kitchen-ec2 and several public tables agree',
    verified: true,
    doubts: 'images were renamed at 41',
  },
};

export const almalinux: Publisher = {
  id: 'almalinux',
  title: 'AlmaLinux',
  aliases: ['alma'],
  owners: { aws: ['764336703387'] },
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{1,2}(\.\d+)?$/, example: '9' },
  versionInName: /^AlmaLinux OS (\d+(?:\.\d+)*)(?:\.(\d{8}))? /,
  order: 'version',
  lines: [
    {
      variant: 'standard',
      // Its own lists write arm64, its build files aarch64: the architecture filter separates them.
      names: ['AlmaLinux OS {version}.*', 'AlmaLinux OS {version} *'],
      exclude: NO_PREVIEWS,
    },
  ],
  evidence: { source: 'kitchen-ec2 and the AlmaLinux/cloud-images workflows agree', verified: true },
};

export const rocky: Publisher = {
  id: 'rocky',
  title: 'Rocky Linux',
  aliases: ['rockylinux', 'rocky-linux'],
  owners: { aws: ['792107900819'] },
  sshUser: 'rocky',
  archWords: { x86_64: 'x86_64', arm64: 'aarch64' },
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{1,2}(\.\d+)?$/, example: '9' },
  versionInName: /^Rocky-\d+-(?:EC2|ec2)-(?:Base-|LVM-)?(\d+(?:\.\d+)*)-(\d{8}(?:\.\d+)?)/,
  order: 'version',
  lines: [
    {
      variant: 'base',
      versions: /^\d+$/,
      names: ['Rocky-{version}-EC2-Base-*.{arch}*', 'Rocky-{version}-ec2-*.{arch}*'],
      exclude: NO_PREVIEWS,
    },
    { variant: 'base', names: ['Rocky-*-EC2-Base-{version}-*.{arch}*'], exclude: NO_PREVIEWS },
    { variant: 'lvm', versions: /^\d+$/, names: ['Rocky-{version}-EC2-LVM-*.{arch}*'], exclude: NO_PREVIEWS },
    { variant: 'lvm', names: ['Rocky-*-EC2-LVM-{version}-*.{arch}*'], exclude: NO_PREVIEWS },
  ],
  evidence: { source: 'kitchen-ec2 and the kOps image documentation agree', verified: true },
};

export const oracleLinux: Publisher = {
  id: 'oracle-linux',
  title: 'Oracle Linux',
  aliases: ['oracle', 'ol', 'oraclelinux'],
  owners: { aws: ['131827586825'] },
  sshUser: 'ec2-user',
  architectures: ['x86_64', 'arm64'],
  version: { pattern: /^\d{1,2}(\.\d+)?$/, example: '9' },
  versionInName: /^OL(\d+(?:\.\d+)*)-.*?-(\d[\d-]*)$/,
  order: 'version',
  lines: [{ variant: 'standard', names: ['OL{version}.*-{arch}-HVM-*', 'OL{version}-{arch}-HVM-*'] }],
  evidence: {
    source: 'several public tables',
    verified: false,
    doubts: 'one of them says that Oracle stopped publishing',
  },
};
