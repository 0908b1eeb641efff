import { SelectorError } from '../errors.ts';
import type { SsmSender } from '../ports.ts';
import { explainAwsError } from './aws-errors.ts';
import type { Meter } from './meter.ts';

/**
 * The image id an SSM parameter holds. The SSM client is loaded here, by the first question that needs it.
 *
 * @throws SelectorError `PARAMETER_NOT_FOUND` when there is none, or its value is not an image id.
 */
export async function readParameter(
  name: string,
  connection: {
    readonly ssm: SsmSender;
    readonly region: string;
    readonly meter: Meter;
    readonly signal?: AbortSignal;
  },
): Promise<string> {
  const { GetParameterCommand } = await import('@aws-sdk/client-ssm');
  const { region, meter, signal, ssm } = connection;
  meter.calls += 1;
  const options = signal === undefined ? {} : { abortSignal: signal };
  const answer = await ssm.send(new GetParameterCommand({ Name: name }), options).catch((error: unknown) => {
    throw explainAwsError(error, { region, action: `ssm:GetParameter ${name}` });
  });
  const value = (answer.Parameter?.Value ?? '').trim();
  const id = imageIdIn(value);
  if (id !== undefined) return id;
  throw new SelectorError(
    'PARAMETER_NOT_FOUND',
    `The parameter ${name} in ${region} holds no image id but "${value.slice(0, 80)}".`,
    {
      hint: 'For recommended parameters of ECS and EKS take the one that ends in /image_id.',
    },
  );
}

/** A plain id, or the `image_id` of a JSON value as ECS keeps it. */
function imageIdIn(value: string): string | undefined {
  return (
    /^ami-[0-9a-f]{8,17}$/.exec(value)?.[0] ?? /"image_id"\s*:\s*"(ami-[0-9a-f]{8,17})"/.exec(value)?.[1]
  );
}
