import type { ImageRecord } from './image/image-record.ts';
import type { ImageStore } from './image-store.ts';

/** One version of a parameter. */
export interface ParameterVersion {
  readonly value: string;
  /** In ms. */
  readonly modifiedAt: number;
  readonly labels: readonly string[];
  readonly description?: string;
  /** ARN of the writer; public parameters have none. */
  readonly modifiedBy?: string;
}

export interface Parameter {
  readonly name: string;
  readonly type: 'String' | 'StringList' | 'SecureString';
  readonly dataType: 'text' | 'aws:ec2:image';
  /** Owner of a private parameter; public ones have none. */
  readonly accountId?: string;
  /** Version 1 first; never empty. */
  readonly versions: readonly ParameterVersion[];
}

/** The Systems Manager parameters of a region: public ones that follow the images, and the accounts' own. */
export interface ParameterStore {
  /** The account's own parameter or the public one. */
  get(name: string, accountId: string): Parameter | undefined;
  /** Parameters under a path, by name. */
  under(path: string, accountId: string): readonly Parameter[];
  put(parameter: Parameter & { readonly accountId: string }): void;
  remove(name: string, accountId: string): boolean;
}

export function createParameterStore(images: ImageStore): ParameterStore {
  const own = new Map<string, Parameter>();
  let index: { readonly of: number; readonly names: ReadonlyMap<string, readonly ImageRecord[]> } | undefined;
  const published = (): ReadonlyMap<string, readonly ImageRecord[]> => {
    if (index?.of !== images.revision) {
      index = { of: images.revision, names: indexByParameter(images.all()) };
    }
    return index.names;
  };
  const ownOf = (accountId: string): Parameter[] =>
    [...own.values()].filter((parameter) => parameter.accountId === accountId);
  return {
    get: (name, accountId) => own.get(`${accountId} ${name}`) ?? publicParameter(name, published().get(name)),
    under: (path, accountId) => {
      const prefix = path.endsWith('/') ? path : `${path}/`;
      const names = [...published().keys()].filter((name) => name.startsWith(prefix));
      const found = names.map((name) => publicParameter(name, published().get(name)));
      const mine = ownOf(accountId).filter((parameter) => parameter.name.startsWith(prefix));
      return [...found, ...mine].filter((parameter) => parameter !== undefined).sort(byName);
    },
    put: (parameter) => void own.set(`${parameter.accountId} ${parameter.name}`, parameter),
    remove: (name, accountId) => own.delete(`${accountId} ${name}`),
  };
}

function byName(left: Parameter, right: Parameter): number {
  return left.name < right.name ? -1 : 1;
}

function indexByParameter(images: readonly ImageRecord[]): Map<string, ImageRecord[]> {
  const index = new Map<string, ImageRecord[]>();
  for (const image of images) {
    for (const name of image.parameters) {
      const list = index.get(name);
      if (list) list.push(image);
      else index.set(name, [image]);
    }
  }
  for (const list of index.values()) list.sort((left, right) => left.createdAt - right.createdAt);
  return index;
}

/** A public parameter got a new version with every image that was published under it. */
function publicParameter(name: string, images: readonly ImageRecord[] | undefined): Parameter | undefined {
  if (!images) return undefined;
  return {
    name,
    type: 'String',
    dataType: name.startsWith('/aws/service/canonical/') ? 'aws:ec2:image' : 'text',
    versions: images.map((image) => ({
      value: valueFor(name, image),
      modifiedAt: image.createdAt,
      labels: [],
    })),
  };
}

/** Values of an image's parameters, by the last word of the parameter's name; otherwise the image id. */
const VALUES: Readonly<Record<string, (image: ImageRecord) => string>> = {
  image_name: ({ name }) => name,
  /** Bottlerocket: `1.52.0-4a3ed9a8`. */
  image_version: ({ name }) => name.replace(/^.*-v(?=\d)/, ''),
  /** EKS: Kubernetes and the day. */
  release_version: ({ name }) => name.replace(/^.*-(\d+\.\d+)-v(\d+)$/, '$1.0-$2'),
  recommended: ({ id, name, description }) =>
    JSON.stringify({
      ecs_agent_version: '1.98.0',
      ecs_runtime_version: 'Docker version 25.0.8',
      image_id: id,
      image_name: name,
      image_version: name.replace(/^.*-hvm-([\d.]+)-.*$/, '$1'),
      os: description ?? (name.startsWith('al2023') ? 'Amazon Linux 2023' : 'Amazon Linux 2'),
      schema_version: 1,
      source_image_name: name.replace(/-ecs(?:-\w+)?-hvm/, ''),
    }),
};

function valueFor(parameter: string, image: ImageRecord): string {
  return VALUES[parameter.slice(parameter.lastIndexOf('/') + 1)]?.(image) ?? image.id;
}
