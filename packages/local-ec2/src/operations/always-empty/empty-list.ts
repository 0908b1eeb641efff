import { ApiError } from '../../api/api-error.ts';
import { autoScalingModel } from '../../api/auto-scaling-model.ts';
import { lambdaModel } from '../../api/lambda-model.ts';
import type { Service } from '../../api/service.ts';
import type { ServiceModel } from '../../api/service-model.ts';
import { DOCUMENTED } from '../../generated/documented-lists.ts';
import { compileFilters, type Filter, type FilterTable } from '../../state/filters.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { type PageInput, type PageRules, pageOf } from '../paging.ts';
import { ALWAYS_EMPTY, type EmptyList } from './table.ts';

type Input = Readonly<Record<string, unknown>>;

/** Members besides those that name something; whatever else a request has is refused by name. */
const UNDERSTOOD: readonly string[] = ['Filters', 'Filter', 'DryRun'];

/** Members for pages: the size, then the token. */
const PAGES: Readonly<Record<string, readonly [size: string, token: string]>> = {
  ec2: ['MaxResults', 'NextToken'],
  autoscaling: ['MaxRecords', 'NextToken'],
  lambda: ['MaxItems', 'Marker'],
};

const TAGS: readonly string[] = ['tag:<key>', 'tag-key'];

/** Models of the services that have no documented lists. */
const MODELS: readonly ServiceModel[] = [autoScalingModel, lambdaModel];

/** The operations whose lists are always empty. */
export const emptyListOperations: readonly Operation[] = ALWAYS_EMPTY.map(emptyList);

/**
 * Answers the empty list, once the request is one that the service understands.
 * @throws ApiError `InvalidParameterValue` for an unknown filter, the service's codes for page sizes and tokens, and
 * the code of the table for a resource that is asked for by its id.
 */
function emptyList(row: EmptyList): Operation {
  const { service, operation, list, ids } = row;
  const members = membersOf(row);
  const filters = filtersOf(row);
  const filterMember = members.find(isFilters);
  const table = tableOf(filters);
  const understood = [...UNDERSTOOD, ...(PAGES[service] ?? []), ...Object.keys(ids)];
  return defineOperation<Input, object>({
    service,
    name: operation,
    parameters: members.filter((member) => understood.includes(member)),
    filters,
    run: (input) => {
      if (filterMember !== undefined) compileFilters(input[filterMember] as Filter[] | undefined, table);
      assertNoneNamed(input, row);
      return { [list]: pageOf([], pageInput(input, service), pageRules(row)).items };
    },
  });
}

function pageInput(input: Input, service: Service): PageInput {
  const [size = '', token = ''] = PAGES[service] ?? [];
  return { MaxResults: input[size] as number | undefined, NextToken: input[token] as string | undefined };
}

function pageRules({ service, pages: [minimum, maximum] }: EmptyList): PageRules {
  return { minimum, maximum, wording: service as 'ec2' | 'autoscaling' | 'lambda' };
}

function membersOf({ operation }: EmptyList): readonly string[] {
  const documented = DOCUMENTED[operation]?.members;
  if (documented) return documented;
  const model = MODELS.find(({ operations }) => Object.hasOwn(operations, operation));
  return Object.keys(model?.structures[model.operations[operation]?.input ?? '']?.members ?? {});
}

function isFilters(member: string): boolean {
  return member === 'Filters' || member === 'Filter';
}

/** Where the documentation names no filter, those by tags are there (inferred: all of these resources have tags). */
function filtersOf(row: EmptyList): readonly string[] {
  if (!membersOf(row).some(isFilters)) return [];
  const filters = [...(DOCUMENTED[row.operation]?.filters ?? []), ...row.moreFilters];
  return filters.length > 0 ? filters : TAGS;
}

/** Nothing has the values that a filter looks at. */
function tableOf(filters: readonly string[]): FilterTable<never> {
  const fields = filters.filter((name) => !TAGS.includes(name)).map((name) => [name, () => undefined]);
  const hasTags = filters.some((name) => TAGS.includes(name));
  return { fields: Object.fromEntries(fields), ...(hasTags && { tags: () => [] }) };
}

function assertNoneNamed(input: Input, { ids }: EmptyList): void {
  for (const [member, code] of Object.entries(ids)) {
    const [first] = [input[member] ?? []].flat();
    if (first === undefined || code === undefined) continue;
    const label = member.charAt(0).toLowerCase() + member.slice(1).replace(/Ids?$/, ' ID').replace(/s$/, '');
    throw new ApiError(code, `The ${label} '${String(first)}' does not exist`);
  }
}
