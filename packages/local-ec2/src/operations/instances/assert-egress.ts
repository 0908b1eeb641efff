import { ApiError } from '../../api/api-error.ts';
import { outboundRules } from '../../state/outbound-rules.ts';
import type { LaunchPlan } from '../../world/launch-plan.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';

/** True when a machine of these plans may not reach everything: its sandbox has to see to that. */
export function limitsEgress(plans: readonly LaunchPlan[], context: RequestContext): boolean {
  return plans.some(
    ({ image, groupIds }) =>
      image.traits.sandbox.kind !== 'none' && outboundRules({ groupIds }, regionOf(context)) !== 'everything',
  );
}

/**
 * A machine that would reach more than its groups let out is not launched.
 * @throws ApiError `UnsupportedOperation`, which EC2 knows for what an instance cannot have
 */
export async function assertEgressEnforced({ world }: RequestContext): Promise<void> {
  if (await world.sandboxes.limitsOutbound()) return;
  throw new ApiError(
    'UnsupportedOperation',
    `The security groups limit what the instance may reach (egress), which ${world.sandboxes.name} sandboxes of local-ec2 cannot enforce; use namespace or rootfs sandboxes, or a group that lets everything out.`,
  );
}
