import {
  DeleteLaunchTemplateCommand,
  DescribeLaunchTemplatesCommand,
  type DescribeLaunchTemplatesCommandInput,
  type Filter,
  type LaunchTemplate,
} from '@aws-sdk/client-ec2';
import { awsErrorName } from '../aws/classify-error.ts';
import { collectPages } from '../aws/pages.ts';
import { retry } from '../aws/patience.ts';
import { toProvisionerError } from '../aws/to-provisioner-error.ts';
import { PERMANENT_TAG } from '../fleet/signature.ts';
import { hasCalled, hasOtherMachines, mayHaveCalled, namedIn, TEMPLATE_TAG } from './instant-call.ts';
import type { InventoryItem, Kind } from './kind.ts';
import { removeEach, removeOne } from './remove-each.ts';

const ID_FILTER = 'launch-template-id';

/** Launch templates of fleets of many machines; those with the permanent tag outlive their fleet. They cost nothing. */
export const launchTemplates: Kind = {
  kind: 'launch-template',
  idFilter: ID_FILTER,
  removal: 'ec2 delete-launch-template --launch-template-id',
  mayBelongTo: (fleet) => mayHaveCalled('CreateLaunchTemplate', fleet),
  isUnlikely: hasOtherMachines,
  // Once CreateFleet was sent EC2 had shown the template, and its machines are waited for.
  mayAppear: (fleet) => hasCalled('CreateLaunchTemplate', fleet) && !hasCalled('CreateFleet', fleet),
  idsIn: (fleet) => namedIn('CreateLaunchTemplate', TEMPLATE_TAG, fleet),
  isGoing: () => false,

  list: async (filters, dependencies) => {
    const action = 'ec2:DescribeLaunchTemplates';
    const send = (next: { NextToken?: string }) =>
      dependencies.ec2.send(new DescribeLaunchTemplatesCommand(toInput(filters, next)));
    try {
      const found = await collectPages(
        (next) => retry(() => send(next), { action }, dependencies),
        ({ LaunchTemplates = [] }) => LaunchTemplates,
      );
      return found.map(toItem);
    } catch (error) {
      if (awsErrorName(error).startsWith('InvalidLaunchTemplateId')) return [];
      throw toProvisionerError(error, action);
    }
  },

  remove: removeEach(
    removeOne('ec2:DeleteLaunchTemplate', (id, { ec2 }) =>
      ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateId: id })),
    ),
  ),
};

/** Whether it outlives its fleet on purpose. */
export function isPermanent({ tags = [] }: InventoryItem): boolean {
  return tags.some(({ Key }) => Key === PERMANENT_TAG);
}

/** Ids are no filter of EC2's; one that is gone fails the call for all of them. */
function toInput(
  filters: readonly Filter[],
  next: { NextToken?: string },
): DescribeLaunchTemplatesCommandInput {
  const ids = filters.find(({ Name }) => Name === ID_FILTER)?.Values;
  return ids === undefined ? { Filters: [...filters], ...next } : { LaunchTemplateIds: ids, ...next };
}

function toItem({
  LaunchTemplateId: id = '',
  CreateTime: createdAt,
  Tags: tags,
}: LaunchTemplate): InventoryItem {
  return { kind: 'launch-template', id, state: 'available', createdAt, tags };
}
