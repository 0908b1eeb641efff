import type { ServiceModel } from './service-model.ts';

/** Written by hand: the list of functions, without its items, from the Lambda API reference, version 2015-03-31. */
export const lambdaModel: ServiceModel = {
  source: 'AWS Lambda API reference',
  apiVersion: '2015-03-31',
  operations: { ListFunctions: { input: 'ListFunctionsRequest', output: 'ListFunctionsResponse' } },
  structures: {
    ListFunctionsRequest: {
      members: {
        FunctionVersion: { type: 'string' },
        Marker: { type: 'string' },
        MasterRegion: { type: 'string' },
        MaxItems: { type: 'number' },
      },
    },
    ListFunctionsResponse: { members: { Functions: { type: { list: 'string', item: 'member' } } } },
  },
};
