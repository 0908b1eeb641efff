import type { Operation } from '../operation.ts';
import { deleteParameter } from './delete-parameter.ts';
import { getParameter } from './get-parameter.ts';
import { getParameterHistory } from './get-parameter-history.ts';
import { getParameters } from './get-parameters.ts';
import { getParametersByPath } from './get-parameters-by-path.ts';
import { labelParameterVersion, unlabelParameterVersion } from './label-parameter-version.ts';
import { putParameter } from './put-parameter.ts';

export const parameterOperations: readonly Operation[] = [
  deleteParameter,
  getParameter,
  getParameterHistory,
  getParameters,
  getParametersByPath,
  labelParameterVersion,
  putParameter,
  unlabelParameterVersion,
];
