import { describe, expect, it } from 'vitest';
import { privatePlaces } from './private-places.ts';

describe('privatePlaces', () => {
  it.each([
    '/',
    '//',
    '/usr',
    '/usr/',
    '/etc',
    '/var',
    '/var/lib',
    '/usr/bin',
    '/lib64',
    '/tmp',
    '/proc',
    'relative',
    '',
  ])('never takes %o for a home: machines would not boot without it', (HOME) => {
    expect(privatePlaces({ HOME })).toEqual(privatePlaces({}));
  });

  it.each([
    ['HOME', '/srv/people/me/', '/srv/people/me'],
    ['HOME', '/nonexistent', '/nonexistent'],
    ['XDG_STATE_HOME', '/srv//state', '/srv/state'],
    ['XDG_DATA_HOME', '/opt/me/../you', '/opt/you'],
    ['RUNNER_TEMP', '/actions/_work/_temp', '/actions/_work/_temp'],
  ])('hides the folder of %s=%s, existing or not', (name, value, folder) => {
    expect(privatePlaces({ [name]: value }).folders).toContain(folder);
  });

  it.each([
    ['DOCKER_HOST', 'unix:///srv/docker.sock', ['/srv/docker.sock']],
    ['DOCKER_HOST', 'tcp://127.0.0.1:2375', []],
    ['KUBECONFIG', '/srv/one:/srv/two', ['/srv/one', '/srv/two']],
    ['SSH_AUTH_SOCK', '/srv/agent.1', ['/srv/agent.1']],
  ])('hides the files of %s=%s', (name, value, files) => {
    const { files: found } = privatePlaces({ [name]: value });

    expect(found.filter((file) => file.startsWith('/srv/'))).toEqual(files);
  });

  it('names no place inside of another one', () => {
    const { folders, files } = privatePlaces({
      HOME: '/srv/me',
      XDG_STATE_HOME: '/srv/me/state',
      KUBECONFIG: '/srv/me/.kube/config',
    });

    expect(folders).toContain('/srv/me');
    expect(folders).not.toContain('/srv/me/state');
    expect(files).not.toContain('/srv/me/.kube/config');
  });
});
