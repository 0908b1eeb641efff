import { globMatcher } from '@ami-select/core';
import type { Image } from '../image/image.ts';
import type { InstanceType } from './instance-type.ts';
import { belowFloor } from './old-processors.ts';

export interface LaunchOptions {
  /** The launch's setting of IMDS tokens, when it has one. */
  readonly httpTokens?: 'optional' | 'required' | undefined;
  /** Whether the launch enables nested virtualization (CpuOptions). */
  readonly nestedVirtualization?: boolean | undefined;
}

/** What of an image and a type is compared. */
export type Aspect =
  | 'architecture'
  | 'virtualization'
  | 'root-device'
  | 'boot-mode'
  | 'ena'
  | 'nitro-tpm'
  | 'imds'
  | 'instance-type'
  | 'processor'
  | 'nested-virtualization';

/** What is wrong with an image on an instance type, and what is expected; undefined when nothing is. */
type Check = (image: Image, type: InstanceType, options: LaunchOptions) => string | undefined;

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

/**
 * No boot mode, or `uefi-preferred`: the type boots in the mode it has. Source: EC2 guide, "Boot modes". A Mac boots by
 * Apple's firmware, whatever its type lists.
 */
const bootMode: Check = (image, type) => {
  const mode = image.bootMode;
  if (mode === undefined || mode === 'uefi-preferred' || type.bootModes.includes(mode)) return undefined;
  if (image.architecture.endsWith('_mac')) return undefined;
  const modes = type.bootModes.join(', ');
  const cure = image.platform === 'windows' ? windowsCure(mode) : '';
  return `the image boots by ${mode} only, the type by ${modes}: it would be launched and hang${cure}`;
};

/** From 2025 on Windows boots by UEFI, which x86 bare metal does not have. Source: AWS Windows AMI reference. */
function windowsCure(mode: string): string {
  return mode === 'uefi' ? '; expected an image such as windows/2025/bios' : '';
}

const ena: Check = (image, type) =>
  type.ena === 'required' && !image.enaSupport
    ? 'the type requires ENA, which the image does not declare'
    : undefined;

/** Source: EC2 guide, "NitroTPM requirements": a supported type, and UEFI. */
const nitroTpm: Check = (image, type) => {
  if (image.tpmSupport === undefined) return undefined;
  if (!type.nitroTpm) {
    return `the image requires NitroTPM ${image.tpmSupport}, which the type does not have; expected a Nitro type that is not bare metal`;
  }
  return type.bootModes.includes('uefi') ? undefined : 'NitroTPM needs UEFI, which the type does not have';
};

/** An image with ImdsSupport v2.0 starts with tokens required unless the launch overrides it. */
const imds: Check = (image, _type, { httpTokens }) =>
  image.imdsSupport === 'v2.0' && httpTokens === 'optional'
    ? 'the image is for IMDSv2 only, but the launch sets tokens to optional'
    : undefined;

/** RunInstances answers InvalidParameterCombination. Source: EC2 API reference, InstanceTypeSpecification. */
const ownList: Check = (image, type) => {
  const { supportedInstanceTypes, unsupportedInstanceTypes } = image;
  if (supportedInstanceTypes !== undefined && !globMatcher(supportedInstanceTypes)(type.name)) {
    return `its owner declares support only for ${supportedInstanceTypes.join(', ')}`;
  }
  const isRefused =
    unsupportedInstanceTypes !== undefined && globMatcher(unsupportedInstanceTypes)(type.name);
  return isRefused
    ? `its owner declares that it does not support ${unsupportedInstanceTypes.join(', ')}`
    : undefined;
};

/** Such an image starts and dies at its first instruction that the processor lacks. */
const processor: Check = ({ requires }, type) => requires && belowFloor(type.name, requires);

const nestedVirtualization: Check = (_image, type, options) =>
  options.nestedVirtualization === true && !type.nestedVirtualization
    ? 'the launch enables nested virtualization, which the type does not have; expected a type such as m8i or c8i'
    : undefined;

/** In the order in which they are reported. */
export const CHECKS: readonly (readonly [Aspect, Check])[] = [
  ['architecture', architecture],
  ['virtualization', virtualization],
  ['root-device', rootDevice],
  ['boot-mode', bootMode],
  ['ena', ena],
  ['nitro-tpm', nitroTpm],
  ['imds', imds],
  ['instance-type', ownList],
  ['processor', processor],
  ['nested-virtualization', nestedVirtualization],
];
