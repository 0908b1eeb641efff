/** Where a machine is told to look: the endpoint beside it, and an instance that is not its own. */
export interface Neighbours {
  /** Host and port of the endpoint. */
  readonly endpoint: string;
  readonly siblingId: string;
}

/** One raw request per row; `@P@` stands for the path below which the machine finds its metadata. */
export function oddMetadataRequests({
  endpoint,
  siblingId,
}: Neighbours): readonly (readonly [string, string])[] {
  const get = (target: string, ...headers: string[]): string => raw(`GET ${target}`, headers);
  const launch = 'Action=RunInstances&Version=2016-11-15&ImageId=ami-1&MinCount=1&MaxCount=1';
  return [
    ['dots', get('@P@/../../_local/journal/requests')],
    ['dots after the version', get('@P@/latest/../../_local/faults')],
    ['dots below a folder', get('@P@/latest/meta-data/../../../_local/faults')],
    ['encoded dots', get('@P@/%2e%2e/%2E%2E/_local/faults')],
    ['encoded slashes', get('@P@/latest/%2e%2e%2f%2e%2e%2f_local%2ffaults')],
    ['twice encoded dots', get('@P@/%252e%252e/_local/faults')],
    ['double slashes', get('@P@//_local//faults')],
    ['backslashes', get('@P@/..\\..\\_local\\faults')],
    ['dots with parameters', get('@P@/..;/..;/_local/faults')],
    ['wide dots', get('@P@/%ef%bc%8e%ef%bc%8e/_local/faults')],
    ['another authority in the path', get(`@P@/@${endpoint}/_local/faults`)],
    ['an absolute target', get(`http://${endpoint}/_local/faults`)],
    ['an absolute target of a sibling', get(`http://169.254.169.254/_imds/${siblingId}/latest/user-data`)],
    ['a target without a slash', get('_local/faults')],
    ['the old path of a sibling', get(`@P@/../${siblingId}/latest/user-data`)],
    ['a sibling as a folder', get(`@P@/latest/${siblingId}/user-data`)],
    ['a query that looks like a path', get('@P@/?/../../_local/faults')],
    ['a fragment', get('@P@/#/../_local/faults')],
    ['another host', get('@P@/_local/faults', `host: ${endpoint}`)],
    ['headers of proxies', get('@P@/', `x-original-url: /_local/faults`, `x-forwarded-host: ${endpoint}`)],
    ['a header that names a sibling', get('@P@/latest/user-data', `x-instance-id: ${siblingId}`)],
    ['an upgrade', get('@P@/../_local/faults', 'connection: upgrade', 'upgrade: h2c')],
    ['DELETE', raw('DELETE @P@/../../_local/faults')],
    ['PUT', raw('PUT @P@/../../_local/faults', ['content-length: 12'], '{"rules": []}'.slice(0, 12))],
    ['POST of a launch', raw('POST @P@/', [`content-length: ${launch.length}`], launch)],
    ['POST of a launch by query', raw(`POST @P@/?${launch}`)],
    ['OPTIONS of everything', raw('OPTIONS *')],
    ['TRACE', raw('TRACE @P@/../_local/faults')],
    ['CONNECT', raw(`CONNECT ${endpoint}`)],
    ['a method of nobody', raw('STEAL @P@/../_local/faults')],
    ['pipelining', `${raw('GET @P@/latest/', [], '', 'keep-alive')}${get('@P@/../../_local/faults')}`],
    [
      'a request in a body',
      raw('GET @P@/latest/', ['content-length: 29'], 'GET /_local/faults HTTP/1.1\r\n'),
    ],
    ['a name that is not UTF-8', get('@P@/latest/meta-data/%ff%zz')],
    ['an ill-formed escape', get('@P@/latest/user-data/%')],
    ['a null byte', get('@P@/latest/user-data%00/../../../_local/faults')],
    ['properties of objects', get('@P@/latest/__proto__/constructor')],
  ];
}

function raw(start: string, headers: readonly string[] = [], body = '', connection = 'close'): string {
  const hasHost = headers.some((header) => header.startsWith('host:'));
  const all = [...(hasHost ? [] : ['host: 169.254.169.254']), `connection: ${connection}`, ...headers];
  return `${start} HTTP/1.1\r\n${all.join('\r\n')}\r\n\r\n${body}`;
}
