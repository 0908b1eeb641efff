import { describe, expect, it } from 'vitest';
import { sendForm } from '../testing/send-form.ts';
import { simulate } from '../testing/simulate.ts';
import { PROTOCOLS } from '../wire/protocol.ts';
import { OPERATIONS } from './all-operations.ts';
import { assertSupported } from './assert-supported.ts';
import { FALSE_BY_DEFAULT } from './false-by-default.ts';
import { supportTable } from './support-table.ts';

interface Refused {
  readonly operation: string;
  readonly path: string;
  readonly service: keyof typeof PROTOCOLS;
}

/** Type of a member by its path; lists and structures on the way are gone through. */
function typeOf({ service, operation, path }: Refused): unknown {
  const { model } = PROTOCOLS[service];
  let type: unknown = { structure: model.operations[operation]?.input };
  for (const name of path.split('.')) {
    while (typeof type === 'object' && type !== null && 'list' in type) type = type.list;
    const { structure = '' } = type as { structure?: string };
    type = model.structures[structure]?.members[name]?.type;
  }
  return type;
}

/** `{ OnDemandOptions: { SingleInstanceType: value } }`, with lists of one where the model has lists. */
function inputOf({ service, operation, path }: Refused, value: boolean): object {
  const { model } = PROTOCOLS[service];
  const build = (structure: string, [name = '', ...inner]: readonly string[]): object => {
    let type: unknown = model.structures[structure]?.members[name]?.type;
    const isList = typeof type === 'object' && type !== null && 'list' in type;
    if (isList) type = (type as { list: unknown }).list;
    const item = inner.length === 0 ? value : build((type as { structure: string }).structure, inner);
    return { [name]: isList ? [item] : item };
  };
  return build(model.operations[operation]?.input ?? '', path.split('.'));
}

const REFUSED: readonly Refused[] = supportTable(OPERATIONS)
  .filter(({ implemented }) => implemented)
  .flatMap(({ service, operation, parameters }) =>
    Object.entries(parameters)
      .filter(([path, support]) => {
        const parent = path.slice(0, Math.max(0, path.lastIndexOf('.')));
        return support === 'refused' && parameters[parent] !== 'refused';
      })
      .map(([path]) => ({ service, operation, path })),
  )
  .filter((refused) => typeOf(refused) === 'boolean');

function support(refused: Refused, value: boolean): void {
  const { service, operation: name } = refused;
  const operation = OPERATIONS.find((known) => known.service === service && known.name === name)!;
  const { model } = PROTOCOLS[service];
  const structures = Object.fromEntries(
    Object.entries(model.structures).map(([key, { members }]) => [key, { members }]),
  );
  assertSupported(inputOf(refused, value), operation, { ...model, structures });
}

describe('row 49: a refused boolean that is false by default', () => {
  it.each(REFUSED)('$service $operation $path: true is refused, false is not', (refused) => {
    const name = refused.path.split('.').at(-1) ?? '';

    expect(Object.keys(FALSE_BY_DEFAULT), 'judge the new boolean: is it false by default?').toContain(name);
    expect(() => support(refused, true)).toThrow(`${refused.path} of ${refused.operation}`);
    expect(() => support(refused, false)).not.toThrow();
  });

  it('has a boolean of some operation for every row', () => {
    const names = new Set(REFUSED.map(({ path }) => path.split('.').at(-1)));

    expect(Object.keys(FALSE_BY_DEFAULT).filter((name) => !names.has(name))).toEqual([]);
  });

  it.each<[form: string, code: string]>([
    ['DescribeInstances&IncludeManagedResources=false', ''],
    ['DescribeInstances&IncludeManagedResources=true', 'NotImplemented'],
    ['DescribeVolumes&IncludeManagedResources=FALSE', ''],
    [
      'StopInstances&InstanceId.1=i-00000000000000000&Hibernate=false&SkipOsShutdown=false',
      'InvalidInstanceID.NotFound',
    ],
    ['StopInstances&InstanceId.1=i-00000000000000000&Hibernate=true', 'NotImplemented'],
    [
      'RunInstances&MinCount=1&MaxCount=1&ImageId=ami-00000000000000000&EnablePrimaryIpv6=false',
      'InvalidAMIID.NotFound',
    ],
    [
      'RunInstances&MinCount=1&MaxCount=1&ImageId=ami-00000000000000000&EnablePrimaryIpv6=0',
      'InvalidParameterValue',
    ],
    [
      'RunInstances&MinCount=1&MaxCount=1&ImageId=ami-00000000000000000&SecondaryInterface.1.DeleteOnTermination=false',
      'NotImplemented',
    ],
    [
      'RunInstances&MinCount=1&MaxCount=1&ImageId=ami-00000000000000000&NetworkInterface.1.PrimaryIpv6=false&NetworkInterface.1.DeviceIndex=0',
      'InvalidAMIID.NotFound',
    ],
  ])('%s: %s', async (form, code) => {
    const { local } = simulate();

    expect((await sendForm(local, `Action=${form}`)).code).toBe(code);
  });
});
