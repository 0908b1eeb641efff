import { judgeOlderClient } from './older-client.ts';
import { createPythonClient, peersInstalled } from './python-client.ts';

judgeOlderClient({
  name: 'boto 2.49',
  installed: peersInstalled,
  atLeast: 50,
  create: (...place) => createPythonClient('boto2', ...place),
});
