import { ApiError } from '../../api/api-error.ts';
import type { Parameter, ParameterVersion } from '../../catalogue/parameter-store.ts';
import type { RequestContext } from '../operation.ts';

/** A parameter's name with the requested version or label. */
export interface ParameterReference {
  readonly name: string;
  /** `:3` or `:label`, with the colon; as GetParameter gives it back. */
  readonly selector?: string;
}

const ARN = /^arn:[^:]+:ssm:[^:]*:\d*:parameter(\/[^:]+)(:[^:]+)?$/;

/** Reads `name`, `name:version`, `name:label`, or an ARN with or without an account id (row 42). */
export function parseReference(text: string): ParameterReference {
  const arn = ARN.exec(text);
  const [name, selector] = arn ? [arn[1] ?? '', arn[2]] : splitSelector(text);
  return { name, ...(selector !== undefined && { selector }) };
}

export interface FoundParameter {
  readonly parameter: Parameter;
  readonly version: ParameterVersion;
  /** Version 1 is the first. */
  readonly number: number;
  readonly selector?: string;
}

/**
 * The version that a reference means.
 * @throws ApiError `ParameterNotFound`, `ParameterVersionNotFound`.
 */
export function findParameter(text: string, context: RequestContext): FoundParameter {
  const { name, selector } = parseReference(text);
  const store = context.world.images.parameters(context.region);
  const parameter =
    store.get(name, context.accountId) ?? store.get(name.replace(/^\//, ''), context.accountId);
  if (!parameter) throw new ApiError('ParameterNotFound', `Parameter ${name} not found.`);
  const index = selector === undefined ? parameter.versions.length - 1 : selectVersion(parameter, selector);
  const version = parameter.versions[index];
  if (version) return { parameter, version, number: index + 1, ...(selector !== undefined && { selector }) };
  throw new ApiError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${selector?.slice(1)} of ${name}. Verify the version and try again.`,
  );
}

function splitSelector(text: string): [string, string | undefined] {
  const colon = text.indexOf(':');
  return colon === -1 ? [text, undefined] : [text.slice(0, colon), text.slice(colon)];
}

/** Of a public parameter only the current version can be read (aws/containers-roadmap issue 705). */
function selectVersion({ versions, accountId }: Parameter, selector: string): number {
  const wanted = selector.slice(1);
  const last = versions.length - 1;
  const index = /^\d+$/.test(wanted)
    ? Number(wanted) - 1
    : versions.findLastIndex((version) => version.labels.includes(wanted));
  return accountId === undefined && index !== last ? -1 : index;
}
