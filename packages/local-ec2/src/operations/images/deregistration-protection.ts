import type {
  DisableImageDeregistrationProtectionRequest,
  DisableImageDeregistrationProtectionResult,
  EnableImageDeregistrationProtectionRequest,
  EnableImageDeregistrationProtectionResult,
} from '@aws-sdk/client-ec2';
import { detailsOf, type ImageRecord } from '../../catalogue/image/image-record.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { findOwnedImage } from './find-owned-image.ts';

const COOLDOWN_MS = 24 * 3_600_000;

/** Protection as DescribeImages reports it to the owner; a protection in its cooldown still stands. */
export function protectionAt({ details }: ImageRecord, now: number): string {
  const { deregistrationProtection = 'disabled', protectedUntil } = details ?? {};
  return protectedUntil !== undefined && protectedUntil <= now ? 'disabled' : deregistrationProtection;
}

/** EnableImageDeregistrationProtection, with or without a day that passes before it can really end. */
export const enableImageDeregistrationProtection: Operation = defineOperation<
  EnableImageDeregistrationProtectionRequest,
  EnableImageDeregistrationProtectionResult
>({
  service: 'ec2',
  name: 'EnableImageDeregistrationProtection',
  parameters: ['ImageId', 'WithCooldown', 'DryRun'],
  run: ({ ImageId, WithCooldown }, context) => {
    const details = detailsOf(findOwnedImage(ImageId, context));
    details.deregistrationProtection = WithCooldown ? 'enabled-with-cooldown' : 'enabled-without-cooldown';
    delete details.protectedUntil;
    return { Return: 'true' };
  },
});

/** DisableImageDeregistrationProtection: at once, or 24 hours from the first time when there is a cooldown. */
export const disableImageDeregistrationProtection: Operation = defineOperation<
  DisableImageDeregistrationProtectionRequest,
  DisableImageDeregistrationProtectionResult
>({
  service: 'ec2',
  name: 'DisableImageDeregistrationProtection',
  parameters: ['ImageId', 'DryRun'],
  run: ({ ImageId }, context) => {
    const details = detailsOf(findOwnedImage(ImageId, context));
    if (details.deregistrationProtection === 'enabled-with-cooldown') {
      details.protectedUntil ??= context.now.getTime() + COOLDOWN_MS;
    } else delete details.deregistrationProtection;
    return { Return: 'true' };
  },
});
