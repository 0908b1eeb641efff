import { globMatcher } from '@ami-select/core';
import { SelectorError } from '../contract/errors.ts';
import type { Image } from '../image/image.ts';
import type { InstanceType } from './instance-type.ts';

/** One reason why an image does not start on an instance type. */
export interface Incompatibility {
  readonly imageId: string;
  readonly instanceType: string;
  readonly aspect:
    | 'architecture'
    | 'virtualization'
    | 'root-device'
    | 'boot-mode'
    | 'ena'
    | 'nitro-tpm'
    | 'imds'
    | 'instance-type';
  readonly message: string;
}

export interface LaunchOptions {
  /** The launch's setting of IMDS tokens, when it has one. */
  readonly httpTokens?: 'optional' | 'required' | undefined;
}

type Check = (image: Image, type: InstanceType, options: LaunchOptions) => string | undefined;

/**
 * Every reason why an image would not start, or not reach the network, on one of these types. Empty is good.
 * EC2 itself refuses only some of them: an image for UEFI on a type with BIOS only is launched and hangs.
 */
export function checkCompatibility(
  image: Image,
  types: readonly InstanceType[],
  options: LaunchOptions = {},
): Incompatibility[] {
  return types.flatMap((type) =>
    CHECKS.flatMap(([aspect, check]) => {
      const message = check(image, type, options);
      return message === undefined ? [] : [{ imageId: image.id, instanceType: type.name, aspect, message }];
    }),
  );
}

/**
 * The same as an error.
 *
 * @throws SelectorError `INCOMPATIBLE` that lists every incompatibility.
 */
export function assertCompatible(
  image: Image,
  types: readonly InstanceType[],
  options: LaunchOptions = {},
): void {
  const found = checkCompatibility(image, types, options);
  if (found.length === 0) return;
  const lines = found.map(({ instanceType, message }) => `  - ${instanceType}: ${message}`);
  throw new SelectorError('INCOMPATIBLE', `${image.id} (${image.name}) does not fit:\n${lines.join('\n')}`, {
    details: { incompatibilities: found },
  });
}

const architecture: Check = (image, type) =>
  type.architectures.includes(image.architecture)
    ? undefined
    : `the image is ${image.architecture}, the type runs ${type.architectures.join(', ')}`;

const virtualization: Check = (image, type) =>
  type.virtualizationTypes.includes(image.virtualizationType)
    ? undefined
    : `the image is ${image.virtualizationType}, the type runs ${type.virtualizationTypes.join(', ')}`;

const rootDevice: Check = (image, type) =>
  type.rootDeviceTypes.includes(image.rootDeviceType)
    ? undefined
    : `the image has its root on ${image.rootDeviceType}, the type takes ${type.rootDeviceTypes.join(', ')}`;

/** No boot mode, or `uefi-preferred`: the type boots in the mode it has. Source: EC2 guide, "Boot modes". */
const bootMode: Check = (image, type) => {
  const mode = image.bootMode;
  if (mode === undefined || mode === 'uefi-preferred' || type.bootModes.includes(mode)) return undefined;
  return `the image boots by ${mode} only, the type by ${type.bootModes.join(', ')}: it would be launched and hang`;
};

const ena: Check = (image, type) =>
  type.ena === 'required' && !image.enaSupport
    ? 'the type requires ENA, which the image does not declare'
    : undefined;

/** Source: EC2 guide, "NitroTPM requirements": a supported type, and UEFI. */
const nitroTpm: Check = (image, type) => {
  if (image.tpmSupport === undefined) return undefined;
  if (!type.nitroTpm) return `the image requires NitroTPM ${image.tpmSupport}, which the type does not have`;
  return type.bootModes.includes('uefi') ? undefined : 'NitroTPM needs UEFI, which the type does not have';
};

/** An image with ImdsSupport v2.0 starts with tokens required unless the launch overrides it. */
const imds: Check = (image, _type, { httpTokens }) =>
  image.imdsSupport === 'v2.0' && httpTokens === 'optional'
    ? 'the image is for IMDSv2 only, but the launch sets tokens to optional'
    : undefined;

const ownList: Check = (image, type) => {
  const { supportedInstanceTypes, unsupportedInstanceTypes } = image;
  if (supportedInstanceTypes !== undefined && !globMatcher(supportedInstanceTypes)(type.name)) {
    return `its owner declares support only for ${supportedInstanceTypes.join(', ')}`;
  }
  const isRefused =
    unsupportedInstanceTypes !== undefined && globMatcher(unsupportedInstanceTypes)(type.name);
  return isRefused ? 'its owner declares that the image does not support this type' : undefined;
};

const CHECKS: readonly (readonly [Incompatibility['aspect'], Check])[] = [
  ['architecture', architecture],
  ['virtualization', virtualization],
  ['root-device', rootDevice],
  ['boot-mode', bootMode],
  ['ena', ena],
  ['nitro-tpm', nitroTpm],
  ['imds', imds],
  ['instance-type', ownList],
];
