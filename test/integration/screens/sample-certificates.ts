/** Certificates for the screens, made with OpenSSL: a centre, a person with names in Azerbaijani, one that ends soon. */
import { readFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Bytes } from '../../../shared/bytes.ts'
import { inFolder, run } from '../../support/openssl.ts'

export interface SampleCertificates {
  centre: Bytes
  person: Bytes
  endsSoon: Bytes
  /** Every name is as long as X.520 lets it be, and without a space. */
  longest: Bytes
  /** Every attribute holds markup, bidi and zero-width characters. */
  nasty: Bytes
}

export const nastyText = '<img src=x onerror=alert(1)>\u202EgnirtS\u202C\u200B &amp; "\'`\u0007'
/** What must stand on the screen in its place. */
export const shownNastyText = '<img src=x onerror=alert(1)>⟨U+202E⟩gnirtS⟨U+202C⟩⟨U+200B⟩ &amp; "\'`⟨U+0007⟩'

/** 64 letters, the widest there are. */
const longName = 'ŞÜKÜROVAMƏMMƏDOVW'.repeat(4).slice(0, 64)

const subjects = {
  person:
    '/C=AZ/O=Azərbaycan Respublikası Mərkəzi Bankı/OU=Ödəniş sistemləri/title=Baş mühasib/serialNumber=5FLX3K2' +
    '/SN=MƏMMƏDOV/GN=SƏMƏD/CN=SƏMƏD MƏMMƏDOV/emailAddress=samed@e-cbar.az',
  endsSoon: '/C=KZ/O=ТОО «Дала»/serialNumber=IIN780101300123/CN=ӘЛІЯ ҚАСЫМҰЛЫ',
  longest: `/C=KZ/O=${longName}/OU=${longName}/title=${longName}/serialNumber=IIN780101300123/CN=${longName}`,
  nasty: `/O=${nastyText}/CN=${nastyText}`,
} as const

export const fingerprintOf = (certificate: Uint8Array): string => createHash('sha256').update(certificate).digest('hex')

export const makeSampleCertificates = (): Promise<SampleCertificates> =>
  inFolder({ 'usage.cnf': 'keyUsage = critical, digitalSignature, nonRepudiation\n' }, async folder => {
    const openssl = async (...args: string[]): Promise<void> => {
      const { status, output } = await run(folder, 'openssl', args)
      if (status !== 0) throw new Error(output)
    }
    const key = (name: string): string[] => [
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-keyout',
      name,
    ]
    const centre = '/C=AZ/O=Bank Sertifikat Xidmətləri Mərkəzi/CN=BSXM Sub CA 2'
    await openssl(
      'req',
      '-x509',
      ...key('ca.key'),
      '-utf8',
      '-subj',
      centre,
      '-days',
      '3650',
      '-outform',
      'DER',
      '-out',
      'centre',
    )
    await openssl('x509', '-inform', 'DER', '-in', 'centre', '-out', 'ca.pem')
    const issue = async (name: keyof typeof subjects, days: number): Promise<void> => {
      await openssl('req', '-new', ...key('leaf.key'), '-utf8', '-subj', subjects[name], '-out', 'leaf.csr')
      const ca = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', 'usage.cnf']
      await openssl('x509', '-req', '-in', 'leaf.csr', ...ca, '-days', String(days), '-outform', 'DER', '-out', name)
    }
    await issue('person', 730)
    await issue('endsSoon', 12)
    await issue('longest', 365)
    await issue('nasty', 365)
    const read = async (name: string): Promise<Bytes> => new Uint8Array(await readFile(join(folder, name)))
    return {
      centre: await read('centre'),
      person: await read('person'),
      endsSoon: await read('endsSoon'),
      longest: await read('longest'),
      nasty: await read('nasty'),
    }
  })
