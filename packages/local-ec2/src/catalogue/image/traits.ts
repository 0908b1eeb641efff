import type { Architecture, BlockDevice, ImageTraits } from './image-record.ts';

export interface TraitChoices extends Partial<ImageTraits> {
  readonly architecture: Architecture;
  readonly sshUser: string;
  /** GiB of the root volume, 8 by default. */
  readonly rootSize?: number;
  readonly rootType?: string;
}

/** The traits of an ordinary EBS-backed HVM Linux image of our days, with what a line does differently. */
export function linuxTraits(choices: TraitChoices): ImageTraits {
  const { rootSize = 8, rootType = 'gp3', rootDeviceName = '/dev/sda1', ...rest } = choices;
  const root: BlockDevice = {
    deviceName: rootDeviceName,
    size: rootSize,
    type: rootType,
    deleteOnTermination: true,
  };
  return {
    virtualizationType: 'hvm',
    hypervisor: 'xen',
    imageType: 'machine',
    rootDeviceType: 'ebs',
    rootDeviceName,
    blockDevices: [root],
    enaSupport: true,
    sriovNetSupport: 'simple',
    platformDetails: 'Linux/UNIX',
    usageOperation: 'RunInstances',
    bootMode: choices.architecture === 'arm64' ? 'uefi' : 'uefi-preferred',
    sandbox: { kind: 'host' },
    ...rest,
  };
}

/** The same for an image that names no boot mode: it boots by the type's default. */
export function withoutBootMode({ bootMode: _, ...traits }: ImageTraits): ImageTraits {
  return traits;
}

export const ARCHITECTURES: readonly ['x86_64', 'arm64'] = ['x86_64', 'arm64'];

/** Debian's and Ubuntu's words for an architecture. */
export function debianArchitecture(architecture: Architecture): string {
  return architecture === 'x86_64' ? 'amd64' : architecture;
}

/** The kernel's word for an architecture. */
export function kernelArchitecture(architecture: Architecture): string {
  return architecture === 'arm64' ? 'aarch64' : architecture;
}
