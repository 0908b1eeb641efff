import { createHash } from 'node:crypto';
import { dnsSuffix, partitionOf } from '@ami-select/ec2-data/partitions';
import type { InstanceView } from './instance-view.ts';

/** A folder of the tree, or the text of a leaf; an absent entry is not there for this instance. */
export type MetadataNode = string | { readonly [name: string]: MetadataNode | undefined };

/** Everything below `/latest` but `api`. */
export function metadataTree(view: InstanceView, now: Date): MetadataNode {
  const userData =
    view.userData === undefined || view.userData.length === 0
      ? undefined
      : Buffer.from(view.userData).toString('latin1');
  return {
    dynamic: { 'instance-identity': { document: identityDocument(view) } },
    'meta-data': metaData(view, now),
    'user-data': userData,
  };
}

function metaData(view: InstanceView, now: Date): MetadataNode {
  return {
    'ami-id': view.imageId,
    'ami-launch-index': String(view.launchIndex),
    'ami-manifest-path': '(unknown)',
    events: eventsNode(view),
    hostname: view.hostname,
    iam: iamNode(view, now),
    'instance-action': 'none',
    'instance-id': view.instanceId,
    'instance-life-cycle': view.market,
    'instance-type': view.instanceType,
    'local-hostname': view.hostname,
    'local-ipv4': view.privateIp,
    mac: view.mac,
    network: { interfaces: { macs: { [view.mac]: interfaceNode(view) } } },
    placement: placementNode(view),
    profile: 'default-hvm',
    'public-hostname': view.publicHostname,
    'public-ipv4': view.publicIp,
    'public-keys': keysNode(view),
    'reservation-id': view.reservationId,
    'security-groups': lines(view.securityGroups.map((group) => group.name)),
    services: { domain: dnsSuffix(partitionOf(view.region)), partition: partitionOf(view.region) },
    spot: spotNode(view),
    tags: view.options.instanceMetadataTags === 'enabled' ? { instance: view.tags } : undefined,
  };
}

function lines(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join('\n');
}

function placementNode(view: InstanceView): MetadataNode {
  return {
    'availability-zone': view.availabilityZone,
    'availability-zone-id': view.availabilityZoneId,
    region: view.region,
  };
}

function interfaceNode(view: InstanceView): MetadataNode {
  return {
    'device-number': '0',
    'interface-id': view.interfaceId,
    'ipv4-associations': view.publicIp === undefined ? undefined : { [view.publicIp]: view.privateIp },
    'local-hostname': view.hostname,
    'local-ipv4s': view.privateIp,
    mac: view.mac,
    'owner-id': view.accountId,
    'public-hostname': view.publicHostname,
    'public-ipv4s': view.publicIp,
    'security-group-ids': lines(view.securityGroups.map((group) => group.id)),
    'security-groups': lines(view.securityGroups.map((group) => group.name)),
    'subnet-id': view.subnetId,
    'subnet-ipv4-cidr-block': view.subnetCidr,
    'vpc-id': view.vpcId,
    'vpc-ipv4-cidr-block': view.vpcCidr,
    'vpc-ipv4-cidr-blocks': view.vpcCidr,
  };
}

/** Listed as `0=name`, read at `0/openssh-key`. */
function keysNode(view: InstanceView): MetadataNode | undefined {
  if (view.keys.length === 0) return undefined;
  return Object.fromEntries(
    view.keys.map((key, index) => [`${index}=${key.name}`, { 'openssh-key': key.publicKey }]),
  );
}

function eventsNode(view: InstanceView): MetadataNode {
  const recommendations = view.rebalance && {
    rebalance: JSON.stringify({ noticeTime: iso(view.rebalance.noticeTime) }),
  };
  return { maintenance: { history: '[]', scheduled: '[]' }, recommendations };
}

function spotNode(view: InstanceView): MetadataNode | undefined {
  if (view.interruption === undefined) return undefined;
  const time = iso(view.interruption.time);
  return {
    'instance-action': JSON.stringify({ action: view.interruption.action, time }),
    'termination-time': view.interruption.action === 'terminate' ? time : undefined,
  };
}

const CREDENTIALS_HOURS = 6;

/** Credentials are invented: they have the right shape and open nothing. */
function iamNode(view: InstanceView, now: Date): MetadataNode | undefined {
  if (view.role === undefined) return undefined;
  const { name, profileArn, profileId } = view.role;
  const seed = createHash('sha256').update(`${view.tokenSecret}:${name}`).digest('hex').toUpperCase();
  const credentials = {
    Code: 'Success',
    LastUpdated: iso(now),
    Type: 'AWS-HMAC',
    AccessKeyId: `ASIA${seed.slice(0, 16)}`,
    SecretAccessKey: seed.slice(0, 40),
    Token: seed.repeat(4),
    Expiration: iso(new Date(now.getTime() + CREDENTIALS_HOURS * 3600_000)),
  };
  const info = {
    Code: 'Success',
    LastUpdated: iso(now),
    InstanceProfileArn: profileArn,
    InstanceProfileId: profileId,
  };
  return {
    info: JSON.stringify(info, null, 2),
    'security-credentials': { [name]: JSON.stringify(credentials, null, 2) },
  };
}

function identityDocument(view: InstanceView): string {
  const document = {
    accountId: view.accountId,
    architecture: view.architecture,
    availabilityZone: view.availabilityZone,
    billingProducts: null,
    devpayProductCodes: null,
    marketplaceProductCodes: null,
    imageId: view.imageId,
    instanceId: view.instanceId,
    instanceType: view.instanceType,
    kernelId: null,
    pendingTime: iso(view.launchTime),
    privateIp: view.privateIp,
    ramdiskId: null,
    region: view.region,
    version: '2017-09-30',
  };
  return JSON.stringify(document, null, 2);
}

function iso(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
