import {
  type Expectation,
  expectFacts,
  type ImageRelease,
  parsePlatformTag,
  platformOf,
} from '@ami-select/builder';
import type { Image } from '@ami-select/selector';
import type { JobDependencies } from '../context/dependencies.ts';

/** A tag of an image that says what its machines are: `debian 12, glibc 2.36, python 3.11`. */
const TAG = 'ami-select:platform';

/** Finds the release in names of a publisher's images; those of other products count as unknown. */
const RELEASES: Readonly<Record<string, RegExp>> = {
  ubuntu: /-(\d{2}\.\d{2})-(?:amd64|arm64|i386)-/,
  debian: /^debian-(\d+)-/,
  'amazon-linux': /^(?:al(2023)-|amzn(2)-)ami-/,
  ecs: /^(?:al(2023)-|amzn(2)-)ami-ecs-/,
  eks: /^amazon-eks-node-al(2023)-/,
  alpine: /^alpine-(\d+\.\d+)/,
  sles: /^suse-sles-(\d+)-/,
  rhel: /^RHEL-(\d+(?:\.\d+)*)_HVM/,
  almalinux: /^AlmaLinux OS (\d+(?:\.\d+)*) /,
  rocky: /^Rocky-(\d+)-/,
  centos: /^CentOS Stream (\d+) /,
  'oracle-linux': /^OL(\d+(?:\.\d+)*)-/,
};

/**
 * What the machines of an image will be, without one: its tag says it, else the release of a known publisher. Machines of
 * another endpoint than AWS's may be anything.
 */
export function expectPlatform(
  image: Pick<Image, 'id' | 'name' | 'publisher' | 'architecture' | 'tags'>,
  { endpoint, logger }: Pick<JobDependencies, 'endpoint' | 'logger'>,
): Expectation {
  const tag = image.tags[TAG];
  const tagged = tag === undefined ? undefined : parsePlatformTag(tag);
  if (tagged !== undefined && !('because' in tagged)) return expectFacts(tagged, image.architecture);
  if (tagged !== undefined) {
    const expected = 'expected e.g. "debian 12, glibc 2.36, python 3.11"';
    logger.warn(`The tag ${TAG} of ${image.id} is not valid because ${tagged.because}; ${expected}`);
  }
  const release = endpoint === undefined ? releaseOf(image) : undefined;
  return expectFacts(release && platformOf(release), image.architecture);
}

function releaseOf({ name, publisher = '' }: Pick<Image, 'name' | 'publisher'>): ImageRelease | undefined {
  const version = RELEASES[publisher]
    ?.exec(name)
    ?.slice(1)
    .find((group) => group !== undefined);
  return version === undefined ? undefined : { publisher, version };
}
