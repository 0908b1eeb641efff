import type { ApiError } from '../api/api-error.ts';
import { autoScalingModel } from '../api/auto-scaling-model.ts';
import { instanceConnectModel } from '../api/instance-connect-model.ts';
import { lambdaModel } from '../api/lambda-model.ts';
import { schedulerModel } from '../api/scheduler-model.ts';
import type { Service } from '../api/service.ts';
import type { ServiceModel } from '../api/service-model.ts';
import { ec2Model } from '../generated/ec2-model.ts';
import { serviceQuotasModel } from '../generated/service-quotas-model.ts';
import { ssmModel } from '../generated/ssm-model.ts';
import { stsModel } from '../generated/sts-model.ts';
import { EC2_EMPTY_TEXTS, STS_EMPTY_TEXTS } from './empty-text.ts';
import { decodeJson } from './json-decode.ts';
import { encodeJson } from './json-encode.ts';
import type { WireRequest, WireResponse } from './messages.ts';
import { modelOfOlderVersions } from './older-versions.ts';
import { decodeQuery, type QueryService } from './query-decode.ts';
import { decodeScheduler } from './scheduler-route.ts';
import { decodeTunnel } from './tunnel-route.ts';
import { createXmlEncoder, escapeXml } from './xml-encode.ts';

/** Protocol of one service: its model, and the form of its responses. */
export interface Protocol {
  readonly service: Service;
  readonly model: ServiceModel;
  decode(parameters: Parameters, operation: string): object;
  /** `version` is the API version that the request names, the last one when absent. */
  success(output: object, operation: string, requestId: string, version?: string): WireResponse;
  failure(error: ApiError, requestId: string): WireResponse;
}

/** Where a call has its parameters: the query protocol in a form, the JSON protocol in the body, REST in the URL too. */
export interface Parameters {
  readonly form: URLSearchParams;
  readonly body: string;
  /** Of REST calls, which have parameters there. */
  readonly path?: string;
  readonly query?: string;
}

const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

export const PROTOCOLS: Readonly<Record<Service, Protocol>> = {
  ec2: ec2Protocol(),
  sts: queryProtocol('sts', stsModel),
  ssm: jsonProtocol('ssm', ssmModel),
  'ec2-instance-connect': instanceConnectProtocol(),
  servicequotas: jsonProtocol('servicequotas', serviceQuotasModel),
  autoscaling: queryProtocol('autoscaling', autoScalingModel),
  lambda: restProtocol('lambda', lambdaModel),
  scheduler: { ...restProtocol('scheduler', schedulerModel), decode: decodeScheduler },
};

/** Services whose clients read XML, or JSON by its target. */
const OWN: ReadonlySet<string> = new Set(
  Object.keys(PROTOCOLS).filter((name) => name !== 'lambda' && name !== 'scheduler'),
);

/**
 * Refuses a request that is no call of a served service: as JSON for services that use it, as S3's error, or
 * as EC2's, which clients of other query services read, too.
 */
export function failUnnamed(
  error: ApiError,
  { headers, body }: WireRequest,
  { service = 'ec2', requestId }: { readonly service?: string | undefined; readonly requestId: string },
): WireResponse {
  if (service === 's3') {
    const { status, code, message } = error;
    return xml(
      status,
      `<Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message><RequestId>${requestId}</RequestId></Error>`,
      requestId,
    );
  }
  const speaksJson =
    headers['x-amz-target'] !== undefined || (!OWN.has(service) && !body.includes('Action='));
  return PROTOCOLS[speaksJson ? 'ssm' : 'ec2'].failure(error, requestId);
}

/**
 * What EC2 returns where its model has no output: "true if the request succeeds", which older clients read.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateTags.html
 */
const RETURN = '<return>true</return>';

/** Whose model got an output later, or has one besides: the samples of the reference return both. */
const ALSO_RETURNING: ReadonlySet<string> = new Set(['CreatePlacementGroup', 'CreateSecurityGroup']);

function ec2Protocol(): Protocol {
  const { model, decode } = queryDecoder({
    model: ec2Model,
    emptyTexts: EC2_EMPTY_TEXTS,
    malformed: 'InvalidParameterValue',
  });
  const encodeLast = createXmlEncoder(model);
  const encodeOlder = createXmlEncoder(modelOfOlderVersions(model));
  return {
    service: 'ec2',
    model,
    decode,
    success: (output, operation, requestId, version = model.apiVersion) => {
      const structure = model.operations[operation]?.output;
      const encode = version < model.apiVersion ? encodeOlder : encodeLast;
      const first = structure === undefined || ALSO_RETURNING.has(operation) ? RETURN : '';
      const members = first + (structure === undefined ? '' : encode(output, structure));
      const space = `http://ec2.amazonaws.com/doc/${version}/`;
      return xml(
        200,
        `<${operation}Response xmlns="${space}"><requestId>${requestId}</requestId>${members}</${operation}Response>`,
        requestId,
      );
    },
    failure: ({ status, code, message }, requestId) =>
      xml(
        status,
        `<Response><Errors><Error><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error></Errors><RequestID>${requestId}</RequestID></Response>`,
        requestId,
      ),
  };
}

/** The query protocol of the services that came after EC2. */
function queryProtocol(service: Service, served: ServiceModel): Protocol {
  const { model, decode } = queryDecoder({
    model: served,
    emptyTexts: STS_EMPTY_TEXTS,
    malformed: 'ValidationError',
  });
  const encode = createXmlEncoder(model);
  const scheme = service === 'sts' ? 'https' : 'http';
  const space = `${scheme}://${service}.amazonaws.com/doc/${model.apiVersion}/`;
  return {
    service,
    model,
    decode,
    success: (output, operation, requestId) => {
      const members = encode(output, model.operations[operation]?.output);
      const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
      return xml(
        200,
        `<${operation}Response xmlns="${space}"><${operation}Result>${members}</${operation}Result>${metadata}</${operation}Response>`,
        requestId,
      );
    },
    failure: ({ status, code, message }, requestId) => {
      const type = status >= 500 ? 'Receiver' : 'Sender';
      return xml(
        status,
        `<ErrorResponse xmlns="${space}"><Error><Type>${type}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
        requestId,
      );
    },
  };
}

function queryDecoder(service: QueryService): Pick<Protocol, 'model' | 'decode'> {
  const { model } = service;
  return {
    model,
    decode: ({ form }, operation) => decodeQuery(form, service, model.operations[operation]?.input),
  };
}

function jsonProtocol(service: Service, model: ServiceModel): Protocol {
  return {
    service,
    model,
    decode: ({ body }, operation) => decodeJson(body, model, model.operations[operation]?.input),
    success: (output, operation, requestId) =>
      json(200, encodeJson(output, model, model.operations[operation]?.output), requestId),
    failure: ({ status, code, message }, requestId) =>
      json(status, JSON.stringify({ __type: code, message }), requestId),
  };
}

/** REST with JSON: parameters are in the URL, the error's code is a header. */
function restProtocol(service: Service, served: ServiceModel): Protocol {
  const { model, decode } = queryDecoder({
    model: served,
    emptyTexts: EC2_EMPTY_TEXTS,
    malformed: 'InvalidParameterValueException',
  });
  return {
    service,
    model,
    decode,
    success: (output, operation, requestId) =>
      rest(200, encodeJson(output, model, model.operations[operation]?.output), requestId),
    failure: ({ status, code, message }, requestId) => {
      const response = rest(status, JSON.stringify({ Type: 'User', Message: message }), requestId);
      return { ...response, headers: { ...response.headers, 'x-amzn-errortype': code } };
    },
  };
}

function rest(status: number, body: string, requestId: string): WireResponse {
  return respond(status, body, 'application/json', requestId);
}

function xml(status: number, body: string, requestId: string): WireResponse {
  return respond(status, XML_HEAD + body, 'text/xml;charset=UTF-8', requestId);
}

/** JSON, but for the websocket of a tunnel, whose parameters are in the URL. */
function instanceConnectProtocol(): Protocol {
  const protocol = jsonProtocol('ec2-instance-connect', instanceConnectModel);
  const decode: Protocol['decode'] = (parameters, operation) =>
    operation === 'OpenTunnel' ? decodeTunnel(parameters.form) : protocol.decode(parameters, operation);
  return { ...protocol, decode };
}

function json(status: number, body: string, requestId: string): WireResponse {
  return respond(status, body, 'application/x-amz-json-1.1', requestId);
}

function respond(status: number, body: string, type: string, requestId: string): WireResponse {
  return {
    status,
    body,
    headers: { 'content-type': type, 'x-amzn-requestid': requestId, server: 'AmazonEC2' },
  };
}
