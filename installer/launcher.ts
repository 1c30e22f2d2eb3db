/** The script that a browser starts in place of the host: it clears what could be loaded into Node, and becomes Node. */
import { product } from '../shared/product.ts'

/**
 * Variables that load foreign code or files into Node, slow its start, or record what it does. The module's own
 * configuration (such as SOFTHSM2_CONF) stays: the person needs it.
 */
const cleared = [
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'NODE_PATH',
  'NODE_V8_COVERAGE',
  'NODE_REPL_EXTERNAL_MODULE',
  'NODE_REDIRECT_WARNINGS',
  'NODE_PRESERVE_SYMLINKS',
  'NODE_COMPILE_CACHE',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_ICU_DATA',
  'NODE_CHANNEL_FD',
  'NODE_CHANNEL_SERIALIZATION_MODE',
  'NODE_UNIQUE_ID',
  'SSLKEYLOGFILE',
  'OPENSSL_CONF',
  'OPENSSL_CONF_INCLUDE',
  'OPENSSL_MODULES',
  'OPENSSL_ENGINES',
  'OPENSSL_ia32cap',
  'GCONV_PATH',
  'LOCPATH',
  'NLSPATH',
  'GLIBC_TUNABLES',
  'MALLOC_TRACE',
  'LD_PRELOAD',
  'LD_LIBRARY_PATH',
  'LD_AUDIT',
  'LD_DEBUG',
  'LD_DEBUG_OUTPUT',
  'LD_PROFILE',
  'LD_PROFILE_OUTPUT',
  'DYLD_INSERT_LIBRARIES',
  'DYLD_LIBRARY_PATH',
]

/** A word for a POSIX shell (section 2.2.2, single-quotes): nothing in it is expanded. */
export const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/** A POSIX script. `node` and `entry` are absolute paths. No core dumps: they would hold a PIN. */
export function launcherText({ node, entry }: { node: string; entry: string }): string {
  return [
    '#!/bin/sh',
    `# Starts the native host of ${product.name} ${product.version}. Written by the installer; a new version replaces it.`,
    'umask 077',
    'ulimit -c 0 2>/dev/null || :',
    `unset ${cleared.join(' ')}`,
    // In the host no text can reach a prototype through `__proto__`.
    'export NODE_OPTIONS=--disable-proto=delete',
    `exec ${quoted(node)} ${quoted(entry)} "$@"`,
    '',
  ].join('\n')
}

/** The paths that a launcher names; null when it is none of ours. */
export function readLauncher(text: string): { node: string; entry: string } | null {
  const word = String.raw`('(?:[^']|'\\'')*')`
  const match = new RegExp(String.raw`^exec ${word} ${word} "\$@"$`, 'm').exec(text)
  const [, node, entry] = match ?? []
  return node && entry ? { node: unquoted(node), entry: unquoted(entry) } : null
}

const unquoted = (word: string): string => word.slice(1, -1).replaceAll(String.raw`'\''`, "'")
