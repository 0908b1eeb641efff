import type {
  LabelParameterVersionRequest,
  LabelParameterVersionResult,
  UnlabelParameterVersionRequest,
  UnlabelParameterVersionResult,
} from '@aws-sdk/client-ssm';
import { ApiError } from '../../api/api-error.ts';
import type { ParameterVersion } from '../../catalogue/parameter-store.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { findOwnParameter, type OwnParameter } from './own-parameter.ts';

const MAX_LABELS = 10;

/** Letters, digits, `.`, `-`, `_`; not a digit, `aws` or `ssm` first (LabelParameterVersion). */
const LABEL = /^(?!\d|aws|ssm)[a-z0-9._-]{1,100}$/i;

/**
 * ssm:LabelParameterVersion: a label is of one version only and moves to the newer claim; labels that are none are
 * listed, not refused.
 */
export const labelParameterVersion: Operation = defineOperation<
  LabelParameterVersionRequest,
  LabelParameterVersionResult
>({
  service: 'ssm',
  name: 'LabelParameterVersion',
  parameters: ['Name', 'ParameterVersion', 'Labels'],
  run: ({ Name, ParameterVersion, Labels }, context) => {
    const parameter = findOwnParameter(Name, context);
    const number = versionNumber(parameter, ParameterVersion ?? parameter.versions.length);
    const asked = [...new Set(labelsOf(Labels))];
    const labels = asked.filter((label) => LABEL.test(label));
    const versions = parameter.versions.map((version, index) => {
      const others = version.labels.filter((label) => !labels.includes(label));
      return { ...version, labels: index + 1 === number ? [...others, ...labels] : others };
    });
    assertFewLabels(versions[number - 1], parameter);
    save(parameter, versions, context);
    return { InvalidLabels: asked.filter((label) => !labels.includes(label)), ParameterVersion: number };
  },
});

/** ssm:UnlabelParameterVersion: labels that the version does not have are listed. */
export const unlabelParameterVersion: Operation = defineOperation<
  UnlabelParameterVersionRequest,
  UnlabelParameterVersionResult
>({
  service: 'ssm',
  name: 'UnlabelParameterVersion',
  parameters: ['Name', 'ParameterVersion', 'Labels'],
  run: ({ Name, ParameterVersion = 0, Labels }, context) => {
    const parameter = findOwnParameter(Name, context);
    const number = versionNumber(parameter, ParameterVersion);
    const asked = labelsOf(Labels);
    const known = parameter.versions[number - 1]?.labels ?? [];
    const versions = parameter.versions.map((version, index) =>
      index + 1 === number
        ? { ...version, labels: known.filter((label) => !asked.includes(label)) }
        : version,
    );
    save(parameter, versions, context);
    return {
      RemovedLabels: asked.filter((label) => known.includes(label)),
      InvalidLabels: asked.filter((label) => !known.includes(label)),
    };
  },
});

function labelsOf(labels: readonly string[] = []): readonly string[] {
  if (labels.length >= 1 && labels.length <= MAX_LABELS) return labels;
  const bound = labels.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MAX_LABELS}`;
  throw new ApiError(
    'ValidationException',
    `1 validation error detected: Value '[${labels.join(', ')}]' at 'labels' failed to satisfy constraint: Member must have length ${bound}`,
  );
}

function versionNumber({ name, versions }: OwnParameter, number: number): number {
  if (number >= 1 && number <= versions.length) return number;
  throw new ApiError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${number} of ${name}. Verify the version and try again.`,
  );
}

function assertFewLabels(version: ParameterVersion | undefined, { name }: OwnParameter): void {
  if ((version?.labels.length ?? 0) <= MAX_LABELS) return;
  const message = `A version of ${name} can have at most ${MAX_LABELS} labels.`;
  throw new ApiError('ParameterVersionLabelLimitExceeded', message);
}

function save(
  parameter: OwnParameter,
  versions: readonly ParameterVersion[],
  { world, region }: RequestContext,
): void {
  world.images.parameters(region).put({ ...parameter, versions });
}
