import type { ServiceModel } from '../api/service-model.ts';

/** Members of answers that came with EC2's last API version or later, by structure, as far as older clients trip. */
const LATER_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  InstanceStatus: ['AttachedEbsStatus'],
  IpPermission: ['Ipv6Ranges'],
  Vpc: ['CidrBlockAssociationSet', 'Ipv6CidrBlockAssociationSet'],
};

/**
 * The shapes of answers to requests in an older API version of EC2. Inferred: EC2 answers each version in its own shape,
 * without what came later. boto 2 takes a name or state in there for that of the thing itself.
 */
export function modelOfOlderVersions(model: ServiceModel): ServiceModel {
  const older = Object.entries(LATER_MEMBERS).map(([name, later]) => {
    const members = Object.entries(model.structures[name]?.members ?? {});
    return [name, { members: Object.fromEntries(members.filter(([member]) => !later.includes(member))) }];
  });
  return { ...model, structures: { ...model.structures, ...Object.fromEntries(older) } };
}
