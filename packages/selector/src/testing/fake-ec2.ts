import { globMatcher } from '@ami-select/core';
import type { DescribeImagesRequest, Image as Ec2Image, Filter } from '@aws-sdk/client-ec2';
import type { Ec2Sender } from '../contract/ports.ts';

export interface FakeEc2Options {
  readonly now: Date;
  /** Images per page, never more than requested. */
  readonly pageSize?: number;
  /** Account the caller belongs to. */
  readonly self?: string;
  /** Called before each response. */
  readonly beforeResponse?: (request: DescribeImagesRequest, call: number) => void | Promise<void>;
  /** Responses to other commands, by command name without `Command`. */
  readonly responses?: Readonly<Record<string, (input: never) => unknown>>;
}

/** An EC2 in memory that filters, pages and hides deprecated images like AWS does. */
export interface FakeEc2 extends Ec2Sender {
  readonly images: Ec2Image[];
  readonly requests: DescribeImagesRequest[];
}

interface AnyCommand {
  readonly constructor: { readonly name: string };
  readonly input: DescribeImagesRequest;
}

export function createFakeEc2(images: readonly Ec2Image[], options: FakeEc2Options): FakeEc2 {
  const world = [...images];
  const requests: DescribeImagesRequest[] = [];
  const send = async (command: AnyCommand): Promise<unknown> => {
    const name = command.constructor.name.replace(/Command$/, '');
    if (name !== 'DescribeImages') return respondToOther(name, command.input, options);
    requests.push(command.input);
    await options.beforeResponse?.(command.input, requests.length);
    return describe(world, command.input, options);
  };
  return { images: world, requests, send: send as unknown as Ec2Sender['send'] };
}

/** An error with the name the SDK gives it. */
export function awsError(name: string, message: string = name): Error {
  return Object.assign(new Error(message), { name });
}

function respondToOther(name: string, input: unknown, options: FakeEc2Options): unknown {
  const response = options.responses?.[name];
  if (response === undefined)
    throw awsError('UnauthorizedOperation', `You are not authorized to perform ${name}`);
  return response(input as never);
}

function describe(
  world: readonly Ec2Image[],
  request: DescribeImagesRequest,
  options: FakeEc2Options,
): object {
  if (request.ImageIds !== undefined)
    return { Images: byIds(world, request.ImageIds).filter((image) => isOwned(image, request, options)) };
  const found = world.filter((image) => isListed(image, request, options));
  const start = Number(request.NextToken ?? 0);
  const size = Math.min(options.pageSize ?? 1000, request.MaxResults ?? 1000);
  const next = start + size < found.length ? { NextToken: String(start + size) } : {};
  return { Images: found.slice(start, start + size), ...next };
}

function byIds(world: readonly Ec2Image[], ids: readonly string[]): Ec2Image[] {
  return ids.map((id) => {
    const found = world.find((image) => image.ImageId === id);
    if (found === undefined) throw awsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`);
    return found;
  });
}

function isListed(image: Ec2Image, request: DescribeImagesRequest, options: FakeEc2Options): boolean {
  const isOwn = image.OwnerId === options.self;
  if (!isOwned(image, request, options)) return false;
  const isDeprecated = image.DeprecationTime !== undefined && new Date(image.DeprecationTime) <= options.now;
  if (isDeprecated && !isOwn && request.IncludeDeprecated !== true) return false;
  if (image.State === 'disabled' && request.IncludeDisabled !== true) return false;
  return (request.Filters ?? []).every((filter) => passes(image, filter));
}

/** Owners apply to images requested by id, too. */
function isOwned(image: Ec2Image, { Owners }: DescribeImagesRequest, { self }: FakeEc2Options): boolean {
  const isOwn = image.OwnerId === self;
  const owns = (owner: string): boolean =>
    owner === image.OwnerId || owner === image.ImageOwnerAlias || (owner === 'self' && isOwn);
  return Owners === undefined || Owners.some(owns);
}

function passes(image: Ec2Image, { Name = '', Values = [] }: Filter): boolean {
  const matches = globMatcher(Values);
  return valuesOf(image, Name).some((value) => value !== undefined && matches(value));
}

function valuesOf(image: Ec2Image, name: string): (string | undefined)[] {
  const tags = image.Tags ?? [];
  if (name === 'tag-key') return tags.map((tag) => tag.Key);
  if (name.startsWith('tag:')) return tags.filter((tag) => `tag:${tag.Key}` === name).map((tag) => tag.Value);
  if (name === 'product-code') return (image.ProductCodes ?? []).map((code) => code.ProductCodeId);
  const member = MEMBERS[name];
  if (member === undefined) throw awsError('InvalidParameterValue', `The filter '${name}' is invalid`);
  const value = image[member];
  return [value === undefined ? undefined : String(value)];
}

const MEMBERS: Readonly<Record<string, keyof Ec2Image>> = {
  architecture: 'Architecture',
  'boot-mode': 'BootMode',
  'creation-date': 'CreationDate',
  description: 'Description',
  'ena-support': 'EnaSupport',
  hypervisor: 'Hypervisor',
  'image-type': 'ImageType',
  name: 'Name',
  'owner-id': 'OwnerId',
  platform: 'Platform',
  'public-ssm-parameter-name': 'PublicSsmParameterName',
  'root-device-type': 'RootDeviceType',
  state: 'State',
  'virtualization-type': 'VirtualizationType',
};
