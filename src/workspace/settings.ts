import * as z from 'zod';
import { checkSettingsSchema } from '../shared/check-settings.ts';
import { namesVariables } from './environment.ts';
import { parseHost } from './host.ts';

/** May hold `${NAME}`, filled from the environment when it is used. */
const withVariables = z
  .string()
  .min(1)
  .refine(namesVariables, 'a variable is written ${NAME}, with letters, digits and _; "$${" stands for "${" itself');

const host = z
  .string()
  .max(300)
  .refine((entry) => parseHost(entry) !== undefined, 'a host like "api.example.com", with a port if need be, without a path');

const zone = z.string().refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}, 'an IANA zone like "Asia/Shanghai"');

export const connectionSchema = z.strictObject({
  url: withVariables.describe(
    'postgres://user:${PASSWORD}@host:5432/database. ${NAME} is taken from the environment; inside a URL its value may hold any character. A socket is named by ?host=/folder.',
  ),
  ssl: z
    .enum(['verify', 'on', 'off'])
    .optional()
    .describe(
      '"verify" checks the certificate, "on" only encrypts, "off" does neither. When absent: off for this machine, otherwise verify.',
    ),
  ca: z.string().min(1).optional().describe('PEM file of the authority that signed the certificate, relative to tearsheet.yaml.'),
});

export const credentialSchema = z
  .strictObject({
    host: host.describe('The one host they are sent to, also after a redirect; https unless "http://" stands before it.'),
    header: z
      .string()
      .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'a header name')
      .optional()
      .describe('Header that carries them; Authorization when absent.'),
    query: z.string().min(1).max(100).optional().describe('Query parameter that carries them, instead of a header.'),
    value: withVariables.describe('"Bearer ${TOKEN}"; ${NAME} is taken from the environment.'),
  })
  .refine((credential) => credential.header === undefined || credential.query === undefined, 'header or query, not both');

export const httpSchema = z.strictObject({
  hosts: z
    .array(host)
    .default([])
    .describe(
      'Hosts that datasets may name: "api.example.com", "api.example.com:8443". They are asked by https; by http where "http://" stands before the host, and on this machine when allowPrivate is set.',
    ),
  allowPrivate: z
    .boolean()
    .default(false)
    .describe('Hosts may also have addresses of private networks and of this machine. Link-local addresses stay refused.'),
  maxBytes: z
    .int()
    .positive()
    .max(2 ** 31)
    .default(64 * 1024 * 1024)
    .describe('Largest answer, unpacked.'),
  ca: z
    .string()
    .min(1)
    .optional()
    .describe('PEM file of an authority to trust besides the public ones, relative to tearsheet.yaml.'),
  credentials: z.record(z.string(), credentialSchema).default({}).describe('By the name that a dataset gives in `credentials`.'),
});

export const preflightSchema = z.strictObject({
  mailMegabytes: z.number().positive().max(10_000).default(10).describe('Largest file that goes by mail.'),
});

export const signingSchema = z.strictObject({
  key: z.string().min(1).optional().describe('PKCS#12 file, or a private key as PEM, relative to tearsheet.yaml.'),
  certificates: z
    .string()
    .min(1)
    .optional()
    .describe('PEM file with the certificate and those above it, relative to tearsheet.yaml; a PKCS#12 file has its own.'),
  passwordEnv: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'the name of a variable, without "$"')
    .optional()
    .describe('Variable of the environment that holds the password of the key.'),
  timestamp: z
    .url({ protocol: /^https?$/, error: 'an address of http or https' })
    .optional()
    .describe('Authority of time stamps (RFC 3161); signatures are then of level B-T.'),
  timestampTimeout: z.number().positive().max(300).default(15).describe('Seconds that it is waited for.'),
});

/** `tearsheet.yaml` at the top of a user's workspace. */
export const settingsSchema = z.strictObject({
  brand: z.string().default('wrenfield').describe('Brand of reports that name none.'),
  page: z.enum(['A4', 'Letter']).optional(),
  output: z.string().default('output').describe('Where PDFs go.'),
  zone: zone.default('UTC').describe('IANA zone in which "today" and "last month" are meant, also by PostgreSQL.'),
  fiscalYearEnd: z.int().min(1).max(12).default(12).describe('Month in which the fiscal year ends.'),
  connections: z.record(z.string(), connectionSchema).default({}).describe('PostgreSQL servers by name.'),
  http: httpSchema.prefault({}).describe('What may be fetched.'),
  preflight: preflightSchema.prefault({}).describe('What is asked of finished files.'),
  signing: signingSchema.prefault({}).describe('What `tearsheet sign` signs with.'),
  check: checkSettingsSchema.optional().describe("What is asked of notes; wins over the brand's."),
});

export type Settings = z.output<typeof settingsSchema>;
export type ConnectionSettings = z.output<typeof connectionSchema>;
export type HttpSettings = z.output<typeof httpSchema>;
export type CredentialSettings = z.output<typeof credentialSchema>;
