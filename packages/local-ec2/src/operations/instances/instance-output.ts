import type { Instance, InstanceState, Placement, Reservation } from '@aws-sdk/client-ec2';
import { PROFILE_ID } from '../../state/accounts.ts';
import { privateDns, publicDns } from '../../state/dns-names.ts';
import type { RegionState } from '../../state/region-state.ts';
import type { InstanceRecord, InstanceStateName } from '../../state/resources.ts';
import { groupsOutput, instanceInterfacesOutput } from '../network/interface-output.ts';
import type { RequestContext } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { currentBootMode } from './boot-mode.ts';

const STATE_CODES: Readonly<Record<InstanceStateName, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export function stateOutput(name: InstanceStateName): InstanceState {
  return { Code: STATE_CODES[name], Name: name };
}

/** Machines of one launch, as RunInstances and DescribeInstances return them. */
export function reservationOutput(
  instances: readonly InstanceRecord[],
  context: RequestContext,
): Reservation {
  const [first] = instances;
  return {
    ReservationId: first?.reservationId,
    OwnerId: first?.ownerId,
    Groups: [],
    Instances: instances.map((instance) => instanceOutput(instance, context)),
  };
}

export function instanceOutput(instance: InstanceRecord, context: RequestContext): Instance {
  const region = regionOf(context);
  return {
    ...identity(instance, context),
    ...launchFacts(instance, region),
    ...network(instance, region),
    State: stateOutput(instance.state),
    StateTransitionReason: instance.transitionReason,
    StateReason: instance.stateReason && {
      Code: instance.stateReason.code,
      Message: instance.stateReason.message,
    },
    Tags: tagsOf(instance, context),
    BlockDeviceMappings: blockDevices(instance, region),
    MetadataOptions: {
      State: 'applied',
      HttpTokens: instance.metadataOptions.httpTokens,
      HttpEndpoint: instance.metadataOptions.httpEndpoint,
      HttpPutResponseHopLimit: instance.metadataOptions.httpPutResponseHopLimit,
      HttpProtocolIpv6: instance.metadataOptions.httpProtocolIpv6,
      InstanceMetadataTags: instance.metadataOptions.instanceMetadataTags,
    },
  };
}

/** Own tags and those that AWS adds for templates and fleets. */
export function tagsOf(
  instance: InstanceRecord,
  context: RequestContext,
  lagMs = 0,
): { Key: string; Value: string }[] {
  const { launchTemplate, fleetId } = instance;
  return [
    ...regionOf(context).tags.of(instance.id, lagMs),
    ...(launchTemplate ? [{ Key: 'aws:ec2launchtemplate:id', Value: launchTemplate.id }] : []),
    ...(launchTemplate ? [{ Key: 'aws:ec2launchtemplate:version', Value: launchTemplate.version }] : []),
    ...(fleetId === undefined ? [] : [{ Key: 'aws:ec2:fleet-id', Value: fleetId }]),
  ];
}

function identity(instance: InstanceRecord, context: RequestContext): Instance {
  const { world, region } = context;
  const image = world.images.store(region).get(instance.imageId);
  return {
    InstanceId: instance.id,
    ImageId: instance.imageId,
    InstanceType: instance.instanceType as Instance['InstanceType'],
    Architecture: instance.architecture as Instance['Architecture'],
    AmiLaunchIndex: instance.launchIndex,
    ClientToken: instance.clientToken ?? '',
    KeyName: instance.keyName,
    LaunchTime: instance.launchTime,
    Platform: instance.platform as Instance['Platform'],
    PlatformDetails: instance.platformDetails,
    UsageOperation: image?.traits.usageOperation,
    UsageOperationUpdateTime: instance.createdAt,
    VirtualizationType: image?.traits.virtualizationType ?? 'hvm',
    Hypervisor: 'xen',
    EnaSupport: image?.traits.enaSupport ?? true,
    BootMode: image?.traits.bootMode,
    CurrentInstanceBootMode: currentBootMode(instance, context),
    TpmSupport: image?.traits.tpmSupport,
    SriovNetSupport: image?.traits.sriovNetSupport,
    RootDeviceName: instance.rootDeviceName,
    RootDeviceType: image?.traits.rootDeviceType ?? 'ebs',
    ProductCodes: [...(image?.traits.productCodes ?? [])],
  };
}

function launchFacts(instance: InstanceRecord, region: RegionState): Instance {
  const { options } = instance;
  return {
    InstanceLifecycle: instance.market === 'spot' ? 'spot' : undefined,
    SpotInstanceRequestId: instance.spotRequestId,
    EbsOptimized: instance.ebsOptimized,
    Monitoring: { State: instance.monitoring ? 'enabled' : 'disabled' },
    Placement: placementOutput(instance, region),
    CpuOptions: { CoreCount: options.cpu.coreCount, ThreadsPerCore: options.cpu.threadsPerCore },
    IamInstanceProfile:
      instance.iamProfileArn === undefined ? undefined : { Arn: instance.iamProfileArn, Id: PROFILE_ID },
    HibernationOptions: { Configured: false },
    EnclaveOptions: { Enabled: false },
    MaintenanceOptions: { AutoRecovery: options.autoRecovery },
    CapacityReservationSpecification: { CapacityReservationPreference: options.capacityReservation },
    PrivateDnsNameOptions: {
      HostnameType: options.privateDnsName.hostnameType,
      EnableResourceNameDnsARecord: options.privateDnsName.resourceNameARecord,
      EnableResourceNameDnsAAAARecord: false,
    },
    NetworkPerformanceOptions: { BandwidthWeighting: 'default' },
    Operator: { Managed: false },
  };
}

function placementOutput(
  { zone, options: { tenancy, placementGroup } }: InstanceRecord,
  { zones }: RegionState,
): Placement {
  return {
    AvailabilityZone: zone,
    AvailabilityZoneId: zones.find(({ name }) => name === zone)?.id,
    Tenancy: tenancy,
    GroupName: placementGroup?.name ?? '',
    GroupId: placementGroup?.id,
  };
}

/** A terminated machine keeps no address, network or groups; a public one appears with the running state (row 23). */
function network(instance: InstanceRecord, region: RegionState): Instance {
  if (instance.state === 'terminated') return { PrivateDnsName: '', PublicDnsName: '' };
  return {
    VpcId: instance.vpcId,
    SubnetId: instance.subnetId,
    ...(instance.ipv6Address === undefined
      ? { PrivateIpAddress: instance.privateIp }
      : { Ipv6Address: instance.ipv6Address }),
    PrivateDnsName: privateDns(instance, region.name),
    PublicDnsName: instance.publicIp === undefined ? '' : publicDns(instance.publicIp, region.name),
    PublicIpAddress: instance.publicIp,
    SourceDestCheck: instance.sourceDestCheck,
    SecurityGroups: groupsOutput(instance.groupIds, region),
    NetworkInterfaces: instanceInterfacesOutput(instance, region),
  };
}

function blockDevices(
  { volumeIds }: InstanceRecord,
  region: RegionState,
): NonNullable<Instance['BlockDeviceMappings']> {
  return volumeIds.flatMap((id) => {
    const volume = region.volumes.get(id);
    if (!volume?.attachment) return [];
    const { device, attachedAt, deleteOnTermination } = volume.attachment;
    const Ebs = {
      VolumeId: id,
      Status: 'attached',
      AttachTime: attachedAt,
      DeleteOnTermination: deleteOnTermination,
    } as const;
    return [{ DeviceName: device, Ebs }];
  });
}
