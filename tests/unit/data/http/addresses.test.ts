import { describe, expect, it } from 'vitest';
import { isThisMachine, reachOf } from '../../../../src/data/http/addresses.ts';

describe('the reach of an address', () => {
  it.each([
    ...['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '169.253.1.1', '223.255.255.255'],
    ...['2606:4700::1111', '2a00:1450::1', '::ffff:8.8.8.8', '64:ff9b::8.8.8.8', '2002:808:808::1'],
  ])('%s is public', (address) => expect(reachOf(address)).toBe('public'));

  it.each([
    ...[
      '127.0.0.1',
      '127.255.255.254',
      '10.0.0.1',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '100.64.0.1',
      '100.127.255.255',
    ],
    ...[
      '::1',
      'fc00::1',
      'fdff::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::ffff:10.1.2.3',
      '64:ff9b::192.168.0.1',
      '2002:7f00:1::',
    ],
    ...['0:0:0:0:0:0:0:1', '0:0:0:0:0:ffff:7f00:0001'],
  ])('%s is private', (address) => expect(reachOf(address)).toBe('private'));

  it.each([
    ...['0.0.0.0', '0.1.2.3', '169.254.169.254', '169.254.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.7', '203.0.113.9'],
    ...['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '100.100.100.200', '168.63.129.16', '192.0.0.192'],
    ...[
      '::',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
      'ff02::1',
      '2001:db8::1',
      '2001::1',
      '100::1',
      '64:ff9b:1::7f00:1',
      'fd00:ec2::254',
    ],
    ...['::ffff:169.254.169.254', '::ffff:0.0.0.0', '64:ff9b::a9fe:a9fe', '2002:a9fe:a9fe::', '::127.0.0.1', '::8.8.8.8'],
    ...['', 'localhost', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '1.2.3.4.5', 'data.example'],
  ])('%j is nobody', (address) => expect(reachOf(address)).toBe('never'));

  it('tells this machine by its name', () => {
    for (const name of ['localhost', 'a.localhost', '127.0.0.1', '127.9.9.9', '[::1]', '::1'])
      expect(isThisMachine(name)).toBe(true);
    for (const name of ['localhost.example', 'notlocalhost', '128.0.0.1', '10.0.0.1', '[::2]', '127.0.0.1.example'])
      expect(isThisMachine(name)).toBe(false);
  });
});
