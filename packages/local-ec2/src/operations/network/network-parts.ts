import { compileFilters, type Filter, type FilterTable, type Tag } from '../../state/filters.ts';
import type { SubnetRecord, VpcRecord } from '../../state/resources.ts';
import { accountNetwork } from '../../world/network.ts';
import { defineOperation, type Operation, type RequestContext } from '../operation.ts';
import { type PageInput, type PageRules, pageOf } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { findByIds } from '../resource-ids.ts';

/** Kinds of resources that AWS makes together with a default VPC, one of each; here they cannot be changed. */
const PREFIXES = { acl: 'acl', dhcpOptions: 'dopt', gateway: 'igw', routeTable: 'rtb' } as const;

/** The VPC's own part of that kind. */
export function partId({ id }: Pick<VpcRecord, 'id'>, part: keyof typeof PREFIXES): string {
  return id.replace(/^vpc/, PREFIXES[part]);
}

/** The VPC that a part belongs to. */
export function vpcOfPart(id: string, vpcs: ReadonlyMap<string, VpcRecord>): VpcRecord | undefined {
  return vpcs.get(id.replace(/^[a-z]+/, 'vpc'));
}

export interface PartOwner {
  readonly vpc: VpcRecord;
  readonly subnets: readonly SubnetRecord[];
  readonly context: RequestContext;
}

interface Part {
  readonly id: string;
  readonly ownerId: string;
}

interface PartInput extends PageInput {
  readonly Filters?: Filter[] | undefined;
}

interface PartKind<Output extends object> {
  readonly operation: string;
  /** Members of the request and of the response. */
  readonly ids: string;
  readonly result: string;
  readonly prefix: string;
  readonly error: string;
  /** The code for a malformed id, as the list of EC2's error codes spells it. */
  readonly malformed: string;
  readonly idOf: (output: Output) => string | undefined;
  readonly output: (owner: PartOwner) => Output;
  readonly fields: FilterTable<Output>['fields'];
  readonly pages?: PageRules;
}

/** A Describe call for one kind of part: by id, by filter, in pages. */
export function describeParts<Output extends object>(kind: PartKind<Output>): Operation {
  const { operation, ids, result, prefix, error, malformed, fields } = kind;
  return defineOperation<PartInput, object>({
    service: 'ec2',
    name: operation,
    parameters: [ids, 'Filters', 'MaxResults', 'NextToken', 'DryRun'] as never,
    filters: [...Object.keys(fields), 'tag:<key>', 'tag-key'],
    run: (input, context) => {
      const { vpc, subnets } = accountNetwork(context.world, regionOf(context), context.accountId);
      const output = kind.output({ vpc, subnets, context });
      const id = kind.idOf(output) ?? '';
      const asked = (input as Record<string, string[] | undefined>)[ids] ?? [];
      const table = (): ReadonlyMap<string, Part> => new Map([[id, { id, ownerId: vpc.ownerId }]]);
      findByIds(asked, { prefix, error, malformed, label: `${prefix} ID`, table }, context);
      const matches = compileFilters<Output>(input.Filters, {
        fields,
        tags: () => regionOf(context).tags.of(id, context.tagLagMs),
      });
      const { items, ...next } = pageOf([output].filter(matches), input, kind.pages);
      return { [result]: items, ...next };
    },
  });
}

/** Tags of a part, as its description shows them. */
export function partTags(id: string, context: RequestContext): Tag[] {
  return [...regionOf(context).tags.of(id)];
}
