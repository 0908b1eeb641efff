import type { BootPlan } from '../userdata/boot-plan.ts';
import type { HostKey } from './host-keys.ts';
import type { Machine } from './machine.ts';
import type { PowerButton } from './power.ts';

/** Context of a boot besides its plan. */
export interface BootOptions {
  readonly machine: Machine;
  readonly plan: BootPlan;
  readonly firstBoot: boolean;
  readonly powerButton: PowerButton;
  /** Lets SSH in. */
  readonly openDoor: (hostKeys: readonly HostKey[]) => Promise<void>;
}
