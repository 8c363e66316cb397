import { BlockList, isIP } from 'node:net';

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Whom an address belongs to: anyone, a network of one's own or this machine, or nobody that a report has to do with. */
export type Reach = 'public' | 'private' | 'never';

/** Loopback, RFC 1918, shared address space (RFC 6598), unique local (RFC 4193). */
const PRIVATE = ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '::1/128', 'fc00::/7'];

/**
 * Link-local, multicast, unspecified, reserved and documentation ranges of IANA's special-purpose registries, site-local, Teredo, and
 * the addresses under which clouds hand out the secrets of a machine. No setting opens them.
 */
const NEVER = [
  ...['0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '100.100.100.200/32', '168.63.129.16/32'],
  ...['::/128', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '3fff::/20', '5f00::/16', 'fe80::/10', 'fec0::/10'],
  ...['ff00::/8', 'fd00:ec2::254/128'],
];

/** Ways to write an IPv4 address as one of IPv6, and after how many bits it stands there: mapped, NAT64 (RFC 6052), 6to4 (RFC 3056). */
const EMBEDDED: readonly { readonly at: number; write(bytes: readonly number[]): string }[] = [
  { at: 96, write: (bytes) => `::ffff:${bytes.join('.')}` },
  { at: 96, write: (bytes) => `64:ff9b::${bytes.join('.')}` },
  { at: 16, write: ([a = 0, b = 0, c = 0, d = 0]) => `2002:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}::` },
];

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits = ''] = range.split('/');
    if (isIP(net) === 6) list.addSubnet(net, Number(bits), 'ipv6');
    else {
      list.addSubnet(net, Number(bits), 'ipv4');
      const bytes = net.split('.').map(Number);
      for (const { at, write } of EMBEDDED) list.addSubnet(write(bytes), at + Number(bits), 'ipv6');
    }
  }
  return list;
}

const privateList = listOf(PRIVATE);
const neverList = listOf(NEVER);
const loopback = new BlockList();
loopback.addAddress('::1', 'ipv6');
/** IPv4 in the last bits and nothing before, a form long given up. */
const compatible = new BlockList();
compatible.addSubnet('::', 96, 'ipv6');

/** The reach of an address; what is no address reaches nobody. */
export function reachOf(address: string): Reach {
  // A zone ("fe80::1%eth0") binds an address to a link of this machine.
  const family = address.includes('%') ? 0 : isIP(address);
  if (family === 0) return 'never';
  const type = family === 6 ? 'ipv6' : 'ipv4';
  if (neverList.check(address, type)) return 'never';
  if (privateList.check(address, type)) return 'private';
  return family === 6 && compatible.check(address, 'ipv6') ? 'never' : 'public';
}

/** True for a host name or address that can only be this machine. */
export function isThisMachine(hostname: string): boolean {
  const name = hostname.replace(/^\[(.+)\]$/, '$1');
  if (isIP(name) === 6) return loopback.check(name, 'ipv6');
  return isIP(name) === 4 ? name.startsWith('127.') : /^(?:.+\.)?localhost$/.test(name);
}
