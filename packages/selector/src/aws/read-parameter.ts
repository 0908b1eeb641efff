import { SelectorError } from '../contract/errors.ts';
import type { SsmSender } from '../contract/ports.ts';
import { explainAwsError } from './explain-aws-error.ts';
import type { Meter } from './meter.ts';
import { sendOptions } from './send-options.ts';

/**
 * The image id in an SSM parameter. The SSM client is loaded here, by the first query that needs it.
 *
 * @throws SelectorError `PARAMETER_NOT_FOUND` when there is none, or its value is not an image id; and the other
 * codes of `explainAwsError`.
 */
export async function readParameter(
  name: string,
  connection: {
    readonly ssm: SsmSender;
    readonly region: string;
    readonly meter: Meter;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<string> {
  const { GetParameterCommand } = await import('@aws-sdk/client-ssm');
  const { region, meter, signal, ssm } = connection;
  meter.calls += 1;
  const command = new GetParameterCommand({ Name: name });
  const { Parameter } = await ssm.send(command, sendOptions(signal)).catch((error: unknown) => {
    throw explainAwsError(error, { region, action: `ssm:GetParameter ${name}` });
  });
  const value = (Parameter?.Value ?? '').trim();
  const id = imageIdIn(value);
  if (id !== undefined) return id;
  throw new SelectorError(
    'PARAMETER_NOT_FOUND',
    `The parameter ${name} in ${region} contains "${value.slice(0, 80)}", which is not an image id.`,
    { hint: 'For recommended parameters of ECS and EKS take the one that ends in /image_id.' },
  );
}

/** A plain id, or the `image_id` of a JSON value as ECS writes it. */
export function imageIdIn(value: string): string | undefined {
  return (
    /^ami-[0-9a-f]{8,17}$/.exec(value)?.[0] ?? /"image_id"\s*:\s*"(ami-[0-9a-f]{8,17})"/.exec(value)?.[1]
  );
}
