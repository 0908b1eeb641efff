import type { CreateFleetRequest, CreateFleetResult } from '@aws-sdk/client-ec2';
import { notImplemented } from '../../api/api-error.ts';
import type { FleetRecord } from '../../state/templates.ts';
import { keep } from '../../world/keep.ts';
import { rememberToken, usedToken } from '../client-token.ts';
import { defineOperation, type Operation } from '../operation.ts';
import { regionOf } from '../region-of.ts';
import { readTagSpecifications } from '../tag-specifications.ts';
import { assertTargets } from './assert-targets.ts';
import { fillFleet } from './fill-fleet.ts';
import { poolsOf } from './fleet-pools.ts';

/** Instant fleets: tries one override after the other; Errors lists those without a machine (row 35). */
export const createFleet: Operation = defineOperation<CreateFleetRequest, CreateFleetResult>({
  service: 'ec2',
  name: 'CreateFleet',
  parameters: [
    'ClientToken',
    'LaunchTemplateConfigs',
    'TargetCapacitySpecification',
    'SpotOptions',
    'OnDemandOptions',
    'TagSpecifications',
    'Type',
    'DryRun',
  ],
  members: {
    'LaunchTemplateConfigs.Overrides': [
      'AvailabilityZone',
      'AvailabilityZoneId',
      'ImageId',
      'InstanceType',
      'MaxPrice',
      'Priority',
      'SubnetId',
    ],
    SpotOptions: ['AllocationStrategy'],
    OnDemandOptions: ['AllocationStrategy'],
    TargetCapacitySpecification: [
      'DefaultTargetCapacityType',
      'OnDemandTargetCapacity',
      'SpotTargetCapacity',
      'TotalTargetCapacity',
    ],
  },
  checksBeforeDryRun: true,
  run: (input, context) => {
    if ((input.Type ?? 'maintain') !== 'instant')
      throw notImplemented(`fleets of type ${input.Type ?? 'maintain'}`);
    assertTargets(input);
    const tags = readTagSpecifications(input.TagSpecifications, [
      'fleet',
      'instance',
      'volume',
      'network-interface',
      'spot-instances-request',
    ]);
    const use = { operation: 'CreateFleet', input };
    const used = usedToken(use, context);
    if (used?.output) return used.output;
    const pools = poolsOf(input, context);
    if (input.DryRun) return {};
    const fleetId = `fleet-${context.world.ids.uuid()}`;
    const outcome = fillFleet(pools, { input, fleetId, context });
    const fleet: FleetRecord = {
      id: fleetId,
      ownerId: context.accountId,
      createdAt: context.now,
      instanceIds: outcome.instances.map(({ id }) => id),
      targetCapacity: input.TargetCapacitySpecification?.TotalTargetCapacity ?? 0,
      state: 'active',
      outcome: { Instances: outcome.groups, Errors: outcome.errors },
      ...(input.ClientToken !== undefined && { clientToken: input.ClientToken }),
    };
    regionOf(context).fleets.set(fleetId, fleet);
    regionOf(context).tags.set(fleetId, tags.fleet ?? []);
    keep(context, { kind: 'fleet', id: fleetId });
    const output: CreateFleetResult = { FleetId: fleetId, Instances: outcome.groups, Errors: outcome.errors };
    rememberToken(use, { ids: fleet.instanceIds, output }, context);
    return output;
  },
});
