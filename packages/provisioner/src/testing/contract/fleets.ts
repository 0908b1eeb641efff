import {
  CreateFleetCommand,
  type CreateFleetCommandInput,
  type CreateFleetCommandOutput,
  CreateLaunchTemplateCommand,
  DeleteFleetsCommand,
  DeleteLaunchTemplateCommand,
  DescribeFleetsCommand,
  DescribeLaunchTemplatesCommand,
} from '@aws-sdk/client-ec2';
import type { ContractWorld, Statement } from './statement.ts';
import {
  byId,
  expectError,
  expectSame,
  findInstances,
  settle,
  uniqueName,
  untilState,
  whileHidden,
} from './steps.ts';

const EXISTS = 'InvalidLaunchTemplateName.AlreadyExistsException';
const NO_TEMPLATE = 'InvalidLaunchTemplateId.NotFound';

/** Statements about CreateFleet of type `instant` and its template, for an EC2 that has them. */
export const fleetStatements: readonly Statement[] = [
  {
    title: 'the same token with the same parameters gives the same instant fleet and instances',
    async run(world) {
      const input = await fleetInput(world, { count: 3 });

      const first = await createFleet(world, input);
      const second = await createFleet(world, input);

      expectSame('one fleet', second.FleetId, first.FleetId);
      expectSame('three instances', launchedBy(first).length, 3);
      expectSame('the same instances', launchedBy(second), launchedBy(first));
    },
  },
  {
    title: 'the same token with another target of a fleet is refused',
    async run(world) {
      const input = await fleetInput(world, { count: 1 });
      await createFleet(world, input);

      const other = { TotalTargetCapacity: 2, DefaultTargetCapacityType: 'on-demand' } as const;
      await expectError(
        'IdempotentParameterMismatch',
        createFleet(world, { ...input, TargetCapacitySpecification: other }),
      );
    },
  },
  {
    title: 'an instant fleet launches what has room and names the type that has none in Errors',
    async run(world) {
      const types = [world.fullType, world.instanceType];
      const { Instances = [], Errors = [] } = await createFleet(
        world,
        await fleetInput(world, { count: 2, types }),
      );

      const [launched] = Instances;
      expectSame('two instances', launched?.InstanceIds?.length, 2);
      expectSame('their type', launched?.InstanceType, world.instanceType);
      const [error] = Errors;
      const { InstanceType } = error?.LaunchTemplateAndOverrides?.Overrides ?? {};
      expectSame(
        'the error',
        [error?.ErrorCode, InstanceType],
        ['InsufficientInstanceCapacity', world.fullType],
      );
    },
  },
  {
    title: 'an instant fleet without any room launches nothing, and is there',
    async run(world) {
      const input = await fleetInput(world, { count: 2, types: [world.fullType] });

      const fleet = await createFleet(world, input);

      expectSame('no instance', launchedBy(fleet), []);
      expectSame('a fleet', fleet.FleetId?.startsWith('fleet-'), true);
    },
  },
  {
    title: 'an instance of a fleet carries the tags of the call and those that name fleet and template',
    async run(world) {
      const tag = { Key: 'contract', Value: uniqueName() };
      const input = await fleetInput(world, { count: 1 });
      const TagSpecifications = [{ ResourceType: 'instance' as const, Tags: [tag] }];
      const fleet = await createFleet(world, { ...input, TagSpecifications });
      await settle(world);

      const [instance] = await findInstances(world, byId(launchedBy(fleet)));

      const tagOf = (key: string) => instance?.Tags?.find(({ Key }) => Key === key)?.Value;
      expectSame('the tag of the call', tagOf(tag.Key), tag.Value);
      expectSame('the tag of the fleet', tagOf('aws:ec2:fleet-id'), fleet.FleetId);
      const { LaunchTemplateId } = input.LaunchTemplateConfigs?.[0]?.LaunchTemplateSpecification ?? {};
      expectSame('the tag of the template', tagOf('aws:ec2launchtemplate:id'), LaunchTemplateId);
    },
  },
  {
    title: 'an instant fleet is shown by its id alone',
    async run(world) {
      const { FleetId = '' } = await createFleet(world, await fleetInput(world, { count: 1 }));
      await settle(world);

      const all = await world.ec2.send(new DescribeFleetsCommand({}));
      const byItsId = await world.ec2.send(new DescribeFleetsCommand({ FleetIds: [FleetId] }));

      const idsIn = ({ Fleets = [] }: typeof all) => Fleets.map((fleet) => fleet.FleetId);
      expectSame('not in the list of all', idsIn(all).includes(FleetId), false);
      expectSame('shown by its id', idsIn(byItsId), [FleetId]);
    },
  },
  {
    title: 'an instant fleet is deleted with its instances only',
    async run(world) {
      const fleet = await createFleet(world, await fleetInput(world, { count: 2 }));
      const { FleetId = '' } = fleet;
      await settle(world);
      const remove = (TerminateInstances: boolean) =>
        world.ec2.send(new DeleteFleetsCommand({ FleetIds: [FleetId], TerminateInstances }));

      const { UnsuccessfulFleetDeletions = [] } = await remove(false);
      expectSame(
        'refused without its instances',
        UnsuccessfulFleetDeletions.map((one) => one.FleetId),
        [FleetId],
      );
      const { SuccessfulFleetDeletions = [] } = await remove(true);
      expectSame(
        'deleted with them',
        SuccessfulFleetDeletions.map((one) => one.FleetId),
        [FleetId],
      );
      await untilState(world, launchedBy(fleet), 'terminated');
    },
  },
  {
    title: 'the name of a launch template is taken once, and free again after its deletion',
    async run(world) {
      const LaunchTemplateName = uniqueName();
      const LaunchTemplateId = await createTemplate(world, LaunchTemplateName);

      await expectError(EXISTS, createTemplate(world, LaunchTemplateName));
      await whileHidden(world, NO_TEMPLATE, () =>
        world.ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateId })),
      );
      await createTemplate(world, LaunchTemplateName);
    },
  },
  {
    title: 'a launch template is found by its name, at once or soon',
    async run(world) {
      const name = uniqueName();
      const id = await createTemplate(world, name);

      const found = await whileHidden(world, 'InvalidLaunchTemplateName.NotFoundException', () =>
        world.ec2.send(new DescribeLaunchTemplatesCommand({ LaunchTemplateNames: [name] })),
      );

      expectSame('its id', found.LaunchTemplates?.[0]?.LaunchTemplateId, id);
    },
  },
];

async function createTemplate({ ec2, imageId }: ContractWorld, LaunchTemplateName: string): Promise<string> {
  const LaunchTemplateData = { ImageId: imageId };
  const { LaunchTemplate } = await ec2.send(
    new CreateLaunchTemplateCommand({ LaunchTemplateName, LaunchTemplateData }),
  );
  return LaunchTemplate?.LaunchTemplateId ?? '';
}

async function fleetInput(
  world: ContractWorld,
  { count, types = [world.instanceType] }: { readonly count: number; readonly types?: readonly string[] },
): Promise<CreateFleetCommandInput> {
  const LaunchTemplateId = await createTemplate(world, uniqueName());
  return {
    Type: 'instant',
    ClientToken: uniqueName(),
    LaunchTemplateConfigs: [
      {
        LaunchTemplateSpecification: { LaunchTemplateId, Version: '1' },
        Overrides: types.map((type, Priority) => ({ InstanceType: type as 'c7g.large', Priority })),
      },
    ],
    TargetCapacitySpecification: { TotalTargetCapacity: count, DefaultTargetCapacityType: 'on-demand' },
    OnDemandOptions: { AllocationStrategy: 'prioritized' },
  };
}

/** A template that is not visible yet is waited for. */
function createFleet(
  world: ContractWorld,
  input: CreateFleetCommandInput,
): Promise<CreateFleetCommandOutput> {
  return whileHidden(world, NO_TEMPLATE, () => world.ec2.send(new CreateFleetCommand(input)));
}

function launchedBy({ Instances = [] }: CreateFleetCommandOutput): string[] {
  return Instances.flatMap(({ InstanceIds = [] }) => InstanceIds).toSorted();
}
