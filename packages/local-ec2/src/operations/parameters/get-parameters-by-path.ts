import type { GetParametersByPathRequest, GetParametersByPathResult } from '@aws-sdk/client-ssm';
import { ApiError } from '../../api/api-error.ts';
import type { Parameter } from '../../catalogue/parameter-store.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import { emptyMember } from '../empty-member.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { type PageRules, pageOf } from '../paging.ts';
import { parameterOutput } from './parameter-output.ts';
import type { FoundParameter } from './parameter-reference.ts';

const PAGES: PageRules = { minimum: 1, maximum: 10, usual: 10, wording: 'ssm' };

const FILTERS: FilterTable<Parameter> = {
  fields: {
    Type: (parameter) => parameter.type,
    Label: (parameter) => parameter.versions.flatMap((version) => version.labels),
    DataType: (parameter) => parameter.dataType,
  },
};

/** ssm:GetParametersByPath: pages of at most ten, one level deep unless Recursive is set. */
export const getParametersByPath: Operation = defineOperation<
  GetParametersByPathRequest,
  GetParametersByPathResult
>({
  service: 'ssm',
  name: 'GetParametersByPath',
  parameters: ['Path', 'Recursive', 'ParameterFilters', 'WithDecryption', 'MaxResults', 'NextToken'],
  filters: Object.keys(FILTERS.fields),
  run: (input, context) => {
    const path = input.Path ?? '';
    assertPath(path);
    const matches = filterOf(input);
    const store = context.world.images.parameters(context.region);
    const depth = path.replace(/\/$/, '').length + 1;
    const found = store
      .under(path, context.accountId)
      .filter((parameter) => input.Recursive || !parameter.name.includes('/', depth))
      .filter(matches);
    const view = { region: context.region, decrypts: input.WithDecryption ?? false };
    const page = pageOf(found, input, PAGES);
    return {
      Parameters: page.items.map((parameter) => parameterOutput(latestOf(parameter), view)),
      ...(page.NextToken !== undefined && { NextToken: page.NextToken }),
    };
  },
});

function assertPath(path: string): void {
  if (path.startsWith('/')) return;
  throw new ApiError('ValidationException', `The parameter path '${path}' must begin with a slash (/).`);
}

/**
 * Only the option Equals is there, and no wildcards: Systems Manager has none.
 * @throws ApiError `ValidationException` for a filter without a key and for an empty list or value, `InvalidFilterKey`,
 * `InvalidFilterOption`, `InvalidFilterValue` for a filter without a list of values (getmoto/moto#6233).
 */
function filterOf({ ParameterFilters }: GetParametersByPathRequest): (parameter: Parameter) => boolean {
  for (const { Key, Option = 'Equals', Values } of ParameterFilters ?? []) {
    if (!Key) throw emptyMember('parameterFilters.key');
    if (!Object.hasOwn(FILTERS.fields, Key))
      throw new ApiError('InvalidFilterKey', `The filter key '${Key}' is not valid.`);
    if (Option !== 'Equals')
      throw new ApiError('InvalidFilterOption', `The filter option '${Option}' is not valid.`);
    if (Values?.length === 0 || Values?.includes('')) throw emptyMember('parameterFilters.values');
    if (Values === undefined)
      throw new ApiError('InvalidFilterValue', `The filter values are missing for the filter key '${Key}'.`);
  }
  const filters = ParameterFilters?.map(({ Key, Values }) => ({
    Name: Key,
    Values: Values?.map((value) => value.replaceAll(/[\\*?]/g, '\\$&')),
  }));
  return compileFilters(filters, FILTERS);
}

function latestOf(parameter: Parameter): FoundParameter {
  const number = parameter.versions.length;
  const version = parameter.versions[number - 1];
  if (!version) throw new RangeError(`Parameter ${parameter.name} has no version`);
  return { parameter, version, number };
}
