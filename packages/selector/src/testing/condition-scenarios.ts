import type { Scenario } from './scenario.ts';

/** Conditions, owners and refusals. */
export const CONDITION_SCENARIOS: readonly Scenario[] = [
  {
    title: 'a wrong architecture is diagnosed',
    query: { owner: '801119661308', name: 'Windows_Server-2022-English-Core-Base-*', architecture: 'arm64' },
    expected: { code: 'NO_IMAGE', message: /matches exist for x86_64, not for arm64/ },
  },
  {
    title: 'the owner of another partition is recognised',
    query: { owner: '513442679011', name: 'ubuntu/*' },
    expected: { code: 'NO_IMAGE', message: /513442679011 is ubuntu in partition aws-us-gov/ },
  },
  {
    title: 'a query without owner is refused before any call',
    query: { name: 'ubuntu/images/*' },
    expected: { code: 'UNSAFE_QUERY', message: /no owner/ },
  },
  {
    title: 'virtualization and architecture words of old images',
    query: {
      'allow-any-owner': true,
      name: 'legacy-app-*',
      'virtualization-type': 'paravirtual',
      architecture: 'i686',
    },
    expected: {
      image: { name: /^legacy-app-i386-/, architecture: 'i386', virtualizationType: 'paravirtual' },
    },
  },
  {
    title: 'a root device type',
    query: { 'allow-any-owner': true, name: 'legacy-app-*', 'root-device-type': 'instance-store' },
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
    expected: { image: { name: /^legacy-app-/, hypervisor: 'xen', platform: 'linux' } },
  },
  {
    title: 'images shared with this account',
    query: { 'allow-any-owner': true, name: 'partner-appliance-*', 'executable-by': 'self' },
    expected: { image: { name: /^partner-appliance-/, public: false } },
  },
  {
    title: 'tags of shared images, which are not visible',
    query: { 'allow-any-owner': true, name: 'partner-appliance-*', tags: { Name: '*' } },
    expected: { code: 'NO_IMAGE', message: /tags of images that other accounts share are not visible/ },
  },
  {
    title: 'the alias of the marketplace',
    query: { owner: 'aws-marketplace', filters: { 'product-code.type': 'marketplace' } },
    expected: { image: { name: /./, ownerAlias: 'aws-marketplace' } },
  },
  {
    title: 'a query without an owner selects a newer image of another account',
    query: { 'allow-any-owner': true, name: 'ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*' },
    expected: { image: { name: /noble-24\.04-amd64-server/, ownerId: /^(?!099720109477)\d{12}$/ } },
  },
];
