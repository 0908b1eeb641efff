import type { Body, BodyDriver, BodySpec } from './body.ts';
import { BodyError } from './body-error.ts';

/** No bodies at all: instances exist in the API only, nothing answers SSH. For tests of clients and for speed. */
export class NoneDriver implements BodyDriver {
  readonly name = 'none';

  async probe(): Promise<{ usable: boolean; reason: string }> {
    return { usable: true, reason: 'instances have no body: nothing boots and nothing answers' };
  }

  async boot(spec: BodySpec): Promise<Body> {
    const refuse = async (): Promise<never> => {
      throw new BodyError('BODY_GONE', `${spec.instanceId} has no body: the endpoint runs without bodies`);
    };
    const nothing = async (): Promise<void> => undefined;
    return {
      ssh: { host: '127.0.0.1', port: 0 },
      exec: refuse,
      snapshot: async (directory) => directory,
      pushKey: nothing,
      reboot: nothing,
      powerOff: nothing,
      powerOn: nothing,
      kill: nothing,
    };
  }

  async close(): Promise<void> {
    return undefined;
  }
}
