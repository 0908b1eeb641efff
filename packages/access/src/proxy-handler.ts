import { loadConfig } from '@smithy/core/config';
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import type { Variables } from './access.ts';
import { findProxy } from './find-proxy.ts';
import { limitDuration } from './limit-duration.ts';
import { nameTimeout } from './name-timeout.ts';
import { createAgentPool } from './proxy-agents.ts';

type Handle = NodeHttpHandler['handle'];
type TimedOptions = NodeHttpHandlerOptions & { readonly requestTimeout: number };

/**
 * The SDK's handler of requests, through the proxies of the environment: the SDK itself knows none. Its inner clients,
 * such as those that assume a role, take the handler of the client that they work for.
 */
export class ProxyHandler extends NodeHttpHandler {
  readonly #options: NodeHttpHandlerOptions;
  readonly #timeoutMs: number;
  readonly #variables: () => Promise<Variables>;
  readonly #agentsOf = createAgentPool();
  readonly #proxied = new Map<string, NodeHttpHandler>();

  /** Without variables those of the process, which the SDK reads itself, as it does for region and credentials. */
  constructor(options: TimedOptions, variables?: Variables) {
    super(options);
    this.#options = options;
    this.#timeoutMs = options.requestTimeout;
    this.#variables = variables === undefined ? variablesOfProcess() : async () => variables;
  }

  override async handle(...[request, options]: Parameters<Handle>): ReturnType<Handle> {
    const { protocol, hostname, port } = request;
    const host = hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname;
    const target = new URL(`${protocol}//${host}${port === undefined ? '' : `:${port}`}`);
    const proxy = findProxy(target, await this.#variables());
    const responding =
      proxy === undefined ? super.handle(request, options) : this.#through(proxy).handle(request, options);
    const responded = await responding.catch((error: unknown) => {
      throw nameTimeout(error, request);
    });
    // What reads the body gets the same error, after this.
    responded.response.body.once('error', (error: Error) => nameTimeout(error, request));
    limitDuration(responded.response.body, this.#timeoutMs, request);
    return responded;
  }

  override destroy(): void {
    super.destroy();
    for (const handler of this.#proxied.values()) handler.destroy();
  }

  #through(proxy: string): NodeHttpHandler {
    const handler =
      this.#proxied.get(proxy) ?? new NodeHttpHandler({ ...this.#options, ...this.#agentsOf(proxy) });
    this.#proxied.set(proxy, handler);
    return handler;
  }
}

function variablesOfProcess(): () => Promise<Variables> {
  return loadConfig<Variables>({
    environmentVariableSelector: (variables) => variables,
    configFileSelector: () => undefined,
    default: {},
  });
}
