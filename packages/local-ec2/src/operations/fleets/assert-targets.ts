import type { CreateFleetRequest } from '@aws-sdk/client-ec2';
import { ApiError, notImplemented } from '../../api/api-error.ts';

/**
 * The parts of a fleet's target fit into its total, which is above zero (inferred: the reference has no text for it).
 * @throws ApiError `InvalidParameterValue`, `InvalidFleetConfig`; `NotImplemented` for capacity that somebody reserved.
 */
export function assertTargets({ TargetCapacitySpecification: target }: CreateFleetRequest): void {
  const type = target?.DefaultTargetCapacityType ?? 'on-demand';
  if (type !== 'on-demand' && type !== 'spot') throw notImplemented(`fleets of ${type}`);
  const total = target?.TotalTargetCapacity ?? 0;
  const parts = [target?.OnDemandTargetCapacity ?? 0, target?.SpotTargetCapacity ?? 0];
  if (total < 1) refuse('InvalidParameterValue', `TotalTargetCapacity is ${total}; expected at least 1.`);
  for (const part of parts) {
    if (part < 0) refuse('InvalidParameterValue', `A target capacity is ${part}; expected 0 or more.`);
  }
  const sum = parts.reduce((all, part) => all + part, 0);
  if (sum > total)
    refuse('InvalidFleetConfig', `On-demand and spot targets are ${sum}, more than the total of ${total}.`);
}

function refuse(code: string, message: string): never {
  throw new ApiError(code, message);
}
