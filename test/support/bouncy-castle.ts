/** Bouncy Castle as Debian has it (libbcpkix-java), and what a test needs that compiles a program against it. */
import { existsSync } from 'node:fs'
import { hasProgram } from '../../installer/setup/run.mjs'
import type { Need } from './describe-where.ts'

const jars = ['bcprov', 'bcutil', 'bcpkix'].map(name => `/usr/share/java/${name}.jar`)

/** A path of classes. */
export const bouncyCastle = jars.join(':')

export const needsBouncyCastle: Need[] = [
  { what: 'javac', met: hasProgram('javac') },
  { what: 'libbcpkix-java', met: jars.every(jar => existsSync(jar)) },
]
