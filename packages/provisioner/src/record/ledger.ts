import type { FleetIntent } from '../fleet/fleet-intent.ts';
import type { CreatingCall, FleetHandle, OwnHostKey } from '../fleet/handle.ts';
import type { Host } from '../fleet/host.ts';
import type { FleetResource } from '../fleet/resource.ts';
import type { Route } from '../fleet/route.ts';
import { saveInOrder } from './save-in-order.ts';

/** The handle as it grows, stored at every step. */
export interface Ledger {
  handle(): FleetHandle;
  /** Stores the intent, and the route to its machines; nothing may be created before this resolves. */
  open(route?: Route): Promise<void>;
  /** To be awaited before a creating call is sent. */
  sending(action: CreatingCall['action'], token: string): Promise<void>;
  /** The call created `ids`, or EC2 refused it. */
  completed(
    token: string,
    outcome: 'created' | 'refused',
    ids?: readonly string[],
    origin?: Pick<CreatingCall, 'adopted'>,
  ): Promise<void>;
  /** A refusal says of these tokens that EC2 would refuse them, too; those that were sent keep their outcome. */
  ruledOut(tokens: readonly string[]): Promise<void>;
  /** The launch has ended: forgets the user data, which holds a private host key. */
  launched(): Promise<void>;
  /** The stored key of a machine. */
  ownKey(instanceId: string): OwnHostKey | undefined;
  /** To be awaited before the machine changes to its own key, and again when it has shown it. */
  learned(key: OwnHostKey): Promise<void>;
  ready(hosts: readonly Host[], attached: readonly FleetResource[]): Promise<void>;
}

type Save = (handle: FleetHandle) => Promise<void>;

/** Write-ahead record of one fleet. `save` is what makes it survive the process. */
export function createLedger(intent: FleetIntent, save: Save): Ledger {
  return resumeLedger({ intent, calls: [] }, save);
}

/** The record of a fleet, from a handle on. */
export function resumeLedger(start: FleetHandle, save: Save): Ledger {
  let handle = start;
  const saveLatest = saveInOrder(() => save(handle));

  function update(change: Partial<FleetHandle>): Promise<void> {
    handle = { ...handle, ...change };
    return saveLatest();
  }

  return {
    handle: () => handle,
    open: (route) => update({ ...(route && route.by !== 'public' && { route }) }),
    sending: (action, token) => {
      const others = (handle.calls ?? []).filter((call) => call.token !== token);
      return update({ calls: [...others, { action, token, outcome: 'sent', ids: [] }] });
    },
    completed: (token, outcome, ids = [], origin = {}) => {
      const calls = (handle.calls ?? []).map((call) =>
        call.token === token ? { ...call, outcome, ids, ...origin } : call,
      );
      const group = calls.find((call) => call.action === 'CreateSecurityGroup')?.ids[0];
      return update({ calls, securityGroupId: group });
    },
    ruledOut: async (tokens) => {
      const { calls = [] } = handle;
      const news = tokens.filter((token) => !calls.some((call) => call.token === token));
      const refused = news.map((token) => {
        return { action: 'RunInstances', token, outcome: 'refused', ids: [] } as const;
      });
      if (refused.length > 0) await update({ calls: [...calls, ...refused] });
    },
    launched: () => update({ intent: { ...handle.intent, userData: '' } }),
    ownKey: (id) => handle.hostKeys?.find(({ instanceId }) => instanceId === id),
    learned: (key) => {
      const others = (handle.hostKeys ?? []).filter(({ instanceId }) => instanceId !== key.instanceId);
      return update({ hostKeys: [...others, key] });
    },
    ready: (hosts, attached) => update({ hosts, attached }),
  };
}
