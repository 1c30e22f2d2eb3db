/** What must not be changed unnoticed, and the tests that have to notice it: a row a part. */

export interface Target {
  name: string
  files: readonly string[]
  /** Files or folders of tests, run together until the first that fails. */
  tests: readonly string[]
}

const unit = (...names: string[]): string[] => names.map(name => `test/unit/${name}`)

/** All of them, those first that know most of it: most faults end with the first tests. */
const extensionTests = (...first: string[]): string[] =>
  unit(...first.map(name => `extension/${name}.test.ts`), 'extension')

export const targets: readonly Target[] = [
  {
    name: 'frames',
    files: ['host/serving/frames.ts', 'shared/wire.ts', 'shared/bytes.ts'],
    tests: unit(
      'host/frames.test.ts',
      'host/taken-bytes.test.ts',
      'shared/wire.test.ts',
      'shared/bytes.test.ts',
      'shared/byte-strings.test.ts',
    ),
  },
  {
    name: 'gates',
    files: ['sender', 'params', 'rate', 'permission', 'turn', 'reply'].map(
      name => `extension/background/gates/${name}.ts`,
    ),
    tests: extensionTests('sender', 'params', 'rate', 'permission', 'turns', 'delivery'),
  },
  {
    name: 'consent',
    files: ['gates/window', 'gates/host', 'prompt', 'host-questions', 'documents', 'joined', 'standing', 'serve'].map(
      name => `extension/background/${name}.ts`,
    ),
    tests: extensionTests('prompt', 'ticket', 'changed-documents', 'double-press', 'abort', 'host-loss', 'endings'),
  },
  {
    name: 'journal',
    files: ['chain', 'journal', 'journal-files', 'open-records', 'stored-record'].map(
      name => `host/journal/${name}.ts`,
    ),
    // What is flushed, and cut off again when the disk is full, only processes of their own show.
    tests: [...unit('journal'), 'test/integration/journal'],
  },
  {
    name: 'cms',
    files: ['read', 'verify', 'find-signer', 'signed-attributes', 'signing-certificate', 'definite-lengths'].map(
      name => `host/pki/cms/${name}.ts`,
    ),
    tests: unit(
      ...['cms-verify', 'cms-read', 'cms-package', 'definite-lengths', 'fuzz', 'pades'].map(
        name => `pki/${name}.test.ts`,
      ),
    ),
  },
  {
    name: 'paths',
    files: ['chain', 'path/candidate-paths', 'path/check-path', 'path/name-constraints', 'path/policy-graph'].map(
      name => `host/pki/${name}.ts`,
    ),
    tests: unit(
      ...['paths', 'chain', 'chain-choice', 'name-constraints', 'verify-signature', 'cms-verify'].map(
        name => `pki/${name}.test.ts`,
      ),
    ),
  },
  {
    name: 'lasting',
    files: ['judge-path', 'cms/inside', 'cms/unsigned-values', 'revocation/inside', 'revocation/revocation-values'].map(
      name => `host/pki/${name}.ts`,
    ),
    tests: unit(...['lasting', 'lasting-by-others', 'cms-timestamp'].map(name => `pki/${name}.test.ts`)),
  },
  {
    name: 'pss',
    files: ['shared/pss-parameters.ts', 'shared/key-restriction.ts', 'host/pki/algorithm-identifier.ts'],
    tests: unit('pki/pss.test.ts', 'pki/paths.test.ts', 'shared/algorithms.test.ts'),
  },
  {
    name: 'pin',
    files: [
      'pkcs11/pin-calls',
      'pkcs11/pin-fault',
      'pkcs11/pin-state',
      'pkcs11/context-login',
      'token/pins',
      'token/secrets-aside',
      'token/wrong-pin',
      'operations/ask-for-pin',
      'operations/check-new-pin',
      'operations/set-pin',
      'operations/with-pin',
    ].map(name => `host/${name}.ts`),
    // A PIN is right or wrong only where there is a token.
    tests: [
      ...unit('host', 'pkcs11'),
      ...['pin-refusals', 'pin-care', 'last-try', 'login', 'pin-pad', 'pin-residue', 'sign'].map(
        name => `test/integration/tokens/${name}.test.ts`,
      ),
    ],
  },
  {
    name: 'jws',
    files: ['read', 'read-object', 'verify', 'jws-algorithm', 'package', 'prepare'].map(
      name => `host/pki/jws/${name}.ts`,
    ),
    tests: unit('pki/jws-read.test.ts', 'pki/jws.test.ts'),
  },
  {
    name: 'xml',
    files: ['read-xml', 'xml-names', 'xml-text', 'xml-tree', 'open-tree', 'canonical-xml'].map(
      name => `host/pki/xades/${name}.ts`,
    ),
    tests: unit(...['xml-reader', 'xades-unreadable', 'xades'].map(name => `pki/${name}.test.ts`)),
  },
  {
    name: 'xades',
    files: [
      'verify',
      'read-signature',
      'judge-reference',
      'judge-references',
      'octets-of',
      'covers-of',
      'find-by-id',
      'earlier-signatures',
      'signed-properties',
      'signature-timestamps',
      'unsigned-properties',
      'inside',
      'places',
      'prepare',
      'signature-text',
    ].map(name => `host/pki/xades/${name}.ts`),
    tests: unit(
      ...['xades', 'xades-read', 'xades-unreadable', 'xades-timestamps', 'lasting-by-others', 'asic'].map(
        name => `pki/${name}.test.ts`,
      ),
    ),
  },
]
