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

/** Finds the parts of the release in names of a publisher's images; those of other products count as unknown. */
const RELEASES: Readonly<Record<string, RegExp>> = {
  ubuntu: /-(\d{2}\.\d{2})-(?:amd64|arm64|i386)-/,
  debian: /^debian-(\d+)-/,
  'amazon-linux': /^(?:al(2023)-|amzn(2)-)ami-/,
  ecs: /^(?:al(2023)-|amzn(2)-)ami-ecs-/,
  eks: /^amazon-eks-node-al(2023)-/,
  alpine: /^alpine-(\d+\.\d+)/,
  sles: /^suse-sles-(\d+)-(?:sp)?(\d+)-/,
  fedora: /^Fedora-Cloud-Base-(?:AmazonEC2\.[a-z0-9_]+-)?(\d+)-/,
  'deep-learning': /\((?:Ubuntu|Amazon Linux) (\d+(?:\.\d+)?)\)/,
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
  const parts = RELEASES[publisher]?.exec(name)?.slice(1);
  const version = parts?.filter((part) => part !== undefined).join('.');
  return version === undefined ? undefined : { publisher, version };
}

/** What is not known of the machines of an image before one is probed, as a warning; undefined where all is. */
export function unknownOf(
  { id, name }: Pick<Image, 'id' | 'name'>,
  { platform }: Expectation,
): string | undefined {
  const unknown = [
    ...(platform?.libc === undefined ? ['C library'] : []),
    ...(platform?.python === undefined && !platform?.hasNoPython ? ['Python'] : []),
  ];
  if (unknown.length === 0) return undefined;
  const advice = `an image of your own says it with the tag ${TAG}`;
  const parts = unknown.join(' and ');
  return `${parts} not known for this image, ${id} (${name}); checked on the machine (${advice})`;
}
