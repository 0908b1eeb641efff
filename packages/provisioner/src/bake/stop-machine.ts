import { StopInstancesCommand } from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { jittered, pause, retry } from '../aws/patience.ts';
import type { ProvisionerDependencies } from '../aws/ports.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { ProvisionerError } from '../fleet/errors.ts';
import { findByIds } from '../kinds/instance.ts';

const POLL_MS = 2_000;
const STOP_MS = 10 * 60_000;

/**
 * Stops a machine, so that its disk is at rest. EC2 does not stop a one-time spot instance; CreateImage reboots that.
 *
 * @throws ProvisionerError `TIMED_OUT`, `BOOT_FAILED` when it ends instead, `PERMISSION_DENIED`, `ABORTED`
 */
export async function stopMachine(instanceId: string, dependencies: ProvisionerDependencies): Promise<void> {
  const { ec2, clock, logger, signal } = dependencies;
  try {
    const command = new StopInstancesCommand({ InstanceIds: [instanceId] });
    await retry(() => ec2.send(command), { action: 'ec2:StopInstances' }, dependencies);
  } catch (error) {
    if (awsErrorName(error) !== 'UnsupportedOperation') throw toProvisionerError(error, 'ec2:StopInstances');
    logger.info(
      `${instanceId} cannot be stopped, as no spot instance of a fleet can; EC2 reboots it instead.`,
    );
    return;
  }
  const deadline = clock.now().getTime() + STOP_MS;
  for (;;) {
    const state = await stateOf(instanceId, dependencies);
    if (state === 'stopped') return;
    if (state === 'shutting-down' || state === 'terminated')
      throw new ProvisionerError('BOOT_FAILED', `${instanceId} is ${state}; it was to be stopped`);
    if (clock.now().getTime() >= deadline)
      throw new ProvisionerError(
        'TIMED_OUT',
        `${instanceId} is still ${state} after 10m; it was to be stopped`,
      );
    await pause(clock, jittered(POLL_MS), signal);
  }
}

async function stateOf(instanceId: string, dependencies: ProvisionerDependencies): Promise<string> {
  const [instance] = await findByIds([instanceId], dependencies);
  return instance?.State?.Name ?? 'not in view';
}
