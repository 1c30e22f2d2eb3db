/** Programs that we did not write, and what they are asked of a part of a signature: a row each. */
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { compactVerify, decodeProtectedHeader, generalVerify, importX509, type GeneralJWSInput } from 'jose'
import { bouncyCastle } from '../support/bouncy-castle.ts'
import { toPem } from '../../shared/certificate-bundle.ts'
import type { Judge, Piece, PieceOf, Verdict } from './artefact.ts'
import { askInLines, inLoop } from './ask-programs.ts'

const loop = <K extends Piece['of']>(
  name: string,
  of: K,
  { command, accepts }: { command: (piece: PieceOf<K>) => string; accepts: RegExp },
): Judge => ({
  name,
  of,
  judge: inLoop(piece => command(piece as PieceOf<K>), accepts),
})

const given = (option: string, content: string | null): string => (content === null ? '' : `${option} ${content}`)

const java = (name: string, of: 'CMS' | 'XML' | 'time stamp'): Judge => ({
  name,
  of,
  judge: askInLines(['java', '-cp', `${bouncyCastle}:java`, 'JudgeAll'], piece => [
    piece.of,
    piece.file,
    'content' in piece ? (piece.content ?? '-') : 'folder' in piece ? piece.folder : '-',
  ]),
})

const judgeContainers = resolve(import.meta.dirname, 'judge-containers.py')

export const judges: readonly Judge[] = [
  {
    name: 'Python zipfile',
    of: 'ZIP',
    judge: askInLines(['python3', '-X', 'utf8', judgeContainers], piece =>
      piece.of === 'ZIP' ? [piece.file, piece.folder, piece.inside] : [],
    ),
  },
  loop('unzip', 'ZIP', { command: ({ file }) => `unzip -tqq ${file}`, accepts: /^/ }),
  loop('openssl cms -cades', 'CMS', {
    command: ({ file, content }) =>
      `openssl cms -verify -cades -binary -purpose any -inform DER -in ${file} -CAfile root.pem -out /dev/null ${given('-content', content)}`,
    accepts: /CAdES Verification successful/,
  }),
  loop('certtool', 'CMS', {
    command: ({ file, content }) =>
      `certtool --p7-verify --inder --infile ${file} --load-ca-certificate root.pem ${given('--load-data', content)}`,
    accepts: /Signature status: ok/,
  }),
  loop('NSS cmsutil', 'CMS', {
    command: ({ file, content }) => `cmsutil -D -d nss -h 1 -i ${file} ${given('-c', content)}`,
    accepts: /signer0\.status=GoodSignature/,
  }),
  // It keeps the certificates of every signature that it sees, those with a flipped bit as well.
  loop('gpgsm', 'CMS', {
    command: ({ file, content }) =>
      `forgetful gpgsm --homedir gnupg --batch --assume-binary --verify ${file} ${content ?? ''}`,
    accepts: /Good signature/,
  }),
  java('Bouncy Castle', 'CMS'),
  loop('xmlsec1', 'XML', {
    command: ({ file, folder }) =>
      `within ${folder} xmlsec1 --verify --trusted-pem $PWD/root.pem --id-attr:Id Object --id-attr:Id urn:corpus:part --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties ${file}`,
    accepts: /^OK$/m,
  }),
  java('Java XML signatures', 'XML'),
  loop('pdfsig', 'PDF', {
    command: ({ file }) => `pdfsig -nssdir nss ${file}`,
    accepts: /Signature is Valid\.[^]*Certificate is Trusted\./,
  }),
  loop('qpdf --check', 'PDF', {
    command: ({ file }) => `qpdf --check ${file}`,
    accepts: /No syntax or stream encoding errors/,
  }),
  { name: 'jose', of: 'JWS', judge: (folder, judged) => Promise.all(judged.map(({ piece }) => byJose(folder, piece))) },
  loop('openssl ts', 'time stamp', {
    command: ({ file, content }) => `openssl ts -verify -data ${content} -in ${file} -token_in -CAfile stamps.pem`,
    accepts: /Verification: OK/,
  }),
  java('Bouncy Castle', 'time stamp'),
]

/** With the key of the certificate that its header names. */
async function byJose(folder: string, piece: Piece): Promise<Verdict> {
  try {
    if (piece.of !== 'JWS') throw new TypeError('no JWS')
    const text = await readFile(join(folder, piece.file), 'utf8')
    const payload = piece.content === null ? null : (await readFile(join(folder, piece.content))).toString('base64url')
    if (text.startsWith('{')) {
      const whole = { ...(payload !== null && { payload }), ...(JSON.parse(text) as object) } as GeneralJWSInput
      await generalVerify(whole, ({ alg, x5c }) => keyOf({ alg, x5c }))
    } else {
      const header = decodeProtectedHeader(text)
      const whole = payload === null ? text : text.replace('..', `.${payload}.`)
      await compactVerify(whole, await keyOf(header))
    }
    return { accepted: true, said: '' }
  } catch (error) {
    return { accepted: false, said: String(error) }
  }
}

const keyOf = ({ alg = '', x5c: [certificate = ''] = [] }: { alg?: string | undefined; x5c?: string[] | undefined }) =>
  importX509(toPem('CERTIFICATE', Buffer.from(certificate, 'base64')), alg)
