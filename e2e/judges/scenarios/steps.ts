import type { Step } from '../scenario.ts';

/** The instance type of every scenario that needs none in particular. */
export const type = { InstanceType: 't3.micro' } as const;

/** Launches one instance and saves its id as `instance`. */
export function launch(input: Readonly<Record<string, unknown>> = {}): Step {
  return {
    operation: 'RunInstances',
    input: { ImageId: '$image', ...type, MinCount: 1, MaxCount: 1, ...input },
    save: { instance: 'Instances[0].InstanceId' },
  };
}

export const terminate: Step = { operation: 'TerminateInstances', input: { InstanceIds: ['$instance'] } };

export const untilRunning: Step = {
  operation: 'DescribeInstances',
  input: { InstanceIds: ['$instance'] },
  expect: [['Reservations[0].Instances[0].State.Name', 'is', 'running']],
  attempts: 100,
};

export const untilTerminated: Step = {
  operation: 'DescribeInstances',
  input: { InstanceIds: ['$instance'] },
  expect: [['Reservations[0].Instances[0].State.Name', 'is', 'terminated']],
  attempts: 100,
};
