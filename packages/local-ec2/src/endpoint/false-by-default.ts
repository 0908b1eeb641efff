/**
 * Booleans that no operation here understands and whose `false` changes nothing, so that it is accepted; `true` is
 * refused. By the name of the member, with how its default is known. Not here: what is true unless it is said otherwise.
 */
export const FALSE_BY_DEFAULT: Readonly<Record<string, string>> = {
  AssociateCarrierIpAddress: 'only Wavelength Zones have carrier addresses, and none is assigned unasked',
  EnablePrimaryIpv6: 'no subnet here has IPv6, and EC2 makes no address the primary one unasked',
  EnableResourceNameDnsAAAARecord: 'no subnet here asks for the record, and no call can turn it on',
  Hibernate: 'default by the model',
  IncludeManagedResources: 'by the model only `true` shows more, and nothing here is managed',
  IncludeUnsupportedInRegion: 'default by the model',
  PrimaryIpv6: 'no subnet here has IPv6, and EC2 makes no address the primary one unasked',
  ReplaceUnhealthyInstances: 'fleets of type `maintain` only, and those replace nothing unasked',
  ResolveAlias: 'default by the model',
  SingleAvailabilityZone: 'by the model it indicates that an instant fleet does so',
  SingleInstanceType: 'by the model it indicates that an instant fleet does so',
  SkipOsShutdown: 'default by the model',
  TerminateInstancesWithExpiration: 'fleets here do not expire',
};

export function isFalseByDefault(member: string, value: unknown): boolean {
  return value === false && Object.hasOwn(FALSE_BY_DEFAULT, member);
}
