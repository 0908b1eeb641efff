import type { Ec2Port } from '../aws/ports.ts';

export interface ScriptedCall {
  readonly action: string;
  readonly input: unknown;
}

/** A client whose responses a test writes; an `Error` is thrown. The calls are kept in order. */
export function scriptedEc2(respond: (call: ScriptedCall, index: number) => unknown): {
  readonly ec2: Ec2Port;
  readonly calls: ScriptedCall[];
} {
  const calls: ScriptedCall[] = [];
  const send = async (command: { readonly input: unknown }): Promise<unknown> => {
    const call = { action: command.constructor.name.replace(/Command$/, ''), input: command.input };
    const response = respond(call, calls.push(call) - 1);
    if (response instanceof Error) throw response;
    return response ?? {};
  };
  return { ec2: { send } as unknown as Ec2Port, calls };
}

/** Responses in their order, the last one for all later calls. */
export function inOrder(...responses: readonly unknown[]): (call: ScriptedCall, index: number) => unknown {
  return (_, index) => responses[Math.min(index, responses.length - 1)];
}
