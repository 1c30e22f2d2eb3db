/** Programs that we did not write, on an ASiC-E container: unzip and Python open it, OpenSSL, xmlsec1 and sha256sum judge what is in it. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { toPem } from '../../shared/certificate-bundle.ts'
import { inFolder, run } from './openssl.ts'

export interface ContainerToJudge {
  signed: Uint8Array
  root: Uint8Array
  inside: 'cades' | 'xades'
  /** Of its entries, behind the first signature's. */
  ending?: string
  /** Of the files that must be in it. */
  names: readonly string[]
}

/** The type first, then what is in it, as Python reads it; what cannot be opened ends with a fault. */
const unpack = `
import sys, zipfile
archive = zipfile.ZipFile('signed.asice')
first = archive.infolist()[0]
assert archive.testzip() is None
assert (first.filename, first.compress_type, first.header_offset) == ('mimetype', 0, 0)
assert archive.read('mimetype') == b'application/vnd.etsi.asic-e+zip'
archive.extractall('out')
print('\\n'.join(archive.namelist()))
`

/** The digests that a manifest or a signature has for its files, as sha256sum reads them. */
const digests = `
import sys, base64, urllib.parse, xml.etree.ElementTree as tree
ds = '{http://www.w3.org/2000/09/xmldsig#}'
for one in tree.parse(sys.argv[1]).iter():
    uri, value = one.get('URI'), one.find(ds + 'DigestValue')
    if value is not None and uri and not uri.startswith('#'):
        print(base64.b64decode(value.text).hex() + '  ' + urllib.parse.unquote(uri))
`

const verdicts = (ending: string) => ({
  cades: {
    refers: `META-INF/ASiCManifest${ending}.xml`,
    program: 'openssl',
    args: `cms -verify -cades -binary -purpose any -inform DER -in META-INF/signature${ending}.p7s -content META-INF/ASiCManifest${ending}.xml -CAfile ../root.pem -out ../found`,
    accepts: /CAdES Verification successful/,
  },
  xades: {
    refers: `META-INF/signatures${ending}.xml`,
    program: 'xmlsec1',
    args: `--verify --trusted-pem ../root.pem --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties META-INF/signatures${ending}.xml`,
    accepts: /^OK$/m,
  },
})

/** What each program says against it; empty where all of them accept it. */
export const faultsOf = ({ signed, root, inside, ending = '', names }: ContainerToJudge): Promise<string[]> =>
  inFolder({ 'signed.asice': signed, 'root.pem': toPem('CERTIFICATE', root) }, async folder => {
    const out = join(folder, 'out')
    await mkdir(out)
    const { refers, program, args, accepts } = verdicts(ending)[inside]
    const unzip = await run(folder, 'unzip', ['-tqq', 'signed.asice'])
    const unpacked = await run(folder, 'python3', ['-X', 'utf8', '-c', unpack])
    const references = await run(out, 'python3', ['-X', 'utf8', '-c', digests, refers])
    const told = references.output.trim().split('\n')
    const sums = await run(out, 'bash', ['-c', `sha256sum --strict -c - <<'END'\n${references.output}END`])
    const signature = await run(out, program, args.split(' '))
    return [
      ...(unzip.status === 0 ? [] : [unzip.output]),
      ...(unpacked.status === 0 && names.every(name => unpacked.output.split('\n').includes(name))
        ? []
        : [unpacked.output]),
      ...(told.length === names.length && sums.status === 0 ? [] : [references.output, sums.output]),
      ...(signature.status === 0 && accepts.test(signature.output) ? [] : [signature.output]),
    ]
  })
