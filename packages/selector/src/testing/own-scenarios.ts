import type { Scenario } from './scenario.ts';

/** Images of one's own: order, tags, ages, states. See `registerOwnImages` for endpoints that have none. */
export const OWN_SCENARIOS: readonly Scenario[] = [
  {
    title: 'own images by version in the name: 1.10 after 1.9, a release after its candidate',
    query: { owner: 'self', name: 'corp-base-1.*-x86_64', order: 'version' },
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
    expected: { image: { name: /^corp-base-2\.1\.0-x86_64$/ } },
  },
  {
    title: 'the newest that is out of quarantine',
    query: { owner: 'self', name: 'corp-base-*-x86_64', 'minimum-age': '100d' },
    expected: { image: { name: /^corp-base-1\.10\.1-x86_64$/ } },
  },
  {
    title: 'a name with brackets and blanks, taken literally',
    query: { owner: 'self', name: 'weird[1] (odd) name' },
    expected: { image: { name: /^weird\[1\] \(odd\) name$/ } },
  },
  {
    title: 'a regular expression and an IMDSv2-only image, for which there is no filter',
    query: {
      owner: 'self',
      'name-regex': 'base-2\\.0\\.0-(x86|arm)',
      'imds-support': 'v2.0',
      architecture: 'arm64',
    },
    expected: { image: { name: /^corp-base-2\.0\.0-arm64$/, imdsSupport: 'v2.0' } },
  },
  {
    title: 'own deprecated images are excluded, though EC2 lists them for their owner',
    query: { owner: 'self', name: 'corp-base-1.8.0-x86_64' },
    expected: { code: 'NO_IMAGE', message: /the only match is deprecated .*corp-base-1\.8\.0-x86_64/ },
  },
  {
    title: 'deprecated images with include-deprecated',
    query: { owner: 'self', name: 'corp-base-1.8.0-x86_64', 'include-deprecated': true },
    expected: { image: { name: /^corp-base-1\.8\.0-x86_64$/ } },
  },
  {
    title: 'exactly one of several',
    query: { owner: 'self', name: 'corp-base-2.0.0-*', exclude: '*-rc1-*', order: 'exactly-one' },
    expected: { code: 'AMBIGUOUS', message: /2 images match/ },
  },
  {
    title: 'exactly one',
    query: {
      owner: 'self',
      name: 'corp-base-2.0.0-*',
      exclude: ['*-rc1-*', '*-x86_64'],
      order: 'exactly-one',
    },
    expected: { image: { name: /^corp-base-2\.0\.0-arm64$/ } },
  },
  {
    title: 'a fallback when the first finds nothing',
    query: { owner: 'self', name: 'golden-*', fallback: [{ owner: 'self', name: 'corp-base-2.1.0-x86_64' }] },
    expected: { image: { name: /^corp-base-2\.1\.0-x86_64$/ } },
  },
  {
    title: 'a raw filter',
    query: { owner: 'self', filters: { 'source-image-region': 'us-west-2' } },
    expected: { image: { name: /^nightly-copied$/ } },
  },
  {
    title: 'a typing error in a name is diagnosed with the nearest name',
    query: { owner: 'self', name: 'crop-base-*' },
    expected: { code: 'NO_IMAGE', message: /the nearest name is "corp-base-/ },
  },
  {
    title: 'a description',
    query: { owner: 'self', description: 'Is this ?1? odd*' },
    expected: { image: { name: /^weird/, description: 'Is this [1] odd? *Yes*' } },
  },
  {
    title: 'a state that is not available',
    query: { owner: 'self', state: 'failed' },
    expected: { image: { name: /^nightly-failed$/, state: 'failed' } },
  },
  {
    title: 'a disabled image with include-disabled',
    query: { owner: 'self', name: 'nightly-disabled', 'include-disabled': true },
    expected: { image: { name: /^nightly-disabled$/, state: 'disabled' } },
  },
  {
    title: 'a disabled image without include-disabled',
    query: { owner: 'self', name: 'nightly-disabled' },
    expected: { code: 'NO_IMAGE', message: /No image/ },
  },
  {
    title: 'tag keys',
    query: { owner: 'self', 'tag-keys': ['Stage', 'Team'], architecture: 'arm64' },
    expected: { image: { name: /^corp-base-2\.1\.1-rc1-arm64$/ } },
  },
  {
    title: 'a creation window and a maximum age',
    query: { owner: 'self', name: 'corp-base-*-x86_64', 'created-after': '2020-01-01', 'maximum-age': '50d' },
    expected: { image: { name: /^corp-base-2\.1\.1-rc1-x86_64$/ } },
  },
];
