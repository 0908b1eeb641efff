import { judgeOlderClient } from './older-client.ts';
import { createPythonClient, peersInstalled } from './python-client.ts';

judgeOlderClient({
  name: 'Apache Libcloud',
  installed: peersInstalled,
  atLeast: 38,
  create: (...place) => createPythonClient('libcloud', ...place),
});
