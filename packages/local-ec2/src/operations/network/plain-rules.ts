import type { IpPermission } from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';

/** A rule outside of `IpPermissions`, in members of the request itself, as older clients write it. */
export interface PlainRule {
  readonly IpProtocol?: string | undefined;
  readonly FromPort?: number | undefined;
  readonly ToPort?: number | undefined;
  readonly CidrIp?: string | undefined;
  readonly SourceSecurityGroupName?: string | undefined;
  readonly SourceSecurityGroupOwnerId?: string | undefined;
}

/**
 * The permissions that the plain members mean: one for an address range, or all of TCP, UDP and ICMP for the source
 * group (row 56; API_AuthorizeSecurityGroupIngress).
 * @throws ApiError `MissingParameter` for half a rule, `InvalidParameterCombination` for a source group together with
 * protocol, ports or addresses, which need `IpPermissions`.
 */
export function plainPermissions(rule: PlainRule): IpPermission[] {
  const { SourceSecurityGroupName: name, SourceSecurityGroupOwnerId: owner } = rule;
  const { IpProtocol, FromPort, ToPort, CidrIp } = rule;
  const narrowing = Object.entries({ IpProtocol, FromPort, ToPort, CidrIp }).filter(
    ([, value]) => value !== undefined,
  );
  if (name !== undefined) {
    const [member] = narrowing[0] ?? [];
    if (member !== undefined) throw conflict(member);
    return fullAccess(name, owner);
  }
  if (owner !== undefined) throw missing('SourceSecurityGroupName');
  if (narrowing.length === 0) return [];
  if (IpProtocol === undefined) throw missing('IpProtocol');
  if (CidrIp === undefined) throw missing('CidrIp');
  return [{ IpProtocol, FromPort, ToPort, IpRanges: [{ CidrIp }] }];
}

function fullAccess(GroupName: string, UserId: string | undefined): IpPermission[] {
  const UserIdGroupPairs = [{ GroupName, UserId }];
  return [
    { IpProtocol: 'tcp', FromPort: 0, ToPort: 65_535, UserIdGroupPairs },
    { IpProtocol: 'udp', FromPort: 0, ToPort: 65_535, UserIdGroupPairs },
    { IpProtocol: 'icmp', FromPort: -1, ToPort: -1, UserIdGroupPairs },
  ];
}

function conflict(member: string): ApiError {
  const message = `The parameter ${member} cannot be used with SourceSecurityGroupName; use IpPermissions.`;
  return new ApiError('InvalidParameterCombination', message);
}

function missing(member: string): ApiError {
  return new ApiError('MissingParameter', `The request must contain the parameter ${member}`);
}
