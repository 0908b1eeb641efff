import { countOf } from '@ami-select/core';
import type { Architecture } from '../image/architecture.ts';
import { expandPublisher, linesFor } from '../publishers/expand.ts';
import type { Publisher } from '../publishers/publisher.ts';
import { highestVersion, type LineImages, newestOf } from './judge-line.ts';
import type { ListedImage } from './listed-image.ts';
import type { Finding } from './publisher-report.ts';
import type { ParameterValue } from './read-parameters.ts';

/** Publishers write the parameter some days after the image. */
const LAG_DAYS = 7;

/** A parameter of a line, for its highest version and one architecture. */
export interface LineParameter {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
}

/** A preview has an image before it has a parameter. */
const PREVIEW = /\d[-.~]?(?:rc|alpha|beta|preview|pre|dev)/i;

/** The parameters that a selection of the line would read today: those of its highest release. */
export function parametersOf({ matcher, images }: LineImages, publisher: Publisher): LineParameter[] {
  const { line } = matcher;
  const version = highestVersion(images.filter((image) => !PREVIEW.test(image.version)));
  if (line.ssmParameter === undefined || version === undefined) return [];
  const architectures = [...new Set(images.map(({ architecture }) => architecture as Architecture))];
  return architectures.flatMap((architecture) => {
    const request = { version, variant: line.variant, architecture };
    if (linesFor(publisher, request)[0] !== line) return [];
    const name = expandPublisher(publisher, request).ssmParameter;
    return name === undefined ? [] : [{ name, version, architecture }];
  });
}

/** Whether a parameter points at the image that the names would give. */
export function judgeParameter(
  { name, version, architecture }: LineParameter,
  { imageId, image }: ParameterValue,
  { matcher, images, owners }: LineImages & { readonly owners: readonly string[] },
): Finding[] {
  if (imageId === undefined) {
    return [{ kind: 'parameter-missing', message: `${name} does not exist, or has no image id` }];
  }
  const differs = (reason: string): Finding[] => [
    { kind: 'parameter-differs', message: `${name} points at ${imageId}, ${reason}` },
  ];
  if (image === undefined) return differs('which does not exist');
  if (!images.some(({ id }) => id === image.id) && isForeign(image, owners)) {
    return differs(`an image of ${image.ownerId}`);
  }
  if (matcher.versionIn(image.name) === undefined) return differs(`which is named ${image.name}`);
  const newest = newestOf(
    images.filter((one) => one.version === version && one.architecture === architecture),
  );
  const days = Math.floor(((newest?.createdAt ?? 0) - (image.createdAt ?? 0)) / 86_400_000);
  if (newest === undefined || newest.id === image.id || image.createdAt === undefined || days <= LAG_DAYS) {
    return [];
  }
  return [
    {
      kind: 'parameter-behind',
      message: `${name} points at ${image.name}, ${countOf(days, 'day')} older than ${newest.name}`,
    },
  ];
}

/** Whose image it is, as far as the owners say: `self` is an account that they do not name. */
function isForeign({ ownerId, ownerAlias = '' }: ListedImage, owners: readonly string[]): boolean {
  return !owners.some((owner) => owner === ownerId || owner === ownerAlias || owner === 'self');
}
