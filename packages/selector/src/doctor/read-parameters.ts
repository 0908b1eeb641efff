import { type Connection, listImages } from '../aws/describe-images.ts';
import { explainAwsError } from '../aws/explain-aws-error.ts';
import { imageIdIn } from '../aws/read-parameter.ts';
import { sendOptions } from '../aws/send-options.ts';
import type { SsmSender } from '../contract/ports.ts';
import { type ListedImage, toListedImage } from './listed-image.ts';

/** SSM takes ten names a call, EC2 two hundred values a filter. */
const NAMES_A_CALL = 10;
const IDS_A_CALL = 200;

/** The value of a public parameter: no such parameter when it has no id, no such image when it has no image. */
export interface ParameterValue {
  readonly imageId: string | undefined;
  readonly image: ListedImage | undefined;
}

/**
 * The images that parameters point at: one call for ten parameters, and one for the images that are not known yet.
 *
 * @throws SelectorError the codes of `explainAwsError`.
 */
export async function readParameters(
  names: readonly string[],
  known: ReadonlyMap<string, ListedImage>,
  connection: Connection & { readonly ssm: SsmSender },
): Promise<Map<string, ParameterValue>> {
  const ids = new Map<string, string | undefined>();
  for (const some of chunks(names, NAMES_A_CALL)) {
    for (const [name, value] of await getParameters(some, connection)) ids.set(name, imageIdIn(value));
  }
  const wanted = [...new Set([...ids.values()])].flatMap((id) => (id === undefined ? [] : [id]));
  const images = new Map(known);
  const unknown = wanted.filter((id) => !images.has(id));
  for (const some of chunks(unknown, IDS_A_CALL)) {
    // By filter, since one unknown id among `ImageIds` fails the call.
    const request = { Filters: [{ Name: 'image-id', Values: some }], IncludeDeprecated: true };
    for await (const image of listImages(request, connection)) {
      images.set(image.ImageId ?? '', toListedImage(image));
    }
  }
  return new Map(
    names.map((name) => {
      const imageId = ids.get(name);
      return [name, { imageId, image: images.get(imageId ?? '') }];
    }),
  );
}

async function getParameters(
  names: readonly string[],
  { ssm, region, meter, signal }: Connection & { readonly ssm: SsmSender },
): Promise<(readonly [string, string])[]> {
  const { GetParametersCommand } = await import('@aws-sdk/client-ssm');
  meter.calls += 1;
  const command = new GetParametersCommand({ Names: [...names] });
  const { Parameters = [] } = await ssm.send(command, sendOptions(signal)).catch((error: unknown) => {
    throw explainAwsError(error, { region, action: 'ssm:GetParameters' });
  });
  return Parameters.map(({ Name = '', Value = '' }) => [Name, Value.trim()] as const);
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
