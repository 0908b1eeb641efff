import type { Sandbox, SandboxDriver, SandboxSpec } from '../../contract/sandbox.ts';
import { SandboxError } from '../../contract/sandbox-error.ts';

/** Documentation addresses for machines that do not exist: RFC 2544, never routed. */
const FIRST_ADDRESS = [198, 19, 0, 1] as const;

/** Instances exist in the API only; for simulations, and for images that nothing here can run. */
export function createNoneDriver(): SandboxDriver {
  let count = 0;
  return {
    name: 'none',
    limitsOutbound: async () => true,
    probe: async () => ({ usable: true, reason: 'instances exist in the API only' }),
    close: async () => {},
    boot: async (spec) => {
      count += 1;
      return createNoneBody(spec, addressOf(count));
    },
  };
}

function addressOf(count: number): string {
  const [first, second, third, fourth] = FIRST_ADDRESS;
  return [first, second, third + ((count >> 8) & 255), fourth + (count % 254)].join('.');
}

function createNoneBody({ instanceId, onConsole }: SandboxSpec, host: string): Sandbox {
  const refuse = async (): Promise<never> => {
    throw new SandboxError('SANDBOX_GONE', `The instance ${instanceId} has no sandbox.`);
  };
  onConsole(`local-ec2: ${instanceId} has no sandbox, it exists in the API only.\n`);
  return {
    ssh: { host, port: 22 },
    exec: refuse,
    pushKey: refuse,
    snapshot: refuse,
    letOut: async () => {},
    reboot: async () => {},
    powerOff: async () => {},
    powerOn: async () => {},
    kill: async () => {},
  };
}
