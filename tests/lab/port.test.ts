import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createPort } from '../../src/lab/port.ts';

describe('createPort', () => {
  it('takes its number back once whoever took it meanwhile lets go', async () => {
    const port = await createPort((socket) => socket.end());
    await port.setOpen(false);
    const squatter = createServer().listen(port.number, '127.0.0.1');
    await once(squatter, 'listening');
    const opened = port.setOpen(true);
    squatter.close();
    await opened;
    const taken = createServer().listen(port.number, '127.0.0.1');
    const [error] = await once(taken, 'error');
    expect(error).toMatchObject({ code: 'EADDRINUSE' });
    await port.setOpen(false);
  });

  it('can be closed for good while its number is taken', async () => {
    const port = await createPort((socket) => socket.end());
    await port.setOpen(false);
    const squatter = createServer().listen(port.number, '127.0.0.1');
    await once(squatter, 'listening');
    const opened = port.setOpen(true);
    await port.setOpen(false);
    await expect(opened).resolves.toBeUndefined();
    squatter.close();
    await once(squatter, 'close');
  });
});
