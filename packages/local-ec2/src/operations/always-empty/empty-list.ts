import { ApiError } from '../../api/api-error.ts';
import { DOCUMENTED } from '../../generated/documented-lists.ts';
import { compileFilters, type Filter, type FilterTable } from '../../state/filters.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { ALWAYS_EMPTY, type EmptyList } from './table.ts';

type Input = Readonly<Record<string, unknown>>;

/** Whatever else a request has is refused by name. */
const UNDERSTOOD: readonly string[] = ['Filters', 'Filter', 'MaxResults', 'NextToken', 'DryRun'];

const TAGS: readonly string[] = ['tag:<key>', 'tag-key'];

/** The operations whose lists are always empty. */
export const emptyListOperations: readonly Operation[] = ALWAYS_EMPTY.map(emptyList);

/**
 * Answers the empty list, once the request is one that EC2 understands.
 * @throws ApiError `InvalidParameterValue` for an unknown filter or page size, `InvalidPaginationToken`, and the code of
 * the table for a resource that is asked for by its id.
 */
function emptyList(row: EmptyList): Operation {
  const { service, operation, list, ids, pages } = row;
  const members = DOCUMENTED[operation]?.members ?? [];
  const filters = filtersOf(row);
  const filterMember = members.find((member) => member === 'Filters' || member === 'Filter');
  const table = tableOf(filters);
  return defineOperation<Input, object>({
    service,
    name: operation,
    parameters: members.filter((member) => UNDERSTOOD.includes(member) || Object.hasOwn(ids, member)),
    filters,
    run: (input) => {
      if (filterMember !== undefined) compileFilters(input[filterMember] as Filter[] | undefined, table);
      assertNoneNamed(input, row);
      const [minimum, maximum] = pages;
      return { [list]: pageOf([], input, { minimum, maximum }).items };
    },
  });
}

/** Where the documentation names no filter, those by tags are there (inferred: all of these resources have tags). */
function filtersOf({ operation, olderFilters }: EmptyList): readonly string[] {
  const { members, filters } = DOCUMENTED[operation] ?? { members: [], filters: [] };
  if (!members.some((member) => member === 'Filters' || member === 'Filter')) return [];
  return filters.length > 0 ? [...filters, ...olderFilters] : TAGS;
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
    if (first === undefined) continue;
    const label = member.charAt(0).toLowerCase() + member.slice(1).replace(/Ids?$/, ' ID').replace(/s$/, '');
    throw new ApiError(code, `The ${label} '${String(first)}' does not exist`);
  }
}
