import type { SelectorErrorCode } from '../errors.ts';
import type { Image } from '../image/image.ts';

/** What an endpoint must be able to do for a scenario; peers that cannot skip it, with the need as the reason. */
export type Need =
  | 'publishers'
  | 'creation-date-wildcards'
  | 'own-catalogue'
  | 'creation-dates'
  | 'raw-filters'
  | 'imds-support'
  | 'states'
  | 'deprecation'
  | 'allowed-images'
  | 'parameters'
  | 'aliases'
  | 'instance-types';

export interface Scenario {
  readonly title: string;
  /** A shorthand, or fields as a user writes them. The region comes from the test. */
  readonly query: string | Readonly<Record<string, unknown>>;
  readonly needs: readonly Need[];
  readonly expected: Expected;
}

/** Either an image, whose texts equal or match, or an error. */
export type Expected =
  | {
      readonly image: Partial<Record<keyof Image, unknown>> & { readonly name: RegExp };
      /** No image with such a name, owner and architecture is newer: checked against a plain listing. */
      readonly newest?: boolean;
      /** The most calls it may take. */
      readonly calls?: number;
    }
  | { readonly code: SelectorErrorCode; readonly message: RegExp };

const CANONICAL = '099720109477';

/** Scenarios for any endpoint that speaks DescribeImages: asked over HTTP, by the real SDK. */
export const SCENARIOS: readonly Scenario[] = [
  {
    title: 'publisher, version and architecture in one line',
    query: 'ubuntu/24.04@arm64',
    needs: ['publishers', 'creation-date-wildcards'],
    expected: {
      image: {
        name: /^ubuntu\/images\/hvm-ssd(-gp3)?\/ubuntu-noble-24\.04-arm64-server-\d{8}/,
        ownerId: CANONICAL,
        architecture: 'arm64',
        sshUser: 'ubuntu',
      },
      newest: true,
      calls: 1,
    },
  },
  {
    title: 'a code name, and an architecture as people write it',
    query: { publisher: 'canonical', version: 'jammy', architecture: 'amd64' },
    needs: ['publishers', 'creation-date-wildcards'],
    expected: {
      image: {
        name: /^ubuntu\/images\/hvm-ssd\/ubuntu-jammy-22\.04-amd64-server-\d{8}/,
        ownerId: CANONICAL,
        architecture: 'x86_64',
      },
      newest: true,
    },
  },
  {
    title: 'a variant of a publisher',
    query: 'ubuntu/24.04/minimal',
    needs: ['publishers', 'creation-date-wildcards'],
    expected: {
      image: { name: /^ubuntu-minimal\/.*-noble-24\.04-amd64-minimal-\d{8}/, ownerId: CANONICAL },
      newest: true,
    },
  },
  {
    title: 'Debian without backports',
    query: { publisher: 'debian', version: '12' },
    needs: ['publishers', 'creation-date-wildcards'],
    expected: {
      image: { name: /^debian-12-amd64-\d{8}-\d+$/, ownerId: '136693071363', sshUser: 'admin' },
      newest: true,
    },
  },
  {
    title: 'Amazon Linux 2023 with its default kernel',
    query: { publisher: 'amazon-linux' },
    needs: ['publishers', 'creation-date-wildcards'],
    expected: {
      image: {
        name: /^al2023-ami-2023\.\d+\.\d+\.\d+-kernel-6\.1-x86_64$/,
        ownerAlias: 'amazon',
        sshUser: 'ec2-user',
      },
      newest: true,
    },
  },
  {
    title: 'the highest minor of RHEL 9, whatever was published last',
    query: 'rhel/9',
    needs: ['publishers'],
    expected: {
      image: { name: /^RHEL-9\.8\.\d+_HVM-\d{8}-x86_64-\d+-Hourly2-GP3$/, ownerId: '309956199498' },
    },
  },
  {
    title: 'Windows by variant',
    query: 'windows/2022/core',
    needs: ['publishers', 'creation-date-wildcards'],
    expected: {
      image: {
        name: /^Windows_Server-2022-English-Core-Base-\d{4}\.\d{2}\.\d{2}$/,
        platform: 'windows',
        sshUser: 'Administrator',
      },
      newest: true,
    },
  },
  {
    title: 'EKS through the alias of Amazon, whose account differs by region',
    query: 'eks/1.33@arm64',
    needs: ['publishers', 'aliases', 'creation-date-wildcards'],
    expected: {
      image: {
        name: /^amazon-eks-node-al2023-arm64-standard-1\.33-v\d{8}$/,
        ownerAlias: 'amazon',
        publisher: 'eks',
      },
      newest: true,
    },
  },
  {
    title: 'a public SSM parameter',
    query: 'ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
    needs: ['publishers', 'parameters'],
    expected: {
      image: { name: /-noble-24\.04-amd64-server-\d{8}/, ownerId: CANONICAL },
      newest: true,
      calls: 2,
    },
  },
  {
    title: 'a parameter that does not exist',
    query: 'ssm:/no/such/parameter',
    needs: ['parameters'],
    expected: { code: 'PARAMETER_NOT_FOUND', message: /no\/such\/parameter/ },
  },
  {
    title: 'an image id that does not exist',
    query: 'ami-0123456789abcdef0',
    needs: [],
    expected: { code: 'NO_IMAGE', message: /ami-0123456789abcdef0/ },
  },
  {
    title: 'an owner id and a name glob',
    query: `${CANONICAL}/ubuntu/images/*noble-24.04-amd64-server-*`,
    needs: ['publishers', 'creation-date-wildcards'],
    expected: { image: { name: /noble-24\.04-amd64-server/, publisher: 'ubuntu' }, newest: true },
  },
  {
    title: 'own images by version in the name: 1.10 after 1.9, a release after its candidate',
    query: { owner: 'self', name: 'corp-base-1.*-x86_64', order: 'version' },
    needs: ['own-catalogue'],
    expected: { image: { name: /^corp-base-1\.10\.1-x86_64$/ } },
  },
  {
    title: 'own images without candidates, by tag',
    query: {
      owner: 'self',
      tags: { Stage: 'released', Team: 'plat*' },
      exclude: '*-rc*',
      architecture: 'arm64',
    },
    needs: ['own-catalogue', 'creation-dates'],
    expected: {
      image: {
        name: /^corp-base-2\.1\.0-arm64$/,
        tags: { Name: 'corp-base 2.1.0', Stage: 'released', Team: 'platform' },
      },
      calls: 1,
    },
  },
  {
    title: 'the second newest',
    query: { owner: 'self', name: 'corp-base-*-x86_64', nth: 2 },
    needs: ['own-catalogue', 'creation-dates'],
    expected: { image: { name: /^corp-base-2\.1\.0-x86_64$/ } },
  },
  {
    title: 'the newest that is out of quarantine',
    query: { owner: 'self', name: 'corp-base-*-x86_64', 'minimum-age': '100d' },
    needs: ['own-catalogue', 'creation-dates'],
    expected: { image: { name: /^corp-base-1\.10\.1-x86_64$/ } },
  },
  {
    title: 'a name with brackets and blanks, taken literally',
    query: { owner: 'self', name: 'weird[1] (odd) name' },
    needs: ['own-catalogue', 'creation-dates'],
    expected: { image: { name: /^weird\[1\] \(odd\) name$/ } },
  },
  {
    title: 'a regular expression and an IMDSv2-only image, which no filter can ask for',
    query: {
      owner: 'self',
      'name-regex': 'base-2\\.0\\.0-(x86|arm)',
      'imds-support': 'v2.0',
      architecture: 'arm64',
    },
    needs: ['own-catalogue', 'imds-support'],
    expected: { image: { name: /^corp-base-2\.0\.0-arm64$/, imdsSupport: 'v2.0' } },
  },
  {
    title: 'own deprecated images are left out, though EC2 shows them to their owner',
    query: { owner: 'self', name: 'corp-base-1.8.0-x86_64' },
    needs: ['own-catalogue', 'deprecation'],
    expected: { code: 'NO_IMAGE', message: /the only match is deprecated .*corp-base-1\.8\.0-x86_64/ },
  },
  {
    title: 'deprecated images when asked for',
    query: { owner: 'self', name: 'corp-base-1.8.0-x86_64', 'include-deprecated': true },
    needs: ['own-catalogue', 'deprecation'],
    expected: { image: { name: /^corp-base-1\.8\.0-x86_64$/ } },
  },
  {
    title: 'exactly one of several',
    query: { owner: 'self', name: 'corp-base-2.0.0-*', exclude: '*-rc1-*', order: 'exactly-one' },
    needs: ['own-catalogue'],
    expected: { code: 'AMBIGUOUS', message: /2 images match/ },
  },
  {
    title: 'exactly one',
    query: { owner: 'self', name: 'corp-base-2.0.0-*', exclude: '*-rc1-*,*-x86_64', order: 'exactly-one' },
    needs: ['own-catalogue'],
    expected: { image: { name: /^corp-base-2\.0\.0-arm64$/ } },
  },
  {
    title: 'a fallback when the first finds nothing',
    query: { owner: 'self', name: 'golden-*', fallback: [{ owner: 'self', name: 'corp-base-2.1.0-x86_64' }] },
    needs: ['own-catalogue'],
    expected: { image: { name: /^corp-base-2\.1\.0-x86_64$/ } },
  },
  {
    title: 'a raw filter',
    query: { owner: 'self', filters: { 'source-image-region': 'us-west-2' } },
    needs: ['own-catalogue', 'raw-filters'],
    expected: { image: { name: /^nightly-copied$/ } },
  },
  {
    title: 'a wrong architecture is diagnosed',
    query: { owner: '801119661308', name: 'Windows_Server-2022-English-Core-Base-*', architecture: 'arm64' },
    needs: ['publishers'],
    expected: { code: 'NO_IMAGE', message: /it exists for x86_64, not for arm64/ },
  },
  {
    title: 'a typing error in a name is diagnosed with the nearest name',
    query: { owner: 'self', name: 'crop-base-*' },
    needs: ['own-catalogue'],
    expected: { code: 'NO_IMAGE', message: /the nearest name is "corp-base-/ },
  },
  {
    title: 'the owner of another partition is recognised',
    query: { owner: '513442679011', name: 'ubuntu/*' },
    needs: [],
    expected: { code: 'NO_IMAGE', message: /513442679011 is ubuntu in partition aws-us-gov/ },
  },
  {
    title: 'a query without owner is refused before any call',
    query: { name: 'ubuntu/images/*' },
    needs: [],
    expected: { code: 'UNSAFE_QUERY', message: /whose images may win/ },
  },
  {
    title: 'virtualization and architecture words of old images',
    query: {
      'allow-any-owner': true,
      name: 'legacy-app-*',
      'virtualization-type': 'paravirtual',
      architecture: 'i686',
    },
    needs: ['publishers'],
    expected: {
      image: { name: /^legacy-app-i386-/, architecture: 'i386', virtualizationType: 'paravirtual' },
    },
  },
  {
    title: 'a root device type',
    query: { 'allow-any-owner': true, name: 'legacy-app-*', 'root-device-type': 'instance-store' },
    needs: ['publishers'],
    expected: { image: { name: /^legacy-app-instance-store-/, rootDeviceType: 'instance-store' } },
  },
  {
    title: 'boot mode and ENA support',
    query: {
      'allow-any-owner': true,
      name: 'legacy-app-*',
      'boot-mode': 'legacy-bios',
      'ena-support': false,
    },
    needs: ['publishers'],
    expected: {
      image: { name: /^legacy-app-(no-ena|bios-only)-/, enaSupport: false, bootMode: 'legacy-bios' },
    },
  },
  {
    title: 'hypervisor, platform and image type together',
    query: {
      'allow-any-owner': true,
      name: 'legacy-app-*',
      hypervisor: 'xen',
      platform: 'linux',
      'image-type': 'machine',
    },
    needs: ['publishers'],
    expected: { image: { name: /^legacy-app-/, hypervisor: 'xen', platform: 'linux' } },
  },
  {
    title: 'a description',
    query: { owner: 'self', description: 'Is this ?1? odd*' },
    needs: ['own-catalogue', 'states'],
    expected: { image: { name: /^weird/, description: 'Is this [1] odd? *Yes*' } },
  },
  {
    title: 'a state that is not available',
    query: { owner: 'self', state: 'failed' },
    needs: ['own-catalogue', 'states'],
    expected: { image: { name: /^nightly-failed$/, state: 'failed' } },
  },
  {
    title: 'a disabled image, when asked for',
    query: { owner: 'self', name: 'nightly-disabled', 'include-disabled': true },
    needs: ['own-catalogue', 'states'],
    expected: { image: { name: /^nightly-disabled$/, state: 'disabled' } },
  },
  {
    title: 'a disabled image, when not asked for',
    query: { owner: 'self', name: 'nightly-disabled' },
    needs: ['own-catalogue', 'states'],
    expected: { code: 'NO_IMAGE', message: /No image/ },
  },
  {
    title: 'tag keys',
    query: { owner: 'self', 'tag-keys': ['Stage', 'Team'], architecture: 'arm64' },
    needs: ['own-catalogue', 'creation-dates'],
    expected: { image: { name: /^corp-base-2\.1\.1-rc1-arm64$/ } },
  },
  {
    title: 'a creation window and a maximum age',
    query: { owner: 'self', name: 'corp-base-*-x86_64', 'created-after': '2020-01-01', 'maximum-age': '50d' },
    needs: ['own-catalogue', 'creation-dates'],
    expected: { image: { name: /^corp-base-2\.1\.1-rc1-x86_64$/ } },
  },
  {
    title: 'images shared with this account',
    query: { 'allow-any-owner': true, name: 'partner-appliance-*', 'executable-by': 'self' },
    needs: ['publishers'],
    expected: { image: { name: /^partner-appliance-/, public: false } },
  },
  {
    title: 'tags of shared images, which are not visible',
    query: { 'allow-any-owner': true, name: 'partner-appliance-*', tags: { Name: '*' } },
    needs: ['publishers'],
    expected: { code: 'NO_IMAGE', message: /tags of images that other accounts share are not visible/ },
  },
  {
    title: 'the alias of the marketplace',
    query: { owner: 'aws-marketplace', filters: { 'product-code.type': 'marketplace' } },
    needs: ['publishers', 'aliases'],
    expected: { image: { name: /./, ownerAlias: 'aws-marketplace' } },
  },
  {
    title: 'the alias of Amazon by platform',
    query: { owner: 'amazon', platform: 'windows', name: 'Windows_Server-2025-English-Full-Base-*' },
    needs: ['publishers', 'aliases', 'creation-date-wildcards'],
    expected: {
      image: { name: /^Windows_Server-2025-English-Full-Base-/, platform: 'windows', publisher: 'windows' },
      newest: true,
    },
  },
  {
    title: 'what a query without an owner falls for: a newer image of a stranger',
    query: { 'allow-any-owner': true, name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*' },
    needs: ['publishers'],
    expected: { image: { name: /noble-24\.04-amd64-server/, ownerId: /^(?!099720109477)\d{12}$/ } },
  },
  {
    title: 'a filter that the API does not have',
    query: { owner: 'self', filters: { 'imds-support': 'v2.0' } },
    needs: [],
    expected: { code: 'INVALID_QUERY', message: /DescribeImages has no filter "imds-support"/ },
  },
  {
    title: 'NitroTPM, which no filter can ask for',
    query: { publisher: 'windows', version: '2022', 'tpm-support': 'v2.0' },
    needs: ['publishers'],
    expected: { image: { name: /^Windows_Server-2022-English-Full-Base-/, tpmSupport: 'v2.0' } },
  },
];
