import { findInstanceType } from '@ami-select/ec2-data/instance-types';
import type { InstanceRecord } from '../../state/resources.ts';
import type { RequestContext } from '../operation.ts';

/**
 * Boot mode of the machine: as the image wants, and UEFI where it prefers that and the type can.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ami-boot.html
 */
export function currentBootMode(
  { imageId, instanceType, architecture }: InstanceRecord,
  { world, region }: RequestContext,
): 'legacy-bios' | 'uefi' {
  const wanted = world.images.store(region).get(imageId)?.traits.bootMode;
  if (wanted === 'legacy-bios' || wanted === 'uefi') return wanted;
  if (architecture.startsWith('arm64')) return 'uefi';
  const canUefi = findInstanceType(instanceType)?.SupportedBootModes.includes('uefi') ?? false;
  return wanted === 'uefi-preferred' && canUefi ? 'uefi' : 'legacy-bios';
}
