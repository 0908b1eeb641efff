import { expect, it } from 'vitest';
import type { ServiceModel } from '../api/service-model.ts';
import { createXmlEncoder } from './xml-encode.ts';

const model: ServiceModel = {
  source: 'test',
  apiVersion: '2016-11-15',
  operations: {},
  structures: {
    Vpc: {
      members: {
        Blocks: { type: { list: { structure: 'Block' }, item: 'item' }, xml: 'blockSet' },
        Id: { type: 'string', xml: 'vpcId' },
        Options: { type: { structure: 'Block' }, xml: 'options' },
        IsDefault: { type: 'boolean', xml: 'isDefault' },
      },
    },
    Block: { members: { State: { type: 'string', xml: 'state' } } },
  },
};

it('writes members of one value before structures and lists, for clients that read as it comes', () => {
  const vpc = { Blocks: [{ State: 'a' }], Id: 'vpc-1', Options: { State: 'b' }, IsDefault: true };

  expect(createXmlEncoder(model)(vpc, 'Vpc')).toBe(
    '<vpcId>vpc-1</vpcId><isDefault>true</isDefault><blockSet><item><state>a</state></item></blockSet><options><state>b</state></options>',
  );
});
