import * as ec2 from '@aws-sdk/client-ec2';
import { beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../endpoint/all-operations.ts';
import { ec2Model } from '../../generated/ec2-model.ts';
import { refusal } from '../../testing/refusal.ts';
import { sendForm } from '../../testing/send-form.ts';
import { type Simulation, simulate } from '../../testing/simulate.ts';
import { ALWAYS_EMPTY, type EmptyList } from './table.ts';

const ROWS = ALWAYS_EMPTY.filter(({ service }) => service === 'ec2');

let sim: Simulation;

beforeAll(() => {
  sim = simulate();
});

interface Client {
  send(command: object): Promise<Record<string, unknown>>;
}

/** The answer to an official client. */
function ask(
  { operation }: Pick<EmptyList, 'operation'>,
  input: object = {},
): Promise<Record<string, unknown>> {
  const commands = ec2 as unknown as Readonly<Record<string, new (input: object) => object>>;
  const Command = commands[`${operation}Command`];
  if (!Command) throw new Error(`The SDK has no ${operation}`);
  return (sim.ec2 as unknown as Client).send(new Command(input));
}

describe('row 58: lists that are always empty', () => {
  it.each(ROWS)('$operation answers an official client with no item and no further page', async (row) => {
    const answer = await ask(row);

    expect(answer[row.list]).toEqual([]);
    expect(answer.NextToken).toBeUndefined();
  });

  it.each(ROWS.filter(({ ids }) => Object.keys(ids).length > 0))(
    '$operation finds nothing by an id',
    async (row) => {
      for (const [member, code] of Object.entries(row.ids)) {
        const isList = /Ids$|IdSet$|Ips$/.test(member);
        const error = await refusal(ask(row, { [member]: isList ? ['x-12345678'] : 'x-12345678' }));
        expect([member, error.name]).toEqual([member, code]);
        expect(error.message).toContain("'x-12345678'");
      }
    },
  );

  it.each(ROWS)('$operation has the documented page sizes, and gave no token out', async (row) => {
    const input = ec2Model.structures[ec2Model.operations[row.operation]?.input ?? ''];
    const [minimum, maximum] = row.pages;
    if (input?.members.MaxResults) {
      expect((await ask(row, { MaxResults: minimum }))[row.list]).toEqual([]);
      expect((await ask(row, { MaxResults: maximum }))[row.list]).toEqual([]);
      expect((await refusal(ask(row, { MaxResults: minimum - 1 }))).name).toBe('InvalidParameterValue');
      expect((await refusal(ask(row, { MaxResults: maximum + 1 }))).name).toBe('InvalidParameterValue');
    }
    if (input?.members.NextToken) {
      expect((await refusal(ask(row, { NextToken: 'x' }))).name).toBe('InvalidPaginationToken');
    }
  });

  it.each(ROWS)('$operation refuses a filter that it does not have', async (row) => {
    const operation = OPERATIONS.find(({ name }) => name === row.operation);
    const member = operation?.parameters.find((name) => /^Filters?$/.test(name));
    if (member === undefined) return;
    const filters = (Name: string) => ({ [member]: [{ Name, Values: ['x'] }] });

    for (const name of operation?.filters ?? []) {
      expect((await ask(row, filters(name.replace('<key>', 'Team'))))[row.list]).toEqual([]);
    }
    expect((await refusal(ask(row, filters('colour')))).name).toBe('InvalidParameterValue');
  });

  it('what has more members than the table understands is refused by name', async () => {
    const offered = await refusal(
      ask({ operation: 'DescribeReservedInstances' }, { OfferingClass: 'standard' }),
    );

    expect([offered.name, offered.message]).toEqual([
      'NotImplemented',
      expect.stringContaining('OfferingClass of DescribeReservedInstances'),
    ]);
  });

  it('an operation that is not in the table is refused as before', async () => {
    const { status, code } = await sendForm(sim.local, { Action: 'DescribeManagedPrefixLists' });

    expect([status, code]).toEqual([400, 'InvalidAction']);
  });

  it('a dry run is one', async () => {
    expect((await refusal(ask({ operation: 'DescribeVpcEndpoints' }, { DryRun: true }))).name).toBe(
      'DryRunOperation',
    );
  });

  it('nothing here creates what it lists', () => {
    const nouns = ROWS.map(({ operation }) => operation.replace('Describe', '').replace(/e?s$/, ''));
    const others = OPERATIONS.map(({ name }) => name).filter((name) => !name.startsWith('Describe'));

    expect(nouns.filter((noun) => others.some((name) => name.includes(noun)))).toEqual([]);
  });

  it('the model has the request and the name of the list, and no structure of an item', () => {
    const outputs = ROWS.map(
      ({ operation }) => ec2Model.structures[ec2Model.operations[operation]?.output ?? ''],
    );

    expect(outputs.map((output) => Object.values(output?.members ?? {}).map(({ type }) => type))).toEqual(
      ROWS.map(() => [{ list: 'string', item: 'item' }]),
    );
    expect(Object.keys(ec2Model.structures)).not.toContain('VpcEndpoint');
  });
});
