import type {
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { compileFilters, type FilterTable } from '../../state/filters.ts';
import type { GroupRecord, GroupRule } from '../../state/resources.ts';
import { accountNetwork } from '../../world/network.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { pageOf } from '../paging.ts';
import { regionOf } from '../region-of.ts';
import { isVisible } from '../resource-ids.ts';
import { ruleOutput } from './group-output.ts';

interface RuleInGroup {
  readonly rule: GroupRule;
  readonly group: GroupRecord;
}

const FIELDS: FilterTable<RuleInGroup>['fields'] = {
  'group-id': ({ group }) => group.id,
  'security-group-rule-id': ({ rule }) => rule.id,
};

export const describeSecurityGroupRules: Operation = defineOperation<
  DescribeSecurityGroupRulesRequest,
  DescribeSecurityGroupRulesResult
>({
  service: 'ec2',
  name: 'DescribeSecurityGroupRules',
  parameters: ['SecurityGroupRuleIds', 'Filters', 'MaxResults', 'NextToken', 'DryRun'],
  filters: [...Object.keys(FIELDS), 'tag:<key>', 'tag-key'],
  run: (input, context) => {
    const region = regionOf(context);
    accountNetwork(context.world, region, context.accountId);
    const groups = [...region.groups.values()].filter((group) => isVisible(group, context));
    const rules = groups.flatMap((group) => group.rules.map((rule) => ({ rule, group })));
    const unknown = input.SecurityGroupRuleIds?.find((id) => !rules.some(({ rule }) => rule.id === id));
    if (unknown !== undefined) {
      const message = `The security group rule ID '${unknown}' does not exist`;
      throw new ApiError('InvalidSecurityGroupRuleId.NotFound', message);
    }
    const matches = compileFilters(input.Filters, {
      fields: FIELDS,
      tags: ({ rule }) => region.tags.of(rule.id, context.tagLagMs),
    });
    const asked = rules.filter(({ rule }) => input.SecurityGroupRuleIds?.includes(rule.id) ?? true);
    const { items, ...next } = pageOf(asked.filter(matches), input);
    return { SecurityGroupRules: items.map(({ rule, group }) => ruleOutput(rule, group, region)), ...next };
  },
});
