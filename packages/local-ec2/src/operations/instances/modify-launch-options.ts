import type {
  ModifyInstanceMaintenanceOptionsRequest,
  ModifyInstanceMaintenanceOptionsResult,
  ModifyPrivateDnsNameOptionsRequest,
  ModifyPrivateDnsNameOptionsResult,
} from '@aws-sdk/client-ec2';
import { ApiError } from '../../api/api-error.ts';
import { assertSpecified } from '../attribute-change.ts';
import { findInstance } from '../find-instances.ts';
import { oneOf } from '../one-of.ts';
import { defineOperation, type Operation } from '../operation.ts';

export const modifyInstanceMaintenanceOptions: Operation = defineOperation<
  ModifyInstanceMaintenanceOptionsRequest,
  ModifyInstanceMaintenanceOptionsResult
>({
  service: 'ec2',
  name: 'ModifyInstanceMaintenanceOptions',
  parameters: ['InstanceId', 'AutoRecovery', 'DryRun'],
  run: ({ InstanceId = '', AutoRecovery }, context) => {
    assertSpecified({ AutoRecovery });
    const { options } = findInstance(InstanceId, context);
    options.autoRecovery = oneOf(AutoRecovery, 'AutoRecovery', ['default', 'disabled']);
    return { InstanceId, AutoRecovery: options.autoRecovery };
  },
});

/** The machine must be stopped to get another kind of name. */
export const modifyPrivateDnsNameOptions: Operation = defineOperation<
  ModifyPrivateDnsNameOptionsRequest,
  ModifyPrivateDnsNameOptionsResult
>({
  service: 'ec2',
  name: 'ModifyPrivateDnsNameOptions',
  parameters: ['InstanceId', 'PrivateDnsHostnameType', 'EnableResourceNameDnsARecord', 'DryRun'],
  run: ({ InstanceId = '', PrivateDnsHostnameType, EnableResourceNameDnsARecord }, context) => {
    assertSpecified({ PrivateDnsHostnameType, EnableResourceNameDnsARecord });
    const { options, state } = findInstance(InstanceId, context);
    const { hostnameType, resourceNameARecord } = options.privateDnsName;
    const wanted = PrivateDnsHostnameType ?? hostnameType;
    if (wanted !== hostnameType && state !== 'stopped') {
      throw new ApiError(
        'IncorrectInstanceState',
        `The instance '${InstanceId}' is not in the 'stopped' state.`,
      );
    }
    options.privateDnsName = {
      hostnameType: oneOf(wanted, 'PrivateDnsHostnameType', ['ip-name', 'resource-name']),
      resourceNameARecord: EnableResourceNameDnsARecord ?? resourceNameARecord,
    };
    return { Return: true };
  },
});
